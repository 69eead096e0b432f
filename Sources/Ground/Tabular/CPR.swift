/// Finds civil registration numbers, which must never come into the system.
///
/// Day, month and ten digits decide; the old check digit does not, for numbers without it are given out since 2007.
/// The price: a ten-digit figure that happens to begin like a date is stopped too.
package enum CPR {
  /// Where in the bytes the first number stands, or nil.
  package static func find(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard bytes.count >= 10 else { return nil }
    var i = 0
    while i + 10 <= bytes.count {
      if isDigit(bytes[i]), i == 0 || !isWord(bytes[i - 1]), let end = end(of: bytes, from: i) { return i..<end }
      i += 1
    }
    return nil
  }

  package static func find(in text: String) -> Range<Int>? {
    var text = text
    return text.withUTF8 { find(in: $0) }
  }

  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    for i in start..<start + 6 where !isDigit(bytes[i]) { return nil }
    let day = number(bytes, start)
    let month = number(bytes, start + 2)
    guard (1...31).contains(day), (1...12).contains(month) else { return nil }
    var next = start + 6
    if bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: " ") { next += 1 }
    guard next + 4 <= bytes.count else { return nil }
    for i in next..<next + 4 where !isDigit(bytes[i]) { return nil }
    return next + 4 == bytes.count || !isWord(bytes[next + 4]) ? next + 4 : nil
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    Int(bytes[i] & 15) * 10 + Int(bytes[i + 1] & 15)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  /// A letter of the alphabet beyond ASCII counts as part of a word too: its bytes are all above 127.
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte > 127
  }
}
