/// Why somebody is told no, and what can be done instead.
enum MethodRefusals {
  static let stale =
    "Nogen har gemt en nyere version, siden du åbnede siden. Gå tilbage, se den nye version, og prøv igen."

  static func notYours(_ isShipped: Bool) -> String {
    isShipped
      ? "Det, der følger med Fælled, kan ikke ændres. Lav en kopi, og ret i den."
      : "Den hører til et andet sted, og derfor kan du ikke ændre den. Lav en kopi, og ret i den."
  }

  static func already(_ putAway: Bool) -> String {
    putAway ? "Den er allerede lagt væk." : "Den er allerede taget frem."
  }
}
