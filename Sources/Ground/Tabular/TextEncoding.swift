import Foundation

/// How the bytes of a file become letters.
///
/// All five share ASCII, so separators and digits can be found in the raw bytes and only labels are ever converted.
/// (UTF-16 does not share it; such a file is converted once, when it is opened.)
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case windows1252 = "Windows-1252 (ISO-8859-1)"
  case macRoman = "Mac Roman"
  case cp850 = "CP850 (DOS)"

  /// Bytes as text: broken bytes become U+FFFD, NULs and blanks at the ends go, æøå are put together again if the file
  /// wrote them as a letter and an accent.
  func label<C: Collection<UInt8>>(_ bytes: C) -> String {
    var text: String
    if bytes.allSatisfy({ $0 < 0x80 && $0 != 0 }) {
      return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    } else if self == .utf8 {
      text = String(decoding: bytes, as: UTF8.self)
    } else {
      text = String(String.UnicodeScalarView(bytes.map { scalar($0) }))
    }
    text.removeAll { $0 == "\0" }
    return text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .blanks)
  }

  func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80, self != .utf8 else { return Unicode.Scalar(byte) }
    return Self.tables[self]![Int(byte) - 0x80]
  }

  /// True when somebody before us has read UTF-8 as something else ("SkagstrÃ¸d") or has lost a letter altogether.
  package static func looksGarbled(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.contains("\u{FFFD}")
      || zip(scalars, scalars.dropFirst()).contains { $0.value == 0xC3 && $1.value >= 0x80 }
  }

  private static let tables: [TextEncoding: [Unicode.Scalar]] = [
    .windows1252: Array(
      ("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
        + String(String.UnicodeScalarView((0xA0...0xFF).map { Unicode.Scalar($0)! }))).unicodeScalars),
    .macRoman: Array(
      ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars),
    .cp850: Array(
      ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
        + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}").unicodeScalars),
  ]
}

extension CharacterSet {
  /// What a person does not see at the ends of a cell: blanks, no-break and thin blanks, zero-width marks.
  static let blanks = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{FEFF}\u{200B}\u{2060}"))
}
