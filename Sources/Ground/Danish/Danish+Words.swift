extension Danish {
  /// "a, b og c": no comma before "og".
  package static func list(_ items: [String], _ word: String = "og") -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// The word that fits the number: one child is "barn", none or several are "børn". Only the word, not the number.
  package static func plural(_ count: Int, one: String, other: String) -> String {
    count.magnitude == 1 ? one : other
  }

  /// Number and word together: "0 indsatser", "1 indsats", "1.234 indsatser".
  package static func counted(_ number: Int, one: String, other: String) -> String {
    count(number) + noBreak + plural(number, one: one, other: other)
  }
}
