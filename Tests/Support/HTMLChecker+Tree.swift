/// Puts tokens into a tree. Every element but the void ones has an end tag here; nothing is closed by guessing.
struct HTMLTreeBuilder {
  let root = HTMLElement(name: "")
  private var open: [HTMLElement] = []
  private(set) var problems: [String]

  init(problems: [String]) { self.problems = problems }

  private var current: HTMLElement { open.last ?? root }

  mutating func add(_ token: HTMLToken) {
    switch token.kind {
    case .comment, .doctype: break
    case .text(let text):
      // A line break that stands first in pre is not part of the text.
      let isFirstInPre = current.name == "pre" && current.children.isEmpty && text.utf8.first == UInt8(ascii: "\n")
      let kept = isFirstInPre ? String(text.unicodeScalars.dropFirst()) : text
      if !kept.isEmpty { current.children.append(.text(kept)) }
    case .start(let name, let attributes, let selfClosed):
      start(HTMLElement(name: name, attributes: attributes, line: token.line), selfClosed: selfClosed)
    case .end(let name): end(name, line: token.line)
    }
  }

  private mutating func start(_ element: HTMLElement, selfClosed: Bool) {
    let isForeign = element.name == "svg" || open.contains { $0.name == "svg" }
    let isVoid = voidElements.contains(element.name)
    if !isForeign, !knownElements.contains(element.name), !isVoid, !element.name.contains("-") {
      problems.append("\(element): there is no such element")
    }
    if selfClosed, !isForeign, !isVoid { problems.append("\(element): only void and SVG elements end in />") }
    element.parent = current
    current.children.append(.element(element))
    if !isVoid, !selfClosed { open.append(element) }
  }

  private mutating func end(_ name: String, line: Int) {
    if voidElements.contains(name) { return problems.append("line \(line): </\(name)> for a void element") }
    guard let place = open.lastIndex(where: { $0.name == name }) else {
      return problems.append("line \(line): </\(name)> closes nothing")
    }
    for left in open[(place + 1)...] { problems.append("\(left) is not closed before </\(name)>") }
    open.removeSubrange(place...)
  }

  mutating func finish() {
    for left in open { problems.append("\(left) is never closed") }
  }
}

let voidElements: Set = [
  "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
]

let knownElements: Set = [
  "html", "head", "title", "style", "script", "noscript", "template", "slot", "body", "article", "section", "nav",
  "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "header", "footer", "address", "main", "p", "pre",
  "blockquote", "ol", "ul", "menu", "li", "dl", "dt", "dd", "figure", "figcaption", "div", "a", "em", "strong",
  "small", "s", "cite", "q", "dfn", "abbr", "ruby", "rt", "rp", "data", "time", "code", "var", "samp", "kbd", "sub",
  "sup", "i", "b", "u", "mark", "bdi", "bdo", "span", "ins", "del", "picture", "video", "audio", "map", "svg", "math",
  "table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th", "form", "label", "button", "select",
  "datalist", "optgroup", "option", "textarea", "output", "progress", "meter", "fieldset", "legend", "details",
  "summary", "dialog", "search",
]
