/// A rule of the markup that its author broke, and where. Data, so that tests can ask for it without a crash.
package struct Violation: Error {
  package enum Rule: String, Sendable, CaseIterable {
    case unquotedValue = "the value of an attribute stands in quotes"
    case strayLessThan = "write &lt; for a < in text"
    case brokenTag = "this is no tag or attribute name"
    case brokenComment = "a comment begins <!--, ends --> and has no -- or > in between that could end it early"
    case refusedElement = "this element (or http-equiv) changes how everything around it is read: not here"
    case scriptComment = "<!-- in a script changes where the script ends"
    case valueOutsideText = "a value stands in text or in a quoted attribute, nowhere else"
    case valueInCode = "script, style, srcset, on... and their like are literal only"
    case textInAddress = "only a Path stands in an address: href, src, action and their like"
    case pathNotAlone = "a Path is the whole value of its attribute: use .with(query:) or .with(fragment:)"
    case markupOutsideText = "HTML stands in text only"
    case attributeOutsideTag = "an attribute is written inside a start tag"
    case brokenReference = "a value must not complete a character reference: write &amp; for &"
    case unfinished = "the markup ends in the middle of a tag, a comment or a script"
    case unbalanced = "this closes an element that is not the one open"
    case unclosed = "an element is left open"
    case selfClosed = "only void and SVG elements end in />"
    case badPath = "a path begins with one /, has no . or .. segment, and writes all but plain ASCII as %XX"
  }

  package let rule: Rule
  /// The markup just before the mistake.
  package let place: String
  package private(set) var file: StaticString = "HTML"
  package private(set) var line: UInt = 0

  init(_ rule: Rule, after out: some Collection<UInt8>) {
    self.rule = rule
    place = String(decoding: out.suffix(80), as: UTF8.self)
  }

  package var message: String { "\(rule.rawValue). Here: …\(place)⟵" }

  func at(_ file: StaticString, _ line: UInt) -> Violation {
    var copy = self
    copy.file = file
    copy.line = line
    return copy
  }
}
