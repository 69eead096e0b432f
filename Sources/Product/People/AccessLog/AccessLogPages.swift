import Danish
import Markup
import Values
import Web

/// The access log as the auditor reads it.
enum AccessLogPages {
  static func show(
    _ entries: [NamedEntry], about person: Person?, isWhole: Bool, next: Int?, for visitor: Visitor
  ) -> Page {
    let title = person.map { "Adgangslog om \($0.name)" } ?? "Adgangslog"
    return Page(
      title: title, menu: "adgangslog",
      main: Parts.head(
        crumbs: person == nil ? [] : [.init("Adgangslog", .accessLog), .init(title)], title: title,
        lead: "Hvem har gjort hvad, og hvornår. Loggen kan ingen rette i, og at læse den bliver også skrevet her.")
        + state(isWhole)
        + (entries.isEmpty
          ? Parts.empty(
            "Her står ikke noget endnu",
            "Loggen fyldes, når nogen logger ind, retter eller ser oplysninger om personer.")
          : table(entries) + more(next, person)))
  }

  private static func state(_ isWhole: Bool) -> HTML {
    isWhole
      ? Parts.state(.done, "Vi har regnet de nyeste linjer igennem. Ingen er ændret eller fjernet.")
      : Parts.notice(
        .alert, title: "Loggen passer ikke med sig selv",
        "<p>En linje er ændret eller fjernet uden om Fælled. Gem en kopi af databasen, og kontakt jeres drift og databeskyttelsesrådgiver.</p>"
      )
  }

  private static func table(_ entries: [NamedEntry]) -> HTML {
    let rows = entries.map { named in
      let entry = named.entry
      let outcome: HTML = entry.outcome == .refused ? Parts.badge("afvist", .alert) : "ja"
      return Table.Row(
        "\(Danish.moment(entry.at))",
        [
          "\(named.who ?? (entry.person == nil ? "Ukendt" : "Slettet person"))", "\(entry.action.name)",
          "\(object(named))", outcome,
        ])
    }
    return Table("Adgangslog, nyeste først", ["Hvornår", "Hvem", "Hvad", "Om", "Lykkedes"], rows).html
  }

  /// A person by name, if the person is still known; else what the log itself says.
  private static func object(_ named: NamedEntry) -> String {
    let object = named.whom ?? (named.entry.object.hasPrefix("person:") ? "Slettet person" : kind(named.entry.object))
    return [object, named.entry.detail].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func kind(_ object: String) -> String {
    switch object.split(separator: ":").first {
    case "omraade": "et område"
    case "enhed": "en enhed"
    case "team": "et team"
    case "fil": "en fil"
    case "datasaet": "et datasæt"
    case "udgivelse": "en udgivelse"
    case "import": "en fil"
    case "kopi": "en sikkerhedskopi"
    case .some(let other): String(other)
    case nil: ""
    }
  }

  private static func more(_ next: Int?, _ person: Person?) -> HTML {
    guard let next else { return .empty }
    let query = (person.map { [("person", $0.id.raw)] } ?? []) + [("foer", "\(next)")]
    return """
      <nav class="pager" aria-label="Sider"><span></span><span>\
      <a rel="next" href="\(Path.accessLog.with(query: query))">Ældre linjer →</a></span></nav>
      """
  }
}
