/// Reads markup as a browser would, byte by byte, and so knows what a value may do where it stands.
///
/// Security scans bytes, never `Character`s: a quote with an accent on it is one Character and still a quote.
struct Writer: Sendable {
  /// Where the next byte stands. Values go into `text`, `plainText` and `quoted` only.
  enum Place: Sendable {
    case text, tagOpen, tagName, inTag, attributeName, equals, quoted, pathDone, afterValue, slash
    case endTagOpen, endTagName, endTagRest
    case bang, commentOpen, comment, doctype
    /// Inside title and textarea, where only the end tag is markup, and inside script and style, where nothing is text.
    case plainText, code
    /// After a `<` inside one of those two.
    case plainTextLess, codeLess
  }

  var out: [UInt8] = []
  var place = Place.text
  /// The name of the tag read last, and of the attribute read last, as positions in `out`.
  var tagStart = 0, tagEnd = 0
  var attributeStart = 0, attributeEnd = 0
  var quote: UInt8 = 0
  /// Just after the start tag read last.
  var contentStart = 0
  /// Where the comment, or the end tag of a script or title, began.
  var mark = 0
  var dashes = 0
  #if DEBUG
    /// The names of the elements that are open, as positions in `out`.
    var open: [Range<Int>] = []
  #endif

  init(capacity: Int) { out.reserveCapacity(capacity) }

  mutating func text(_ value: String) throws(Violation) {
    switch place {
    case .text, .plainText: keepFirstLineBreak(of: value)
    case .quoted:
      switch kindOfAttribute {
      case .plain: break
      case .address: throw violation(.textInAddress)
      case .code: throw violation(.valueInCode)
      }
    default: throw refusal
    }
    try refuseHalfReference()
    escape(value, into: &out)
  }

  mutating func path(_ value: String) throws(Violation) {
    guard case .quoted = place, kindOfAttribute == .address else { return try text(value) }
    guard out.last == quote else { throw violation(.pathNotAlone) }
    escape(value, into: &out)
    place = .pathDone
  }

  mutating func markup(_ part: [UInt8]) throws(Violation) {
    guard place == .text else { throw place == .code ? violation(.valueInCode) : violation(.markupOutsideText) }
    try refuseHalfReference()
    out += part
  }

  mutating func attribute(_ name: StaticString, value: String?, present: Bool) throws(Violation) {
    switch place {
    case .tagName: try endTagNameInStartTag(at: out.count)
    case .inTag, .afterValue: break
    case .attributeName: attributeEnd = out.count
    default: throw violation(.attributeOutsideTag)
    }
    place = .afterValue
    guard present else { return }
    out.append(UInt8(ascii: " "))
    attributeStart = out.count
    name.withUTF8Buffer { out.append(contentsOf: $0) }
    attributeEnd = out.count
    guard kindOfAttribute == .plain else { throw violation(.valueInCode) }
    guard let value else { return }
    out += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    escape(value, into: &out)
    out.append(UInt8(ascii: "\""))
  }

  func finish() throws(Violation) {
    guard place == .text else { throw violation(.unfinished) }
    try refuseHalfReference()
    #if DEBUG
      if let last = open.last { throw Violation(.unclosed, after: out[...last.upperBound]) }
    #endif
  }

  /// The rule that a value breaks by standing where it stands.
  private var refusal: Violation {
    switch place {
    case .code, .codeLess: violation(.valueInCode)
    case .pathDone: violation(.pathNotAlone)
    default: violation(.valueOutsideText)
    }
  }

  /// `&` and then a value `lt;` would together be a `<`.
  private func refuseHalfReference() throws(Violation) {
    var back = out.count - 1
    while back >= 0, out.count - back < 40 {
      let byte = out[back]
      if byte == UInt8(ascii: "&") { throw violation(.brokenReference) }
      guard isNameByte(byte) || byte == UInt8(ascii: "#") else { return }
      back -= 1
    }
  }

  /// Browsers drop a line break that stands first in `textarea` and `pre`; what a person wrote must survive.
  private mutating func keepFirstLineBreak(of value: String) {
    guard out.count == contentStart, value.utf8.first == UInt8(ascii: "\n"), isTag("textarea") || isTag("pre") else {
      return
    }
    out.append(UInt8(ascii: "\n"))
  }

  func violation(_ rule: Violation.Rule, at position: Int? = nil) -> Violation {
    Violation(rule, after: position.map { out[...$0] } ?? out[...])
  }
}
