import Danish
import Values

/// What is said alike about needs, goals and actions.
enum GoalsWords {
  static let dayOdd = "Skriv en dato, der findes, for eksempel 8. oktober 2026."
  static let dayPast = "Datoen er gået. Skriv en dag, der kommer."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Slet det; vi skriver ikke om enkelte børn her."
  static let stateMissing = "Vælg, hvordan det går."
  static let outcomeMissing = "Skriv kort, hvad I lærte, så andre kan bruge det."
  static let receipts = ["gemt": "Det er gemt.", "status": "Status er gemt."]

  static func tooLong(_ most: Int) -> String { "Skriv højst \(Danish.count(most)) tegn." }
}
