/// An address to link to: `"/lokalsamfund/\(slug)/profil" as Path`.
///
/// What is put in stays inside its segment: everything but letters, digits and `-._~` is written as %XX, so neither
/// `/`, `..`, `?`, `#`, nor an invisible sign can lead anywhere else. A value that names nothing (empty, `.` or `..`)
/// becomes U+FFFD: the visitor gets "not found" and never another page.
package struct Path: Hashable, Sendable {
  /// The address as it stands in a link, percent-encoded.
  package let text: String

  /// Only for text made of checked parts; the initialisers in this module are the checks.
  init(checked text: String) { self.text = text }

  /// A place on the same page: `#trivsel`.
  package init(fragment: String) { text = "#" + encoded(fragment) }

  /// An address as seen from the page it stands on, `up` folders above it: `../kirkeby/profil`.
  ///
  /// For content that is kept once and shown at more than one address. Segments are written as everywhere: nothing in
  /// them can lead out of their place.
  package init(relative segments: String..., up: Int = 0) {
    let written = segments.map { $0.isEmpty || isDots(ArraySlice($0.utf8)) ? "%EF%BF%BD" : encoded($0) }
    text = (Array(repeating: "..", count: up) + written).joined(separator: "/")
  }

  /// The same address with these questions added, in this order.
  package func with(query: [(String, String)]) -> Path {
    guard !query.isEmpty else { return self }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let pairs = query.map { name, value in "\(encoded(name))=\(encoded(value))" }.joined(separator: "&")
    let mark = parts[0].utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    return Path(checked: "\(parts[0])\(mark)\(pairs)" + (parts.count > 1 ? "#\(parts[1])" : ""))
  }

  /// The same address at a place on the page.
  package func with(fragment: String) -> Path {
    let page = text.prefix { $0 != "#" }
    return Path(checked: "\(page)#\(encoded(fragment))")
  }
}

extension Path: CustomStringConvertible {
  package var description: String { text }
}

extension Path: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    var parts = StringInterpolation(literalCapacity: literal.utf8CodeUnitCount, interpolationCount: 0)
    parts.appendLiteral(literal)
    self.init(stringInterpolation: parts)
  }

  package init(stringInterpolation parts: StringInterpolation) {
    switch parts.finished() {
    case .success(let text): self.text = text
    case .failure(let violation): fatalError(violation.message, file: violation.file, line: violation.line)
    }
  }

  package struct StringInterpolation: StringInterpolationProtocol, Sendable {
    private var draft = PathDraft()

    package init(literalCapacity: Int, interpolationCount: Int) {
      draft.out.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { draft.literal($0) }
    }

    package mutating func appendInterpolation(_ segment: String) { draft.value(segment) }
    package mutating func appendInterpolation(_ segment: Substring) { draft.value(String(segment)) }
    package mutating func appendInterpolation(_ number: Int) { draft.value(String(number)) }

    /// The address, or the rule that the author's part of it breaks.
    package func finished() -> Result<String, Violation> { draft.finished() }
  }
}
