import Danish
import Markup
import People
import Values
import Web

/// The list of local communities: where one chooses a profile.
///
/// Alphabetical, and without counts of strengths beside the names: beside each other they would be read as a ranking.
package enum AreaListPages {
  /// `present` are the areas with a page, and `indicators` how many there are, for whoever reads it. Where `isWhole` is
  /// false, the reader has a part of them only, and nothing is said of how many have a page.
  package static func list(
    _ areas: AreaTree, release: Release?, present: Set<AreaID>, isWhole: Bool = true, indicators: Int,
    mayManage: Bool, sharing: HTML = .empty
  ) -> Page {
    guard let release, !present.isEmpty else { return empty(mayManage: mayManage) }
    let whole = areas.roots.filter { present.contains($0.id) }
    let systems = areas.systems.compactMap { system(areas, $0, present, isWhole) }
    let main: HTML = """
      \(head(release, indicators))\(whole.isEmpty ? nil : Parts.rows(whole.map { Parts.Row($0.name, to: .area($0.slug), note: isWhole ? inside(areas, $0, present) : nil) }))
      \(systems)\(sharing)

      """
    return Page(title: "Lokalsamfund", menu: "lokalsamfund", phase: 1, main: main)
  }

  private static func head(_ release: Release, _ indicators: Int) -> HTML {
    let count = Danish.counted(indicators, one: "nøgletal", other: "nøgletal")
    let day = release.publishedAt.map { ", udgivet \(Danish.date($0.day))" } ?? ""
    return Parts.head(
      title: "Lokalsamfund",
      lead: "Vælg et område, og se, hvad tallene siger om børnenes og de unges liv dér.",
      more: "<p class=\"meta\">Udgivelse \(release.number)\(day) · \(count)</p>",
      actions: Parts.actions(Parts.link("Alle nøgletal", to: .allIndicators())))
  }

  /// One way of dividing the municipality: its areas with what lies inside each.
  private static func system(_ areas: AreaTree, _ system: AreaSystem, _ present: Set<AreaID>, _ isWhole: Bool) -> HTML?
  {
    let own = areas.all.filter { $0.system == system && !$0.kind.isTrunk }
    let tops = own.filter { area in
      guard let parent = area.parent.flatMap({ areas[$0] }) else { return true }
      return parent.kind.isTrunk || parent.system != system
    }
    let trunk = system == .localCommunities ? areas.all.filter { $0.kind.isTrunk && $0.parent != nil } : []
    let groups = Dictionary(grouping: trunk + tops, by: \.kind).sorted { order($0.key) < order($1.key) }
    let sections = groups.compactMap { kind, tops -> HTML? in
      let rows = Danish.sorted(tops) { $0.name }.compactMap { row(areas, $0, present, isWhole) }
      guard !rows.isEmpty else { return nil }
      let title = FigureWords.capitalised(ProfileWords.plural(kind.rawValue, 2))
      return Parts.section("\(Danish.slug(system.name))-\(Danish.slug(kind.rawValue))", title, Parts.rows(rows))
    }
    return sections.isEmpty ? nil : sections.joined()
  }

  private static func order(_ kind: Area.Kind) -> Int { Area.Kind.allCases.firstIndex(of: kind) ?? 0 }

  /// An area without figures of its own stays in the list when something inside it has them.
  private static func row(_ areas: AreaTree, _ area: Area, _ present: Set<AreaID>, _ isWhole: Bool) -> Parts.Row? {
    let below = areas.descendants(of: area.id).filter { present.contains($0.id) }
    let isHere = present.contains(area.id)
    guard isHere || !below.isEmpty else { return nil }
    let links: HTML? =
      area.kind.isTrunk || below.isEmpty
      ? nil
      : "<ul class=\"rows\" role=\"list\">\(below, { "<li><a href=\"\(Path.area($0.slug))\">\($0.name)</a></li>" })</ul>"
    return Parts.Row(
      area.name, to: isHere ? .area(area.slug) : nil,
      note: isHere ? (isWhole ? inside(areas, area, present) : nil) : "Ingen tal for hele området i denne udgivelse",
      end: links)
  }

  /// What of an area's parts can be read about: "8 lokalsamfund"; "9 institutioner, 6 med egen profil".
  private static func inside(_ areas: AreaTree, _ area: Area, _ present: Set<AreaID>) -> String? {
    let kinds = Dictionary(grouping: areas.children(of: area.id), by: \.kind).sorted { order($0.key) < order($1.key) }
    let parts = kinds.map { kind, parts -> String in
      let shown = parts.count { present.contains($0.id) }
      let all = "\(Danish.count(parts.count)) \(ProfileWords.plural(kind.rawValue, parts.count))"
      return shown == parts.count ? all : "\(all), \(shown == 0 ? "ingen" : Danish.count(shown)) med egen profil"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// An area nothing has been released about, reached from the organisation's pages.
  static func without(_ area: Area, mayManage: Bool) -> Page {
    let way =
      mayManage
      ? Parts.link("Gå til Data", to: .data) : Parts.link("Se, hvilke nøgletal der kommer", to: .allIndicators(up: 2))
    return Page(
      title: "\(area.name), profil", menu: "lokalsamfund", phase: 1,
      main: """
        \(Parts.head(crumbs: [.init("Lokalsamfund", .areas(up: 2)), .init(area.name)], title: area.name))\
        \(Parts.empty(
          "Der er ingen profil endnu", "Her kommer profilen, når der er udgivet tal om \(area.name).",
          actions: Parts.actions(way)))
        """)
  }

  private static func empty(mayManage: Bool) -> Page {
    let content =
      mayManage
      ? Parts.empty(
        "Der er ingen profiler endnu",
        "Læs en datafil ind, og lav en udgivelse. Så står kommunens lokalsamfund her, hvert med sin profil.",
        actions: Parts.actions(
          Parts.link("Læs en datafil ind", to: .newImport, .primary), Parts.link("Se udgivelser", to: .releases)))
      : Parts.empty(
        "Der er ingen profiler endnu",
        "Her kommer en profil for hvert lokalsamfund, når kommunens datasteward har udgivet de første tal.",
        actions: Parts.actions(Parts.link("Se, hvilke nøgletal der kommer", to: .allIndicators())))
    return Page(
      title: "Lokalsamfund", menu: "lokalsamfund", phase: 1, main: "\(Parts.head(title: "Lokalsamfund"))\(content)")
  }
}
