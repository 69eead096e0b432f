import Foundation

/// Tells names from measures by what a column is called.
enum ColumnRole {
  /// Words for things that are numbers but measure nothing.
  private static let keys: Set<String> = [
    "id", "ids", "kode", "code", "koder", "nr", "nummer", "key", "år", "aar", "year", "years", "tid",
    "periode", "period", "dato", "date", "måned", "maaned", "month", "kvartal", "quarter", "uge", "week", "alder",
    "age", "zip", "postnr", "klassetrin", "årgang", "skoleår", "niveau", "level", "sekvens", "urn", "laestab",
    "cvr", "yearrange",
  ]
  /// Words that name a key when they stand alone: `full_time` is not a time.
  private static let wholeKeys: Set<String> = [
    "no", "time", "time_period", "start", "slut", "end", "fra", "til", "index", "rank", "lat", "lon", "number",
  ]
  /// Endings that outweigh every other word: a ValueNoteId is an id.
  private static let endings: Set<String> = ["id", "ids", "kode", "code", "nr", "nummer", "key"]
  /// Words for things that are counted or weighed, whatever else stands in the name.
  private static let measures: Set<String> = [
    "antal", "count", "value", "værdi", "vaerdi", "indhold", "andel", "procent", "percent", "pct", "sum", "beløb",
    "tal",
    "score", "gns", "gennemsnit", "mean", "rate", "total", "tæller", "nævner", "numerator", "denominator", "folketal",
    "befolkningstal", "incidens", "amount", "avg", "average", "median", "elever", "børn", "personer",
  ]

  static func isKey(_ name: String) -> Bool {
    if wholeKeys.contains(name.lowercased()) { return true }
    let words = words(name)
    if words.count > 2, let last = words.dropLast().last, endings.contains(last) { return true }
    guard !words.contains(where: measures.contains) else { return false }
    if words.contains(where: keys.contains) { return true }
    return words.contains { word in
      ["kode", "code", "nr", "nummer", "årgang", "skoleår"].contains { word.count > $0.count && word.hasSuffix($0) }
        // SexID, Ageid; but a waiting time (ventetid) is measured.
        || (word.hasSuffix("id") && !word.hasSuffix("tid") && word.count > 3)
    }
  }

  static func isMeasure(_ name: String) -> Bool { words(name).contains(where: measures.contains) }

  /// The name of a column whose labels are time.
  static func isTime(_ name: String) -> Bool {
    ["år", "aar", "year", "tid", "time", "periode", "period", "kvartal", "quarter", "måned", "month"]
      .contains(name.lowercased().trimmingCharacters(in: .blanks))
  }

  private static func words(_ name: String) -> [String] {
    var spaced = ""
    var wasLower = false
    for letter in name {
      if letter.isUppercase, wasLower { spaced.append(" ") }
      spaced.append(letter.isLetter ? letter : " ")
      wasLower = letter.isLowercase
    }
    return spaced.lowercased().split { !$0.isLetter }.map(String.init) + [String(name.lowercased().filter(\.isLetter))]
  }

  /// Whether most of the labels are places, as Danish tables write them.
  static func looksLikeAreas(_ labels: some Sequence<String>) -> Bool {
    labels.contains {
      ["Hele landet", "All Denmark"].contains($0) || $0.hasPrefix("Region ") || $0.hasPrefix("Landsdel ")
        || $0.hasPrefix("Province ") || $0.hasSuffix(" Kommune")
    }
  }

  private static let totals: Set<String> = [
    "i alt", "total", "hele landet", "all denmark", "alle", "samlet", "hele kommunen",
  ]
  static func isTotal(_ label: String) -> Bool {
    let label = label.lowercased()
    return totals.contains(label) || label.hasSuffix(" i alt") || label.hasSuffix(", total")
      || label.hasPrefix("i alt ")
  }
}
