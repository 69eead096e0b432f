import Danish
import Values

/// What the page about one's own data says.
enum OwnDataWords {
  static let lead =
    "Det her gemmer Fælled om dig. Er noget forkert, eller vil du slettes, så skriv til kommunens kontakt."

  static func until(_ day: Day) -> String { "Bliver slettet efter \(Danish.date(day))." }

  static func log(_ count: Int) -> String {
    count > 50
      ? "De nyeste 50 linjer. Filen har \(Danish.count(count))."
      : "Hvad du har gjort, og hvad andre har gjort med dine oplysninger."
  }
}
