import Foundation

/// Writes a table that opens correctly in a Danish Excel by a double click: UTF-8 with a mark, semicolon, decimal comma.
///
/// Cells that Excel would run as a formula are made harmless with an apostrophe in front; numbers written as numbers
/// are left alone, so that -12,5 stays one.
package struct CSVWriter {
  package struct Dialect: Sendable, Hashable {
    package var separator: UInt8
    package var decimalMark: UInt8
    package var lineEnd: String
    package var hasByteOrderMark: Bool

    package init(separator: Character, decimalMark: Character, lineEnd: String = "\r\n", hasByteOrderMark: Bool = true)
    {
      precondition(separator != decimalMark, "A separator that is also the decimal mark cannot be read back.")
      self.separator = separator.asciiValue!
      self.decimalMark = decimalMark.asciiValue!
      self.lineEnd = lineEnd
      self.hasByteOrderMark = hasByteOrderMark
    }

    package static let danishExcel = Dialect(separator: ";", decimalMark: ",")
    package static let plain = Dialect(separator: ",", decimalMark: ".", lineEnd: "\n", hasByteOrderMark: false)
  }

  package enum Cell: Sendable, Equatable {
    case text(String)
    case number(Double, decimals: Int? = nil)
    case empty
  }

  package let dialect: Dialect
  private var buffer: [UInt8] = []
  private let write: ([UInt8]) throws -> Void
  private var begun = false

  /// `write` receives the file piece by piece, about 64 KB at a time.
  package init(_ dialect: Dialect = .danishExcel, to write: @escaping ([UInt8]) throws -> Void) {
    self.dialect = dialect
    self.write = write
  }

  /// A whole table at once, for tables that are read in one go.
  package static func bytes(
    _ dialect: Dialect = .danishExcel, header: [String], rows: some Sequence<[Cell]>
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter(dialect) { bytes += $0 }
    try writer.header(header)
    for row in rows { try writer.row(row) }
    try writer.finish()
    return bytes
  }

  package mutating func row(_ cells: [Cell]) throws {
    if !begun, dialect.hasByteOrderMark { buffer += [0xEF, 0xBB, 0xBF] }
    begun = true
    for (i, cell) in cells.enumerated() {
      if i > 0 { buffer.append(dialect.separator) }
      add(cell)
    }
    buffer += dialect.lineEnd.utf8
    if buffer.count >= 65_536 { try flush() }
  }

  package mutating func header(_ names: [String]) throws { try row(names.map { .text($0) }) }

  package mutating func finish() throws { try flush() }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ cell: Cell) {
    switch cell {
    case .empty: break
    case .number(let value, let decimals):
      guard value.isFinite else { return }
      let text = decimals.map { String(format: "%.\($0)f", value) } ?? TidySource.plain(value)
      buffer += text.utf8.map { $0 == 0x2E ? dialect.decimalMark : $0 }
    case .text(let text): add(harmless(text))
    }
  }

  /// OWASP's list: a cell that begins so is a formula, or becomes one when a program trims it.
  private func harmless(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let visible = bytes.first { $0 != 0x20 }
    guard let first = bytes.first, let visible,
      [0x3D, 0x2B, 0x2D, 0x40].contains(visible) || [0x09, 0x0D, 0x0A, 0x00].contains(first)
        || text.unicodeScalars.first.map({ "＝＋－＠".unicodeScalars.contains($0) }) == true
    else { return bytes }
    // A lone sign such as "-" or ".." is a statistician's mark and "+65" a number; there is nothing in them to run.
    let isNumber = (first == 0x2B || first == 0x2D) && bytes.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
    return isNumber || bytes.allSatisfy { $0 == 0x2D } ? bytes : [0x27] + bytes
  }

  private mutating func add(_ bytes: [UInt8]) {
    let needsQuotes =
      bytes.contains { $0 == dialect.separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || bytes.first == 0x20 || bytes.last == 0x20
    guard needsQuotes else {
      buffer += bytes
      return
    }
    buffer.append(0x22)
    for byte in bytes {
      if byte == 0x22 { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }
}
