import People
import Storage
import Values

import struct Web.Visitor

/// What whoever leads the meeting does with the preparations: opens them, closes them again, puts topics together.
/// Whoever calls has checked that the visitor leads or plans the meeting.
package enum PreparationLeadingStore {
  /// False when it was open already.
  package static func open(
    _ meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let opened = try tx.run(
      """
      INSERT INTO preparation_opening (municipality, meeting, opened, opened_by) VALUES
      (\(visitor.municipality), \(meeting), \(now), \(visitor.person)) ON CONFLICT DO NOTHING
      """)
    if opened == 1 { try log(.preparationsOpened, meeting, visitor, now, tx) }
    return opened == 1
  }

  /// False when it was closed already.
  package static func close(
    _ meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let closed = try tx.run(
      "DELETE FROM preparation_opening WHERE municipality = \(visitor.municipality) AND meeting = \(meeting)")
    if closed == 1 { try log(.preparationsClosed, meeting, visitor, now, tx) }
    return closed == 1
  }

  /// Puts topics under one heading. With an empty heading they stand by themselves again. Throws
  /// `MergedMeanwhile` when somebody has put topics together since `version` was read.
  package static func merge(
    _ keys: [TopicKey], under heading: String, version: Int, in meeting: ID<Meeting>, by visitor: Visitor,
    at now: Instant, tx: Transaction
  ) throws {
    let isNext = try tx.run(
      """
      INSERT INTO preparation_merging (municipality, meeting, version, changed, changed_by) VALUES
      (\(visitor.municipality), \(meeting), 1, \(now), \(visitor.person)) ON CONFLICT (municipality, meeting)
      DO UPDATE SET version = preparation_merging.version + 1, changed = excluded.changed,
      changed_by = excluded.changed_by WHERE preparation_merging.version = \(version)
      """)
    // Where nobody has merged yet there is no line to be too late for, unless the form says that there was one.
    guard isNext == 1, try mergeVersion(of: meeting, in: visitor.municipality, tx: tx) == version + 1 else {
      throw MergedMeanwhile()
    }
    for key in keys {
      try tx.run(
        """
        DELETE FROM preparation_merge WHERE municipality = \(visitor.municipality) AND meeting = \(meeting)
        AND topic = \(key.text)
        """)
      guard !heading.isEmpty else { continue }
      try tx.run(
        """
        INSERT INTO preparation_merge (municipality, meeting, topic, heading) VALUES
        (\(visitor.municipality), \(meeting), \(key.text), \(heading))
        """)
    }
    try log(.topicsMerged, meeting, visitor, now, tx)
  }

  /// 0 while nobody has put anything together.
  package static func mergeVersion(
    of meeting: ID<Meeting>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> Int {
    try tx.row(
      "SELECT version FROM preparation_merging WHERE municipality = \(municipality) AND meeting = \(meeting)")?[0] ?? 0
  }

  static func lastMerge(
    of meeting: ID<Meeting>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT m.changed, p.name FROM preparation_merging m
      LEFT JOIN person p ON p.municipality = m.municipality AND p.id = m.changed_by
      WHERE m.municipality = \(municipality) AND m.meeting = \(meeting)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  /// Keeps why the choice was made against advice; an empty reason takes an earlier one away.
  static func keepReason(
    _ reason: String, in meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, tx: Transaction
  ) throws {
    try tx.run("DELETE FROM topic_choice WHERE municipality = \(visitor.municipality) AND meeting = \(meeting)")
    guard !reason.isEmpty else { return }
    try tx.run(
      """
      INSERT INTO topic_choice (municipality, meeting, reason, made, made_by) VALUES
      (\(visitor.municipality), \(meeting), \(reason), \(now), \(visitor.person))
      """)
  }

  static func reason(of meeting: ID<Meeting>, in municipality: MunicipalityID, tx: Transaction) throws -> String? {
    try tx.row("SELECT reason FROM topic_choice WHERE municipality = \(municipality) AND meeting = \(meeting)")?[0]
  }

  private static func log(
    _ action: AccessAction, _ meeting: ID<Meeting>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "moede:\(meeting.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}

/// Somebody else has put topics together since the page was seen. Nothing was changed.
package struct MergedMeanwhile: Error {}
