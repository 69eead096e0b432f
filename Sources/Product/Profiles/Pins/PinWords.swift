import Danish
import Foundation
import People
import Values

/// What is said about pinned figures.
package enum PinWords {
  static let band = "Fastgør tal til et møde, eller spørg om dem"
  static let acts = "Fastgør til møde, eller spørg"

  static let receipts = [
    "fastgjort": "Tallet er fastgjort.", "spurgt": "Dit spørgsmål er sendt. Du får besked, når der er et svar.",
  ]

  static func listLead(_ area: String) -> String {
    "Vælg et tal om \(area). Du kan fastgøre det til et møde, så I taler om netop det, I ser nu, eller spørge om det."
  }

  static let pinLead =
    "Tallet bliver gemt, som det er nu: værdi, usikkerhed, sammenligning, periode og definition. Kommer der nye tal, ændrer det ikke, hvad I talte om."
  package static let noteHint =
    "Hvorfor skal I tale om det? Skriv ikke om enkelte børn eller familier. De, der kommer til mødet, kan læse noten."
  static let noMeeting = "Du har ingen møder at fastgøre tallet til"
  static let noMeetingText = "Når du er med i et møde eller planlægger et, kan du vælge det her."

  static let targetMissing = "Vælg det møde, tallet skal fastgøres til."
  static let tooLong = "Skriv højst 1.000 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Det må ikke stå i en note."
  static let already = "Du har fastgjort tallet til det møde. Ret din note på mødets side."
  static let anotherRelease =
    "Der er kommet nye tal, siden du åbnede siden. Se, om tallet stadig er det, du vil tale om, og fastgør det så."

  static func pinnedTo(_ titles: [String]) -> String { "Du har fastgjort tallet til \(Danish.list(titles))." }

  static let notReleased = "Tallet er ikke med i den nyeste udgivelse"
  static func notReleasedText(_ area: String) -> String {
    "Der er ikke noget tal om \(area) for dette nøgletal, som du kan se lige nu. Det, der er fastgjort til et møde, står stadig dér."
  }

  /// Where a reader's circle was told nothing of a figure.
  package static let notForReader =
    "Tallet er ikke udgivet til dig. Spørg den, der har indkaldt til mødet, hvad I skal tale om."
  static let unsound =
    "Det, der er gemt, er ikke det, der blev fastgjort. Derfor viser vi det ikke. Fastgør tallet igen."
  static let noteNotForReader = "Noten kan røbe et tal, du ikke kan se."
  static let gonePerson = "En, der ikke er her mere"

  package static func released(_ pinned: PinnedFigure) -> String {
    "Udgivelse \(Danish.count(pinned.release)), \(Danish.date(pinned.released))"
  }

  /// "Strandby, holdt op mod resten af Fjordlund Kommune"
  static func place(_ figure: Figure) -> String {
    figure.isOfWhole || figure.comparison == .notMade
      ? figure.area : "\(figure.area), holdt op mod \(FigureWords.rest(of: figure.whole))"
  }

  static func version(_ indicator: Indicator) -> String { "Version \(indicator.version)" }

  /// "14,2 % (12,1–16,5), n = 412, skoleåret 2024/25": what was pinned, in one line.
  package static func number(_ figure: Figure) -> String {
    guard let latest = figure.latest else { return "ingen målinger" }
    let indicator = figure.indicator
    let estimate = latest.number.estimate
    let shown = FigureWords.cell(latest.number, indicator)
    let interval = estimate.flatMap { FigureWords.interval($0, indicator) }.map { " (\($0))" } ?? ""
    let behind = estimate?.n.map { ", n\u{A0}=\u{A0}\(Danish.count($0))" } ?? ""
    return "\(shown)\(interval)\(behind), \(FigureWords.phrase(latest.period))"
  }

  static func fault(_ place: String, _ count: Int) -> String {
    let pins = Danish.counted(count, one: "fastgjort tal", other: "fastgjorte tal")
    return
      "\(pins) i \(place) er ikke, som da de blev gemt. De vises ikke. Læg den seneste hele sikkerhedskopi tilbage."
  }
}
