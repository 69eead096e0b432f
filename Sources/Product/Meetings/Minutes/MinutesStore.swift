import Foundation
import People
import Storage
import Values

/// Every question to the database about minutes.
package enum MinutesStore {
  package static func standing(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> MinutesStanding {
    let row = try tx.row(
      """
      SELECT m.*, p.name FROM minutes m
      LEFT JOIN person p ON p.municipality = m.municipality AND p.id = m.approved_by
      WHERE m.municipality = \(municipality) AND m.meeting = \(meeting)
      """)
    return try row.map(MinutesStanding.init) ?? MinutesStanding()
  }

  /// What the recorder has changed, by section.
  package static func edits(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [String: MinutesEdit] {
    let rows = try tx.rows(
      """
      SELECT section, added, left_out, version FROM minutes_edit
      WHERE municipality = \(municipality) AND meeting = \(meeting)
      """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["section"], MinutesEdit($0)) })
  }

  /// In the order they were written.
  package static func objections(
    to meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [MinutesObjection] {
    try tx.rows(
      """
      SELECT participant, words, made FROM minutes_objection
      WHERE municipality = \(municipality) AND meeting = \(meeting) ORDER BY made, participant
      """
    ).map { MinutesObjection(participant: $0[0], words: $0[1], at: $0[2]) }
  }

  package static func additions(
    to meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [MinutesAddition] {
    try tx.rows(
      """
      SELECT a.words, a.made, p.name FROM minutes_addition a
      LEFT JOIN person p ON p.municipality = a.municipality AND p.id = a.made_by
      WHERE a.municipality = \(municipality) AND a.meeting = \(meeting) ORDER BY a.made, a.id
      """
    ).map { MinutesAddition(words: $0[0], at: $0[1], by: $0[2]) }
  }

  /// Meetings whose minutes wait for a person: sent to them, and not yet approved.
  static func waiting(
    for person: PersonID, in municipality: ID<Tenant>, on day: Day, tx: Transaction
  ) throws -> [(entry: MeetingEntry, until: Day)] {
    try tx.rows(
      """
      SELECT \(sql: MeetingStore.columns), w.objections_until FROM minutes w
      JOIN meeting m ON m.municipality = w.municipality AND m.id = w.meeting
      JOIN meeting_participant p ON p.municipality = w.municipality AND p.meeting = w.meeting
      WHERE w.municipality = \(municipality) AND w.state = 'sendt' AND w.objections_until >= \(day)
      AND p.person = \(person) ORDER BY w.objections_until, m.id
      """
    ).compactMap { row in MeetingEntry(row).map { ($0, row["objections_until"]) } }
  }

  /// What a person has objected, with the meeting it was.
  static func objections(
    by person: PersonID, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [(title: String, day: Day, words: String)] {
    try tx.rows(
      """
      SELECT m.title, m.day, o.words FROM minutes_objection o
      JOIN meeting_participant p ON p.municipality = o.municipality AND p.meeting = o.meeting AND p.id = o.participant
      JOIN meeting m ON m.municipality = o.municipality AND m.id = o.meeting
      WHERE o.municipality = \(municipality) AND p.person = \(person) ORDER BY m.day, m.id
      """
    ).map { ($0[0], $0[1], $0[2]) }
  }

  static func lastChange(
    of section: String, _ meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT e.changed, p.name FROM minutes_edit e
      LEFT JOIN person p ON p.municipality = e.municipality AND p.id = e.changed_by
      WHERE e.municipality = \(municipality) AND e.meeting = \(meeting) AND e.section = \(section)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }
}

extension MinutesEdit {
  init(_ row: Row) {
    let leftOut: String = row["left_out"]
    self.init(
      added: row["added"], leftOut: Set(leftOut.split(separator: "\n").map { ID(String($0)) }), version: row["version"])
  }
}

extension MinutesStanding {
  init(_ row: Row) throws {
    self.init()
    state = State(rawValue: row["state"]) ?? .draft
    (sent, until, approved) = (row["sent"], row["objections_until"], row["approved"])
    (approvedBy, version) = (row["name"], row["version"])
    if let text: String = row["document"] {
      document = try JSONDecoder().decode(MinutesDocument.self, from: Data(text.utf8))
    }
    if let number = (row["case_number"] as String?).flatMap(CaseNumber.init), let day: Day = row["journalised"] {
      journal = Journal(number: number, day: day)
    }
  }
}
