import Foundation
import Values

/// A unit is a place or a group people belong to: a school, a day-care centre, the health visitors, a local council.
///
/// Invariants: a unit lies in one area (its school district and parish are memberships of its node). A unit that
/// figures are kept for has a node of its own in the area tree, an institution whose id is the same text as the
/// unit's and whose name and parent follow the unit.
package struct Unit: Hashable, Sendable {
  package var id: ID<Unit>
  package var name: String
  package var kind: UnitKind
  /// Institution number or the municipality's own number; empty where there is none.
  package var code: String
  /// The area the unit lies in.
  package var area: ID<Area>?
  package var phone: String
  /// The last day of it; nil while nobody knows of one. What is closed keeps its figures and its history.
  package var closed: Day?
  package var version: Int

  package init(
    id: ID<Unit>, name: String, kind: UnitKind, code: String = "", area: ID<Area>? = nil, phone: String = "",
    closed: Day? = nil, version: Int = 1
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.code = code
    self.area = area
    self.phone = phone
    self.closed = closed
    self.version = version
  }

  /// The unit's own place in the area tree, when figures are kept for it.
  package var node: ID<Area>? { kind.keepsFigures ? ID<Area>(id.raw) : nil }
}

/// A team is the people in a unit who meet about the same children: a grade, a subject, a leadership team.
package struct Team: Hashable, Sendable {
  package var id: ID<Team>
  package var unit: ID<Unit>
  package var name: String
  package var version: Int

  package init(id: ID<Team>, unit: ID<Unit>, name: String, version: Int = 1) {
    self.id = id
    self.unit = unit
    self.name = name
    self.version = version
  }
}
