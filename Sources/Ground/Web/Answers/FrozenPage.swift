import CZlib
import Markup

/// The content of a released page, compressed once when it is published and sent again and again.
///
/// A release never changes, so the middle of its page never changes either; the header with the visitor's name
/// does. The middle is kept as deflate data that ends on a byte boundary, and each answer lays a freshly
/// compressed header before it and a footer after it: one valid gzip file, without compressing the middle again.
package struct FrozenMain: Sendable, Equatable {
  package let bytes: [UInt8]
  package let deflated: [UInt8]
  package let checksum: UInt32

  package var length: Int { bytes.count }

  package init(html: HTML) {
    bytes = html.bytes
    var out: [UInt8] = []
    Gzip.deflate(bytes, level: 9, end: .more, into: &out)
    deflated = out
    checksum = UInt32(truncatingIfNeeded: Gzip.checksum(bytes))
  }

  /// As one value for a BLOB column: version, checksum, length of the plain bytes, plain bytes, deflate data.
  package var stored: [UInt8] {
    var out: [UInt8] = [1]
    out.append(littleEndian: checksum)
    out.append(littleEndian: UInt32(bytes.count))
    return out + bytes + deflated
  }

  /// Nil when the value was not written by `stored`, or has been damaged since.
  package init?(stored: [UInt8]) {
    guard stored.count >= 9, stored[0] == 1 else { return nil }
    let checksum = stored.littleEndian(at: 1)
    let length = Int(stored.littleEndian(at: 5))
    guard stored.count >= 9 + length else { return nil }
    bytes = Array(stored[9..<9 + length])
    deflated = Array(stored[(9 + length)...])
    self.checksum = checksum
    guard UInt32(truncatingIfNeeded: Gzip.checksum(bytes)) == checksum else { return nil }
  }

  /// The whole page as a gzip file: `head` and `tail` are compressed now, the middle is not.
  func gzip(head: [UInt8], tail: [UInt8]) -> [UInt8] {
    var out = Gzip.header
    out.reserveCapacity(deflated.count + (head.count + tail.count) / 2 + 64)
    Gzip.deflate(head, level: 5, end: .more, into: &out)
    out += deflated
    Gzip.deflate(tail, level: 5, end: .last, into: &out)
    let before = crc32_combine(Gzip.checksum(head), UInt(checksum), bytes.count)
    let whole = crc32_combine(before, Gzip.checksum(tail), tail.count)
    out.append(littleEndian: UInt32(truncatingIfNeeded: whole))
    out.append(littleEndian: UInt32(truncatingIfNeeded: head.count + bytes.count + tail.count))
    return out
  }
}

/// A released page: a title and place like any page, and content that was frozen when it was published.
package struct FrozenPage: Sendable {
  package var title: String
  package var menu: String?
  package var phase: Int
  package var trace: Trace?
  /// What this request alone shows above the content.
  package var before: HTML
  package var main: FrozenMain
  /// Names the content: release, address and audience. The same tag must never stand for two contents.
  package var tag: String

  package init(
    title: String, menu: String? = nil, phase: Int = 0, trace: Trace? = nil, before: HTML = .empty, main: FrozenMain,
    tag: String
  ) {
    self.title = title
    self.menu = menu
    self.phase = phase
    self.trace = trace
    self.before = before
    self.main = main
    self.tag = tag
  }
}

extension [UInt8] {
  fileprivate func littleEndian(at place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[place + $1]) << (8 * UInt32($1)) }
  }
}
