/// A slip of the keyboard: what somebody most likely meant to write.
package enum Slip {
  /// The known word that differs by at most two letters; nil when none is so near.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let written = Array(word.lowercased().utf8)
    // A whole page pasted by mistake is no slip, and comparing it letter by letter would take its time.
    guard written.count <= 80 else { return nil }
    let ranked = known.map { (name: $0, distance: distance(Array($0.lowercased().utf8), written)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
    return best.name
  }

  /// The same, but only where the words are too many to be read through in a message.
  static func nearest(to word: String, amongMany known: [String]) -> String? {
    known.count > 8 ? nearest(to: word, among: known) : nil
  }

  /// Levenshtein: how many letters must be put in, taken out or changed.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = a[i] == b[j] ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}

/// The line where a text begins to nest so deeply that it cannot be meant; nil for every file people write.
///
/// The parser calls itself for every level, so that sixty thousand brackets, sent by somebody who may edit a file in the
/// browser, would end the whole program. Brackets inside texts count as well: hundreds that are never closed are no text either.
func lineOfAbyss(in text: String) -> Int? {
  var open = 0
  var line = 1
  var leading = 0
  var isLeading = true
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\n"):
      (line, leading, isLeading) = (line + 1, 0, true)
    case UInt8(ascii: " "), UInt8(ascii: "\r"): break
    case UInt8(ascii: "["), UInt8(ascii: "{"): (open, isLeading) = (open + 1, false)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): (open, isLeading) = (max(0, open - 1), false)
    // "- - - -" and "? ? ? ?" open a level with every sign.
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\t"):
      if isLeading { leading += 1 }
    default: isLeading = false
    }
    if open > 256 || leading > 32 { return line }
  }
  return nil
}
