import Foundation

/// One sheet as records: its text in one piece of memory, merged cells filled downwards.
final class SheetRows: Records {
  let encoding = TextEncoding.utf8
  var omitsTrailingBlanks: Bool { true }
  private(set) var findings: [Finding] = []

  private struct Cell {
    var column: Int32
    var start: Int32
    var count: Int32
    var kind: Field.Kind
  }
  private var arena: [UInt8] = []
  private var cells: [Cell] = []
  /// Row numbers in rising order, and where each one's cells begin.
  private var rows: [(number: Int, from: Int)] = []
  /// Excel's own limits; what lies beyond them was not made by a spreadsheet.
  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384
  private static let mostCells = 12_000_000

  init(_ archive: ZipArchive, _ book: Workbook, _ part: String) throws {
    var reader = CellState()
    var merges: [(columns: ClosedRange<Int>, rows: ClosedRange<Int>)] = []
    var number = 0
    try archive.parse(
      part,
      start: { name, attributes in
        switch name[0] {
        case 0x63 where name[1] == 0: reader.begin(attributes)  // c
        case 0x72 where strcmp(name, "row") == 0:
          number = attribute(attributes, "r").flatMap { Int($0) } ?? number + 1
          reader.nextColumn = 0
          guard (1...Self.mostRows).contains(number) else { throw Unreadable(.hostileWorkbook("række \(number)")) }
          if number > (self.rows.last?.number ?? 0) { self.rows.append((number, self.cells.count)) }
        case 0x6D where strcmp(name, "mergeCell") == 0:
          if merges.count < 100_000, let range = Self.range(attribute(attributes, "ref") ?? "") { merges.append(range) }
        case 0x69 where strcmp(name, "is") == 0: reader.text = []
        case 0x72 where strcmp(name, "rPh") == 0: reader.phonetic += 1
        default: break
        }
      },
      end: { name, text in
        switch name[0] {
        case 0x76 where name[1] == 0: reader.text = text  // v
        case 0x74 where name[1] == 0 && reader.phonetic == 0: reader.text += text  // t
        case 0x72 where strcmp(name, "rPh") == 0: reader.phonetic -= 1
        case 0x63 where name[1] == 0: try self.append(reader, book)
        default: break
        }
      })
    fill(merges)
  }

  private struct CellState {
    var column = 0
    var nextColumn = 0
    var type: UInt8 = 0x6E
    var style = 0
    var text: [UInt8] = []
    var phonetic = 0

    mutating func begin(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
      (column, type, style, text) = (nextColumn, 0x6E, 0, [])
      var i = 0
      while let key = attributes[i], let value = attributes[i + 1] {
        if key[1] == 0 {
          switch key[0] {
          case 0x72: column = SheetRows.column(value) ?? nextColumn  // r
          case 0x74:
            type = strcmp(value, "str") == 0 || strcmp(value, "inlineStr") == 0 ? 0x69 : UInt8(bitPattern: value[0])
          case 0x73: style = Int(atoi(value))
          default: break
          }
        }
        i += 2
      }
      nextColumn = column + 1
    }
  }

  private func append(_ cell: CellState, _ book: Workbook) throws {
    guard cell.column < Self.mostColumns, !rows.isEmpty else { return }
    var text = cell.text
    var kind = Field.Kind.quoted
    switch cell.type {
    case 0x73:  // shared string
      let index = Int(String(decoding: text, as: UTF8.self)) ?? -1
      text = book.strings.indices.contains(index) ? book.strings[index] : []
    case 0x69: break
    case 0x62: text = Array((text == [0x31] ? "sand" : "falsk").utf8)
    case 0x65: kind = .error
    case 0x64: break
    default:
      kind = .number
      if cell.style < book.dates.count, let date = book.dates[cell.style],
        let serial = Double(String(decoding: text, as: UTF8.self)),
        let day = date.text(serial, from1904: book.startsIn1904)
      {
        (text, kind) = (Array(day.utf8), .quoted)
      }
    }
    guard !text.isEmpty else { return }
    guard cells.count < Self.mostCells, arena.count + text.count < Int(Int32.max) else {
      throw Unreadable(.tooLarge(megabytes: Int(ZipArchive.mostBytes >> 20)))
    }
    cells.append(Cell(column: Int32(cell.column), start: Int32(arena.count), count: Int32(text.count), kind: kind))
    arena += text
  }

