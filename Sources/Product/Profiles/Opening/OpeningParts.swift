import Markup
import People
import Web

/// The lines that tell a reader who can see a profile.
enum OpeningParts {
  /// Above every open page: whose profile it is, that more may be hidden here, and the way in.
  static func strip(_ municipality: Municipality, of area: Area?, isOwn: Bool) -> HTML {
    let inside: Path = area.map { .profile($0.slug) } ?? .localCommunities
    let way: HTML =
      isOwn
      ? "<a href=\"\(inside)\">Se siden, som du ser den</a>"
      : "<a href=\"\(Path.signIn.with(query: [("next", inside.text)]))\">Log ind</a>"
    return above(
      Parts.notice(title: OpeningWords.strip(municipality.name), "<p>\(OpeningWords.stripText) \(way)</p>"))
  }

  /// Above a profile inside: everybody can see one too, and where. One line, for the figures are what one came for.
  static func shared(_ area: Area, _ municipality: String) -> HTML {
    let path = Path.openProfile(municipality, area.slug)
    return above("<p class=\"meta\">Alle kan se <a href=\"\(path)\">den åbne udgave</a> uden at logge ind.</p>")
  }

  /// Below the list of areas inside: who can see the profiles.
  static func readers(_ sharing: Sharing?, mayManage: Bool) -> HTML {
    let words: HTML =
      sharing.map { sharing in
        "<p>\(OpeningWords.everybody)</p><p>Del adressen: \(link(.open(sharing.municipality), sharing))</p>"
      } ?? "<p>\(OpeningWords.onlyInside)</p>"
    let way: HTML = mayManage ? Parts.actions(Parts.link("Åbn eller luk profilen", to: .opening)) : .empty
    return Parts.section("hvem", OpeningWords.title, words, way)
  }

  /// What stands above a page without being part of it.
  static func above(_ content: HTML) -> HTML { "<div class=\"above\">\(content)</div>\n" }

  static func link(_ path: Path, _ sharing: Sharing) -> HTML {
    "<a href=\"\(path)\">\(sharing.address(path.text))</a>"
  }
}
