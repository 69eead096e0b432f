import Danish

/// What guests are told of those who come: roles and places, never names.
enum GuestView {
  /// "Skoleleder, Strandby Skole"; several alike stand once with their number.
  static func who(_ participants: [Participant]) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for participant in participants {
      let words = [participant.role?.name, participant.organisation].compactMap(\.self).filter { !$0.isEmpty }
      let line = words.isEmpty ? "Gæst" : LetterWords.sentence(words.joined(separator: ", "))
      if counts[line] == nil { order.append(line) }
      counts[line, default: 0] += 1
    }
    return order.map { line in counts[line] == 1 ? line : "\(line) (\(Danish.count(counts[line] ?? 0)))" }
  }
}
