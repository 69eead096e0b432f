import Storage
import Values

/// Every question to the database about reminders.
package enum ReminderStore {
  /// The meetings of every municipality that are held in these days and have been told to somebody.
  static func planned(in days: ClosedRange<Day>, tx: Transaction) throws -> [(ID<Tenant>, ID<Meeting>)] {
    try tx.rows(
      """
      SELECT m.municipality, m.id FROM meeting m WHERE m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
      AND m.cancelled IS NULL AND EXISTS (SELECT 1 FROM meeting_sending s WHERE s.municipality = m.municipality
      AND s.meeting = m.id) ORDER BY m.day, m.municipality, m.id
      """
    ).map { ($0[0], $0[1]) }
  }

  /// On which day each version was told.
  static func told(of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction) throws -> [Int: Day] {
    let rows = try tx.rows(
      "SELECT sequence, sent FROM meeting_sending WHERE municipality = \(municipality) AND meeting = \(meeting)")
    return Dictionary(rows.map { ($0[0], ($0[1] as Instant).day) }, uniquingKeysWith: { first, _ in first })
  }

  /// False when this reminder has been sent already.
  static func note(
    _ meeting: Meeting, days: Int, letters: Int, in municipality: ID<Tenant>, at now: Instant, tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      INSERT INTO meeting_reminder (municipality, meeting, day, days, letters, sent) VALUES
      (\(municipality), \(meeting.id), \(meeting.day), \(days), \(letters), \(now)) ON CONFLICT DO NOTHING
      """) == 1
  }

  /// Forgets the links and the guests of meetings held before a day; people with an account keep their answers.
  static func forget(before day: Day, in tx: Transaction) throws {
    let old: SQL =
      "EXISTS (SELECT 1 FROM meeting m WHERE m.municipality = o.municipality AND m.id = o.meeting AND m.day < \(day))"
    try tx.run("DELETE FROM meeting_link AS o WHERE \(sql: old)")
    try tx.run("DELETE FROM meeting_invitation AS o WHERE o.person IS NULL AND \(sql: old)")
  }
}
