import Danish
import Foundation
import Tabular
import Values

/// What the import says to the person who sent the file: what is wrong, and what to do about it.
enum ImportWords {
  typealias Words = (expected: String, message: String)

  static let stopped = "Filen kunne ikke læses til ende. Intet er gemt. Prøv igen, eller gem filen på ny og send den."
  static let nothingToRead =
    "Der er ingen tal at importere. Se, om kolonnerne er valgt rigtigt, og om filen er den rette."
  static let cpr =
    "Her står noget, der ligner et CPR-nummer. Fælled modtager ikke CPR-numre. Fjern kolonnen eller rækken, og send filen igen."

  static func missingColumn(_ name: String) -> String {
    "Kolonnen »\(name)« er ikke i filen. Vælg en anden kolonne, eller ret overskriften i filen."
  }

  static func fileIsGone(_ name: String, at path: String) -> String {
    "Filen »\(name)« er læst ind, men ligger ikke længere i \(path). Læg den tilbage fra en sikkerhedskopi af mappen."
  }

  static func fileIsChanged(_ name: String, at path: String) -> String {
    "Filen »\(name)« er ikke mere den, I læste ind: \(path) er ændret. Læg den tilbage fra en sikkerhedskopi af mappen."
  }

  static func spareFiles(_ count: Int, in folder: String) -> String {
    "\(Danish.counted(count, one: "fil", other: "filer")) i \(folder) hører ikke til noget, der er læst ind eller venter. "
      + "De kan ligge der efter en afbrudt indlæsning; I kan slette dem."
  }

  static let unknownIndicator: Words = (
    "et nøgletal fra kataloget",
    "Nøgletallet findes ikke i kataloget. Vælg, hvilket nøgletal navnet svarer til, eller spring det over."
  )
  static let unknownArea: Words = (
    "et område fra organisationen",
    "Området findes ikke i organisationen. Ret navnet i filen, opret området, eller vælg at springe det over."
  )
  static let garbledArea: Words = (
    "et område fra organisationen",
    "Æ, ø og å er gået i stykker i filen. Hent den igen fra kilden, og gem den som UTF-8 eller som .xlsx."
  )
  static let leftOut = "Rækkerne med denne tekst er sprunget over, som I har valgt."

  static func ambiguousArea(_ names: [String]) -> Words {
    ("ét område", "Navnet passer på flere områder: \(Danish.list(names)). Brug områdets kode i filen.")
  }

  static func unknownCategory(_ breakdown: String) -> String {
    "Kataloget kender ikke denne opdeling efter \(breakdown). Tallene gemmes, men vises ikke, før den står ved nøgletallet."
  }

  static let unreadablePeriod: Words = (
    "fx 2024/25, 2024, 2024K2 eller 2024M05", "Perioden kan ikke læses. Skriv den som fx 2024/25 eller 2024."
  )

  static func futurePeriod(_ today: Day) -> Words {
    (
      "en periode, der er begyndt",
      "Perioden er ikke begyndt endnu (i dag er det \(Danish.date(today))). Er årstallet forskudt?"
    )
  }

  static func wrongPeriodKind(_ indicator: Indicator) -> String {
    "»\(indicator.name)« opgøres pr. \(name(indicator.period)). Ret perioden i filen, eller vælg et andet nøgletal."
  }

  static func name(_ level: Finding.Level) -> String {
    switch level {
    case .error: "fejl"
    case .warning: "se efter"
    case .note: "sådan blev filen læst"
    }
  }

  static func evenMore(_ count: Int) -> String {
    "Der er \(Danish.count(count)) til, som der ikke er plads til her. Ret de første, og send filen igen."
  }

  static func name(_ kind: Period.Kind) -> String {
    switch kind {
    case .schoolYear: "skoleår"
    case .year: "kalenderår"
    case .quarter: "kvartal"
    case .month: "måned"
    case .day: "dato"
    case .years: "flere år samlet"
    }
  }

  static let needsDenominator: Words = ("et helt tal", "Nævneren mangler. Uden den kan usikkerheden ikke beregnes.")
  static let needsValue: Words = ("et gennemsnit", "Gennemsnittet mangler. Vælg den kolonne, det står i.")
  static let negative: Words = ("0 eller mere", "Et antal kan ikke være negativt. Ret tallet i filen.")
  static let notWhole: Words = (
    "et helt tal", "Et antal skal være et helt tal. Er kolonnen en procent eller et gennemsnit?"
  )
  static let emptyPopulation: Words = ("mere end 0", "Befolkningen er 0, så der er intet at beregne et tal af.")
  static let outsidePercent: Words = ("0–100", "En andel skal ligge mellem 0 og 100 procent. Ret tallet i filen.")

  static func moreThanAll(_ x: Double, _ n: Double) -> Words {
    ("højst \(number(n))", "Tælleren (\(number(x))) er større end nævneren (\(number(n))). Er kolonnerne byttet om?")
  }

  static func shareDoesNotFit(_ n: Double) -> Words {
    (
      "en andel af \(number(n))",
      "Andelen svarer ikke til et helt antal ud af \(number(n)). Se, om antallet hører til tallet."
    )
  }

  static func outsideScale(_ lowest: Double, _ highest: Double) -> Words {
    (
      "\(number(lowest))–\(number(highest))",
      "Gennemsnittet ligger uden for skalaen \(number(lowest))–\(number(highest)). Se, om det er den rette kolonne."
    )
  }

  static func deviation(_ width: Double) -> Words {
    ("0–\(number(width))", "Spredningen kan ikke være så stor på denne skala. Se, om det er den rette kolonne.")
  }

  static let fractions =
    "Tallene ser ud til at være brøker (0,12) og ikke procent (12). Gang dem med 100 i filen, og send den igen."

  static let maybeFractions =
    "Alle tallene er mindre end 1. Er de brøker (0,12) og ikke procent (12), så gang dem med 100 i filen."

  static func duplicate(of line: Int, _ indicator: String) -> String {
    "Samme område og periode står også i række \(line) for »\(indicator)«. Fjern den ene række."
  }

  static let shifted =
    "Tallene er de samme, som vi kender fra året før. Er årstallene i filen forskudt? Se efter, før du godkender."

  static func jump(from value: String, _ period: Period) -> String {
    "Tallet er mere end fordoblet eller halveret siden \(period.text), hvor det var \(value). Se, om det er rigtigt."
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15
      ? Danish.number(value, decimals: 0) : Danish.number(value, decimals: 3)
  }
}
