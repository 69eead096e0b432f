import Values

/// A round: everybody speaks once before anybody speaks twice, in an order that was drawn, the leader last.
package struct Turns: Codable, Hashable, Sendable {
  package var stage: Int
  package var order: [ID<Attendee>]
  /// How they came by it so far.
  package var taken: [Turn] = []
  /// Those who have said beforehand that they would rather listen.
  package var listeners: Set<ID<Attendee>> = []
  /// A guide, not a limit: nobody is cut off.
  package var seconds: Int
  /// When the one who speaks now began.
  package var began: Instant

  package enum Turn: String, Codable, Hashable, Sendable {
    case spoke = "talt"
    /// Wished to listen.
    case passed = "lyttet"
  }

  /// Who has the word; nil when all have had it.
  package var speaker: ID<Attendee>? { taken.count < order.count ? order[taken.count] : nil }

  /// The one who has the word gives it on, past those who would rather listen.
  mutating func take(_ turn: Turn, at now: Instant) {
    taken.append(turn)
    skipListeners()
    began = now
  }

  mutating func skipListeners() {
    while let next = speaker, listeners.contains(next) { taken.append(.passed) }
  }

  /// Everybody who is in, drawn from a random start so that it is not always the same who begins, the leader last.
  package static func drawn(
    _ attendees: [ID<Attendee>], leader: ID<Attendee>?, with chance: inout some RandomNumberGenerator
  ) -> [ID<Attendee>] {
    let others = attendees.filter { $0 != leader }
    guard !others.isEmpty else { return attendees }
    let start = Int.random(in: 0..<others.count, using: &chance)
    return Array(others[start...] + others[..<start]) + attendees.filter { $0 == leader }
  }
}
