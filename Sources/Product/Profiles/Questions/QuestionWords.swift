import Danish
import Values

/// What is said about questions to figures.
package enum QuestionWords {
  static let receipts = [
    "besvaret": "Svaret er gemt. Den, der spurgte, får besked.",
    "samlet": "Spørgsmålet peger nu på svaret. Den, der spurgte, får besked.",
    "trukket": "Spørgsmålet er trukket tilbage.",
  ]

  static let title = "Spørgsmål om tal"
  static let lead =
    "Her står det, I undrer jer over i tallene, og det, datakontakten har svaret. Et svar hører til tallet og gælder alle områder."
  static let doorway = "Undrer du dig over et tal, så spørg om det. Se, hvad andre har spurgt om, og hvad svaret var."

  static let askLead =
    "Undrer du dig over, hvordan tallet er opgjort, eller hvad det kan vise? Datakontakten svarer, og svaret står ved tallet for alle."
  static let askHint =
    "Spørg om tallet. Skriv ikke om enkelte børn, familier eller medarbejdere: andre kan læse spørgsmålet."
  static let hiddenStays =
    "Du kan godt spørge om et tal, der er skjult. Det bliver ved med at være skjult, og svaret kan ikke sige, hvad det er."

  static let textMissing = "Skriv dit spørgsmål."
  static let wordingMissing = "Skriv spørgsmålet, som andre skal læse det."
  static let answerMissing = "Skriv svaret."
  static let tooLong = "Skriv højst 2.000 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Det må ikke stå i et spørgsmål eller et svar."
  static let oddTarget = "Vælg et af jeres møder, eller lad feltet stå."
  static let readersMissing = "Vælg, hvem der må læse spørgsmålet og svaret."
  static let choiceMissing = "Vælg det spørgsmål, der er besvaret."
  static let notForAsker =
    "Spørgsmålet kom fra en samarbejdspartner, og det svar er kun for ansatte. Svar på spørgsmålet, eller åbn først svaret for partnere."
  static let notAnswered = "Spørgsmålet er ikke besvaret endnu, eller det er om et andet tal. Vælg et andet."

  static let answerLead = "Svaret bliver en del af tallets side for alle områder."
  static let wordingHint =
    "Stram gerne teksten, så den kan læses af alle. Det, der blev spurgt om, er gemt, som det var."
  static let answerHint = "Skriv ikke tal, der er skjult for dem, der må læse svaret, og intet om enkelte personer."
  static let readersHint = "Den, der spurgte, kan altid læse svaret."

  static func asked(_ question: FigureQuestion, isInside: Bool) -> String {
    "Spurgt \(when(question, isInside: isInside)), om \(question.areaName)"
  }

  /// "21. november 2026 af Birgitte Holm"
  static func when(_ question: FigureQuestion, isInside: Bool) -> String {
    let who = isInside ? " af \(question.askerName ?? PinWords.gonePerson)" : ""
    return "\(Danish.date(question.askedAt.day))\(who)"
  }

  static func answered(_ answer: FigureQuestion.Answer) -> String {
    "Svar fra \(answer.name ?? PinWords.gonePerson), \(Danish.date(answer.at.day))"
  }

  static func name(_ readers: Audience) -> String {
    readers == .inside ? "Kun ansatte" : "Ansatte og samarbejdspartnere med login"
  }

  static func openCount(_ count: Int) -> String {
    Danish.counted(count, one: "spørgsmål venter på svar", other: "spørgsmål venter på svar")
  }

  // MARK: - Letters

  static func askedSubject(_ question: FigureQuestion) -> String { "Spørgsmål om tallet \(question.indicatorName)" }

  static func askedLetter(_ question: FigureQuestion, to name: String, link: String?) -> String {
    """
    Hej \(name)

    \(question.askerName ?? "En læser") har spurgt om tallet »\(question.indicatorName)« for \(question.areaName):

    \(question.asked)

    \(way(link, "Svar her")) Svaret kommer til at stå ved tallet for alle områder, så I kun skal svare én gang.
    """
  }

  static func settledSubject(_ question: FigureQuestion) -> String {
    "Svar på dit spørgsmål om tallet \(question.indicatorName)"
  }

  static func settledLetter(_ question: FigureQuestion, to name: String, link: String?) -> String {
    """
    Hej \(name)

    Der er svar på det, du spurgte om tallet »\(question.indicatorName)« for \(question.areaName).

    \(way(link, "Læs svaret"))
    """
  }

  private static func way(_ link: String?, _ words: String) -> String {
    link.map { "\(words): \($0)" } ?? "\(words) i Fælled under Lokalsamfund › Spørgsmål om tal."
  }
}
