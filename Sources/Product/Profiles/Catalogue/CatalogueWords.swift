/// What is said about an indicator file beside what every method file may be told.
enum CatalogueWords {
  static let period = "Skriv en periode, for eksempel 2024/25, 2024, 2024K2, 2024M05 eller 2024-12-31."

  static func notUsed(with measure: String) -> String {
    "Feltet bruges ikke, når measure er »\(measure)«. Slet linjen, eller ret measure."
  }

  /// More readers, fewer persons behind a number: the wrong way round.
  static func thresholdFalls(_ found: Int, least: Int, narrower: String) -> String {
    "Her står »\(found)«, men »\(narrower)« er \(least). Jo flere der kan se et tal, jo flere personer skal der være bag. Skriv \(least) eller mere."
  }

  static func thresholdUnderFloor(_ found: Int, least: Int) -> String {
    "Her står »\(found)«. Et følsomt tal, som andre end jer kan se uden login, skal have mindst \(least) personer bag. Skriv \(least) eller mere."
  }

  static func confidentialOutside(_ found: String) -> String {
    "Her står »\(found)«, men sensitivity er »confidential«, og så vises tallet kun for medarbejdere og ledere. Skriv inside, eller slet linjen."
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
