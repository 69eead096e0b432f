import People
import Values

/// A line that a conversation has released to the level above; nothing else of it goes there.
///
/// Invariants: it can be taken back at any time, and is then read by nobody above; who has read it is known.
package struct LevelShare: Hashable, Sendable {
  package let id: ID<LevelShare>
  package let text: String
  package let released: Instant
  package let by: String?
  /// Taken back.
  package let withdrawn: Instant?
  /// The conversation it comes from.
  package let meeting: MeetingEntry

  package init(
    id: ID<LevelShare>, text: String, released: Instant, by: String?, withdrawn: Instant?, meeting: MeetingEntry
  ) {
    (self.id, self.text, self.released, self.by, self.withdrawn) = (id, text, released, by, withdrawn)
    self.meeting = meeting
  }
}

extension Meeting {
  /// The days whose conversations below are read at this one: half a year back.
  package var daysBelow: ClosedRange<Day> { day.adding(days: -182)...day }
}
