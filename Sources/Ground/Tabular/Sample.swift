/// A cell as the layout sees it.
struct Cell {
  enum Kind { case blank, text, number, sign, word, error }
  var text: String
  var kind: Kind
  var isPeriod: Bool
  /// Stored as a number by a spreadsheet, so that its decimal point is no question.
  var isNative: Bool
  /// How far the text stood from the left edge: exports indent the parts of a group.
  var indent: Int

  var isBlank: Bool { kind == .blank }
  /// A number that is not merely a year.
  var isFigure: Bool { kind == .number && !isPeriod }
  static let blank = Cell(text: "", kind: .blank, isPeriod: false, isNative: false, indent: 0)
}

/// One record of the sample.
struct SampleRow {
  var line: Int
  var cells: [Cell]
  var filled: Int
  /// The number of fields up to the last one with something in it.
  var extent: Int
  /// The row stops short: it has fewer fields than its neighbours, not just empty ones.
  var fields = 0

  subscript(column: Int) -> Cell { column < cells.count ? cells[column] : .blank }
  var text: String { cells.filter { !$0.isBlank }.map(\.text).joined(separator: " ") }
}

/// The first rows of a file, read with care; small files are read whole.
struct Sample {
  static let mostRows = 4000
  /// A sheet of 16,384 columns must not become a sample of a hundred million cells.
  static let mostCells = 400_000
  private(set) var rows: [SampleRow] = []
  private(set) var isWhole = true

  init(_ records: some Records) {
    var known: [String: (Cell.Kind, Bool)] = [:]
    var cells = 0
    var rows: [SampleRow] = []
    var whole = true
    records.forEach { line, fields in
      guard rows.count < Self.mostRows, cells < Self.mostCells else {
        whole = false
        return false
      }
      var row = SampleRow(line: line, cells: [], filled: 0, extent: 0)
      for (column, field) in fields.enumerated() {
        let cell = Self.cell(field, records.encoding, &known)
        row.cells.append(cell)
        if !cell.isBlank {
          row.filled += 1
          row.extent = column + 1
        }
      }
      row.fields = records.omitsTrailingBlanks ? .max : fields.count
      row.cells.removeLast(row.cells.count - row.extent)
      cells += row.extent
      rows.append(row)
      return true
    }
    self.rows = rows
    isWhole = whole
  }

  private static func cell(
    _ field: Field, _ encoding: TextEncoding, _ known: inout [String: (Cell.Kind, Bool)]
  ) -> Cell {
    guard field.trimmed.count > 0 else { return .blank }
    let text = field.text(encoding)
    guard !text.isEmpty else { return .blank }
    let indent = field.bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let native = field.kind == .number
    let kind: Cell.Kind
    let isPeriod: Bool
    if field.kind == .error {
      (kind, isPeriod) = (.error, false)
    } else if let seen = known[text] {
      (kind, isPeriod) = seen
    } else {
      (kind, isPeriod) = (Self.kind(text), Period.matches(text))
      if known.count < 50_000 { known[text] = (kind, isPeriod) }
    }
    return Cell(text: text, kind: kind, isPeriod: isPeriod, isNative: native, indent: indent)
  }

  private static func kind(_ text: String) -> Cell.Kind {
    var text = text
    let isNumber = text.withUTF8 { bytes in
      if case .none = Number.read(bytes.baseAddress!, bytes.count) { false } else { true }
    }
    if isNumber { return .number }
    switch Mark.kind(of: text) {
    case .sign: return .sign
    case .word: return .word
    case .error: return .error
    case nil: return .text
    }
  }
}
