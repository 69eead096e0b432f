import Danish
import Markup
import Values
import Web

/// Everything Min side shows.
struct MySideView: Sendable {
  let person: Person
  let grants: [PlacedGrant]
  let items: [MySideItem]

  func items(_ place: MySideItem.Place) -> [MySideItem] { items.filter { $0.place == place } }
}

/// The page everybody starts on: what waits for me, what is new, who am I here.
enum MySidePages {
  static func show(_ view: MySideView, receipt: HTML?, for visitor: Visitor, at now: Instant) -> Page {
    let waiting = view.items(.waiting)
    let news = view.items(.news)
    return Page(
      title: "Min side", menu: "min-side",
      main: (receipt ?? .empty)
        + Parts.head(
          kicker: MySideWords.today(now), title: MySideWords.greeting(view.person.firstName, at: now))
          + """
          <div class="aside-grid"><div>\(firstSteps(view))\(self.waiting(waiting, hasFirstSteps: !view.items(.firstStep).isEmpty))</div>\
          <aside class="stack flow-6" aria-label="Nyt og om dig">\(self.news(news))\(roles(view, for: visitor))</aside></div>

          """)
  }

  private static func firstSteps(_ view: MySideView) -> HTML {
    let steps = view.items(.firstStep)
    if steps.isEmpty { return .empty }
    return Parts.section(
      "foerste-skridt", "Kom i gang", intro: "Det her mangler, før I kan mødes om jeres tal.",
      Parts.rows(steps.map(row)))
  }

  private static func waiting(_ items: [MySideItem], hasFirstSteps: Bool) -> HTML {
    if items.isEmpty && hasFirstSteps { return .empty }
    let content =
      items.isEmpty
      ? Parts.empty(
        "Her kommer jeres møder, mål og handlinger til at ligge",
        "Lige nu venter der ikke noget på dig. De fleste begynder med at læse profilen for deres lokalsamfund.",
        actions: Parts.actions(Parts.link("Find et lokalsamfund", to: "/lokalsamfund", .primary)))
      : Parts.rows(items.map(row))
    return Parts.section("venter", "Det venter på dig", content)
  }

  private static func news(_ items: [MySideItem]) -> HTML {
    items.isEmpty ? .empty : Parts.section("nyt", "Nyt", Parts.rows(items.map(row)))
  }

  private static func roles(_ view: MySideView, for visitor: Visitor) -> HTML {
    let rows = view.grants.map { placed in
      Parts.Row(
        PersonWords.role(placed, in: visitor.municipalityName), to: path(placed.grant.scope),
        note: PersonWords.period(placed.grant))
    }
    return Parts.section(
      "roller", "Dine roller",
      rows.isEmpty
        ? Parts.empty(
          "Du har ingen roller endnu", "Jeres administrator giver dig en rolle. Så kan du se det, der hører til den.")
        : Parts.rows(rows),
      Parts.actions(
        Parts.link("Mine oplysninger", to: .ownData, .quietSmall),
        Parts.link("Skift adgangskode", to: .password, .quietSmall)))
  }

  private static func path(_ scope: Scope) -> Path? { if case .unit(let id) = scope { .unit(id) } else { nil } }

  private static func row(_ item: MySideItem) -> Parts.Row {
    Parts.Row(item.title, to: item.path, note: item.note, phase: item.phase)
  }
}
