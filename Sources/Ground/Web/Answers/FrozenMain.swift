import CZlib
import Markup

/// The content of a released page, compressed once when it is published and sent again and again.
///
/// A release never changes, so the middle of its page never changes either; the header with the visitor's name
/// does. The middle is kept as deflate data that ends on a byte boundary, and each answer lays a freshly
/// compressed header before it and a footer after it: one valid gzip file, without compressing the middle again.
package struct FrozenMain: Sendable, Equatable {
  package let deflated: [UInt8]
  /// CRC-32 and number of the plain bytes, as the end of a gzip file wants them.
  package let checksum: UInt32
  package let length: Int

  package init(html: HTML) {
    var out: [UInt8] = []
    // 9 takes three times as long as 7 and saves one byte in forty.
    Gzip.deflate(html.bytes, level: 7, end: .more, into: &out)
    deflated = out
    checksum = UInt32(truncatingIfNeeded: Gzip.checksum(html.bytes))
    length = html.bytes.count
  }

  /// The plain bytes, unpacked anew for the few who take nothing packed.
  package var bytes: [UInt8] { Gzip.inflate(deflated, to: length) }

  /// As one value for a BLOB column: version, checksum and length of the plain bytes, deflate data, checksum of it all.
  package var stored: [UInt8] {
    var out: [UInt8] = [FrozenMain.version]
    out.reserveCapacity(deflated.count + 13)
    out.append(littleEndian: checksum)
    out.append(littleEndian: UInt32(length))
    out += deflated
    out.append(littleEndian: UInt32(truncatingIfNeeded: Gzip.checksum(out)))
    return out
  }

  /// Nil when the value was not written by `stored`, or has been damaged since.
  package init?(stored: [UInt8]) {
    guard stored.count >= 13, stored[0] == FrozenMain.version else { return nil }
    let whole = UInt32(truncatingIfNeeded: Gzip.checksum(stored.dropLast(4)))
    guard whole == stored.littleEndian(at: stored.count - 4) else { return nil }
    checksum = stored.littleEndian(at: 1)
    length = Int(stored.littleEndian(at: 5))
    deflated = Array(stored[9..<stored.count - 4])
  }

  private static let version: UInt8 = 2

  /// The whole page as a gzip file: `head` and `tail` are compressed now, the middle is not.
  func gzip(head: [UInt8], tail: [UInt8]) -> [UInt8] {
    var out = Gzip.header
    out.reserveCapacity(deflated.count + head.count + tail.count + 64)
    Gzip.deflate(head, level: 5, end: .more, into: &out)
    out += deflated
    Gzip.deflate(tail, level: 5, end: .last, into: &out)
    let before = crc32_combine(Gzip.checksum(head), UInt(checksum), length)
    let whole = crc32_combine(before, Gzip.checksum(tail), tail.count)
    out.append(littleEndian: UInt32(truncatingIfNeeded: whole))
    out.append(littleEndian: UInt32(truncatingIfNeeded: head.count + length + tail.count))
    return out
  }
}

extension [UInt8] {
  fileprivate func littleEndian(at place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[place + $1]) << (8 * UInt32($1)) }
  }
}
