/// Text in lines of ASCII that any mail server leaves alone (RFC 2045 §6.7).
enum QuotedPrintable {
  /// Ends in a line break. Every line break of the text becomes CRLF; no line is longer than 76 characters.
  static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines { write(Array(line.utf8), to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func write(_ line: [UInt8], to out: inout [UInt8]) {
    var width = 0
    for (place, byte) in line.enumerated() {
      let isBlank = byte == 0x20 || byte == 0x09
      // A blank at the end would be lost on the way, and a lone dot ends the letter in SMTP.
      let isPlain =
        (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=") && !(byte == UInt8(ascii: ".") && width == 0)
        || isBlank && place < line.count - 1
      let sign = isPlain ? [byte] : [UInt8(ascii: "="), hex(byte >> 4), hex(byte & 15)]
      if width + sign.count > 75 {
        out += [UInt8(ascii: "="), 13, 10]
        width = 0
      }
      out += sign
      width += sign.count
    }
    out += [13, 10]
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 55 + digit }
}

extension QuotedPrintable {
  /// The bytes behind the lines; a broken sign stands as it came.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    while place < text.count {
      guard text[place] == UInt8(ascii: "=") else {
        out.append(text[place])
        place += 1
        continue
      }
      let next = place + 1 < text.count ? text[place + 1] : 10
      if next == 10 {
        place += 2
      } else if next == 13 {
        place += 3
      } else if place + 2 < text.count, let high = digit(next), let low = digit(text[place + 2]) {
        out.append(high << 4 | low)
        place += 3
      } else {
        out.append(text[place])
        place += 1
      }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
