import Markup

extension Frame {
  /// Who is behind the page, and the three pages everybody must be able to find.
  static func footer(_ visitor: Visitor?) -> HTML {
    let owner: HTML? = visitor.map { "<p><a href=\"/kommune\">\($0.municipalityName)</a></p>" }
    return """
      <footer class="site-footer"><div class="wrap"><div class="stack flow-2">\(owner)\
      <p>Vi beder aldrig om en adgangskode på telefon eller mail. <span class="nowrap">Fælled \(version)</span></p></div>\
      <ul role="list"><li><a href="/tilgaengelighed">Tilgængelighedserklæring</a></li>\
      <li><a href="/privatliv">Privatliv</a></li><li><a href="/hjaelp">Hjælp</a></li></ul></div></footer>

      """
  }
}
