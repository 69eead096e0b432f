extension Writer {
  /// Reads a part the author wrote and remembers where it ends.
  mutating func literal(_ part: UnsafeBufferPointer<UInt8>) throws(Violation) {
    let base = out.count
    out.append(contentsOf: part)
    var at = 0
    while at < part.count {
      switch place {
      case .text, .plainText, .code:
        at = skip(to: UInt8(ascii: "<"), in: part, from: at)
        if at < part.count { beginMarkup(at: base + at) }
      case .quoted:
        at = skip(to: quote, in: part, from: at)
        if at < part.count { place = .afterValue }
      case .tagName, .attributeName:
        while at < part.count, isNameByte(part[at]) { at += 1 }
        if at < part.count { try step(part[at], base + at) }
      default: try step(part[at], base + at)
      }
      at += 1
    }
  }

  @inline(__always)
  private func skip(to byte: UInt8, in part: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at < part.count, part[at] != byte { at += 1 }
    return at
  }

  private mutating func beginMarkup(at position: Int) {
    mark = position
    place = place == .text ? .tagOpen : place == .code ? .codeLess : .plainTextLess
  }

  @inline(__always)
  private mutating func step(_ byte: UInt8, _ position: Int) throws(Violation) {
    switch place {
    case .tagName:
      try endTagNameInStartTag(at: position)
      try betweenAttributes(byte, position)
    case .attributeName:
      attributeEnd = position
      guard !isAttribute("http-equiv") else { throw violation(.refusedElement, at: position) }
      if byte == UInt8(ascii: "=") { place = .equals } else { try betweenAttributes(byte, position) }
    case .inTag:
      if isSpace(byte) { return }
      if !isNameByte(byte) { return try betweenAttributes(byte, position) }
      attributeStart = position
      place = .attributeName
    case .equals:
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
        throw violation(.unquotedValue, at: position)
      }
      quote = byte
      place = .quoted
    case .pathDone:
      guard byte == quote else { throw violation(.pathNotAlone, at: position) }
      place = .afterValue
    case .afterValue: try betweenAttributes(byte, position)
    default: try stepSeldom(byte, position)
    }
  }

  private mutating func stepSeldom(_ byte: UInt8, _ position: Int) throws(Violation) {
    switch place {
    case .tagOpen: try beginTag(byte, position)
    case .slash:
      guard byte == UInt8(ascii: ">") else { throw violation(.brokenTag, at: position) }
      try endStartTag(position, selfClosed: true)
    case .endTagOpen:
      guard isLetter(byte) else { throw violation(.brokenTag, at: position) }
      tagStart = position
      place = .endTagName
    case .endTagName, .endTagRest: try stepEndTag(byte, position)
    case .plainTextLess, .codeLess: try stepEndOfPlain(byte, position)
    default: try stepDeclaration(byte, position)
    }
  }

  private mutating func beginTag(_ byte: UInt8, _ position: Int) throws(Violation) {
    tagStart = position
    switch byte {
    case UInt8(ascii: "/"): place = .endTagOpen
    case UInt8(ascii: "!"): place = .bang
    case _ where isLetter(byte): place = .tagName
    default: throw violation(.strayLessThan, at: position)
    }
  }

  /// After a tag name, an attribute or a value: a space, the end, or a mistake.
  private mutating func betweenAttributes(_ byte: UInt8, _ position: Int) throws(Violation) {
    switch byte {
    case UInt8(ascii: ">"): try endStartTag(position, selfClosed: false)
    case UInt8(ascii: "/"): place = .slash
    case _ where isSpace(byte): place = .inTag
    default: throw violation(.brokenTag, at: position)
    }
  }

  mutating func endTagNameInStartTag(at position: Int) throws(Violation) {
    tagEnd = position
    guard !isRefusedElement else { throw violation(.refusedElement) }
  }

  private mutating func endStartTag(_ position: Int, selfClosed: Bool) throws(Violation) {
    #if DEBUG
      try opened(selfClosed: selfClosed, at: position)
    #endif
    contentStart = position + 1
    place = selfClosed ? .text : placeInsideElement
  }

  private mutating func stepEndTag(_ byte: UInt8, _ position: Int) throws(Violation) {
    if place == .endTagName {
      if isNameByte(byte) { return }
      tagEnd = position
    }
    place = .endTagRest
    if isSpace(byte) { return }
    guard byte == UInt8(ascii: ">") else { throw violation(.brokenTag, at: position) }
    #if DEBUG
      try closed(at: position)
    #endif
    place = .text
  }
}
