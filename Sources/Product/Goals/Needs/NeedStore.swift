import People
import Storage
import Values

/// Every question to the database about needs.
package enum NeedStore {
  private static let columns: SQL = "id, origin, round, scope, target, what, seen, help, version"

  package static func find(_ id: ID<Need>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Need? {
    try tx.row("SELECT \(sql: columns) FROM need WHERE municipality = \(municipality) AND id = \(id)")
      .flatMap(Need.init)
  }

  /// What was discovered at one meeting, in the order it was written.
  package static func made(at origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Need] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM need WHERE municipality = \(municipality) AND origin = \(origin)
      ORDER BY round, made, id
      """
    ).compactMap(Need.init)
  }

  /// The newest first.
  static func all(at scope: Scope, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Need] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM need WHERE municipality = \(municipality) AND scope = \(scope.kind.rawValue)
      AND target = \(scope.target) ORDER BY made DESC, id LIMIT 500
      """
    ).compactMap(Need.init)
  }

  /// Whoever calls has checked that the maker may. False when one with the same id is there already.
  @discardableResult
  package static func insert(_ need: Need, by maker: Maker, at now: Instant, in tx: Transaction) throws -> Bool {
    let isNew = try tx.run(
      """
      INSERT INTO need (municipality, id, origin, round, scope, target, what, seen, help, made, made_by, version, changed,
      changed_by) VALUES (\(maker.municipality), \(need.id), \(need.round.origin), \(need.round.number),
      \(need.round.scope.kind.rawValue), \(need.round.scope.target), \(need.what), \(need.seen), \(need.help), \(now),
      \(maker.person), 1, \(now), \(maker.person)) ON CONFLICT (municipality, id) DO NOTHING
      """)
    guard isNew == 1 else { return false }
    try RoundStore.log(.needMade, "behov:\(need.id.raw)", maker, now, tx)
    return true
  }

  package static func save(
    _ need: Need, by maker: Maker, at now: Instant, in tx: Transaction
  ) throws -> Saving<Need> {
    let municipality = maker.municipality
    let changed = try tx.run(
      """
      UPDATE need SET what = \(need.what), seen = \(need.seen), help = \(need.help), version = version + 1,
      changed = \(now), changed_by = \(maker.person)
      WHERE municipality = \(municipality) AND id = \(need.id) AND version = \(need.version)
      """)
    return try RoundStore.settle(changed, "need", need.id.raw, .needChanged, "behov", by: maker, at: now, in: tx) {
      try find(need.id, of: municipality, in: tx)
    }
  }

  /// What somebody wrote in, the newest first.
  static func made(by person: PersonID, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Need] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM need WHERE municipality = \(municipality) AND made_by = \(person)
      ORDER BY made DESC, id
      """
    ).compactMap(Need.init)
  }
}

extension Need {
  fileprivate init?(_ row: Row) {
    guard let round = Round(row) else { return nil }
    self.init(
      id: row["id"], round: round, what: row["what"], seen: row["seen"], help: row["help"], version: row["version"])
  }
}
