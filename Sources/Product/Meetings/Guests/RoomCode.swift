/// The six signs that lead guests into a meeting: read aloud, written on a board, typed on a phone.
///
/// 28 signs that are not mistaken for each other: no 0 and O, no 1, I and L, no S, B and Z beside 5, 8 and 2, and none of
/// Æ, Ø and Å, which not every keyboard has. Six of them are 481,890,304 codes; guessing is slowed down besides.
package struct RoomCode: Hashable, Sendable {
  package static let alphabet = Array("ACDEFGHJKMNPQRTUVWXY23456789")
  package static let length = 6

  /// In capitals.
  package let text: String

  /// As somebody types it: capitals, blanks and hyphens do not matter. Nil for what can be no code.
  package init?(typed text: String) {
    let signs = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    guard signs.count == Self.length, signs.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = signs
  }

  package static func make(with chance: inout some RandomNumberGenerator) -> RoomCode {
    RoomCode(drawn: String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &chance)] }))
  }

  package static func make() -> RoomCode {
    var chance = SystemRandomNumberGenerator()
    return make(with: &chance)
  }

  private init(drawn text: String) { self.text = text }

  /// "K7M 4QX": read in two breaths.
  package var spoken: String { "\(text.prefix(3)) \(text.suffix(3))" }
}

extension RoomCode {
  /// A code that is never made: looked up in place of what cannot be one.
  static let nobodys = RoomCode(drawn: "------")
}
