/// A zip file whose parts stand in it as they are, one after the other: small files need no packing.
package struct ZipFile: Sendable {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// `name` in ASCII. Parts carry no time, so that the same content gives the same bytes.
  package mutating func add(_ name: String, _ content: [UInt8]) {
    let name = Array(name.utf8), offset = UInt32(body.count)
    let facts =
      Self.little(UInt16(20)) + Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(UInt16(0))
      + Self.little(UInt16(0x21)) + Self.little(Self.checksum(content)) + Self.little(UInt32(content.count))
      + Self.little(UInt32(content.count)) + Self.little(UInt16(name.count)) + Self.little(UInt16(0))
    body += [0x50, 0x4B, 3, 4] + facts + name + content
    directory +=
      [0x50, 0x4B, 1, 2] + Self.little(UInt16(20)) + facts + Self.little(UInt16(0)) + Self.little(UInt16(0))
      + Self.little(UInt16(0)) + Self.little(UInt32(0)) + Self.little(offset) + name
    count += 1
  }

  package var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + Self.little(UInt16(0)) + Self.little(UInt16(0)) + Self.little(count)
      + Self.little(count) + Self.little(UInt32(directory.count)) + Self.little(UInt32(body.count))
      + Self.little(UInt16(0))
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32 as zip has it (polynomial 0xEDB88320).
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
}
