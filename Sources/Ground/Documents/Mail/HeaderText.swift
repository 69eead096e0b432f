import Foundation

/// Words in a header, where only ASCII may stand: everything else is an encoded word (RFC 2047).
enum HeaderText {
  /// A text without structure, such as a subject. `after` is what stands before it on the first line.
  static func text(_ text: String, after name: String) -> String {
    let plain = oneLine(text)
    if plain.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !plain.contains("=?"),
      name.utf8.count + plain.utf8.count <= 76
    {
      return plain
    }
    return encodedWords(plain, after: name.utf8.count)
  }

  /// `Name <local@host>`, or the address alone when there is no name.
  static func address(_ address: MailAddress, after name: String) -> String {
    let words = oneLine(address.name)
    guard !words.isEmpty else { return address.email }
    let isPlain = words.utf8.allSatisfy { isAtom($0) || $0 == 0x20 } && !words.contains("=?")
    let shown = isPlain && name.utf8.count + words.utf8.count < 70 ? words : encodedWords(words, after: name.utf8.count)
    // On a line of its own when the name has filled the first.
    let last = shown.split(separator: "\r\n").last?.utf8.count ?? 0
    return shown + (last + name.utf8.count + address.email.utf8.count > 70 ? "\r\n " : " ") + "<\(address.email)>"
  }

  /// One line of readable text: control characters would end the header, and the other line ends might somewhere.
  private static func oneLine(_ text: String) -> String {
    let kept = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : scalar
    }
    return String(String.UnicodeScalarView(kept)).split(separator: " ").joined(separator: " ")
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
  }

  /// `=?utf-8?B?...?=`, each at most 75 characters and never ending inside a letter; folded lines between them.
  private static func encodedWords(_ text: String, after used: Int) -> String {
    var words: [String] = []
    var bytes: [UInt8] = []
    // 75 characters less 12 for the frame leave 60 of base64, which are 45 bytes; the first line has less room.
    var room = max((75 - 12 - used) / 4 * 3, 6)
    for scalar in text.unicodeScalars {
      let letter = Array(String(scalar).utf8)
      if bytes.count + letter.count > room {
        words.append(word(bytes))
        (bytes, room) = ([], 45)
      }
      bytes += letter
    }
    return (words + [word(bytes)]).joined(separator: "\r\n ")
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }
}
