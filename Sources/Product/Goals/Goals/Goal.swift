import Values

/// A goal: a change we wish for, the signs that tell us it is coming, and a day on which we look.
///
/// Invariants: one to three signs; at most three goals stand in a round, unless a reason was given; whoever lays one
/// aside says what was learned.
package struct Goal: Hashable, Sendable {
  /// Goals in a round that can be followed; one more takes a reason.
  package static let most = 3
  package static let mostSigns = 3

  package var id: ID<Goal>
  package var round: Round
  /// The need it answers.
  package var need: ID<Need>?
  /// The change that is wished for.
  package var what: String
  /// What we will see, hear or count.
  package var signs: [String]
  /// The day we look for the signs.
  package var look: Day
  /// Why there is one more than three; empty for the first three.
  package var reason: String
  package var state: State
  /// What was learned, in the words of whoever closed it.
  package var outcome: String
  package var version: Int

  package init(
    id: ID<Goal>, round: Round, need: ID<Need>? = nil, what: String, signs: [String], look: Day, reason: String = "",
    state: State = .open, outcome: String = "", version: Int = 1
  ) {
    (self.id, self.round, self.need, self.what, self.signs) = (id, round, need, what, signs)
    (self.look, self.reason, self.state, self.outcome, self.version) = (look, reason, state, outcome, version)
  }

  package enum State: String, CaseIterable, Sendable {
    case open = "i-gang"
    case reached = "naaet"
    /// Another goal took its place.
    case changed = "aendret"
    case givenUp = "opgivet"

    /// It counts among the goals of its round.
    package var stands: Bool { self == .open || self == .reached }
  }

  /// It is time to look for the signs.
  package func isDue(on day: Day) -> Bool { state == .open && look <= day }
}

/// A fourth goal in a round, without a reason.
package struct TooManyGoals: Error {
  package init() {}
}
