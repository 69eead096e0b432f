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
  /// The headings are time.
  var isMatrix = false

  init(_ sample: Sample) {
    rows = sample.rows
    isWhole = sample.isWhole
    frame = Frame(rows)
    let width = frame.width
    body = rows[min(frame.body, rows.count)...].filter { $0.filled >= min(2, width) }
    columns = Array(repeating: ColumnSurvey(), count: width)
    for row in body {
      for column in 0..<width { columns[column].look(at: row[column], line: row.line) }
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
    guard !body.isEmpty else {
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
      throw Unreadable(.noTable("Filen er en skabelon uden tal. Udfyld den, og gem den igen.", row: rows.first?.line))
    }
    let even = body.count { $0.extent * 2 > frame.width }
    guard frame.width > 1, !ragged || even * 10 >= body.count * 6 else {
      throw Unreadable(.noTable("Filen er tekst, ikke en tabel med rækker og kolonner. Vælg en fil med tal."))
    }
  }
}
