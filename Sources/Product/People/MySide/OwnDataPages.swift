import Danish
import Markup
import Values
import Web

/// "Mine oplysninger": what is kept about me, for how long, and whom to ask.
enum OwnDataPages {
  static func show(_ data: OwnData) -> Page {
    Page(
      title: "Mine oplysninger", menu: "min-side",
      main: Parts.narrow(
        Parts.head(
          crumbs: [.init("Min side", .home), .init("Mine oplysninger")], title: "Mine oplysninger",
          lead: OwnDataWords.lead,
          actions: Parts.actions(
            Parts.link("Hent alt", to: .ownRecord, .primary, about: "som en fil, en maskine kan læse"),
            Parts.link("Hvem kan jeg spørge?", to: .municipality, .quiet))),
        facts(data), roles(data), more(data), log(data)))
  }

  private static func facts(_ data: OwnData) -> HTML {
    func text(_ text: String?) -> HTML { "\(text.flatMap { $0.isEmpty ? nil : $0 } ?? "–")" }
    let person = data.person
    return Parts.answers([
      .init("Navn", text(person.name)), .init("Titel", text(person.title)), .init("E-mail", text(person.email)),
      .init("Telefon", text(person.phone)), .init("Adgang", "\(PersonWords.access(person.access))"),
      .init("Adgangskode skiftet", text(data.passwordChanged.map(Danish.moment))),
      .init("Sidst logget ind", text(data.lastSignIn.map(Danish.moment))),
      .init("Bliver slettet", "\(MunicipalityWords.keeping(data.municipality.settings.keepDays))"),
    ])
  }

  private static func roles(_ data: OwnData) -> HTML {
    Parts.section(
      "roller", "Dine roller",
      data.roles.isEmpty
        ? "<p>Du har ingen roller.</p>"
        : Parts.rows(
          data.roles.map { placed in
            Parts.Row(
              PersonWords.role(placed, in: data.municipality.name), note: PersonWords.period(placed.grant))
          }))
  }

  private static func more(_ data: OwnData) -> HTML {
    if data.more.isEmpty { return .empty }
    let entries: [HTML] = data.more.map { entry in
      let until: HTML? = entry.until.map { "<p class=\"meta\">\(OwnDataWords.until($0))</p>" }
      return Parts.details(entry.title, "<ul>\(entry.lines, { "<li>\($0)</li>" })</ul>", until ?? .empty)
    }
    return Parts.section("skrevet", "Det, du selv har skrevet", entries)
  }

  private static func log(_ data: OwnData) -> HTML {
    let rows = data.log.prefix(50).map { line in
      Table.Row("\(Danish.moment(line.at))", ["\(line.byPerson ? "Du" : "En anden")", "\(line.action)"])
    }
    return Parts.section(
      "log", "Adgangsloggen om dig", intro: OwnDataWords.log(data.log.count),
      Table("Adgangslog, nyeste først", ["Hvornår", "Hvem", "Hvad"], rows).html)
  }
}
