import Danish
import Values

/// What a profile says about taking the figures further: to what there is to build on, and to a conversation.
extension ProfileWords {
  static let resources = "Steder og mennesker, der kan bringes i spil."

  static let talkIntro = "Tallene er begyndelsen på en samtale. Læs dem hver for sig, før I taler sammen."

  /// Honest about today: this version has no meetings.
  static let talkNext =
    "Fælled har ikke møder endnu. Skriv profilen ud fra jeres browser, tag spørgsmålene med, og skriv jeres aftaler ned."

  /// The strengths first; a question is asked of the figure that stands out most, and always of what figures cannot see.
  static func questions(_ profile: Profile) -> [String] {
    [
      profile.told(.strength).first.map { "Hvad har gjort det muligt, at \(finding($0))?" }
        ?? "Hvad er I stolte af her, og hvad har gjort det muligt?",
      profile.told(.wonder).first.map {
        "Hvad tænker I om, at \(finding($0))? Hvad kunne være en anden forklaring?"
      } ?? "Hvad undrer jer, og hvad kunne være en anden forklaring?",
      "Hvem ved noget om det, som ikke står i tallene?",
    ]
  }

  /// "elevernes sociale trivsel er højere end i resten af Fjordlund Kommune", ready to stand inside a question.
  private static func finding(_ figure: Figure) -> String {
    if let clause = FigureWords.clause(figure) { return "\(clause) end i \(FigureWords.rest(of: figure.whole))" }
    let word = FigureWords.word(figure.trend) ?? ""
    return "\(FigureWords.subject(figure.indicator)) er \(word) de seneste fem år"
  }
}
