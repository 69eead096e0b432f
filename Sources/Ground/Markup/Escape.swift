/// Appends text so that it is the same text again when a browser reads it, in an element as well as between quotes.
///
/// The five signs of markup become references. NUL and the other control characters, which HTML has no way to write,
/// become U+FFFD; tab and line breaks stay.
func escape(_ text: String, into out: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    var start = 0
    for at in 0..<bytes.count where needsEscape(bytes[at]) {
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
      reference(for: bytes[at]).withUTF8Buffer { out.append(contentsOf: $0) }
      start = at + 1
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}

/// One bit for each byte below 64: controls but tab, line feed and carriage return, and the signs " & ' < >.
private let escapedBelow64: UInt64 =
  0xFFFF_D9FF | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool {
  byte < 64 ? escapedBelow64 >> UInt64(byte) & 1 == 1 : byte == 0x7F
}

private func reference(for byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: "\u{FFFD}"
  }
}
