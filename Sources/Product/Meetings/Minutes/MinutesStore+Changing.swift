import Foundation
import People
import Storage
import Values

/// Minutes are edited, sent out, objected to, approved, added to and journalised, each act with its line in the access
/// log.
extension MinutesStore {
  /// Throws `MinutesAreFixed` when they have been sent out meanwhile.
  static func save(
    _ edit: MinutesEdit, of section: String, _ look: MeetingLook, at now: Instant, in tx: Transaction
  ) throws -> Saving<MinutesEdit> {
    let (municipality, meeting) = (look.municipality, look.meeting.id)
    guard try standing(of: meeting, in: municipality, tx: tx).state == .draft else { throw MinutesAreFixed() }
    let leftOut = edit.leftOut.map(\.raw).sorted().joined(separator: "\n")
    let changed = try tx.run(
      """
      INSERT INTO minutes_edit (municipality, meeting, section, added, left_out, version, changed, changed_by)
      VALUES (\(municipality), \(meeting), \(section), \(edit.added), \(leftOut), \(edit.version + 1), \(now),
      \(look.visitor.person)) ON CONFLICT (municipality, meeting, section) DO UPDATE SET added = excluded.added,
      left_out = excluded.left_out, version = excluded.version, changed = excluded.changed,
      changed_by = excluded.changed_by WHERE minutes_edit.version = \(edit.version)
      """)
    guard changed == 1 else {
      let theirs = try edits(of: meeting, in: municipality, tx: tx)[section] ?? MinutesEdit()
      return .conflict(theirs: theirs, try lastChange(of: section, meeting, in: municipality, tx: tx))
    }
    try log(.minutesChanged, look, now, tx)
    return .saved
  }

  /// From now on the document stands as it is, and everybody may object until the day. False when somebody else was
  /// first.
  static func send(
    _ document: MinutesDocument, until: Day, version: Int, _ look: MeetingLook, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let text = String(decoding: try JSONEncoder.minutes.encode(document), as: UTF8.self)
    let changed = try tx.run(
      """
      INSERT INTO minutes (municipality, meeting, state, document, sent, objections_until, version, changed, changed_by)
      VALUES (\(look.municipality), \(look.meeting.id), 'sendt', \(text), \(now), \(until), \(version + 1), \(now),
      \(look.visitor.person)) ON CONFLICT (municipality, meeting) DO UPDATE SET state = 'sendt',
      document = excluded.document, sent = excluded.sent, objections_until = excluded.objections_until,
      version = excluded.version, changed = excluded.changed, changed_by = excluded.changed_by
      WHERE minutes.version = \(version) AND minutes.state = 'kladde'
      """)
    if changed == 1 { try log(.minutesSent, look, now, tx) }
    return changed == 1
  }

  /// Back to a draft that writes itself: for what objections show to be wrong. The objections stay.
  static func takeBack(version: Int, _ look: MeetingLook, at now: Instant, in tx: Transaction) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE minutes SET state = 'kladde', document = NULL, objections_until = NULL, sent = NULL, version = version + 1,
      changed = \(now), changed_by = \(look.visitor.person) WHERE municipality = \(look.municipality)
      AND meeting = \(look.meeting.id) AND version = \(version) AND state = 'sendt'
      """)
    if changed == 1 { try log(.minutesTakenBack, look, now, tx) }
    return changed == 1
  }

  static func approve(version: Int, _ look: MeetingLook, at now: Instant, in tx: Transaction) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE minutes SET state = 'godkendt', approved = \(now), approved_by = \(look.visitor.person),
      version = version + 1, changed = \(now), changed_by = \(look.visitor.person)
      WHERE municipality = \(look.municipality) AND meeting = \(look.meeting.id) AND version = \(version)
      AND state = 'sendt' AND objections_until < \(now.day)
      """)
    if changed == 1 { try log(.minutesApproved, look, now, tx) }
    return changed == 1
  }

  /// One's own words; written again they take the place of the first. Whoever calls has checked that it is time.
  package static func object(
    _ words: String, by participant: ID<Participant>, person: PersonID?, to meeting: ID<Meeting>,
    of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO minutes_objection (municipality, meeting, participant, words, made)
      VALUES (\(municipality), \(meeting), \(participant), \(words), \(now))
      ON CONFLICT (municipality, meeting, participant) DO UPDATE SET words = excluded.words, made = excluded.made
      """)
    try AccessLogStore.append(
      .minutesObjected, by: person, object: "moede:\(meeting.raw)", in: municipality, at: now, tx: tx)
  }

  static func add(_ words: String, _ look: MeetingLook, at now: Instant, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO minutes_addition (municipality, meeting, id, words, made, made_by)
      VALUES (\(look.municipality), \(look.meeting.id), \(ID<MinutesAddition>.make(at: now)), \(words), \(now),
      \(look.visitor.person))
      """)
    try log(.minutesAdded, look, now, tx)
  }

  /// Only minutes that are approved have a place in the journal.
  static func journalise(
    _ journal: MinutesStanding.Journal, version: Int, _ look: MeetingLook, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE minutes SET case_number = \(journal.number.text), journalised = \(journal.day), version = version + 1,
      changed = \(now), changed_by = \(look.visitor.person) WHERE municipality = \(look.municipality)
      AND meeting = \(look.meeting.id) AND version = \(version) AND state = 'godkendt'
      """)
    if changed == 1 { try log(.minutesJournalised, look, now, tx) }
    return changed == 1
  }

  private static func log(
    _ action: AccessAction, _ look: MeetingLook, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: look.visitor.person, object: "moede:\(look.meeting.id.raw)", in: look.municipality, at: now, tx: tx)
  }
}

/// The minutes were sent out or approved, and are not edited as they are.
struct MinutesAreFixed: Error {}

extension JSONEncoder {
  fileprivate static var minutes: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
