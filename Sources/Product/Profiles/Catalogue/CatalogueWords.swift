/// What is said about an indicator file beside what every method file may be told.
enum CatalogueWords {
  static let period = "Skriv en periode, for eksempel 2024/25, 2024, 2024K2, 2024M05 eller 2024-12-31."

  static func notUsed(with measure: String) -> String {
    "Feltet bruges ikke, når measure er »\(measure)«. Slet linjen, eller ret measure."
  }

  static func breakOfOtherKind(_ found: String, _ kind: Period.Kind) -> String {
    "Her står »\(found)«, men tallet opgøres \(kind.inWords). Skriv bruddet på samme måde: \(kind.example)."
  }
}

extension Period.Kind {
  fileprivate var inWords: String {
    switch self {
    case .schoolYear: "pr. skoleår"
    case .year: "pr. kalenderår"
    case .quarter: "pr. kvartal"
    case .month: "pr. måned"
    case .day: "på en bestemt dag"
    case .years: "for flere år samlet"
    }
  }

  fileprivate var example: String {
    switch self {
    case .schoolYear: "2024/25"
    case .year: "2024"
    case .quarter: "2024K2"
    case .month: "2024M05"
    case .day: "2024-12-31"
    case .years: "2022-2024"
    }
  }
}
