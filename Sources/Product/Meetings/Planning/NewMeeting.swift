import People
import Values

/// What the six fields of a new meeting ask; everything else comes from the kind.
package struct NewMeeting: Hashable, Sendable {
  /// The slug of the kind.
  package var kind: String
  package var scope: Scope
  package var day: Day
  /// Minutes past midnight.
  package var start: Int
  /// The room.
  package var place: String
  package var aims: String

  package init(kind: String, scope: Scope, day: Day, start: Int, place: String = "", aims: String = "") {
    (self.kind, self.scope, self.day, self.start, self.place, self.aims) = (kind, scope, day, start, place, aims)
  }
}
