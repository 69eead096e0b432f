import Foundation

/// What came back.
package struct Shown: Sendable {
  package let status: Int
  package let text: String
  package let location: String?
  /// The whole header, with the attributes that protect the cookie.
  package let setCookie: String?

  /// The cookie as a browser sends it back.
  package var cookie: String? { setCookie.map { String($0.prefix { $0 != ";" }) } }

  /// What a person reads: markup taken out, so that a sentence is found whatever is bold in it.
  package var words: String {
    text.replacing(#/<[^>]*>/#, with: "").replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing(
      "&amp;", with: "&")
  }

  /// The value of a hidden field.
  package func hidden(_ name: String) -> String? {
    guard let place = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[place.upperBound...].prefix { $0 != "\"" })
  }

  /// The addresses of our own that the page links to, without the part after #.
  package var links: [String] {
    text.matches(of: #/ href="(/[^"#]*)/#).map { String($0.1).replacing("&amp;", with: "&") }
  }

  /// The links as a browser at `address` follows them: those seen from the page itself too.
  package func links(from address: String) -> [String] {
    let page = URL(string: "http://here" + address)
    return text.matches(of: #/ href="([^"#]+)/#).compactMap { match in
      let link = URL(string: String(match.1).replacing("&amp;", with: "&"), relativeTo: page)?.absoluteURL
      guard let link, link.host() == "here" else { return nil }
      return String(link.absoluteString.dropFirst("http://here".count))
    }
  }
}
