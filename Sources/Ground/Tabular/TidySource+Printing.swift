import Foundation

extension TidySource {
  /// Writes the table as CSV (UTF-8, comma): dimensions, `value` with a decimal point, `mark`; piece by piece.
  ///
  /// This is the form for programs. People open `CSVWriter`'s in Excel.
  package func writeTidy(_ write: ([UInt8]) throws -> Void) throws {
    var out: [UInt8] = []
    out.reserveCapacity(80_000)
    var cache: [[[UInt8]?]] = Array(repeating: [], count: dimensions.count)
    for name in dimensions + headings.map({ $0.name }) { Self.add(Self.quoted(name), to: &out) }
    out += Array("value,mark\n".utf8)
    let across: [[UInt8]] = measures.indices.map { measure in
      headings.reduce(into: []) { Self.add(Self.quoted($1.labels[measure]), to: &$0) }
    }
    var labels: [UInt8] = []
    try forEach { row throws in
      labels.removeAll(keepingCapacity: true)
      for dimension in dimensions.indices {
        let code = row.code(dimension)
        while cache[dimension].count <= code { cache[dimension].append(nil) }
        if cache[dimension][code] == nil { cache[dimension][code] = Self.quoted(row.label(dimension)) }
        Self.add(cache[dimension][code]!, to: &labels)
      }
      if measures.isEmpty {
        out += labels
        out += [0x2C, 0x0A]
      }
      for measure in measures.indices {
        out += labels
        out += across[measure]
        if let value = row.value(measure) { out += Self.plain(value).utf8 }
        out.append(0x2C)
        let mark = row.mark(measure)
        if !mark.isEmpty { out += Self.quoted(mark) }
        out.append(0x0A)
      }
      if out.count > 65_536 {
        try write(out)
        out.removeAll(keepingCapacity: true)
      }
    }
    try write(out)
  }

  private static func add(_ field: [UInt8], to out: inout [UInt8]) {
    out += field
    out.append(0x2C)
  }

  private static func quoted(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return bytes }
    var out: [UInt8] = [0x22]
    for byte in bytes {
      if byte == 0x22 { out.append(byte) }
      out.append(byte)
    }
    return out + [0x22]
  }

  /// The shortest text that reads back as the same number; whole numbers without a point, never an exponent.
  package static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
    let text = "\(value)"
    guard text.contains("e") else { return text }
    return NSDecimalNumber(string: text, locale: Locale(identifier: "en_US_POSIX")).stringValue
  }
}
