import Danish
import Foundation
import Markup
import Values
import Web

/// What the data steward's desk shows.
struct Desk: Sendable {
  var waiting: [ReceivedFile]
  var datasets: [Dataset]
  var sources: [ID<DataSource>: String]
  var releases: [Release]

  var current: Release? { releases.first { $0.state == .published } }
  var draft: Release? { releases.first { $0.state == .draft } }

  /// Datasets accepted since the current release was made: figures that nobody can see yet.
  var unreleased: [Dataset] {
    datasets.filter { dataset in
      dataset.withdrawnAt == nil && (current.map { dataset.acceptedAt > $0.madeAt } ?? true)
    }
  }
}

/// The data steward's desk: what has come in, what is out, and what waits.
enum DataPages {
  static func desk(_ desk: Desk, receipt: String?) -> Page {
    Page(
      title: "Data", menu: "data", phase: 1,
      main: """
        \(receipt.map { Parts.receipt($0) })\
        \(Parts.head(
          title: "Data",
          lead: "Her kommer tallene ind, bliver set efter og bliver udgivet. Ingen ser et tal, før det er i en udgivelse.",
          more: desk.datasets.isEmpty ? nil : facts(desk), actions: actions(desk)))
        \(desk.waiting.isEmpty ? HTML.empty : waiting(desk))
        \(releases(desk))
        \(datasets(desk))
        """)
  }

  private static func facts(_ desk: Desk) -> HTML {
    let live = desk.datasets.filter { $0.withdrawnAt == nil }
    return Parts.facts([
      ("datasæt", Danish.count(live.count)), ("kilder", Danish.count(Set(live.map(\.source)).count)),
      ("tal", Danish.count(live.map(\.figures).reduce(0, +))),
      ("nyeste udgivelse", desk.current.map { "nr. \($0.number)" } ?? "ingen"),
    ])
  }

  private static func actions(_ desk: Desk) -> HTML {
    let hasNews = !desk.unreleased.isEmpty
    return Parts.actions(
      Parts.link("Læs en datafil ind", to: .newImport, hasNews ? .normal : .primary),
      desk.datasets.isEmpty ? .empty : Parts.post("Lav en udgivelse", to: .releases, hasNews ? .primary : .normal),
      Parts.link("Alle nøgletal", to: .indicators, .quiet), Parts.link(OpeningWords.title, to: .opening, .quiet))
  }

  private static func waiting(_ desk: Desk) -> HTML {
    Parts.section(
      "venter", "Filer, der venter", intro: "De er modtaget, men ikke læst ind endnu.",
      Parts.rows(
        desk.waiting.map { file in
          Parts.Row(
            file.name, to: .mapping(file.id),
            note: "\(desk.sources[file.source] ?? "") · \(Danish.date(file.receivedAt.day)) fra \(file.sender)")
        }))
  }

  private static func releases(_ desk: Desk) -> HTML {
    guard !desk.releases.isEmpty else {
      return Parts.section(
        "udgivelser", "Udgivelser",
        Parts.empty(
          "Ingen udgivelser endnu",
          "En udgivelse beregner alle nøgletal, beskytter små tal og tegner profilerne. Læs først en fil ind, og lav så en udgivelse."
        ))
    }
    let news: HTML =
      desk.unreleased.isEmpty
      ? .empty
      : Parts.notice(
        .plain, title: "Der er nye tal",
        HTML(
          "<p>\(Danish.plural(desk.unreleased.count, one: "Ét datasæt", other: "\(desk.unreleased.count) datasæt")) er kommet til siden den seneste udgivelse. Lav en udgivelse, så de kan ses.</p>"
        ))
    return Parts.section(
      "udgivelser", "Udgivelser", news,
      Parts.rows(desk.releases.prefix(10).map(ReleaseParts.row)))
  }

  private static func datasets(_ desk: Desk) -> HTML {
    guard !desk.datasets.isEmpty else {
      return Parts.section(
        "datasaet", "Datasæt",
        Parts.empty(
          "Ingen tal endnu", "Her samles hver fil, I læser ind: hvor den kom fra, hvornår, og hvad den indeholder."))
    }
    return Parts.section(
      "datasaet", "Datasæt",
      Table(
        "Datasæt", ["Datasæt", "Kilde", "Læst ind", .number("Tal"), "Tilstand"],
        desk.datasets.prefix(100).map { dataset in
          Table.Row(
            "<a href=\"\(Path.dataset(dataset.id))\">Nr. \(dataset.number)</a>",
            [
              "\(desk.sources[dataset.source] ?? "")", "\(Danish.shortDate(dataset.acceptedAt.day))",
              "\(Danish.count(dataset.figures))",
              dataset.withdrawnAt == nil ? "i brug" : Parts.badge("trukket tilbage", .wait),
            ])
        }
      ).html)
  }
}
