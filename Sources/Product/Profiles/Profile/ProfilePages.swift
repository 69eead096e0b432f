import Charts
import Danish
import Markup
import People
import Values
import Web

/// The local community profile as a page: the three things that matter first, then what there is to build on, then
/// everything.
///
/// Drawn once when a release is made and kept as it was; it takes values and nothing else, so that the page that is
/// kept is the page that was seen. It is shown at several addresses, as a draft, inside and to everybody: every link to
/// another page of the release is therefore relative.
package enum ProfilePages {
  package static func main(_ profile: Profile) -> HTML {
    let sections: HTML = """
      \(ProfileParts.told(profile))\(ProfileParts.resources(profile))\(ProfileParts.areas(profile))\
      \(overview(profile))\(themes(profile))\(ProfileParts.talk(profile))
      """
    return """
      \(hatchPattern)\(head(profile))
      <div class="with-subnav">\(subnav(profile))<div>\(sections)</div></div>

      """
  }

  private static func head(_ profile: Profile) -> HTML {
    let crumbs =
      [Parts.Crumb("Lokalsamfund", .areas(up: 2))]
      + profile.above.map { Parts.Crumb($0.name, .beside($0.slug)) } + [Parts.Crumb(profile.area.name)]
    return Parts.head(
      crumbs: crumbs, kicker: kicker(profile), title: profile.area.name, lead: ProfileWords.counted(profile))
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
    var links = [(id: "skiller-sig-ud", title: profile.whole == nil ? "Udvikling" : "Skiller sig ud")]
    if !profile.units.isEmpty { links.append(("ressourcer", "Ressourcer")) }
    if !profile.listed.isEmpty { links.append(("omraader", "Områder")) }
    if !ProfileParts.spineFigures(profile).isEmpty { links.append(("overblik", "Overblik")) }
    return ProfileParts.subnav(
      links, themes: Indicator.Theme.allCases.map { ($0.rawValue, ProfileWords.name($0)) },
      after: [("samtale", "Til samtalen")])
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

  /// A long profile has its topics folded, so that four themes can be seen at once; on paper they stand open.
  private static func themes(_ profile: Profile) -> HTML {
    let sections: HTML = Indicator.Theme.allCases.map { theme($0, profile) }.joined()
    return "<div class=\"themes\"\(attribute: "data-long", when: !profile.isShort)>\(sections)</div>\n"
  }

  private static func theme(_ theme: Indicator.Theme, _ profile: Profile) -> HTML {
    let figures = profile.figures(in: theme)
    guard !figures.isEmpty else {
      return Parts.section(
        theme.rawValue, ProfileWords.name(theme), intro: ProfileWords.intro(theme),
        Parts.empty("Der er ingen tal endnu", ProfileWords.missing(theme)))
    }
    let topics = ProfileParts.topics(figures).map { ProfileParts.topic($0, profile) }
    return Parts.section(
      theme.rawValue, ProfileWords.name(theme), intro: ProfileWords.intro(theme), "<div>\(topics)</div>")
  }
}
