import People
import Values

/// An agreement: somebody does something by a day, and everybody knows how they will see that it is on its way.
package struct Agreement: Hashable, Sendable {
  package var id: ID<Agreement>
  /// The meeting where it was made, as another concept names it: "moede:0193…".
  package var origin: String
  /// The place it is about.
  package var scope: Scope
  package var what: String
  /// What is done first, so that it gets going; may be empty.
  package var firstStep: String
  /// The one who is responsible: a person of the house, or somebody by name.
  package var person: PersonID?
  package var name: String
  package var due: Day?
  /// What we will see, hear or count when it works; may be empty.
  package var sign: String
  package var state: State
  /// What became of it, in the words of whoever closed it.
  package var outcome: String
  package var version: Int

  package init(
    id: ID<Agreement>, origin: String, scope: Scope, what: String, firstStep: String = "", person: PersonID? = nil,
    name: String, due: Day? = nil, sign: String = "", state: State = .open, outcome: String = "", version: Int = 1
  ) {
    (self.id, self.origin, self.scope, self.what, self.firstStep) = (id, origin, scope, what, firstStep)
    (self.person, self.name, self.due, self.sign) = (person, name, due, sign)
    (self.state, self.outcome, self.version) = (state, outcome, version)
  }

  package enum State: String, CaseIterable, Sendable {
    case open = "i-gang"
    case done = "gjort"
    /// Not carried through: a dead end is an experience too.
    case dropped = "droppet"
  }

  package func isLate(on day: Day) -> Bool { state == .open && due.map { $0 < day } ?? false }
}
