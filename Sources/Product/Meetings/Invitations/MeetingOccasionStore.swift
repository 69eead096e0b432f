import People
import Storage
import Values
import YearWheel

import struct Web.Visitor

extension OccasionSource {
  /// Meetings on the year wheel and in the calendars that follow it: those the visitor takes part in or may plan, and no
  /// others, for a meeting of a team is nobody else's business. What is cancelled is gone.
  package static let meetings = OccasionSource { visitor, days, today, tx in
    let own = try MeetingOccasionStore.own(visitor, in: days, tx)
    return try MeetingStore.entries(for: visitor, in: days, on: today, tx: tx).filter { !$0.isCancelled }.map {
      entry in
      var occasion = Occasion(
        id: ID(entry.id.raw), title: entry.title, kind: MeetingOccasionStore.kind(entry), scope: entry.scope,
        first: entry.day, hours: .init(from: entry.start, to: min(entry.end, 1439)), place: entry.place,
        link: "/moeder/\(entry.id.raw)")
      occasion.isOwn = own.contains(entry.id)
      return occasion
    }
  }
}

enum MeetingOccasionStore {
  /// The meetings the visitor takes part in.
  fileprivate static func own(
    _ visitor: Visitor, in days: ClosedRange<Day>, _ tx: Transaction
  ) throws -> Set<ID<Meeting>> {
    Set(
      try tx.rows(
        """
        SELECT p.meeting FROM meeting_participant p
        JOIN meeting m ON m.municipality = p.municipality AND m.id = p.meeting
        WHERE p.municipality = \(visitor.municipality) AND p.person = \(visitor.person)
        AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
        """
      ).map { $0[0] })
  }

  fileprivate static func kind(_ entry: MeetingEntry) -> Occasion.Kind {
    if case .team = entry.scope { return .teamMeeting }
    return entry.kind.hasPrefix("dialog") ? .dialogue : .learningMeeting
  }
}
