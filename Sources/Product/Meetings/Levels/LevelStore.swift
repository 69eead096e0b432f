import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about what goes from one level to the next.
enum LevelStore {
  /// What a conversation has released, taken back or not, with the number above who have read it.
  static func released(
    from meeting: ID<Meeting>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(share: LevelShare, readers: Int)] {
    try tx.rows(
      """
      SELECT s.id AS share, s.text, s.released, s.withdrawn, p.name, \(sql: MeetingStore.columns),
      (SELECT count(*) FROM level_share_reader r WHERE r.municipality = s.municipality AND r.share = s.id) AS readers
      FROM level_share s JOIN meeting m ON m.municipality = s.municipality AND m.id = s.meeting
      LEFT JOIN person p ON p.municipality = s.municipality AND p.id = s.released_by
      WHERE s.municipality = \(municipality) AND s.meeting = \(meeting) ORDER BY s.released, s.id
      """
    ).compactMap { row in LevelShare(row).map { ($0, row["readers"]) } }
  }

  /// What the conversations one level below, in the meeting's own place, have released and not taken back.
  static func below(_ meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction) throws -> [LevelShare] {
    guard let level = meeting.kind.level?.below else { return [] }
    let place = Proposal.Place(
      meeting.scope, tree: try AreaStore.tree(of: municipality, in: tx),
      units: try UnitStore.all(of: municipality, in: tx), teams: [])
    let teams = Dictionary(
      try TeamStore.all(of: municipality, in: tx).map { ($0.id, $0.unit) }, uniquingKeysWith: { $1 })
    return try tx.rows(
      """
      SELECT s.id AS share, s.text, s.released, s.withdrawn, p.name, \(sql: MeetingStore.columns)
      FROM meeting m JOIN level_share s ON s.municipality = m.municipality AND s.meeting = m.id
      LEFT JOIN person p ON p.municipality = s.municipality AND p.id = s.released_by
      WHERE m.municipality = \(municipality) AND m.level = \(level.rawValue) AND s.withdrawn IS NULL
      AND m.day BETWEEN \(meeting.daysBelow.lowerBound) AND \(meeting.daysBelow.upperBound)
      ORDER BY m.day, m.id, s.released, s.id
      """
    ).compactMap(LevelShare.init).filter { share in
      switch share.meeting.scope {
      case .municipality: meeting.scope == .municipality
      case .area(let area): place.areas.contains(area) && share.meeting.scope == meeting.scope
      case .unit(let unit): place.units.contains(unit)
      case .team(let team):
        share.meeting.scope == meeting.scope || teams[team].map(place.units.contains) ?? false
      }
    }
  }

  static func release(
    _ text: String, from meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO level_share (municipality, id, meeting, text, released, released_by) VALUES
      (\(visitor.municipality), \(ID<LevelShare>.make(at: now)), \(meeting), \(text), \(now), \(visitor.person))
      """)
    try MeetingStore.log(.levelReleased, meeting, visitor, now, tx)
  }

  /// False when it is gone or was taken back already.
  static func withdraw(
    _ id: ID<LevelShare>, from meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE level_share SET withdrawn = \(now) WHERE municipality = \(visitor.municipality) AND id = \(id)
      AND meeting = \(meeting) AND withdrawn IS NULL
      """)
    if changed == 1 { try MeetingStore.log(.levelWithdrawn, meeting, visitor, now, tx) }
    return changed == 1
  }

  /// Remembers that somebody above has read these.
  static func markRead(
    _ shares: [LevelShare], by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    for share in shares {
      try tx.run(
        """
        INSERT INTO level_share_reader (municipality, share, person, seen) VALUES
        (\(visitor.municipality), \(share.id), \(visitor.person), \(now)) ON CONFLICT DO NOTHING
        """)
    }
  }
}

extension LevelShare {
  fileprivate init?(_ row: Row) {
    guard let meeting = MeetingEntry(row) else { return nil }
    self.init(
      id: row["share"], text: row["text"], released: row["released"], by: row["name"], withdrawn: row["withdrawn"],
      meeting: meeting)
  }
}
