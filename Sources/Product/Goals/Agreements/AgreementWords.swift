import Danish
import Values

/// What is said about agreements.
enum AgreementWords {
  static let erased = "En, der er slettet"
  static let whatMissing = "Skriv, hvad I har aftalt."
  static let whoMissing = "Vælg den ene, der har ansvaret."
  static let dayOdd = "Skriv en dato, der findes, for eksempel 8. oktober 2026."
  static let dayPast = "Datoen er gået. Skriv en dag, der kommer."
  static let tooLong = "Skriv højst 500 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Slet det; vi skriver ikke om enkelte børn her."
  static let stateMissing = "Vælg, hvordan det går."
  static let outcomeMissing = "Skriv kort, hvad I lærte, så andre kan bruge det."

  static func name(_ state: Agreement.State) -> String {
    switch state {
    case .open: "I gang"
    case .done: "Gjort"
    case .dropped: "Ikke gennemført"
    }
  }

  /// "Birgitte Holm · senest 8. oktober 2026 · tegn: flere kommer til tiden"
  static func note(_ agreement: Agreement, on day: Day) -> String {
    let due = agreement.due.map { "\(agreement.isLate(on: day) ? "skulle være gjort" : "senest") \(Danish.date($0))" }
    let parts: [String?] = [
      agreement.name, due, agreement.firstStep.isEmpty ? nil : "første skridt: \(agreement.firstStep)",
      agreement.sign.isEmpty ? nil : "tegn: \(agreement.sign)",
      agreement.outcome.isEmpty ? nil : "»\(agreement.outcome)«",
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }
}
