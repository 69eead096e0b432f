import People
import Storage
import Values

/// Every question to the database about goals.
package enum GoalStore {
  private static let columns: SQL =
    "id, origin, round, scope, target, need, what, signs, look, reason, state, outcome, version"

  package static func find(_ id: ID<Goal>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Goal? {
    try tx.row("SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND id = \(id)")
      .flatMap(Goal.init)
  }

  /// What was decided at one meeting, in the order it was written.
  package static func made(at origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Goal] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND origin = \(origin)
      ORDER BY round, made, id
      """
    ).compactMap(Goal.init)
  }

  /// Those at a place whose day to look has come, from anywhere but one meeting.
  package static func due(
    by day: Day, at scope: Scope, except origin: String, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Goal] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND scope = \(scope.kind.rawValue)
      AND target = \(scope.target) AND state = 'i-gang' AND look <= \(day) AND origin <> \(origin)
      ORDER BY look, made, id LIMIT 200
      """
    ).compactMap(Goal.init)
  }

  /// Those of a municipality that are due, the one that has waited longest first.
  static func due(by day: Day, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Goal] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND state = 'i-gang' AND look <= \(day)
      ORDER BY look, made, id LIMIT 1000
      """
    ).compactMap(Goal.init)
  }

  /// Open ones first, each part by the day one looks.
  static func all(at scope: Scope, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Goal] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND scope = \(scope.kind.rawValue)
      AND target = \(scope.target) ORDER BY CASE WHEN closed IS NULL THEN 0 ELSE 1 END, look, made, id LIMIT 500
      """
    ).compactMap(Goal.init)
  }

  /// How many goals a round has: those that were laid aside do not count.
  package static func standing(in round: Round, of municipality: ID<Tenant>, in tx: Transaction) throws -> Int {
    try made(at: round.origin, of: municipality, in: tx)
      .count { $0.round.number == round.number && $0.state.stands }
  }

  /// Whoever calls has checked that the maker may. False when one with the same id is there already; throws
  /// `TooManyGoals` for a fourth without a reason.
  @discardableResult
  package static func insert(_ goal: Goal, by maker: Maker, at now: Instant, in tx: Transaction) throws -> Bool {
    let municipality = maker.municipality
    guard try find(goal.id, of: municipality, in: tx) == nil else { return false }
    if goal.reason.isEmpty, try standing(in: goal.round, of: municipality, in: tx) >= Goal.most { throw TooManyGoals() }
    try tx.run(
      """
      INSERT INTO goal (municipality, id, origin, round, scope, target, need, what, signs, look, reason, state, outcome,
      made, made_by, version, changed, changed_by) VALUES (\(municipality), \(goal.id), \(goal.round.origin),
      \(goal.round.number), \(goal.round.scope.kind.rawValue), \(goal.round.scope.target), \(goal.need), \(goal.what),
      \(goal.signs.joined(separator: "\n")), \(goal.look), \(goal.reason), 'i-gang', '', \(now), \(maker.person), 1,
      \(now), \(maker.person))
      """)
    try RoundStore.log(.goalMade, "maal:\(goal.id.raw)", maker, now, tx)
    return true
  }

  /// Somebody else may have saved since the version was read.
  package static func save(
    _ goal: Goal, by maker: Maker, at now: Instant, in tx: Transaction
  ) throws -> Saving<Goal> {
    let municipality = maker.municipality
    let closed = goal.state == .open ? nil : now
    let changed = try tx.run(
      """
      UPDATE goal SET need = \(goal.need), what = \(goal.what), signs = \(goal.signs.joined(separator: "\n")),
      look = \(goal.look), state = \(goal.state.rawValue), outcome = \(goal.outcome), closed = \(closed),
      version = version + 1, changed = \(now), changed_by = \(maker.person)
      WHERE municipality = \(municipality) AND id = \(goal.id) AND version = \(goal.version)
      """)
    return try RoundStore.settle(changed, "goal", goal.id.raw, .goalChanged, "maal", by: maker, at: now, in: tx) {
      try find(goal.id, of: municipality, in: tx)
    }
  }

  /// What somebody wrote in, the newest first.
  static func made(by person: PersonID, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Goal] {
    try tx.rows(
      """
      SELECT \(sql: columns) FROM goal WHERE municipality = \(municipality) AND made_by = \(person)
      ORDER BY made DESC, id
      """
    ).compactMap(Goal.init)
  }
}

extension Goal {
  fileprivate init?(_ row: Row) {
    guard let round = Round(row), let state = State(rawValue: row["state"]) else { return nil }
    let signs: String = row["signs"]
    self.init(
      id: row["id"], round: round, need: row["need"], what: row["what"],
      signs: signs.split(separator: "\n").map(String.init), look: row["look"], reason: row["reason"], state: state,
      outcome: row["outcome"], version: row["version"])
  }
}
