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

  /// Puts topics under one heading. With an empty heading they stand by themselves again.
  package static func merge(
    _ keys: [TopicKey], under heading: String, in meeting: ID<Meeting>, by visitor: Visitor, at now: Instant,
    tx: Transaction
  ) throws {
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
