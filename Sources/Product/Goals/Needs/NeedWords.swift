/// What is said about needs.
enum NeedWords {
  static let whatMissing = "Skriv, hvilket behov I har fået øje på."
  static let question = "Hvilket behov har I fået øje på?"
  static let seen = "Hvis behovet var mødt, hvad ville I så se, som er anderledes end nu?"
  static let help = "Hvilken hjælp og støtte er der brug for?"

  /// "Vi ville se: børnene kender hinanden · hjælp: en voksen ekstra"
  static func note(_ need: Need) -> String? {
    let parts = [
      need.seen.isEmpty ? nil : "vi ville se: \(need.seen)", need.help.isEmpty ? nil : "hjælp: \(need.help)",
    ]
    let note = parts.compactMap(\.self).joined(separator: " · ")
    return note.isEmpty ? nil : note.prefix(1).uppercased() + note.dropFirst()
  }
}
