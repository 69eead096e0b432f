import People
import Values
import YearWheel

/// A year of meetings held again: every meeting of a school year with the day it gets in the next.
///
/// The days are the year wheel's: week and weekday are kept, and days off are gone around.
package struct NextYear: Sendable {
  package struct Proposal: Sendable {
    package let meeting: MeetingEntry
    package let day: Day
    package let reason: YearMove.Reason
  }

  package let from: SchoolYear
  package let to: SchoolYear
  package let proposals: [Proposal]
  /// Held again next year already.
  package let isThere: [MeetingEntry]

  /// Nil for the last year of the calendar. `copied` are those that have been held again.
  package init?(
    _ year: SchoolYear, _ meetings: [MeetingEntry], copied: Set<ID<Meeting>>, holidays: [SchoolHoliday]
  ) {
    let held = meetings.filter { !$0.isCancelled && year.days.contains($0.day) }
    let occasions = held.map {
      Occasion(id: ID($0.id.raw), title: $0.title, scope: $0.scope, first: $0.day)
    }
    guard
      let move = YearMove(year, occasions, movedOn: Set(copied.map { ID($0.raw) }), holidays: holidays)
    else { return nil }
    let byID = Dictionary(held.map { ($0.id.raw, $0) }, uniquingKeysWith: { $1 })
    (from, to) = (move.from, move.to)
    proposals = move.proposals.compactMap { proposal in
      byID[proposal.occasion.id.raw].map { Proposal(meeting: $0, day: proposal.next, reason: proposal.reason) }
    }
    isThere = move.isThere.compactMap { byID[$0.id.raw] }
  }

  /// What a person saw and said yes to.
  package var fingerprint: String { proposals.map { "\($0.meeting.id.raw) \($0.day.iso)" }.joined(separator: "\n") }
}
