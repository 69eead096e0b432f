import Charts
import Danish
import Markup
import Values
import Web

/// One indicator over all areas, and the list of them all.
package enum IndicatorPages {
  /// `released` is nil where every indicator of the list is, because the reader sees no others.
  package static func list(_ catalogue: Catalogue, released: Set<String>?) -> Page {
    let themes = Indicator.Theme.allCases.filter { !catalogue.indicators(in: $0).isEmpty }
    let content: HTML =
      catalogue.indicators.isEmpty
      ? Parts.empty(
        "Der er ingen nøgletal endnu",
        released == nil
          ? "De kommer, når kommunen udgiver dem."
          : "Nøgletal er filer i kommunens metodemappe. Når der lægges filer i den, står de her.")
      : """
      <div class="with-subnav">\(Parts.subnav(themes.map { ($0.rawValue, ProfileWords.name($0)) }))\
      <div>\(themes, { theme($0, catalogue, released) })</div></div>
      """
    return Page(
      title: "Nøgletal", menu: "lokalsamfund", phase: 1,
      main: """
        \(Parts.head(
          crumbs: [Parts.Crumb("Lokalsamfund", .areas()), Parts.Crumb("Nøgletal")], title: "Nøgletal",
          lead: lead(catalogue.indicators.count, released?.count)))\(content)
        """)
  }

  private static func lead(_ all: Int, _ released: Int?) -> String {
    guard let released else {
      return all == 0 ? "" : "\(Danish.count(all)) nøgletal om børns og unges liv er udgivet."
    }
    let total = "Kommunen har valgt \(Danish.count(all)) nøgletal om børns og unges liv."
    if all == 0 { return "Her står kommunens nøgletal." }
    return released == 0
      ? "\(total) Ingen af dem er udgivet endnu."
      : "\(total) \(FigureWords.capitalised(FigureWords.spelled(released))) af dem er med i den nyeste udgivelse."
  }

  private static func theme(_ theme: Indicator.Theme, _ catalogue: Catalogue, _ released: Set<String>?) -> HTML {
    let topics = catalogue.topics(in: theme).map { topic -> HTML in
      let rows = catalogue.indicators(in: theme).filter { $0.topic == topic }.map { indicator in
        Parts.Row(
          indicator.name, to: .oneIndicator(indicator.slug), note: indicator.question,
          end: released?.contains(indicator.slug) == true ? Parts.badge("Udgivet", .ok) : nil)
      }
      return "<div class=\"stack flow-3\"><h3>\(FigureWords.capitalised(topic))</h3>\(Parts.rows(rows))</div>"
    }
    return Parts.section(theme.rawValue, ProfileWords.name(theme), intro: ProfileWords.intro(theme), topics)
  }

  /// With no figures the page still explains what the indicator is and that nothing is released.
  ///
  /// `desks` are the pages where each of the figures can be pinned and asked about, in the order of the figures; empty
  /// for those who may not. `asked` is what people have asked about it.
  package static func show(
    _ indicator: Indicator, figures: [Figure], release: Release?, for audience: Audience = .inside,
    desks: [Path] = [], asked: HTML = .empty
  ) -> Page {
    let placed = figures.enumerated().map { place, figure in
      PlacedFigure(figure: figure, desk: desks.indices.contains(place) ? desks[place] : nil)
    }
    let main: HTML = """
      \(hatchPattern)\(head(indicator, figures, release))
      \(figures.isEmpty ? nothing : released(placed))\(asked)
      \(IndicatorParts.method(indicator, for: audience))
      """
    return Page(title: indicator.name, menu: "lokalsamfund", phase: 1, main: main)
  }

  private static func head(_ indicator: Indicator, _ figures: [Figure], _ release: Release?) -> HTML {
    let latest = figures.compactMap(\.latest?.period).max().map { "Seneste tal: \(FigureWords.phrase($0)) · " } ?? ""
    let number = release.map { "udgivelse \($0.number)" } ?? "ikke udgivet endnu"
    return Parts.head(
      crumbs: [
        Parts.Crumb("Lokalsamfund", .areas(up: 1)), Parts.Crumb("Nøgletal", .allIndicators(up: 1)),
        Parts.Crumb(indicator.name),
      ], kicker: "\(ProfileWords.name(indicator.theme)) · \(indicator.topic)", title: indicator.name,
      lead: indicator.question, more: "<p class=\"meta\">\(latest)\(FigureWords.capitalised(number))</p>")
  }

  private static var nothing: HTML {
    Parts.section(
      "tal", "Tal",
      Parts.empty(
        "Tallet er ikke udgivet endnu",
        "Når kommunen har læst tallet ind og udgivet det, står alle områder her."))
  }

  private static func released(_ figures: [PlacedFigure]) -> HTML {
    let whole = figures.first(where: \.figure.isOfWhole)
    let others = Danish.sorted(figures.filter { !$0.figure.isOfWhole }) { $0.figure.area }
    let development: HTML? = whole.map { placed in
      Parts.section("udvikling", placed.figure.area, IndicatorParts.whole(placed))
    }
    let areas: HTML? = others.isEmpty ? nil : IndicatorParts.areas(others)
    return "\(development)\(areas)"
  }
}
