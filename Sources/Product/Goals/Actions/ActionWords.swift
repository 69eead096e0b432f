import Danish
import Values

/// What is said about actions.
package enum ActionWords {
  static let erased = "En, der er slettet"
  static let whatMissing = "Skriv, hvad I gør."
  static let whoMissing = "Vælg den ene, der har ansvaret, eller skriv et navn."
  static let dueMissing = "Skriv den dag, det senest er gjort."

  package static func name(_ state: Action.State) -> String {
    switch state {
    case .planned: "Planlagt"
    case .going: "I gang"
    case .done: "Gjort"
    case .dropped: "Ikke gennemført"
    }
  }

  static func due(_ action: Action, on day: Day) -> String? {
    action.due.map { "\(action.isLate(on: day) ? "skulle være gjort" : "senest") \(Danish.date($0))" }
  }

  /// "Birgitte Holm · senest 8. oktober 2026 · tegn: flere kommer til tiden"
  static func note(_ action: Action, on day: Day) -> String {
    let parts: [String?] = [
      action.name, due(action, on: day), action.firstStep.isEmpty ? nil : "første skridt: \(action.firstStep)",
      action.sign.isEmpty ? nil : "tegn: \(action.sign)", action.outcome.isEmpty ? nil : "»\(action.outcome)«",
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }
}
