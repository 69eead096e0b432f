import People
import Storage
import Values

import struct Web.Visitor

/// What a visitor is to what came out of a round: nil where it does not exist for them, otherwise whether they may
/// change it. Asked once a page: the answer holds for all of its rounds.
package typealias RoundAccess = @Sendable (Visitor, Instant, Transaction) throws -> @Sendable (Round) -> Bool?

/// What needs, goals and actions have in common in the database.
enum RoundStore {
  /// Every round something came out of that has not been forgotten.
  static func all(of municipality: ID<Tenant>, in tx: Transaction) throws -> [Round] {
    try tx.rows(
      """
      SELECT origin, round, scope, target FROM goal WHERE municipality = \(municipality)
      UNION SELECT origin, round, scope, target FROM need WHERE municipality = \(municipality)
      UNION SELECT origin, round, scope, target FROM action WHERE municipality = \(municipality)
      """
    ).compactMap(Round.init)
  }

  /// What became of a save that changed so many rows: a line in the access log, or what somebody else has saved since.
  static func settle<Saved>(
    _ changed: Int, _ table: SQL, _ id: String, _ action: AccessAction, _ word: String, by maker: Maker,
    at now: Instant, in tx: Transaction, theirs: () throws -> Saved?
  ) throws -> Saving<Saved> {
    guard changed == 1 else {
      guard let theirs = try theirs() else { throw IsMissing() }
      return .conflict(theirs: theirs, try lastChange(table, id, in: maker.municipality, tx))
    }
    try log(action, "\(word):\(id)", maker, now, tx)
    return .saved
  }

  private static func lastChange(
    _ table: SQL, _ id: String, in municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT t.changed, p.name FROM \(sql: table) t
      LEFT JOIN person p ON p.municipality = t.municipality AND p.id = t.changed_by
      WHERE t.municipality = \(municipality) AND t.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  static func log(
    _ action: AccessAction, _ object: String, _ maker: Maker, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(action, by: maker.person, object: object, in: maker.municipality, at: now, tx: tx)
  }
}

extension Maker {
  package init(_ visitor: Visitor) { self.init(visitor.person, of: visitor.municipality) }
}

extension Round {
  init?(_ row: Row) {
    guard let kind = Scope.Kind(rawValue: row["scope"]) else { return nil }
    self.init(origin: row["origin"], number: row["round"], scope: Scope(kind: kind, target: row["target"]))
  }
}

/// What is kept when a meeting is forgotten: what somebody still works on, and the need it answers.
package enum GoalsKeepingStore {
  package static func forgetClosed(from origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM action WHERE municipality = \(municipality) AND origin = \(origin) AND closed IS NOT NULL
      """)
    try tx.run(
      """
      DELETE FROM goal WHERE municipality = \(municipality) AND origin = \(origin) AND closed IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM action a WHERE a.municipality = goal.municipality AND a.goal = goal.id)
      """)
    try tx.run(
      """
      DELETE FROM need WHERE municipality = \(municipality) AND origin = \(origin)
      AND NOT EXISTS (SELECT 1 FROM goal g WHERE g.municipality = need.municipality AND g.need = need.id)
      """)
  }
}
