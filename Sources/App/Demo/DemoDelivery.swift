/// A file as one of the municipality's sources would send it, and what its columns mean.
struct DemoDelivery: Sendable {
  let file: String
  /// The name the municipality remembers the source and its columns by.
  let source: String
  let indicators: [String]
  let dialect: Dialect
  let shape: Shape
  /// Lines above the header, as exports have them.
  let title: [String]
  /// The heads of the columns that say when and about whom.
  let heads: Heads
  /// True when the source adds a line for the whole municipality.
  let hasTotals: Bool

  enum Dialect: Sendable {
    /// Danish Excel's "CSV UTF-8": semicolons, decimal comma, byte-order mark, CRLF.
    case excel
    /// An older system: semicolons, decimal comma, Windows-1252.
    case windows
    /// A web service: commas and decimal point.
    case web
    /// Copied from a spreadsheet: tabs and decimal comma.
    case tabs
  }

  enum Shape: Sendable {
    /// One line a figure.
    case long
    /// Places down, periods across.
    case matrix
  }

  struct Heads: Sendable {
    var period = "År"
    var place = "Lokalsamfund"
    /// Nil when the source knows no codes.
    var code: String?
    var indicator = "Nøgletal"
    var category = "Klassetrin"
    var hits = "Antal"
    var all = "I alt"
  }

  init(
    _ file: String, source: String, _ indicators: [String], _ dialect: Dialect, heads: Heads = Heads(),
    shape: Shape = .long, title: [String] = [], hasTotals: Bool = false
  ) {
    self.file = file
    self.source = source
    self.indicators = indicators
    self.dialect = dialect
    self.heads = heads
    self.shape = shape
    self.title = title
    self.hasTotals = hasTotals
  }
}

extension DemoDelivery {
  private static let school = Heads(period: "Skoleår", place: "Skole", code: "Inst.nr.")
  private static let schoolYear = Heads(period: "Skoleår")
  private static let dayCare = Heads(place: "Dagtilbud", code: "Inst.nr.")

  private static func heads(_ heads: Heads, _ change: (inout Heads) -> Void) -> Heads {
    var changed = heads
    change(&changed)
    return changed
  }

