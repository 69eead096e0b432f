/// Text in lines of ASCII that any mail server leaves alone (RFC 2045 §6.7).
enum QuotedPrintable {
  /// Ends in a line break. Every line break of the text becomes CRLF; no line is longer than 76 characters.
  ///
  /// Goes through the bytes once: a meeting may have ten thousand letters in one transaction.
  static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    var bytes = Array(text.utf8)
    out.reserveCapacity(bytes.count * 5 / 4)
    // So that the last line ends as the others do.
    bytes.append(10)
    var start = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 10 || byte == 13 {
        write(bytes[start..<place], to: &out)
        if byte == 13, place + 1 < bytes.count - 1, bytes[place + 1] == 10 { place += 1 }
        start = place + 1
      }
      place += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func write(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var width = 0
    for place in line.indices {
      let byte = line[place]
      let isBlank = byte == 0x20 || byte == 0x09
      // A blank at the end would be lost on the way, and a lone dot ends the letter in SMTP.
      let isPlain =
        (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=") && !(byte == UInt8(ascii: ".") && width == 0)
        || isBlank && place < line.endIndex - 1
      let size = isPlain ? 1 : 3
      if width + size > 75 {
        out.append(UInt8(ascii: "="))
        out.append(13)
        out.append(10)
        width = 0
      }
      if isPlain {
        out.append(byte)
      } else {
        out.append(UInt8(ascii: "="))
        out.append(hex(byte >> 4))
        out.append(hex(byte & 15))
      }
      width += size
    }
    out.append(13)
    out.append(10)
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
