extension Writer {
  /// In title, textarea, script and style only one thing is markup: the end tag of just that element.
  mutating func stepEndOfPlain(_ byte: UInt8, _ position: Int) throws(Violation) {
    let seen = position - mark
    let length = tagEnd - tagStart
    if seen == 1, byte == UInt8(ascii: "!"), isTag("script") { throw violation(.scriptComment, at: position) }
    let fits =
      switch seen {
      case 1: byte == UInt8(ascii: "/")
      case 2..<2 + length: lower(byte) == lower(out[tagStart + seen - 2])
      default: isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      }
    guard fits else { return resumePlain(byte, position) }
    guard seen == 2 + length else { return }
    tagStart = mark + 2
    tagEnd = position
    place = .endTagRest
    if byte == UInt8(ascii: "/") { throw violation(.brokenTag, at: position) }
    if byte == UInt8(ascii: ">") { try endPlain(position) }
  }

  private mutating func resumePlain(_ byte: UInt8, _ position: Int) {
    if byte == UInt8(ascii: "<") { mark = position } else { place = place == .codeLess ? .code : .plainText }
  }

  private mutating func endPlain(_ position: Int) throws(Violation) {
    #if DEBUG
      try closed(at: position)
    #endif
    place = .text
  }

  /// `<!doctype html>` and comments. What a browser could read as an early end of a comment is refused.
  mutating func stepDeclaration(_ byte: UInt8, _ position: Int) throws(Violation) {
    switch place {
    case .bang:
      if byte == UInt8(ascii: "-") {
        place = .commentOpen
      } else if lower(byte) == UInt8(ascii: "d") {
        place = .doctype
      } else {
        throw violation(.brokenTag, at: position)
      }
    case .commentOpen:
      guard byte == UInt8(ascii: "-") else { throw violation(.brokenComment, at: position) }
      mark = position + 1
      dashes = 0
      place = .comment
    case .comment: try stepComment(byte, position)
    default: if byte == UInt8(ascii: ">") { place = .text }
    }
  }

  private mutating func stepComment(_ byte: UInt8, _ position: Int) throws(Violation) {
    if byte == UInt8(ascii: "-"), dashes < 2 {
      dashes += 1
    } else if dashes == 2 {
      guard byte == UInt8(ascii: ">") else { throw violation(.brokenComment, at: position) }
      place = .text
    } else {
      if byte == UInt8(ascii: ">"), position - mark == dashes { throw violation(.brokenComment, at: position) }
      dashes = 0
    }
  }
}
