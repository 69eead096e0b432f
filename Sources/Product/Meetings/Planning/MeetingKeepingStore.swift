import Goals
import People
import Profiles
import Storage
import Values

/// What is kept of meetings, and for how long: five years, then everything of a meeting is gone but the actions and goals
/// somebody is still working on.
package enum MeetingKeepingStore {
  package static let years = 5

  /// Everything that belongs to one meeting, what refers to another before that other. Answers, marks and files go with
  /// the invitation and the preparation they stand under.
  package static let tables = [
    "help_log", "meeting_word", "meeting_tick", "meeting_reminder", "meeting_invitation", "meeting_sending",
    "room_event", "meeting_guest", "meeting_door", "preparation", "preparation_opening", "preparation_merge",
    "preparation_merging", "topic_choice", "minutes", "minutes_edit", "minutes_objection", "minutes_addition",
    "meeting_item", "meeting_participant",
  ]

  /// Erases up to `most` meetings that were held before the day; tells how many.
  package static func forget(before day: Day, most: Int = 50, at now: Instant, in tx: Transaction) throws -> Int {
    let rows = try tx.rows("SELECT municipality, id FROM meeting WHERE day < \(day) ORDER BY day, id LIMIT \(most)")
    for row in rows { try forget(row["id"], of: row["municipality"], at: now, in: tx) }
    return rows.count
  }

  private static func forget(
    _ meeting: ID<Meeting>, of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws {
    let own: SQL = "municipality = \(municipality) AND meeting = \(meeting)"
    try tx.run(
      """
      DELETE FROM level_share_reader WHERE municipality = \(municipality)
      AND share IN (SELECT id FROM level_share WHERE \(sql: own))
      """)
    try tx.run("DELETE FROM level_share WHERE \(sql: own)")
    try tx.run(
      """
      DELETE FROM help_declined WHERE municipality = \(municipality)
      AND request IN (SELECT id FROM help_request WHERE \(sql: own))
      """)
    try tx.run("DELETE FROM help_request WHERE \(sql: own)")
    for table in tables { try tx.run("DELETE FROM \(sql: SQL(stringLiteral: table)) WHERE \(sql: own)") }
    try GoalsKeepingStore.forgetClosed(from: Meeting.origin(of: meeting), of: municipality, in: tx)
    try PinStore.removeAll(on: meeting.raw, of: municipality, in: tx)
    try QuestionStore.forgetTarget(meeting.raw, of: municipality, in: tx)
    try tx.run("DELETE FROM meeting WHERE municipality = \(municipality) AND id = \(meeting)")
    try AccessLogStore.append(
      .meetingForgotten, by: Actor.commandLine("automatisk sletning").id, object: "moede:\(meeting.raw)",
      in: municipality, at: now, tx: tx)
  }
}
