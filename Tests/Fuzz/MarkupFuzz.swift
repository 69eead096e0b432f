// A libFuzzer target for the border against cross-site scripting. How to run it: README.md beside this file.
//
// It is compiled together with Markup and with the strict tokenizer of the tests, so that two readers written apart
// judge the same bytes: what the Writer lets through must have the same tags and attributes whatever the value is.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkup(_ data: UnsafeRawPointer?, _ count: Int) -> Int32 {
  guard let data, count > 0 else { return 0 }
  let bytes = [UInt8](UnsafeRawBufferPointer(start: data, count: count))
  let input = bytes.dropFirst()
  switch bytes[0] % 3 {
  case 0: fuzzValue(String(decoding: input, as: UTF8.self))
  case 1: fuzzLiterals(input)
  default: fuzzPaths(String(decoding: input, as: UTF8.self))
  }
  return 0
}

/// Any value in every place that takes one.
private func fuzzValue(_ value: String) {
  func page(_ value: String) -> HTML {
    """
    <p title="\(value)" class='\(value)'>\(value)</p><textarea>\(value)</textarea><title>\(value)</title>\
    <input value="\(value)"\(attribute: "placeholder", value)><pre>\(value)</pre><a href="\("/\(value)" as Path)">x</a>
    """
  }
  let found = tokens(page(value).bytes)
  precondition(shape(found) == shape(tokens(page("x").bytes)), "a value changed the markup")
  let texts = found.compactMap { if case .text(let text) = $0.kind { text } else { nil } }
  precondition(value.isEmpty || texts[0].utf8.elementsEqual(readable(value).utf8), "a text was not read back as itself")
}

/// Any markup an author might write, with a value in the middle: either refused, or safe.
private func fuzzLiterals(_ input: ArraySlice<UInt8>) {
  let parts = input.split(separator: 0xFF, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
  guard parts.count == 3, let mean = written(parts, value: String(decoding: parts[1], as: UTF8.self)),
    let plain = written(parts, value: "x")
  else { return }
  precondition(shape(tokens(mean)) == shape(tokens(plain)), "a value changed markup that was let through")
}

private func written(_ parts: [[UInt8]], value: String) -> [UInt8]? {
  var writer = Writer(capacity: 64)
  do throws(Violation) {
    try literal(parts[0], &writer)
    try writer.text(value)
    try literal(parts[2], &writer)
    try writer.finish()
  } catch {
    return nil
  }
  return writer.out
}

private func literal(_ bytes: [UInt8], _ writer: inout Writer) throws(Violation) {
  var violation: Violation?
  bytes.withUnsafeBufferPointer { part in
    do throws(Violation) { try writer.literal(part) } catch { violation = error }
  }
  if let violation { throw violation }
}

/// Any text as part of a path, and as an address from outside.
private func fuzzPaths(_ text: String) {
  for path in ["/\(text)/x", "/a/\(text)", "/.\(text)./\(text)"] as [Path] {
    precondition(staysInHouse(path, segments: 3))
  }
  if let local = Path(local: text) { precondition(staysInHouse(local, segments: nil)) }
  if let web = Path(web: text) {
    let host = web.text.dropFirst(8).prefix { !"/?#".contains($0) }
    precondition(
      web.text.hasPrefix("https://") && !host.isEmpty && !host.contains("@"), "a web address leads elsewhere")
  }
  if let mail = Path(mailto: text) { precondition(mail.text.utf8.count { $0 == UInt8(ascii: "@") } == 1) }
}

private func staysInHouse(_ path: Path, segments: Int?) -> Bool {
  let parts = path.text.prefix { $0 != "?" && $0 != "#" }.utf8.split(
    separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  let plain = path.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
  let dots = parts.contains { isDots(Array($0)[...]) }
  let isOutside = path.text.utf8.starts(with: "//".utf8)
  return plain && !dots && !isOutside && (segments == nil || parts.count == segments)
}

private func tokens(_ bytes: [UInt8]) -> [HTMLToken] {
  var tokenizer = HTMLTokenizer(bytes)
  return tokenizer.tokens()
}

/// Tags and the names of their attributes; texts and values left out.
private func shape(_ tokens: [HTMLToken]) -> [String] {
  tokens.compactMap { token in
    switch token.kind {
    case .start(let name, let attributes, let selfClosed):
      "<\(name) \(attributes.map(\.name).joined(separator: " "))\(selfClosed ? "/" : "")>"
    case .end(let name): "</\(name)>"
    case .comment: "<!---->"
    case .doctype: "<!>"
    case .text: nil
    }
  }
}

private func readable(_ text: String) -> String {
  let marks = text.unicodeScalars.map { mark -> Unicode.Scalar in
    mark.value < 0x20 && mark != "\t" && mark != "\n" && mark != "\r" || mark.value == 0x7F ? "\u{FFFD}" : mark
  }
  return String(String.UnicodeScalarView(marks))
}
