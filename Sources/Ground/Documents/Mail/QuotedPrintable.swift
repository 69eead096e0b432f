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
