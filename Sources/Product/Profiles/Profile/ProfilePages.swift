import Charts
import Danish
import Markup
import People
import Values
import Web

/// The local community profile as a page: strengths first, then what one may wonder about, then everything.
///
/// Drawn once when a release is made and kept as it was; it takes values and nothing else, so that the page that is
/// kept is the page that was seen.
package enum ProfilePages {
  package static func main(_ profile: Profile) -> HTML {
    let sections: HTML = "\(standsOut(profile))\(overview(profile))\(Indicator.Theme.allCases, { theme($0, profile) })"
    return """
      \(hatchPattern)\(head(profile))
      <div class="with-subnav">\(subnav(profile))<div>\(sections)</div></div>

      """
  }

  private static func head(_ profile: Profile) -> HTML {
    let themes = profile.themes
    let vitality = profile.figures(in: .vitality)
    let children = Indicator.Theme.allCases.filter { $0 != .vitality && themes.contains($0) }
      .flatMap { profile.figures(in: $0) }
    let slug = profile.area.slug
    let crumbs =
      [Parts.Crumb("Lokalsamfund", .localCommunities)]
      + profile.above.map { Parts.Crumb($0.name, .profile($0.slug)) } + [Parts.Crumb(profile.area.name)]
    return Parts.head(
      crumbs: crumbs, kicker: kicker(profile), title: profile.area.name,
      more: """
        \(Parts.facts(ProfileParts.facts(profile)))
        <div class="columns">\
        \(ProfileParts.question("q1", ProfileWords.vitalityQuestion, ProfileWords.lead(vitality, about: "livskraft")))\
        \(ProfileParts.question("q2", ProfileWords.childrenQuestion,
          ProfileWords.lead(children, about: "børnenes og de unges liv")))</div>
        """,
      actions: Parts.actions(
        Parts.link("Hent som regneark", to: .profileWorkbook(slug), about: "til Excel"),
        Parts.link("Hent som CSV", to: .profileSheet(slug), .quiet),
        Parts.link("Alle nøgletal", to: .indicators, .quiet)))
  }

  private static func kicker(_ profile: Profile) -> String {
    let kind =
      switch profile.area.kind {
      case .localCommunity: "Lokalsamfundsprofil"
      case .institution: "Profil for institution"
      case .district: "Profil for distrikt"
      case .municipality: "Kommuneprofil"
      case .region: "Profil for region"
      case .country: "Landsprofil"
      }
    return "\(kind), udgivelse \(Danish.count(profile.release)), \(Danish.date(profile.madeAt.day))"
  }

  private static func subnav(_ profile: Profile) -> HTML {
    var links: [(id: String, title: String)] = []
    if profile.whole != nil { links.append(("skiller-sig-ud", "Skiller sig ud")) }
    if !profile.inside.isEmpty { links.append(("omraader", "Områder")) }
    if !ProfileParts.spineFigures(profile).isEmpty { links.append(("overblik", "Overblik")) }
    return ProfileParts.subnav(links, themes: Indicator.Theme.allCases.map { ($0.rawValue, ProfileWords.name($0)) })
  }

  private static func standsOut(_ profile: Profile) -> HTML {
    let areas: HTML? = profile.inside.isEmpty ? nil : ProfileParts.areas(profile)
    guard profile.whole != nil else { return areas ?? .empty }
    let neutrals: HTML? =
      profile.neutrals.isEmpty
      ? nil
      : """
      <div><h3 class="h3">Forskelle, der hverken er gode eller dårlige</h3>\
      \(ProfileParts.findings(profile.neutrals))</div>
      """
    let section = Parts.section(
      "skiller-sig-ud", "Det skiller sig ud", intro: ProfileWords.counted(profile),
      ProfileParts.tally(profile).html,
      """
      <div class="split-list"><div><h3>\(ProfileWords.strengthsHeading(profile.strengths.count))</h3>\
      \(ProfileParts.findings(profile.strengths, none: "Ingen tal skiller sig sikkert ud i den ønskede retning."))</div>\
      <div><h3>\(ProfileWords.wondersHeading(profile.wonders.count))</h3>\
      \(ProfileParts.findings(profile.wonders, none: "Ingen tal skiller sig sikkert ud mod den ønskede retning."))</div></div>
      """,
      neutrals ?? .empty)
    return "\(section)\(areas)"
  }

  /// By institution and by residence are two populations, so they never share a table.
  private static func overview(_ profile: Profile) -> HTML {
    let figures = ProfileParts.spineFigures(profile)
    guard !figures.isEmpty else { return .empty }
    let tables = Indicator.Located.allCases.reversed().compactMap { located -> HTML? in
      let group = figures.filter { $0.indicator.located == located }
      return group.isEmpty ? nil : ProfileParts.spine(group, located, profile)
    }
    return Parts.section(
      "overblik", "Overblik",
      intro:
        "Hvert mærke viser \(profile.area.name), og den lodrette streg er hele \(FigureWords.bare(profile.whole?.name ?? "")). Længst til højre er gunstigst for børnene. Hver række har sin egen skala.",
      [ProfileParts.key(range: "fra laveste til højeste område af samme slags")] + tables)
  }

  private static func theme(_ theme: Indicator.Theme, _ profile: Profile) -> HTML {
    let figures = profile.figures(in: theme)
    guard !figures.isEmpty else {
      return Parts.section(
        theme.rawValue, ProfileWords.name(theme), intro: ProfileWords.intro(theme),
        Parts.empty("Der er ingen tal endnu", ProfileWords.missing(theme)))
    }
    return Parts.section(
      theme.rawValue, ProfileWords.name(theme), intro: ProfileWords.intro(theme),
      ProfileParts.topics(figures).map { topic, figures in
        """
        <div class="stack flow-4"><h3>\(FigureWords.capitalised(topic))</h3>\
        \(figures, { $0.saysSomething ? FigureParts.figure($0) : ProfileParts.folded($0) })</div>
        """
      })
  }
}
