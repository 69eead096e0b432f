import People
import Storage
import Values
import YearWheel

import struct Web.Visitor

/// Meetings held again: made from one that is there, with its people.
enum SeriesStore {
  /// Makes one meeting for each day; they and the first carry the same series.
  static func make(
    _ meeting: Meeting, on days: [Day], by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    let series = meeting.series ?? .make(at: now)
    try tx.run(
      """
      UPDATE meeting SET series = \(series) WHERE municipality = \(visitor.municipality) AND id = \(meeting.id)
      """)
    for day in days { try copy(meeting, on: day, in: series, by: visitor, at: now, in: tx) }
  }

  /// The meeting once more on a day. The copies of its participants are participants of their own, in the same parts.
  private static func copy(
    _ meeting: Meeting, on day: Day, in series: ID<Meeting.Series>?, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws {
    var next = meeting.again(on: day, id: .make(at: now))
    next.series = series
    var ids: [ID<Participant>: ID<Participant>] = [:]
    let people = try MeetingStore.participants(of: meeting.id, in: visitor.municipality, tx: tx).map { participant in
      var copy = participant
      copy.id = .make(at: now)
      ids[participant.id] = copy.id
      return copy
    }
    next.convener = meeting.convener.flatMap { ids[$0] }
    next.leader = meeting.leader.flatMap { ids[$0] }
    next.recorder = meeting.recorder.flatMap { ids[$0] }
    try MeetingStore.insert(next, people, by: visitor, at: now, in: tx)
  }

  /// What would be held again next year, of that which the visitor may plan.
  static func nextYear(_ year: SchoolYear, for visitor: Visitor, on today: Day, in tx: Transaction) throws -> NextYear?
  {
    let municipality = visitor.municipality
    let reach = try MeetingReach(of: visitor, on: today, in: tx)
    let entries = try MeetingStore.entries(of: municipality, in: year.days, tx: tx).filter { reach.sees($0.scope) }
    let copied = try tx.rows(
      """
      SELECT m.again FROM meeting m JOIN meeting o ON o.municipality = m.municipality AND o.id = m.again
      WHERE m.municipality = \(municipality) AND m.again IS NOT NULL AND m.day > \(year.days.upperBound)
      """)
    return NextYear(
      year, entries, copied: Set(copied.map { $0[0] }), holidays: try SchoolHolidayStore.all(of: municipality, in: tx))
  }

  /// Makes the chosen ones. Nil when the plan is not the one that was seen; otherwise how many were made.
  static func take(
    _ year: SchoolYear, chosen: Set<ID<Meeting>>, seen: String, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws -> Int? {
    guard let plan = try nextYear(year, for: visitor, on: now.day, in: tx), plan.fingerprint == seen else { return nil }
    let wanted = plan.proposals.filter { chosen.contains($0.meeting.id) }
    for proposal in wanted {
      guard let meeting = try MeetingStore.find(proposal.meeting.id, of: visitor.municipality, in: tx) else { continue }
      try copy(meeting, on: proposal.day, in: nil, by: visitor, at: now, in: tx)
    }
    return wanted.count
  }
}
