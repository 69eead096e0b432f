import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about planned meetings.
package enum MeetingStore {
  /// Without asking who wants to know; pages ask `look`.
  package static func find(_ id: ID<Meeting>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Meeting? {
    guard let row = try tx.row("SELECT * FROM meeting WHERE municipality = \(municipality) AND id = \(id)") else {
      return nil
    }
    let items = try tx.rows(
      "SELECT * FROM meeting_item WHERE municipality = \(municipality) AND meeting = \(id) ORDER BY place")
    return Meeting(row, agenda: items.map(MeetingKind.AgendaItem.init))
  }

  /// In the order of the rings, and by name in each. Whoever has an account goes by the name and address it has today.
  package static func participants(
    of id: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [Participant] {
    let rows = try tx.rows(
      """
      SELECT m.id, m.person, coalesce(p.name, m.name) AS name, coalesce(p.email, m.email) AS email, m.organisation,
      m.ring, m.role, m.note FROM meeting_participant m
      LEFT JOIN person p ON p.municipality = m.municipality AND p.id = m.person
      WHERE m.municipality = \(municipality) AND m.meeting = \(id)
      """)
    return sorted(rows.compactMap(Participant.init))
  }

  package static func sorted(_ participants: [Participant]) -> [Participant] {
    MeetingKind.Invited.Ring.allCases.flatMap { ring in
      Danish.sorted(participants.filter { $0.ring == ring }) { $0.name }
    }
  }

  /// The meetings a visitor takes part in or plans, in days, the first one first.
  package static func entries(
    for visitor: Visitor, in days: ClosedRange<Day>, on today: Day, most: Int = 500, tx: Transaction
  ) throws -> [MeetingEntry] {
    let municipality = visitor.municipality
    let reach = try MeetingReach(of: visitor, on: today, in: tx)
    let own = try tx.rows(
      """
      SELECT \(sql: columns) FROM meeting_participant mine
      JOIN meeting m ON m.municipality = mine.municipality AND m.id = mine.meeting
      WHERE mine.municipality = \(municipality) AND mine.person = \(visitor.person)
      AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound) ORDER BY m.day, m.start_minute, m.id LIMIT \(most)
      """
    ).compactMap(MeetingEntry.init)
    let planned = try reach.scopes.isEmpty ? [] : self.entries(of: municipality, in: days, most: most, tx: tx)
    var seen = Set(own.map(\.id))
    let all = own + planned.filter { reach.sees($0.scope) && seen.insert($0.id).inserted }
    return all.sorted { ($0.day, $0.start, $0.id.raw) < ($1.day, $1.start, $1.id.raw) }
  }

  /// Every meeting of a municipality in days, for lists that tell no more than where and when.
  package static func entries(
    of municipality: ID<Tenant>, in days: ClosedRange<Day>, most: Int = 5000, tx: Transaction
  ) throws -> [MeetingEntry] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM meeting m WHERE m.municipality = \(municipality)
      AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound) ORDER BY m.day, m.start_minute, m.id LIMIT \(most)
      """
    ).compactMap(MeetingEntry.init)
  }

  package static func entry(_ id: ID<Meeting>, of municipality: ID<Tenant>, in tx: Transaction) throws -> MeetingEntry?
  {
    try tx.row("SELECT \(sql: columns) FROM meeting m WHERE m.municipality = \(municipality) AND m.id = \(id)")
      .flatMap(MeetingEntry.init)
  }

  static let columns: SQL =
    "m.id, m.title, m.kind, m.kind_name, m.scope, m.target, m.day, m.start_minute, m.end_minute, m.place, m.cancelled"

  /// True when a meeting from the same kind has been held or planned at the place before a day.
  package static func hasEarlier(
    _ kind: String, at scope: Scope, before day: Day, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Bool {
    try tx.row(
      """
      SELECT 1 FROM meeting WHERE municipality = \(municipality) AND scope = \(scope.kind.rawValue)
      AND target = \(scope.target) AND kind = \(kind) AND day < \(day) AND cancelled IS NULL LIMIT 1
      """) != nil
  }

  /// Meetings that led to or came out of this one.
  package static func related(
    to meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(sort: Meeting.Relation.Sort, entry: MeetingEntry)] {
    try tx.rows(
      """
      SELECT \(sql: columns), m.relation FROM meeting m
      WHERE m.municipality = \(municipality) AND m.related = \(meeting.id) ORDER BY m.day, m.start_minute, m.id
      """
    ).compactMap { row in
      MeetingEntry(row).flatMap { entry in Meeting.Relation.Sort(rawValue: row["relation"]).map { ($0, entry) } }
    }
  }

  /// Other meetings in the same room at the same time.
  package static func inSameRoom(
    as meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [MeetingEntry] {
    guard !meeting.place.isEmpty else { return [] }
    return try tx.rows(
      """
      SELECT \(sql: columns) FROM meeting m WHERE m.municipality = \(municipality) AND m.day = \(meeting.day)
      AND m.place_key = \(Danish.fold(meeting.place)) AND m.start_minute < \(meeting.end)
      AND m.end_minute > \(meeting.start) AND m.id <> \(meeting.id) AND m.cancelled IS NULL ORDER BY m.start_minute, m.id
      """
    ).compactMap(MeetingEntry.init)
  }

  /// The participants who sit in another meeting at the same time, by id.
  package static func busy(
    in meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Set<ID<Participant>> {
    Set(
      try tx.rows(
        """
        SELECT mine.id FROM meeting_participant mine
        JOIN meeting_participant other ON other.municipality = mine.municipality AND other.person = mine.person
        JOIN meeting m ON m.municipality = other.municipality AND m.id = other.meeting
        WHERE mine.municipality = \(municipality) AND mine.meeting = \(meeting.id) AND mine.person IS NOT NULL
        AND m.id <> \(meeting.id) AND m.day = \(meeting.day) AND m.start_minute < \(meeting.end)
        AND m.end_minute > \(meeting.start) AND m.cancelled IS NULL
        """
      ).map { $0[0] })
  }

  package static func ticks(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> Set<MeetingTick> {
    Set(
      try tx.rows(
        "SELECT list, point FROM meeting_tick WHERE municipality = \(municipality) AND meeting = \(meeting)"
      ).compactMap { row in MeetingTick.List(rawValue: row["list"]).map { MeetingTick($0, row["point"]) } })
  }

  static func lastChange(of id: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction) throws -> LastChange? {
    try tx.row(
      """
      SELECT m.changed, p.name FROM meeting m
      LEFT JOIN person p ON p.municipality = m.municipality AND p.id = m.changed_by
      WHERE m.municipality = \(municipality) AND m.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }
}
