import Markup

/// Reads a page as strictly as a browser reads it kindly, and lists what is wrong with it.
///
/// Every page and part drawn in a test goes through here. Markup that begins with `<!doctype` is a page and must have
/// language, title, one h1 and whole references; anything else is a part, whose labels may point outside it.
package enum HTMLChecker {
  package static func problems(in bytes: [UInt8]) -> [String] {
    let tree = HTMLTree(bytes)
    var found = tree.problems
    found += attributeProblems(tree) + structureProblems(tree) + nameProblems(tree)
    if tree.isPage { found += pageProblems(tree) + referenceProblems(tree) }
    return found
  }

  package static func problems(in part: HTML) -> [String] { problems(in: part.bytes) }
}

/// A page taken apart: what a test asks about it.
package struct HTMLTree {
  /// Holds the whole page; has no name of its own.
  package let root: HTMLElement
  package let isPage: Bool
  /// What a browser would have had to guess about.
  package let problems: [String]

  package init(_ bytes: [UInt8]) {
    var tokenizer = HTMLTokenizer(bytes)
    let tokens = tokenizer.tokens()
    var builder = HTMLTreeBuilder(problems: tokenizer.problems)
    for token in tokens { builder.add(token) }
    builder.finish()
    root = builder.root
    problems = builder.problems
    isPage = tokens.contains { if case .doctype = $0.kind { true } else { false } }
  }

  package init(_ part: HTML) { self.init(part.bytes) }

  package var all: [HTMLElement] { root.descendants }
  package func all(_ name: String) -> [HTMLElement] { root.all(name) }
  package func first(_ name: String) -> HTMLElement? { root.all(name).first }
  package func all(attribute: String, _ value: String? = nil) -> [HTMLElement] {
    all.filter { value == nil ? $0[attribute] != nil : $0[attribute] == value }
  }
  package func all(class name: String) -> [HTMLElement] { all.filter { $0.classes.contains(name) } }
  package func element(id: String) -> HTMLElement? { all(attribute: "id", id).first }
  /// The innermost elements whose own text holds these words.
  package func all(text: String) -> [HTMLElement] {
    all.filter { element in
      element.text.contains(text) && !element.elements.contains { $0.text.contains(text) }
    }
  }
}

/// One element, its attributes in written order and what it holds.
package final class HTMLElement {
  package enum Node {
    case element(HTMLElement)
    case text(String)
  }

  package let name: String
  package let attributes: [(name: String, value: String)]
  package let line: Int
  package internal(set) var children: [Node] = []
  package internal(set) weak var parent: HTMLElement?

  init(name: String, attributes: [(name: String, value: String)] = [], line: Int = 1) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  package subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
  package var classes: [String] { (self["class"] ?? "").split(separator: " ").map(String.init) }
  package var elements: [HTMLElement] {
    children.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }
  package var descendants: [HTMLElement] { elements.flatMap { [$0] + $0.descendants } }
  package func all(_ name: String) -> [HTMLElement] { descendants.filter { $0.name == name } }
  package func first(_ name: String) -> HTMLElement? { all(name).first }

  /// All text inside, as written.
  package var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  package var ancestors: [HTMLElement] { parent.map { [$0] + $0.ancestors } ?? [] }
}

extension HTMLElement: CustomStringConvertible {
  package var description: String { "line \(line), <\(name)\(self["id"].map { " id=\"\($0)\"" } ?? "")>" }
}
