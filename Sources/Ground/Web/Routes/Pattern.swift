/// An address with holes in it: "/lokalsamfund/{slug}/profil".
package struct Pattern: Sendable, ExpressibleByStringLiteral {
  enum Segment: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  package let text: String
  let segments: [Segment]

  package init(stringLiteral text: String) {
    precondition(text.hasPrefix("/"), "A pattern begins with a slash: \(text)")
    self.text = text
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The same for two patterns that match the same addresses.
  var shape: [String?] {
    segments.map { if case .literal(let text) = $0 { text } else { nil } }
  }
}
