extension Layout {
  /// Reads the sample as a person would: first where the table lies, then what each of its columns is.
  init(_ sample: Sample, ragged: Bool) throws {
    guard sample.rows.contains(where: { $0.filled > 0 }) else { throw Unreadable(.emptyFile()) }
    var finder = LayoutFinder(sample)
    try finder.find(ragged: ragged)
    self = finder.layout
  }
}

/// The steps from rows to a layout, each building on the one before.
struct LayoutFinder {
  let rows: [SampleRow]
  let frame: Frame
  let isWhole: Bool
  var layout = Layout()
  /// The rows below the heading that are more than a lone label.
  let body: [SampleRow]
  var columns: [ColumnSurvey]
  var stubs: [Int] = []
  var measures: [Int] = []
  /// Whether anything at all stands in a column below the heading.
  private(set) var isUsed: [Bool]
  /// The headings are time.
  var isMatrix = false

  init(_ sample: Sample) {
    rows = sample.rows
    isWhole = sample.isWhole
    frame = Frame(rows)
    let width = frame.width
    let below = rows[min(frame.body, rows.count)...]
    let all = sample.rows
    let header = frame.main.map { main in all[main].cells.map(\.text) }
    body = Self.body(Array(below), width, header: header)
    isUsed = (0..<width).map { column in below.contains { !$0[column].isBlank } }
    columns = Array(repeating: ColumnSurvey(), count: width)
    for row in body {
      for column in 0..<width { columns[column].look(at: row[column], line: row.line) }
    }
  }

  /// The rows that are more than a lone label. After a break a row without any figure is a footnote.
  private static func body(_ below: [SampleRow], _ width: Int, header: [String]?) -> [SampleRow] {
    let hasFigures = below.contains { $0.cells.contains(where: \.isFigure) }
    var isBroken = false
    return below.filter { row in
      guard row.filled >= min(2, width) else {
        isBroken = true
        return false
      }
      guard row.cells.map(\.text) != header else { return false }
      let isData = row.cells.dropFirst().contains { $0.kind == .number || $0.kind == .sign || $0.isPeriod }
      if isData { isBroken = false }
      return isData || !isBroken || !hasFigures
    }
  }

  func head(_ column: Int) -> Cell { frame.main.map { rows[$0][column] } ?? .blank }
  func name(_ column: Int) -> String { head(column).text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  mutating func find(ragged: Bool) throws {
    layout.width = frame.width
    layout.skip = frame.body
    if let main = frame.main { layout.header = rows[main].cells.map(\.text) }
    layout.chooseTelltale()
    assignRoles()
    try refuse(ragged: ragged)
    findNesting()
    nameEverything()
    chooseFormats()
    describeRows()
  }

  /// What a person would not call a table of data.
  private func refuse(ragged: Bool) throws {
    let template = Finding.noTable("Filen er en skabelon uden tal. Udfyld den, og gem den igen.", row: headerLine)
    guard !body.isEmpty else {
      if isUsed.contains(true), frame.width > 2 { throw Unreadable(template) }
      throw Unreadable(
        .noTable("Filen har overskrifter, men ingen rækker under dem. Vælg filen med tallene.", row: rows.first?.line))
    }
    let heads = Set((0..<frame.width).map { name($0).lowercased() })
    if heads.isSuperset(of: ["col_name", "col_type"]) || heads.isSuperset(of: ["variable", "type", "label"]) {
      throw Unreadable(
        .noTable("Filen beskriver kolonnerne i en anden fil (en metafil). Vælg filen med selve tallene.", row: 1))
    }
    guard measures.isEmpty else { return }
    let filled = columns.count { $0.filled > 0 }
    guard filled > 1 || (frame.width == 1 && body.count > 1) else {
      throw Unreadable(template)
    }
    // Sentences with commas in them give rows of any length; the rows of a list are equally long.
    let written = rows.filter { $0.filled > 0 }
    let even = written.count { $0.fields >= frame.width }
    guard frame.width > 1, !ragged || even * 10 >= written.count * 7 else {
      throw Unreadable(.noTable("Filen er tekst, ikke en tabel med rækker og kolonner. Vælg en fil med tal."))
    }
  }
}
