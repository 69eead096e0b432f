import People
import Values

/// Where a need, a goal or an action came from: a meeting, the round of its circle, and the place it is about.
package struct Round: Hashable, Sendable {
  /// The meeting, as another concept names it: "moede:0193…".
  package var origin: String
  /// Which of the meeting's topics it belongs to, from 0; 0 where the meeting goes round once.
  package var number: Int
  package var scope: Scope

  package init(origin: String, number: Int = 0, scope: Scope) {
    (self.origin, self.number, self.scope) = (origin, number, scope)
  }
}

/// Whoever writes something in: a person of the municipality, or nobody known, for a guest who writes the minutes.
package struct Maker: Hashable, Sendable {
  package let municipality: ID<Tenant>
  package let person: PersonID?

  package init(_ person: PersonID?, of municipality: ID<Tenant>) {
    (self.municipality, self.person) = (municipality, person)
  }
}
