import Values

/// The way into one meeting for people without an account: a code, from when it opens until the meeting is over.
///
/// A meeting has one door at a time. A closed door is never opened again: a new one has a new code.
package struct GuestDoor: Hashable, Sendable {
  package let code: RoomCode
  /// From when the code lets people in.
  package var opens: Instant
  package var closed: Instant?

  package init(code: RoomCode, opens: Instant, closed: Instant? = nil) {
    (self.code, self.opens, self.closed) = (code, opens, closed)
  }

  /// Unless the planner says otherwise: an hour before the meeting.
  package static func opening(of meeting: Meeting) -> Instant {
    Instant(meeting.day, minutes: meeting.start).adding(seconds: -3600)
  }

  /// The end of the day the meeting is held.
  package static func ends(_ meeting: Meeting) -> Instant { Instant(meeting.day.adding(days: 1), minutes: 0) }

  /// Those who are in may be in: not closed, not cancelled, and the day is not over.
  package func holds(_ meeting: Meeting, at now: Instant) -> Bool {
    closed == nil && meeting.cancelled == nil && now < GuestDoor.ends(meeting)
  }

  /// The code lets somebody new in.
  package func isOpen(_ meeting: Meeting, at now: Instant) -> Bool { holds(meeting, at: now) && now >= opens }
}

/// Somebody who is in a meeting without an account.
///
/// Known by what they wrote themselves, a name or nothing, and forgotten 30 days after the meeting.
package struct MeetingGuest: Hashable, Sendable {
  package let id: ID<MeetingGuest>
  /// Empty for somebody who gave none.
  package var name: String
  /// One of the kinds of units, by its code; empty for none.
  package var kind: String
  /// Counts from 1 in each meeting.
  package let number: Int
  /// The participant who came by a personal link; nil for somebody who came by the code.
  package let participant: ID<Participant>?
  package let came: Instant
  /// Shown out by the planner.
  package var sentOut: Instant?

  package init(
    id: ID<MeetingGuest>, name: String, kind: String, number: Int, participant: ID<Participant>? = nil, came: Instant,
    sentOut: Instant? = nil
  ) {
    (self.id, self.name, self.kind, self.number) = (id, name, kind, number)
    (self.participant, self.came, self.sentOut) = (participant, came, sentOut)
  }

  /// How many days after the meeting everything about guests is deleted.
  package static let keepDays = 30
  package static let most = 500
}
