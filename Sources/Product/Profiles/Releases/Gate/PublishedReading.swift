import Foundation

/// One number as a reader finds it in a page or a file, in the words that stand there.
package struct PublishedReading: Hashable, Sendable {
  package let indicator: String
  package let area: String
  package let period: String
  /// Empty for everybody.
  package let group: String
  package let state: State

  package enum State: Hashable, Sendable {
    case hidden
    /// The number, half of its last decimal, and how many stand behind it when that is told.
    case number(Double, half: Double, behind: Int?)
    /// No number, for a reason that has nothing to do with discretion.
    case none
  }

  /// "4,02", "14,2 %", "1.204": nil when the text does not begin with a number. Gives half of its last decimal too.
  package static func number(in text: some StringProtocol) -> (value: Double, half: Double)? {
    var digits = ""
    var decimals: Int?
    for character in text.unicodeScalars {
      switch character {
      case "0"..."9":
        digits.unicodeScalars.append(character)
        decimals? += 1
      case ",":
        guard decimals == nil else { return nil }
        digits.append(".")
        decimals = 0
      case "-", "\u{2212}":
        guard digits.isEmpty else { return nil }
        digits.append("-")
      case ".": continue  // thousands
      default:
        guard !digits.isEmpty else { return nil }
        return value(digits, decimals)
      }
    }
    return value(digits, decimals)
  }

  private static func value(_ digits: String, _ decimals: Int?) -> (value: Double, half: Double)? {
    Double(digits).map { ($0, 0.5 * pow(10, -Double(decimals ?? 0))) }
  }
}
