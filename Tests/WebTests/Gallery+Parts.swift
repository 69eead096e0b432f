import Markup
import Web

extension Gallery {
  static let parts = Page(
    title: "Strandby i dele", menu: "lokalsamfund", phase: 1, trace: trace,
    main: Parts.head(
      crumbs: [.init("Lokalsamfund", "/lokalsamfund"), .init("Strandby")], title: "Strandby",
      lead: "Foreningslivet samler mange børn og unge. Tallene siger mindre om dem, der ikke er med.",
      more: Parts.facts([
        ("indbyggere", "2.410"), ("børn og unge under 18 år", "512"), ("skole med SFO", "1"), ("dagtilbud", "3"),
      ]),
      actions: Parts.actions(
        Parts.link("Planlæg et læringsmøde", to: "/moeder", .primary), Parts.link("Udskriv profilen", to: "/udskriv"),
        Parts.link("Hent som regneark", to: "/regneark", .quiet))
    ) + Parts.section("cirklen", "Cirklen", intro: "Alle møder følger den samme cirkel.", circle)
      + Parts.section("beskeder", "Beskeder", notices) + Parts.section("lister", "Lister og tabeller", lists)
      + Parts.section("ord", "Små ord", smallWords))

  private static var circle: HTML {
    """
    <div class="next-meeting">\(Parts.ring(at: .reflection))<div class="stack flow-3">
    <p>\(Parts.phaseChip(.data)) \(Parts.phaseChip(.reflection)) \(Parts.phaseChip(.decision)) \(Parts.phaseChip(.action))</p>
    <p>I dag er vi nået til \(Parts.phase(.reflection)), og derefter kommer \(Parts.phase(.decision)).</p></div></div>
    \(Parts.phaseHeading(.action, id: "handling", remark: "hvem gør hvad, hvornår"))
    """
  }

  private static var notices: HTML {
    Parts.receipt("Rollen er gemt. Anders kan bruge den med det samme.")
      + Parts.notice(
        .plain, title: "Tallene er fra før sommerferien.",
        "<p>Næste udgivelse kommer den 1. december. Indtil da kan I arbejde videre med dem her.</p>")
      + Parts.notice(
        .warning, title: "Der er ikke plads til en pause.",
        "<p>Punkterne fylder alle 120 minutter, og møder på to timer bør have mindst 10 minutters pause.</p>",
        Parts.actions(
          Parts.link("Slut kl. 15.10", to: "/slut", .small),
          Parts.link("Tag 10 min. fra Beslutning", to: "/tag", .small)))
      + Parts.notice(.alert, title: "Filen kunne ikke læses.", "<p>Ingenting er gemt. Vælg en CSV- eller XLSX-fil.</p>")
      + Parts.empty(
        "Her kommer jeres møder til at ligge",
        "De fleste begynder med at læse profilen. Det tager omkring tyve minutter.",
        actions: Parts.actions(Parts.link("Læs Strandbys profil", to: "/lokalsamfund/strandby/profil")))
  }

  private static var lists: HTML {
    Parts.rows([
      Parts.Row(
        "Børnene trives socialt", to: "/trivsel", note: "4,02 mod 3,90 i kommunen", end: "<p class=\"meta\">2 min.</p>"),
      Parts.Row(
        "Godkend referatet fra mødet den 24. september", to: "/referat", phase: .action,
        end: "<p class=\"meta\">fristen er den 28. september</p>"),
      Parts.Row(
        "Naturskolen på Holmen", note: "Udeskole for dagtilbud og skole hele året.", end: Parts.badge("Åben", .ok)),
    ])
      + Table(
        "Hvad der ændrer sig", ["Nøgletal", .number("Nye"), .number("Ændrede"), "Kilde"],
        [
          Table.Row("Social trivsel", ["72", "0", "Den nationale trivselsmåling"]),
          Table.Row(
            "<a href=\"/indikatorer/ro\">Ro og orden i timerne</a>",
            ["72", "3", Parts.badge("Venter på kilden", .wait)]),
        ], foot: Table.Row("I alt", ["144", "3", ""]), isCaptionSeen: true
      ).html
      + (Parts.pager(page: 2, of: 9) { ("/brugere" as Path).with(query: [("side", "\($0)")]) } ?? .empty)
      + Parts.details(
        "Vis, hvordan tallet er regnet ud", "<p>Svarene lægges sammen og deles med antallet af elever.</p>")
  }

  private static var smallWords: HTML {
    Parts.progress("fremgang", done: 3, of: 7, words: "3 af 7 er afklaret", remark: "1 mangler at blive rettet")
      + "<p>\(Parts.badge("Kladde")) \(Parts.badge("Udgivet", .ok)) \(Parts.badge("Venter", .wait)) \(Parts.badge("Afvist", .alert))</p>"
      + Parts.state(.locked, "Teksten står fast i fire år.")
      + Parts.uploaded(
        "trivsel_2026_fjordlund.csv", state: "Hentet · 214 kB · 1.284 rækker",
        action: Parts.button("Fjern", .quietSmall, about: "trivsel_2026_fjordlund.csv"))
  }
}