  static let all: [DemoDelivery] = [
    .init(
      "trivsel_4-9_klasse.csv", source: "Den nationale trivselsmåling, 4.–9. klasse", DemoSurvey.indicators, .excel,
      heads: heads(school) { $0.indicator = "Måltal" }, hasTotals: true),
    .init(
      "trivsel_0-3_klasse.csv", source: "Den nationale trivselsmåling, 0.–3. klasse", ["glad-for-skolen-0-3"], .windows,
      heads: heads(school) { ($0.hits, $0.all) = ("Ja, meget", "Svar") }),
    .init(
      "trivsel_mobning.csv", source: "Den nationale trivselsmåling, spørgsmålet om mobning", ["mobning"], .windows,
      heads: heads(school) { ($0.hits, $0.all) = ("Tit eller meget tit", "Svar") }, hasTotals: true),
    .init(
      "fravaer_over_10_pct.csv", source: "Elevadministration, højt fravær", ["hoejt-fravaer"], .excel,
      heads: heads(school) { ($0.hits, $0.all) = ("Elever over 10 %", "Elever") }, hasTotals: true),
    .init(
      "fravaer_procent.csv", source: "Elevadministration, fravær i procent", ["samlet-fravaer", "ulovligt-fravaer"],
      .excel,
      heads: schoolYear),
    .init(
      "ungeundersoegelsen.csv", source: "Ungeundersøgelsen i 7.–9. klasse",
      ["ensomhed-unge", "fortrolig-med-foraeldre", "maaltid-med-familien"], .web,
      heads: heads(schoolYear) { ($0.indicator, $0.all) = ("Spørgsmål", "Svar") }),
    .init(
      "fritidsundersoegelsen.csv", source: "Fritidsundersøgelsen i 4.–9. klasse", ["fritidsaktivitet-boern"], .web,
      heads: heads(schoolYear) { ($0.hits, $0.all) = ("Har en fast aktivitet", "Svar") }),
    .init(
      "foraeldre_dagtilbud.csv", source: "Brugertilfredshed i dagtilbud", ["foraeldretilfredshed-dagtilbud"], .excel,
      heads: heads(dayCare) { $0.period = "Skoleår" }),
    .init(
      "foraeldre_skole.csv", source: "Forældreundersøgelsen i skole og SFO", ["foraeldresamarbejde-skole"], .excel,
      heads: school),
    .init(
      "elever_sfo.csv", source: "Elevadministration, SFO", ["sfo-indskrivning"], .windows,
      heads: heads(school) { ($0.hits, $0.all) = ("Indmeldt", "Elever") }),
    .init(
      "elever_tosprogede.csv", source: "Elevadministration, tosprogede", ["tosprogede"], .windows,
      heads: heads(school) { ($0.hits, $0.all) = ("Tosprogede", "Elever") }),
    .init(
      "elever_specialtilbud.csv", source: "Elevadministration, specialtilbud", ["specialtilbud"], .windows,
      heads: heads(schoolYear) { ($0.hits, $0.all) = ("I specialtilbud", "Elever") }),
    .init(
      "topi.csv", source: "TOPI, efterår", ["topi-gul-roed"], .excel,
      heads: heads(dayCare) { ($0.hits, $0.all) = ("Gul eller rød", "Vurderede") }),
    .init(
      "sundhedsplejen.csv", source: "Sundhedsplejen, overvægt", ["overvaegt-indskoling"], .excel,
      heads: heads(Heads()) { ($0.period, $0.hits, $0.all) = ("Årgange", "Med overvægt", "Målte") }),
    .init(
      "tandplejen.csv", source: "Tandplejen, SCOR", ["sunde-taender-5", "sunde-taender-15"], .windows,
      heads: heads(Heads()) { ($0.hits, $0.all) = ("Uden huller", "Undersøgte") }),
    .init(
      "sprog_dagtilbud.csv", source: "Sprogvurdering i dagtilbud", ["sprog-daekning-3-aar", "sprog-3-aar"], .excel,
      heads: dayCare),
    .init(
      "sprog_boernehaveklasse.csv", source: "Sprogvurdering i børnehaveklassen",
      ["sprog-boernehaveklasse", "foerskriftligt-boernehaveklasse"], .excel,
      heads: heads(school) { ($0.hits, $0.all) = ("Generel indsats", "Vurderede") }),
    .init(
      "nationale_test.csv", source: "De nationale test", ["gode-til-laesning", "gode-til-matematik"], .excel,
      heads: heads(school) { ($0.hits, $0.all) = ("Gode", "Testede") }),
    .init(
      "laese_og_matematikproever.csv", source: "Læseprøver og matematikprøve",
      ["laesning-laveste-gruppe", "stavning-laveste-gruppe", "matematik-laveste-gruppe"], .tabs,
      heads: heads(school) { ($0.hits, $0.all) = ("Laveste gruppe", "Testede") }, hasTotals: true),
    .init(
      "karakterer_9_klasse.csv", source: "Karakterer i 9. klasse", ["karakterer-9-klasse", "karakterer-matematik"],
      .excel,
      heads: school, hasTotals: true),
    .init(
      "afgang_9_klasse.csv", source: "Afgang fra 9. klasse", ["mindst-02", "fuldfoert-9-klasseproeve"], .excel,
      heads: heads(school) { ($0.hits, $0.all) = ("Elever med", "Elever i 9. klasse") }, hasTotals: true),
    .init(
      "unge_paa_vej.csv", source: "Unges vej gennem uddannelse",
      ["ungdomsuddannelse-15-mdr", "ungdomsuddannelse-25-aar"], .excel),
    .init(
      "unge_uden_uddannelse_job.csv", source: "Unge uden uddannelse eller job", ["unge-uden-uddannelse-job"], .excel,
      heads: heads(Heads()) { ($0.period, $0.hits, $0.all) = ("Opgjort", "Uden uddannelse og job", "15–24-årige") },
      hasTotals: true),
    .init(
      "boernesager.csv", source: "Børnesager", ["underretninger", "forebyggende-indsatser", "anbragte"], .windows,
      heads: heads(Heads()) { ($0.hits, $0.all) = ("Børn", "Børn og unge i området") }),
    .init(
      "noegletal_omraader.csv", source: "Nøgletal på lokale områder (Danmarks Statistik)",
      [
        "ledighed", "beskaeftigelse", "offentligt-forsoergede", "kun-grundskole", "videregaaende-uddannelse",
        "boern-lavindkomst", "boern-hos-en-foraelder", "fritidsjob",
      ], .excel, title: ["Nøgletal på lokale områder", "Leveret til Fjordlund Kommune"], hasTotals: true),
    .init(
      "indkomst.csv", source: "Indkomst på lokale områder (Danmarks Statistik)", ["disponibel-indkomst"], .excel,
      shape: .matrix, title: ["Disponibel indkomst pr. person efter område og tid", "Enhed: kr."]),
    .init(
      "folketal_kvartal.csv", source: "Folketal pr. kvartal", ["folketal"], .windows,
      shape: .matrix, title: ["Folketal den 1. i kvartalet efter område og tid"]),
    .init(
      "boern_og_unge.csv", source: "Børn og unge pr. 1. januar", ["boern-og-unge"], .excel,
      heads: heads(Heads()) { $0.category = "Alder" }),
    .init(
      "flytninger.csv", source: "Flytninger, 0–17-årige", ["tilflyttede-boern", "fraflyttede-boern"], .excel,
      heads: heads(Heads()) { ($0.hits, $0.all) = ("Flyttede", "0–17-årige") }),
    .init("normering.csv", source: "Normering i dagtilbud", ["normering-boernehave", "normering-vuggestue"], .web),
    .init(
      "paedagoger.csv", source: "Uddannede pædagoger", ["paedagogandel"], .excel,
      heads: heads(dayCare) { ($0.hits, $0.all) = ("Pædagoger", "Pædagogisk personale") }),
    .init(
      "social_kapital.csv", source: "Social kapital", ["social-kapital"], .excel,
      heads: heads(school) { ($0.place, $0.code) = ("Arbejdsplads", "Inst.nr.") }),
    .init("sygefravaer.csv", source: "Medarbejdernes sygefravær", ["sygefravaer-medarbejdere"], .excel),
    .init(
      "foreninger.csv", source: "Foreninger og medlemskaber", ["foreningsmedlemskaber", "foreninger"], .excel,
      heads: heads(Heads()) { $0.all = "Befolkning" }),
    .init("foreningshold.csv", source: "Foreningernes hold", ["foreningshold"], .excel),
    .init(
      "kultur.csv", source: "Bibliotekets lånere", ["biblioteksbrug-boern"], .web,
      heads: heads(Heads()) { ($0.hits, $0.all) = ("Lånere", "0–14-årige") }),
    .init(
      "kulturskolen.csv", source: "Kulturskolen", ["kulturskole"], .web,
      heads: heads(schoolYear) { ($0.hits, $0.all) = ("Elever", "6–18-årige") }),
    .init("haltimer.csv", source: "Haller og lokaler", ["haltimer"], .excel),
    .init(
      "borgerundersoegelsen.csv", source: "Borgerundersøgelsen", ["frivillige", "tryghed", "hjaelp-fra-naboer"], .web,
      heads: heads(Heads()) { ($0.indicator, $0.hits, $0.all) = ("Spørgsmål", "Ja", "Svar") }),
    .init(
      "kommunalvalg.csv", source: "Kommunalvalg", ["valgdeltagelse"], .excel,
      heads: heads(Heads()) { ($0.hits, $0.all) = ("Stemmer", "Stemmeberettigede") }, hasTotals: true),
    .init("arrangementer.csv", source: "Den fælles kalender", ["lokale-arrangementer"], .excel),
  ]
}
