import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about meetings to try oneself on.
package enum PracticeStore {
  /// Only for the one who made it, and only for a day.
  package static func find(
    _ id: ID<Meeting>, for visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> PracticeMeeting? {
    try own(visitor, at: now, in: tx).flatMap { $0.id == id ? $0 : nil }
  }

  /// The one this person has begun, until it is a day old.
  package static func own(_ visitor: Visitor, at now: Instant, in tx: Transaction) throws -> PracticeMeeting? {
    try tx.row(
      """
      SELECT id, kind, kind_text, circle_text, made FROM practice_meeting
      WHERE municipality = \(visitor.municipality) AND person = \(visitor.person)
      AND made > \(now.adding(seconds: -PracticeMeeting.hours * 3600)) ORDER BY made DESC LIMIT 1
      """
    ).flatMap(PracticeMeeting.init)
  }

  /// One at a time: whoever begins a new one has done with the old one.
  package static func begin(_ practice: PracticeMeeting, by visitor: Visitor, in tx: Transaction) throws {
    try forget(where: "person = \(visitor.person)", of: visitor.municipality, in: tx)
    try tx.run(
      """
      INSERT INTO practice_meeting (municipality, id, person, kind, kind_text, circle_text, made) VALUES
      (\(visitor.municipality), \(practice.id), \(visitor.person), \(practice.kind.slug),
      \(practice.kind.file), \(practice.circle?.file ?? ""), \(practice.made))
      """)
  }

  package static func forget(_ id: ID<Meeting>, for visitor: Visitor, in tx: Transaction) throws {
    try forget(where: "person = \(visitor.person) AND id = \(id)", of: visitor.municipality, in: tx)
  }

  /// Those that are a day old, in every municipality. Gives how many.
  package static func forgetOld(at now: Instant, in tx: Transaction) throws -> Int {
    let before = now.adding(seconds: -PracticeMeeting.hours * 3600)
    let old = try tx.rows("SELECT municipality, id FROM practice_meeting WHERE made <= \(before)")
    for row in old {
      let id: ID<Meeting> = row["id"]
      try forget(where: "id = \(id)", of: row["municipality"], in: tx)
    }
    return old.count
  }

  private static func forget(where rule: SQL, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM practice_event WHERE municipality = \(municipality) AND meeting IN
      (SELECT id FROM practice_meeting WHERE municipality = \(municipality) AND \(sql: rule))
      """)
    try tx.run("DELETE FROM practice_meeting WHERE municipality = \(municipality) AND \(sql: rule)")
  }
}

extension PracticeMeeting {
  fileprivate init?(_ row: Row) {
    let (kindText, circleText): (String, String) = (row["kind_text"], row["circle_text"])
    guard case .kind(let kind) = Method.saved(kindText, as: .kind) else { return nil }
    var circle: Circle?
    if !circleText.isEmpty, case .circle(let read) = Method.saved(circleText, as: .circle) {
      circle = read
    }
    self.init(id: row["id"], kind: kind, circle: circle, made: row["made"])
  }
}
