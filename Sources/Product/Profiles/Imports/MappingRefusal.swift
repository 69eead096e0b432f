import Danish

/// What a file does not say and nobody has said for it.
package enum MappingRefusal: Error, Hashable, Sendable {
  case noIndicator, noArea, noPeriod, noNumbers
  /// Columns across the top that do not say which period they are.
  case unnamedPeriods([String])

  package var words: String {
    switch self {
    case .noIndicator:
      "Filen siger ikke, hvilket nøgletal den handler om. Vælg nøgletallet (--indicator på kommandolinjen)."
    case .noArea:
      "Ingen kolonne ligner områder, vi kender. Opret områderne under Organisation, eller ret navnene i filen."
    case .noPeriod:
      "Ingen kolonne ligner en periode. Skriv perioden (--period på kommandolinjen), fx 2024 eller 2024/25."
    case .unnamedPeriods(let names):
      """
      Filen siger ikke, hvilken periode \(Danish.list(names.map { "»\($0)«" })) er. \
      Skriv den for hver (på kommandolinjen --period "\(names[0])=2020" og så videre).
      """
    case .noNumbers: "Ingen kolonne ligner tal. Se, om det er den rette fil."
    }
  }
}
