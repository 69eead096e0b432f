import Danish
import Values

/// What is said about goals.
package enum GoalWords {
  static let whatMissing = "Skriv den forandring, I ønsker jer."
  static let signMissing = "Skriv mindst ét tegn: noget, I kan se, høre eller tælle."
  static let lookMissing = "Skriv den dag, I ser efter tegnene."
  static let reasonMissing = "I har tre mål i denne runde. Skriv, hvorfor I vil have et mere."
  static let lead = """
    Det, I vil have ændret, tegnene på, at det sker, og hvem der gør hvad. Målene åbner jeres næste møde, når dagen er \
    kommet.
    """

  package static func name(_ state: Goal.State) -> String {
    switch state {
    case .open: "I gang"
    case .reached: "Nået"
    case .changed: "Lavet om"
    case .givenUp: "Opgivet"
    }
  }

  /// "torsdag den 8. oktober 2026"
  static func look(_ goal: Goal, on day: Day) -> String {
    let date = Danish.weekdayDate(goal.look)
    return goal.isDue(on: day) ? "\(date): det er nu" : date
  }
}
