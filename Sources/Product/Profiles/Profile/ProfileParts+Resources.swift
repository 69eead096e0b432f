import Danish
import Markup
import People
import Values
import Web

/// What there is to build on, and the way on from the figures.
extension ProfileParts {
  /// Places and people in the area that can be brought into play: figures alone show mostly what is missing.
  static func resources(_ profile: Profile) -> HTML {
    guard !profile.units.isEmpty else { return .empty }
    let institutions = profile.units.filter(\.kind.keepsFigures)
    let rest = profile.units.filter { !$0.kind.keepsFigures }
    let services = rest.filter { $0.kind.isMunicipal || $0.kind.code == UnitKind.otherCode }
    let others = rest.filter { !services.contains($0) }
    let helpers: HTML? =
      profile.helpers.isEmpty
      ? nil : "<p class=\"meta\">Hjælper i hele kommunen: \(Danish.list(profile.helpers.map(\.name))).</p>"
    return Parts.section(
      "ressourcer", "Ressourcer i \(profile.area.name)", intro: ProfileWords.resources,
      """
      <div class="split-list places">\(units("Fællesskaber og frivillige", others, profile))\
      \(units("Skoler og tilbud", institutions, profile))\(units("Hjælp og støtte", services, profile))</div>
      """,
      helpers ?? .empty)
  }

  private static func units(_ title: String, _ units: [Unit], _ profile: Profile) -> HTML {
    guard !units.isEmpty else { return .empty }
    let rows = units.map { unit in
      let page = profile.inside.first { $0.id == unit.node }
      return Parts.Row(unit.name, to: page.map { .beside($0.slug) }, note: unit.kind.name)
    }
    return "<div><h3>\(title)</h3>\(Parts.rows(rows))</div>"
  }

  /// What lies inside the area, as links: for the whole this is the way on.
  static func areas(_ profile: Profile) -> HTML {
    let kinds = Dictionary(grouping: profile.listed, by: \.kind.rawValue).sorted { $0.key < $1.key }
    guard !kinds.isEmpty else { return .empty }
    let lists = kinds.map { kind, areas -> HTML in
      let title = FigureWords.capitalised(ProfileWords.plural(kind, 2))
      return "<div><h3>\(title)</h3>\(Parts.rows(areas.map { Parts.Row($0.name, to: .beside($0.slug)) }))</div>"
    }
    return Parts.section("omraader", "Inden for \(profile.area.name)", "<div class=\"split-list\">\(lists)</div>")
  }

  /// Figures begin a conversation: the questions that these figures raise, and what can be done with them today.
  static func talk(_ profile: Profile) -> HTML {
    Parts.section(
      "samtale", "Til samtalen", intro: ProfileWords.talkIntro,
      "<ol>\(ProfileWords.questions(profile), { "<li>\($0)</li>" })</ol>",
      """
      <p class="meta">\(ProfileWords.talkNext)</p>\
      <p class="meta">Undrer et tal jer? <a href="\(Path.whomToAsk(up: 2))">Se, hvem der svarer på spørgsmål om tal</a>.</p>
      """)
  }
}
