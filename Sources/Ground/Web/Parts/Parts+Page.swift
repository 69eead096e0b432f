import Markup

extension Parts {
  /// One step on the way to a page. The page itself stands last and has no path.
  package struct Crumb: Sendable {
    package let title: String
    package let path: Path?

    package init(_ title: String, _ path: Path? = nil) {
      self.title = title
      self.path = path
    }
  }

  /// The way back: "Data / Indlæsninger / Indlæsning 42".
  package static func breadcrumbs(_ crumbs: [Crumb]) -> HTML {
    let items: [HTML] = crumbs.map { crumb in
      crumb.path.map { "<li><a href=\"\($0)\">\(crumb.title)</a></li>" }
        ?? "<li aria-current=\"page\">\(crumb.title)</li>"
    }
    return "<nav class=\"crumbs\" aria-label=\"Brødkrumme\"><ol role=\"list\">\(items)</ol></nav>"
  }

  /// The top of a page: where am I, what is this, what stands out, what can I do now.
  package static func head(
    crumbs: [Crumb] = [], kicker: String? = nil, title: String, lead: String? = nil, more: HTML? = nil,
    actions: HTML? = nil
  ) -> HTML {
    let way: HTML? = crumbs.isEmpty ? nil : breadcrumbs(crumbs)
    let above: HTML? = kicker.map { "<p class=\"kicker\">\($0)</p>" }
    let intro: HTML? = lead.map { "<p class=\"lead\">\($0)</p>" }
    return """
      <header class="page-head stack flow-5"><div>\(way)\(above)\(heading(title))</div>\
      \(intro)\(more)\(actions)</header>

      """
  }

  /// The title of a page. One with a very long word is set smaller on phones, so that the word is not cut in two.
  static func heading(_ title: String) -> HTML {
    let isLong = title.split(whereSeparator: \.isWhitespace).contains { $0.count > 18 }
    return isLong ? "<h1 class=\"long-word\">\(title)</h1>" : "<h1>\(title)</h1>"
  }

  /// A part of the page with a heading of its own, after a hairline.
  package static func section(_ id: String, _ title: String, intro: String? = nil, _ content: HTML...) -> HTML {
    section(id, title, intro: intro, content)
  }

  package static func section(_ id: String, _ title: String, intro: String? = nil, _ content: [HTML]) -> HTML {
    let words: HTML? = intro.map { "<p>\($0)</p>" }
    return """
      <section class="section" id="\(id)" aria-labelledby="\(id)-h"><header><h2 id="\(id)-h">\(title)</h2>\(words)</header>\
      <div class="stack flow-5">\(content)</div></section>

      """
  }

  /// The content in a column of comfortable width: forms and running text.
  package static func narrow(_ content: HTML...) -> HTML {
    "<div class=\"narrow\">\(content)</div>"
  }

  /// Links to the parts of a long page; stays in view while one reads.
  package static func subnav(_ links: [(id: String, title: String)]) -> HTML {
    """
    <nav class="subnav" aria-label="På denne side"><ul role="list">\
    \(links, { "<li><a href=\"\(Path(fragment: $0.id))\">\($0.title)</a></li>" })</ul></nav>

    """
  }

  /// Text that is out of the way until someone asks for it.
  package static func details(_ summary: String, isOpen: Bool = false, _ content: HTML...) -> HTML {
    "<details\(attribute: "open", when: isOpen)><summary>\(summary)</summary><div class=\"stack flow-3\">\(content)</div></details>"
  }
}
