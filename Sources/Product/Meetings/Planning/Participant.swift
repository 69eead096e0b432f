import People
import Values

/// Somebody who is asked to come to a meeting: a person of the municipality, or a guest known by name alone.
///
/// Invariants: nobody is asked twice to the same meeting; what is known of a guest ends with the meeting's material.
package struct Participant: Hashable, Sendable {
  package var id: ID<Participant>
  /// Nil for a guest without an account.
  package var person: PersonID?
  package var name: String
  /// Empty where there is none: they are told in another way.
  package var email: String
  /// Where they come from: "Strandby Skole", "Strandby IF".
  package var organisation: String
  package var ring: MeetingKind.Invited.Ring
  /// The role they were asked in; nil for a guest, and for somebody who was chosen by name.
  package var role: Role?
  /// What the planner wrote about them: "Leder af hallen".
  package var note: String

  package init(
    id: ID<Participant>, person: PersonID? = nil, name: String, email: String = "", organisation: String = "",
    ring: MeetingKind.Invited.Ring = .core, role: Role? = nil, note: String = ""
  ) {
    (self.id, self.person, self.name, self.email) = (id, person, name, email)
    (self.organisation, self.ring, self.role, self.note) = (organisation, ring, role, note)
  }

  package var isGuest: Bool { person == nil }

  /// "skoleleder, Strandby Skole"
  package var who: String {
    [role?.name, organisation, note].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// What a visitor is in a meeting. Where there is none, the meeting does not exist for that visitor.
package struct MeetingStanding: Hashable, Sendable {
  package var participant: Participant?
  package var mayPlan: Bool

  package init(participant: Participant?, mayPlan: Bool) { (self.participant, self.mayPlan) = (participant, mayPlan) }
}

extension MeetingStanding {
  /// Nil for somebody who neither takes part nor plans at the place, which `plans` says.
  package init?(_ visitor: PersonID, in meeting: Meeting, _ participants: [Participant], plans: Bool) {
    let own = participants.first { $0.person == visitor }
    let hasPart = own.map { meeting.partners.contains($0.id) } ?? false
    guard own != nil || plans else { return nil }
    self.init(participant: own, mayPlan: plans || hasPart)
  }
}
