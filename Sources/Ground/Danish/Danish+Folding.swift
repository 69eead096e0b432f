import Foundation

extension Danish {
  /// The text as a searcher means it: small letters, å as aa, æ as ae, ø as oe, no accents, single spaces.
  ///
  /// "Ølholm", "OELHOLM" and " Ølholm " meet; so do "Aarhus" and "Århus".
  package static func fold(_ text: String) -> String {
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = !folded.isEmpty
        continue
      }
      if pendingSpace { folded.append(" ") }
      pendingSpace = false
      fold(scalar, into: &folded)
    }
    return folded
  }

  /// A name as it can stand in an address: "Øster Snede" is "oester-snede". A name without letters: "uden-navn".
  package static func slug(_ text: String) -> String {
    let words = fold(text).utf8.split { !($0.isSmallLetter || $0.isDigit) }
    let slug = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    return slug.isEmpty ? "uden-navn" : slug
  }

  private static func fold(_ scalar: Unicode.Scalar, into folded: inout String) {
    for letter in scalar.properties.lowercaseMapping.unicodeScalars {
      if letter.isASCII {
        folded.unicodeScalars.append(letter)
      } else if let spelt = spellings[letter] {
        folded += spelt
      } else {
        let bare = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
        folded.unicodeScalars.append(contentsOf: bare.filter { !isAccent($0) })
      }
    }
  }

  static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Letters that are letters of their own and not a letter with an accent.
  private static let spellings: [Unicode.Scalar: String] = [
    "å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "œ": "oe", "ß": "ss", "ð": "d", "đ": "d", "þ": "th",
    "ł": "l",
  ]
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
