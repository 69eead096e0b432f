/// Writes values in the one way that a frozen table is written: big-endian, every text with its length.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(raw: [UInt8]) { bytes += raw }

  mutating func write(_ value: Int) { withUnsafeBytes(of: Int64(value).bigEndian) { bytes += $0 } }

  /// Nought has two spellings in binary; only one is written.
  mutating func write(_ value: Double) {
    withUnsafeBytes(of: (value == 0 ? 0 : value).bitPattern.bigEndian) { bytes += $0 }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ key: CellKey) {
    write(key.area)
    write(key.period)
    write(key.category)
  }
}

/// Reads what `ByteWriter` wrote; throws where it could not have written that.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ count: Int) throws(ThawError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw .malformed }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() throws(ThawError) -> UInt8 { try take(1).first! }  // take(1) gives one or throws

  mutating func int() throws(ThawError) -> Int {
    let pattern = try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(Int64(bitPattern: pattern))
  }

  mutating func double() throws(ThawError) -> Double {
    Double(bitPattern: try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  mutating func text() throws(ThawError) -> String {
    guard let text = String(validating: try take(try int()), as: UTF8.self) else { throw .malformed }
    return text
  }

  mutating func key() throws(ThawError) -> CellKey {
    CellKey(area: try text(), period: try text(), category: try text())
  }
}

/// Why a frozen table was not thawed. Whatever the reason, nothing of it is shown.
package enum ThawError: Error, Hashable, Sendable {
  /// Cut short, garbled, or not a frozen table.
  case malformed
  /// The checksum does not fit: somebody or something changed it.
  case tampered
  /// Frozen by a later version of the rules than this program knows.
  case unknownRules(UInt16)
  /// Says it is published, but shows what its own rule forbids.
  case unlawful
}
