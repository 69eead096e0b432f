import Danish
import Values

/// What is said about help at meetings.
enum HelpWords {
  static let helper = "neutral hjælper"
  static let lead =
    "Når nogen beder om en neutral hjælper til et møde, står det her. Den første, der siger ja, har det."
  static let asked =
    "Alle, der kan hjælpe her, får et brev og kan se det på deres side. Den første, der siger ja, kommer på deltagerlisten."
  static let taken = "En anden har allerede sagt ja til at hjælpe med det møde."
  static let isAsked = "Der er allerede bedt om en hjælper til mødet."
  static let changed = "Aftalen er rettet, siden du så den. Se den igen, før du gemmer."
  static let textMissing = "Skriv, hvad I lærte."

  static let calendar =
    "Møder det næste år, dér hvor du kan hjælpe: dem, der har en hjælper, og dem, der venter på en."

  /// "Uge 51 · 14.–20. december 2026 · nu"
  static func week(_ week: HelpWeek, isNow: Bool) -> String {
    let days = Danish.period(week.monday, week.monday.adding(days: 6))
    return "\(MeetingWords.sentence(Danish.week(week.monday))) · \(days)\(isNow ? " · nu" : "")"
  }

  static func level(_ level: HelpRequest.Level) -> String {
    switch level {
    case .leads: "Hjælperen leder samtalen"
    case .together: "Vi leder samtalen sammen"
    case .aside: "Vi leder selv, og hjælperen giver os respons"
    }
  }

  static func short(_ level: HelpRequest.Level) -> String {
    switch level {
    case .leads: "hjælperen ledte"
    case .together: "I ledte sammen"
    case .aside: "I ledte selv"
    }
  }

  static func letter(_ request: HelpRequest, to name: String, link: String) -> String {
    let who = request.askedBy.map { "\($0) beder" } ?? "Der er bedt"
    let meeting = request.meeting
    let time = MeetingWords.time(meeting.day, meeting.start, meeting.end)
    let whenAndWhere = meeting.place.isEmpty ? time : "\(time), \(meeting.place)"
    let words = request.words.isEmpty ? "" : "\n\n\(request.words)"
    return """
      Kære \(name)

      \(who) om en neutral hjælper til mødet »\(meeting.title)«, \(whenAndWhere). \(level(request.level)).\(words)

      Svar her: \(link)

      Den første, der siger ja, har det. Kan du ikke, så sig nej. Så ved de, at de skal regne med en anden.
      """
  }

  /// "Tidligere møder her: hjælperen ledte, I ledte sammen. I klarer mere selv end første gang."
  static func independence(_ independence: Independence) -> String? {
    guard !independence.levels.isEmpty else { return nil }
    let told = "Tidligere møder her: \(Danish.list(independence.levels.map(short), "og"))."
    return independence.isGrowing == true ? told + " I klarer mere selv end første gang." : told
  }
}
