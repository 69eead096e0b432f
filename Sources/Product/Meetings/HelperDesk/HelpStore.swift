import People
import Storage
import Values
import YearWheel

import struct Web.Visitor

/// Every question to the database about help at meetings.
enum HelpStore {
  private static let columns: SQL = """
    h.id AS request, h.level, h.words, h.asked, h.helper, h.helper_person, h.handover, h.version,
    a.name AS asked_name, p.name AS helper_name, \(sql: MeetingStore.columns)
    """
  private static let from: SQL = """
    FROM help_request h JOIN meeting m ON m.municipality = h.municipality AND m.id = h.meeting
    LEFT JOIN person a ON a.municipality = h.municipality AND a.id = h.asked_by
    LEFT JOIN person p ON p.municipality = h.municipality AND p.id = h.helper_person
    """

  /// The request of a meeting that stands; nil where nobody has asked.
  static func request(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> HelpRequest? {
    try tx.row(
      """
      SELECT \(sql: columns) \(sql: from) WHERE h.municipality = \(municipality) AND h.meeting = \(meeting)
      AND h.withdrawn IS NULL
      """
    ).flatMap(HelpRequest.init)
  }

  static func find(_ id: ID<HelpRequest>, in municipality: ID<Tenant>, tx: Transaction) throws -> HelpRequest? {
    try tx.row(
      """
      SELECT \(sql: columns) \(sql: from) WHERE h.municipality = \(municipality) AND h.id = \(id)
      AND h.withdrawn IS NULL
      """
    ).flatMap(HelpRequest.init)
  }

  /// What waits for an answer from this helper: open requests at the places of the helper's roles, to meetings that are
  /// to come, that the helper neither takes part in nor has said no to.
  static func waiting(for visitor: Visitor, on day: Day, in tx: Transaction) throws -> [HelpRequest] {
    let municipality = visitor.municipality
    let reach = try reach(of: visitor, on: day, in: tx)
    guard !reach.isEmpty else { return [] }
    return try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE h.municipality = \(municipality) AND h.withdrawn IS NULL
      AND h.helper IS NULL AND m.cancelled IS NULL AND m.day >= \(day)
      AND NOT EXISTS (SELECT 1 FROM help_declined d WHERE d.municipality = h.municipality AND d.request = h.id
      AND d.person = \(visitor.person))
      AND NOT EXISTS (SELECT 1 FROM meeting_participant o WHERE o.municipality = h.municipality
      AND o.meeting = h.meeting AND o.person = \(visitor.person))
      ORDER BY m.day, m.start_minute, h.id
      """
    ).compactMap(HelpRequest.init).filter { reach.covers($0.meeting.scope) }
  }

  /// The places where a visitor may be asked to help.
  static func reach(of visitor: Visitor, on day: Day, in tx: Transaction) throws -> PlanningReach {
    let grants = try GrantStore.current(of: visitor.person, in: visitor.municipality, on: day, tx: tx)
    let scopes = grants.filter { $0.role.permissions.contains(.helpMeetings) }.map(\.scope)
    return try PlanningReach(scopes, of: visitor.municipality, in: tx)
  }

  /// The meetings somebody helps at, from a day on.
  static func helping(_ person: PersonID, from day: Day, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [HelpRequest]
  {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE h.municipality = \(municipality) AND h.helper_person = \(person)
      AND h.withdrawn IS NULL AND m.cancelled IS NULL AND m.day >= \(day) ORDER BY m.day, m.start_minute, h.id
      """
    ).compactMap(HelpRequest.init)
  }

  /// What stands in the helpers' calendar in the days, by day and hour: meetings that have a helper and those that wait
  /// for one, at the places where the visitor may be asked, and the visitor's own wherever they are.
  static func calendar(for visitor: Visitor, _ days: ClosedRange<Day>, on day: Day, in tx: Transaction) throws
    -> [HelpRequest]
  {
    let municipality = visitor.municipality
    let reach = try reach(of: visitor, on: day, in: tx)
    return try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE h.municipality = \(municipality) AND h.withdrawn IS NULL
      AND m.cancelled IS NULL AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
      ORDER BY m.day, m.start_minute, h.id
      """
    ).compactMap(HelpRequest.init).filter { reach.covers($0.meeting.scope) || $0.helperPerson == visitor.person }
  }

  /// What each helper has said yes to in the days, the most asked first.
  static func loads(_ days: ClosedRange<Day>, of municipality: ID<Tenant>, in tx: Transaction) throws -> [HelperLoad] {
    try tx.rows(
      """
      SELECT h.helper_person, p.name, count(*) AS meetings, sum(m.end_minute - m.start_minute) AS minutes
      FROM help_request h JOIN meeting m ON m.municipality = h.municipality AND m.id = h.meeting
      JOIN person p ON p.municipality = h.municipality AND p.id = h.helper_person
      WHERE h.municipality = \(municipality) AND h.withdrawn IS NULL AND m.cancelled IS NULL
      AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
      GROUP BY h.helper_person, p.name, p.sort_key ORDER BY count(*) DESC, p.sort_key, h.helper_person
      """
    ).map { HelperLoad(person: $0[0], name: $0[1], meetings: $0["meetings"], minutes: $0["minutes"]) }
  }

  /// How much of each earlier meeting from the same kind at the same place a helper carried.
  static func independence(
    before meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Independence {
    Independence(
      try tx.rows(
        """
        SELECT h.level FROM help_request h JOIN meeting m ON m.municipality = h.municipality AND m.id = h.meeting
        WHERE h.municipality = \(municipality) AND h.withdrawn IS NULL AND h.helper IS NOT NULL
        AND m.cancelled IS NULL AND m.scope = \(meeting.scope.kind.rawValue) AND m.target = \(meeting.scope.target)
        AND m.kind = \(meeting.kind.slug) AND m.day < \(meeting.day) ORDER BY m.day, m.id
        """
      ).compactMap { HelpRequest.Level(rawValue: $0[0]) })
  }

  static func declined(_ request: ID<HelpRequest>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [(name: String, words: String)]
  {
    try tx.rows(
      """
      SELECT coalesce(p.name, '') AS name, d.words FROM help_declined d
      LEFT JOIN person p ON p.municipality = d.municipality AND p.id = d.person
      WHERE d.municipality = \(municipality) AND d.request = \(request) ORDER BY d.at, d.person
      """
    ).map { ($0["name"], $0["words"]) }
  }

  static func log(of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction) throws
    -> [(text: String, change: LastChange)]
  {
    try tx.rows(
      """
      SELECT l.text, l.written, p.name FROM help_log l
      LEFT JOIN person p ON p.municipality = l.municipality AND p.id = l.written_by
      WHERE l.municipality = \(municipality) AND l.meeting = \(meeting) ORDER BY l.written, l.id
      """
    ).map { ($0[0], LastChange(at: $0[1], by: $0[2])) }
  }
}

extension HelpRequest {
  fileprivate init?(_ row: Row) {
    guard let meeting = MeetingEntry(row), let level = Level(rawValue: row["level"]) else { return nil }
    self.init(
      id: row["request"], meeting: meeting, level: level, words: row["words"], asked: row["asked"],
      askedBy: row["asked_name"], helper: row["helper"], helperPerson: row["helper_person"],
      helperName: row["helper_name"], handover: row["handover"], version: row["version"])
  }
}
