import People
import Values

/// An action: somebody does something by a day, and everybody knows how they will see that it is on its way. What is
/// agreed at a meeting is this, too.
///
/// Invariants: one person is responsible; whoever drops one says what was learned, and is not blamed.
package struct Action: Hashable, Sendable {
  package var id: ID<Action>
  package var round: Round
  /// The goal it serves; nil for what was agreed beside the goals.
  package var goal: ID<Goal>?
  package var what: String
  /// What is done first, so that it gets going; may be empty.
  package var firstStep: String
  /// The one who is responsible: a person of the house, or somebody by name.
  package var person: PersonID?
  package var name: String
  /// Nil for what was agreed before days were asked for.
  package var due: Day?
  /// What we will see, hear or count when it works; may be empty.
  package var sign: String
  package var state: State
  /// What became of it, in the words of whoever closed it.
  package var outcome: String
  package var version: Int

  package init(
    id: ID<Action>, round: Round, goal: ID<Goal>? = nil, what: String, firstStep: String = "",
    person: PersonID? = nil, name: String, due: Day? = nil, sign: String = "", state: State = .planned,
    outcome: String = "", version: Int = 1
  ) {
    (self.id, self.round, self.goal, self.what, self.firstStep) = (id, round, goal, what, firstStep)
    (self.person, self.name, self.due, self.sign) = (person, name, due, sign)
    (self.state, self.outcome, self.version) = (state, outcome, version)
  }

  package enum State: String, CaseIterable, Sendable {
    case planned = "planlagt"
    case going = "i-gang"
    case done = "gjort"
    /// Not carried through: a dead end is an experience too.
    case dropped = "droppet"

    package var isOpen: Bool { self == .planned || self == .going }
  }

  package func isLate(on day: Day) -> Bool { state.isOpen && due.map { $0 < day } ?? false }
}
