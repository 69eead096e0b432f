import Markup
import Values
import Web

extension Gallery {
  enum FormState { case new, wrong }

  static func form(_ state: FormState) -> Page {
    let fields = state == .new ? Fields(Form([("besked", "ledere")])) : Fields(typed, mistakes)
    return Page(
      title: mistakes(in: state).title("Ny dataudgivelse"), menu: "data", phase: 1,
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Data", "/data"), .init("Ny dataudgivelse")], title: "Ny dataudgivelse",
          lead: "På næste side kan du se det hele igennem, før tallene bliver synlige for andre."),
        fields.form(
          to: "/udgivelser", controls(fields), submit: "Fortsæt til gennemsyn",
          quiet: Parts.link("Fortryd", to: "/data", .quiet),
          uploads: true)))
  }

  private static func mistakes(in state: FormState) -> FormErrors { state == .new ? FormErrors() : mistakes }

  private static func controls(_ fields: Fields) -> [HTML] {
    [
      fields.text("navn", "Udgivelsens navn", hint: "Navnet står i profilernes kildeliste."),
      fields.email("mail", "Mailadresse", optional: true),
      fields.day("dato", "Udgivelsesdato", hint: "En dato i skoleåret 2026/27, for eksempel 1. oktober 2026."),
      fields.number("svar", "Mindste antal svar", unit: "svar", hint: "Tal, der bygger på færre svar, bliver skjult."),
      fields.select(
        "kilde", "Kilde", [Choice("dst", "Danmarks Statistik"), Choice("uvm", "Børne- og Undervisningsministeriet")],
        empty: "Vælg en kilde"),
      fields.file("fil", "Fil med tal", accept: ".csv,.xlsx", hint: "CSV eller XLSX, højst 200 MB."),
      fields.radios(
        "besked", "Hvem får besked?",
        [
          Choice("ledere", "Lederne i de lokalsamfund, hvor et tal ændrer sig", note: "14 personer"),
          Choice("alle", "Alle med adgang til profilerne", note: "212 personer"), Choice("ingen", "Ingen"),
        ]),
      fields.checks("temaer", "Temaer", [Choice("trivsel", "Trivsel"), Choice("laering", "Læring")], optional: true),
      fields.long("note", "Hvad skal læserne vide?", hint: "Skriv ikke navne på børn eller ansatte."),
      fields.password("adgangskode", "Din adgangskode", .current),
      fields.code("kode", "Engangskode fra din app", hint: "Seks tal. Mellemrum gør ikke noget."),
      fields.check("set", "Jeg har set de 14 skjulte felter igennem"),
    ]
  }

  static let typed = Form([
    ("navn", "Trivsel og sprog, efterår 2026"), ("dato-dag", "31"), ("dato-maaned", "september"), ("dato-aar", "2026"),
    ("kilde", "uvm"), ("besked", "alle"), ("temaer", "laering"),
    ("note", "Åhuse overtog 7.–9. klasse fra Lindelse i august."),
    ("adgangskode", "hemmelig"), ("kode", "123 456"),
  ])

  static let mistakes = {
    var errors = FormErrors()
    errors.add("dato", "September har 30 dage. Skriv en dato, der findes.")
    errors.add("fil", "»bemærkninger.pdf« kan ikke læses. Vælg en CSV- eller XLSX-fil.")
    errors.add("temaer", "Vælg mindst ét tema.")
    errors.add("kode", "Koden er udløbet. Skriv den næste fra din app.")
    errors.add("set", "Sæt kryds, når du har set de skjulte felter igennem.")
    return errors
  }()

  static let desk = Page(
    title: "Indlæsning 42", menu: "data", phase: 1,
    main: Parts.head(
      crumbs: [.init("Data", "/data"), .init("Indlæsning 42")], title: "Tre ting at se på, før tallene kan bruges",
      more: Parts.facts([("rækker læst", "1.284"), ("uden bemærkninger", "1.236"), ("skal rettes", "1")]))
      + Parts.section(
        "fund", "Fund", intro: "Intet er gemt endnu. Filen indlæses samlet, eller slet ikke.",
        Parts.findings([
          .init(
            "Række 14", detail: "kolonne F, antal",
            found: "Her står \(Parts.cell("–", isOdd: true)), men vi venter et helt tal.",
            note: "Kirkeby, 5. klasse. Kilden bruger »–« for »skjult af kilden«.",
            fix: Parts.button("Læs »–« som skjult", .small) + Parts.button("Ret i feltet", .quietSmall)),
          .init(
            "Række 207", detail: "kolonne C, skole",
            found: "»Strandby Skloe« findes ikke. Mener du \(Parts.cell("Strandby Skole"))?",
            settled: "Rettet til Strandby Skole i 38 rækker",
            fix: Parts.button("Fortryd", .quietSmall, about: "rettelsen i række 207")),
          .init("Hele filen", detail: "svarprocent", found: "Vesterskov har en svarprocent på 47."),
        ]))
      + Parts.section(
        "bekraeft", "Se det igennem, før du udgiver",
        Parts.answers([
          .init("Udgivelsens navn", "Trivsel og sprog, efterår 2026", change: "/ret"),
          .init("Udgivelsesdato", "Torsdag den 1. oktober 2026 kl. 8.00", change: "/ret"),
          .init("Besked til", "14 ledere i fem lokalsamfund"),
        ]),
        Parts.actions(
          Parts.post("Udgiv tallene", to: "/udgiv", .primary, values: [("version", "3")]),
          Parts.link("Gå tilbage og ret", to: "/ret", .quiet))))

  static let firstDay = Page(
    title: "Min side", menu: "min-side",
    main: Parts.head(kicker: "Mandag den 5. oktober 2026", title: "Godmorgen, Mette")
      + Parts.section(
        "venter", "Det venter på dig",
        Parts.empty(
          "Lige nu er her tomt",
          "Her kommer det, andre beder dig om. Begynd med at læse profilen for dit lokalsamfund.",
          actions: Parts.actions(Parts.link("Læs Strandbys profil", to: "/lokalsamfund/strandby/profil", .primary)))))

  static let signIn = Page(
    title: "Log ind",
    main: Parts.doorway(
      title: "Log ind", lead: "Fælled samler det, vi ved om børn og unge, og det, vi prøver sammen.",
      Fields().form(
        to: "/log-ind",
        [Fields().email("mail", "Mailadresse", fill: "username"), Fields().password("kode", "Adgangskode", .current)],
        submit: "Log ind")))

  static let missing = Page(
    title: "Vi kan ikke finde siden",
    main: Parts.apology(
      "Vi kan ikke finde siden",
      "Adressen kan være skrevet forkert, siden kan være flyttet, eller den kan være delt med andre end dig.",
      actions: Parts.actions(Parts.link("Gå til Min side", to: "/", .primary))))
}
