/// One piece of markup.
struct HTMLToken {
  enum Kind {
    case start(name: String, attributes: [(name: String, value: String)], selfClosed: Bool)
    case end(name: String)
    case text(String)
    case comment
    case doctype
  }

  let kind: Kind
  let line: Int
}

/// Cuts bytes into tags and text, and writes down everything a careful author would not have written.
struct HTMLTokenizer {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private(set) var problems: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if String(validating: bytes, as: UTF8.self) == nil { problems.append("the bytes are not UTF-8") }
  }

  mutating func tokens() -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    while at < bytes.count {
      let line = line
      let kind = bytes[at] == UInt8(ascii: "<") ? markup() : .text(text(until: "<"))
      tokens.append(HTMLToken(kind: kind, line: line))
      guard case .start(let name, _, false) = kind, ["script", "style", "title", "textarea"].contains(name) else {
        continue
      }
      let rawLine = self.line
      let raw = rawText(endingBefore: name)
      tokens.append(HTMLToken(kind: .text(raw), line: rawLine))
    }
    return tokens
  }

  private mutating func markup() -> HTMLToken.Kind {
    if skip("<!--") { return comment() }
    if skip("<!doctype") || skip("<!DOCTYPE") {
      _ = take(until: ">")
      advance()
      return .doctype
    }
    if skip("</") { return endTag() }
    guard at + 1 < bytes.count, isASCIILetter(bytes[at + 1]) else {
      report("unescaped <")
      advance()
      return .text("<" + text(until: "<"))
    }
    advance()
    return startTag()
  }

  private mutating func comment() -> HTMLToken.Kind {
    while at < bytes.count, !isNext("-->") { advance() }
    if !skip("-->") { report("a comment without end") }
    return .comment
  }

  private mutating func endTag() -> HTMLToken.Kind {
    let name = take(while: isPartOfName)
    if name.isEmpty { report("an end tag without name") }
    skipSpace()
    if at < bytes.count, bytes[at] != UInt8(ascii: ">") { report("</\(name)> holds more than a name") }
    _ = take(until: ">")
    advance()
    return .end(name: name)
  }

  private mutating func startTag() -> HTMLToken.Kind {
    let name = take(while: isPartOfName)
    var attributes: [(name: String, value: String)] = []
    while at < bytes.count {
      let spaced = skipSpace()
      if skip("/>") { return .start(name: name, attributes: attributes, selfClosed: true) }
      if skip(">") { return .start(name: name, attributes: attributes, selfClosed: false) }
      if !spaced { report("no space before an attribute of <\(name)>") }
      guard let attribute = attribute(of: name) else { continue }
      if attributes.contains(where: { $0.name == attribute.name }) { report("\(attribute.name) twice in <\(name)>") }
      attributes.append(attribute)
    }
    report("<\(name)> is not finished")
    return .start(name: name, attributes: attributes, selfClosed: false)
  }

  private mutating func attribute(of tag: String) -> (name: String, value: String)? {
    let name = take(while: isPartOfName)
    guard !name.isEmpty else {
      report("a stray sign in <\(tag)>")
      advance()
      return nil
    }
    guard skip("=") else { return (name, "") }
    if skip("\"") { return (name, quoted(until: "\"")) }
    if skip("'") { return (name, quoted(until: "'")) }
    report("\(name) in <\(tag)> is not in quotes")
    return (name, take { $0 > 0x20 && $0 != UInt8(ascii: ">") })
  }

  private mutating func quoted(until quote: Unicode.Scalar) -> String {
    let value = text(until: quote)
    if value.contains("<") && rawHad("<", since: value) { report("unescaped < in an attribute") }
    advance()
    return value
  }

  /// Whether the sign stood as itself just before here, not as a reference.
  private func rawHad(_ sign: Unicode.Scalar, since value: String) -> Bool {
    var back = at - 1
    while back >= 0, bytes[back] != UInt8(ascii: "\""), bytes[back] != UInt8(ascii: "'") {
      if bytes[back] == UInt8(ascii: sign) { return true }
      back -= 1
    }
    return false
  }

  private mutating func rawText(endingBefore name: String) -> String {
    let isText = name == "title" || name == "textarea"
    let start = at
    var raw = ""
    while at < bytes.count, !isEnd(of: name) {
      if isText, bytes[at] != UInt8(ascii: "<") { raw += text(until: "<") } else { advance() }
    }
    if isText, name == "textarea", raw.utf8.first == UInt8(ascii: "\n") {
      raw.unicodeScalars.removeFirst()
    }
    return isText ? raw : String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private func isEnd(of name: String) -> Bool {
    guard isNext("</" + name) else { return false }
    let after = at + 2 + name.utf8.count
    return after >= bytes.count || bytes[after] == UInt8(ascii: ">") || bytes[after] <= 0x20
  }

  /// Text with its character references read.
  private mutating func text(until stop: Unicode.Scalar) -> String {
    var out: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: stop) {
      if bytes[at] == UInt8(ascii: "&") {
        out += reference()
      } else {
        if bytes[at] < 0x20, !isSpaceByte(bytes[at]) { report("a control character") }
        out.append(bytes[at])
        advance()
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func reference() -> [UInt8] {
    let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    if let end, let text = readReference(String(decoding: bytes[at + 1..<end], as: UTF8.self)) {
      at = end + 1
      return Array(text.utf8)
    }
    report("unescaped &")
    advance()
    return [UInt8(ascii: "&")]
  }

  private mutating func report(_ problem: String) { problems.append("line \(line): \(problem)") }

  private mutating func advance() {
    guard at < bytes.count else { return }
    if bytes[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private func isNext(_ text: String) -> Bool {
    at + text.utf8.count <= bytes.count && bytes[at..<at + text.utf8.count].elementsEqual(text.utf8)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    for _ in text.utf8 { advance() }
    return true
  }

  @discardableResult private mutating func skipSpace() -> Bool { !take(while: isSpaceByte).isEmpty }

  private mutating func take(until stop: Unicode.Scalar) -> String { take { $0 != UInt8(ascii: stop) } }

  private mutating func take(while fits: (UInt8) -> Bool) -> String {
    let start = min(at, bytes.count)
    while at < bytes.count, fits(bytes[at]) { advance() }
    return String(decoding: bytes[start..<max(start, min(at, bytes.count))], as: UTF8.self)
  }
}

private func readReference(_ name: String) -> String? {
  if name.hasPrefix("#") {
    let digits = name.dropFirst()
    let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String($0) }
  }
  return [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}", "ndash": "–",
    "mdash": "—", "hellip": "…", "middot": "·", "times": "×", "rarr": "→", "larr": "←", "thinsp": "\u{2009}",
    "copy": "©", "raquo": "»", "laquo": "«", "minus": "−",
  ][name]
}

private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isSpaceByte(_ byte: UInt8) -> Bool { [0x20, 0x0A, 0x09, 0x0D, 0x0C].contains(byte) }
private func isPartOfName(_ byte: UInt8) -> Bool {
  isASCIILetter(byte) || (0x30...0x3A).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte) || byte >= 0x80
}