  /// A label merged over several rows holds for each of them. Across columns nothing is copied: a title merged over
  /// the whole table must not become a row of headings.
  private func fill(_ merges: [(columns: ClosedRange<Int>, rows: ClosedRange<Int>)]) {
    let tall = merges.filter { $0.rows.count > 1 && $0.columns.lowerBound < Self.mostColumns }
    guard !tall.isEmpty else { return }
    var extra: [Int: [Cell]] = [:]
    var added = 0
    for merge in tall {
      guard let cell = find(row: merge.rows.lowerBound, column: merge.columns.lowerBound) else { continue }
      for row in rows where merge.rows.contains(row.number) && row.number > merge.rows.lowerBound && added < 1_000_000 {
        extra[row.number, default: []].append(cell)
        added += 1
      }
    }
    guard !extra.isEmpty else { return }
    var merged: [Cell] = []
    var newRows: [(number: Int, from: Int)] = []
    for (i, row) in rows.enumerated() {
      newRows.append((row.number, merged.count))
      let own = cells[row.from..<(i + 1 < rows.count ? rows[i + 1].from : cells.count)]
      let more = (extra[row.number] ?? []).filter { cell in !own.contains { $0.column == cell.column } }
      merged += more.isEmpty ? Array(own) : (own + more).sorted { $0.column < $1.column }
    }
    (cells, rows) = (merged, newRows)
  }

  private func find(row: Int, column: Int) -> Cell? {
    guard let i = rows.firstIndex(where: { $0.number == row }) else { return nil }
    return cells[rows[i].from..<(i + 1 < rows.count ? rows[i + 1].from : cells.count)].first {
      $0.column == Int32(column)
    }
  }

  func forEach(_ body: (Int, UnsafeBufferPointer<Field>) -> Bool) {
    arena.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var fields: [Field] = []
      var previous = 0
      for (i, row) in rows.enumerated() {
        // Rows that the file leaves out are empty ones; one is enough to say so.
        if row.number > previous + 1, !body(previous + 1, UnsafeBufferPointer(start: nil, count: 0)) { return }
        previous = row.number
        fields.removeAll(keepingCapacity: true)
        for cell in cells[row.from..<(i + 1 < rows.count ? rows[i + 1].from : cells.count)] {
          while fields.count < Int(cell.column) { fields.append(Field(base: base, count: 0, kind: .plain)) }
          let field = Field(base: base + Int(cell.start), count: Int(cell.count), kind: cell.kind)
          if fields.count == Int(cell.column) { fields.append(field) } else { fields[Int(cell.column)] = field }
        }
        guard fields.withUnsafeBufferPointer({ body(row.number, $0) }) else { return }
      }
    }
  }

  /// `BC12` is column 54.
  static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var i = 0
    while i < 4, reference[i] >= 0x41, reference[i] <= 0x5A {
      column = column * 26 + Int(reference[i]) - 0x40
      i += 1
    }
    return column > 0 ? column - 1 : nil
  }

  private static func range(_ text: String) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    let ends = text.split(separator: ":").map(String.init)
    guard ends.count == 2, let left = column(ends[0]), let right = column(ends[1]), left <= right,
      let top = Int(ends[0].drop { $0.isLetter }), let bottom = Int(ends[1].drop { $0.isLetter }), top <= bottom
    else { return nil }
    return (left...right, top...bottom)
  }
}
