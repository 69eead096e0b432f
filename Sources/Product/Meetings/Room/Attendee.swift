import People
import Values

/// Somebody who is in the room of a meeting: a participant, a guest who came by the code, or a planner who looks in.
///
/// The log of the room knows attendees by id alone. Names are looked up where they live, so that a person who is
/// erased, or a guest who is forgotten, leaves no name in a meeting that was held.
package struct Attendee: Hashable, Sendable {
  package let id: ID<Attendee>
  package var name: String
  /// "skoleleder, Strandby Skole"; empty when nothing is known.
  package var who: String

  package init(id: ID<Attendee>, name: String, who: String = "") { (self.id, self.name, self.who) = (id, name, who) }

  static func erased(_ id: ID<Attendee>) -> Attendee { Attendee(id: id, name: "En, der er slettet") }
}

extension ID where Of == Attendee {
  package static func participant(_ id: ID<Participant>) -> ID { ID("d:\(id.raw)") }
  /// A guest who came by the code and is on nobody's list.
  package static func guest(_ id: ID<MeetingGuest>) -> ID { ID("g:\(id.raw)") }
  /// A planner who is no participant.
  package static func planner(_ id: PersonID) -> ID { ID("p:\(id.raw)") }

  package var planner: PersonID? { raw.hasPrefix("p:") ? PersonID(String(raw.dropFirst(2))) : nil }

  package var participant: ID<Participant>? { raw.hasPrefix("d:") ? ID<Participant>(String(raw.dropFirst(2))) : nil }
}

/// How much of a note's origin the others are told. Chosen before the first note, and only ever made tighter.
package enum Privacy: String, Codable, CaseIterable, Comparable, Sendable {
  /// Everybody sees who wrote what, once notes are shown.
  case named = "navngivet"
  /// The writer is stored, so that notes can be corrected from any device, and shown to nobody else.
  case confidential = "fortroligt"
  /// No writer is stored anywhere. Only the browser a note was written in can correct it.
  case anonymous = "anonymt"

  package static func < (a: Privacy, b: Privacy) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// What somebody does in a room.
package enum Part: Hashable, Sendable {
  /// Leads now: moves everybody on, shows notes, keeps the time.
  case leader
  /// Writes the minutes: groups, types in paper notes, writes down what is decided.
  case recorder
  /// Neutral, from outside: may take the lead when asked; writes no notes.
  case helper
  case participant
}
