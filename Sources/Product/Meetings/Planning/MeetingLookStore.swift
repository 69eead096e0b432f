import People
import Storage
import Values

import struct Web.Visitor

/// A meeting as one visitor sees it: what every page and every section of it starts from.
package struct MeetingLook: Sendable {
  package let meeting: Meeting
  package let participants: [Participant]
  package let standing: MeetingStanding
  package let visitor: Visitor
  package let now: Instant
  /// "Strandby", "Strandby Skole".
  package let placeName: String
  /// As its log has it, read once for all parts of a page; nil before it was opened.
  package var room: Room?

  package var municipality: ID<Tenant> { visitor.municipality }

  package func participant(_ id: ID<Participant>?) -> Participant? {
    id.flatMap { id in participants.first { $0.id == id } }
  }

  /// It was ended in its room, perhaps before the hour it was planned to last.
  package var isHeld: Bool { room?.ended != nil }

  /// Neither cancelled nor over: it can still be planned and prepared.
  package var isOpen: Bool { meeting.cancelled == nil && !isHeld && !meeting.isOver(at: now) }

  package var mayChange: Bool { standing.mayPlan && meeting.cancelled == nil }
}

extension MeetingStore {
  /// The meeting with all that its pages need; nil when it does not exist for this visitor.
  package static func look(
    _ id: ID<Meeting>, for visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> MeetingLook? {
    guard let meeting = try find(id, of: visitor.municipality, in: tx) else { return nil }
    let participants = try participants(of: id, in: visitor.municipality, tx: tx)
    let plans = try MeetingReach(of: visitor, on: now.day, in: tx).sees(meeting.scope)
    guard let standing = MeetingStanding(visitor.person, in: meeting, participants, plans: plans) else { return nil }
    return MeetingLook(
      meeting: meeting, participants: participants, standing: standing, visitor: visitor, now: now,
      placeName: try PlaceNameStore.name(of: meeting.scope, in: visitor.municipality, tx: tx))
  }
}
