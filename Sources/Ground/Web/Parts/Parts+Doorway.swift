import Markup

extension Parts {
  /// A page for somebody who is not signed in: what Fælled is, the one thing to do here, and the circle beside it.
  package static func doorway(
    kicker: String? = nil, title: String, lead: String? = nil, summary: HTML? = nil, _ content: HTML...
  ) -> HTML {
    let above: HTML? = kicker.map { "<p class=\"kicker\">\($0)</p>" }
    let intro: HTML? = lead.map { "<p class=\"lead\">\($0)</p>" }
    return """
      <div class="doorway"><div class="stack flow-5">\(summary)<div>\(above)\(heading(title))</div>\(intro)\(content)</div>\(circle)</div>

      """
  }

  /// Something did not work out: what it is, what is safe, and the way on. `reference` is for asking about it.
  package static func apology(_ title: String, _ text: String, actions: HTML? = nil, reference: String? = nil) -> HTML {
    let number: HTML? = reference.map { "<p class=\"meta\">Skriv dette nummer, hvis du spørger os: \(cell($0))</p>" }
    return """
      <div class="narrow stack flow-5 apology"><h1>\(title)</h1><p class="lead">\(text)</p>\(actions)\(number)</div>

      """
  }

  /// The circle with the names of its phases, as a picture of what happens here.
  private static var circle: HTML {
    """
    <div class="circle">\(ring())<ol class="circle-names" role="list">\
    \(Phase.allCases, { "<li>\(phase($0))</li>" })</ol></div>
    """
  }
}
