import People
import Storage
import Values

/// Every question to the database about actions.
package enum ActionStore {
  private static let columns: SQL = """
    a.id, a.origin, a.round, a.scope, a.target, a.goal, a.what, a.first_step, a.person,
    coalesce(p.name, a.name) AS name, a.due, a.sign, a.state, a.outcome, a.version
    """
  private static let from: SQL =
    "FROM action a LEFT JOIN person p ON p.municipality = a.municipality AND p.id = a.person"

  package static func find(_ id: ID<Action>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Action? {
    try tx.row("SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.id = \(id)")
      .flatMap(Action.init)
  }

  /// What was agreed at one meeting, in the order it was written.
  package static func made(at origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Action] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.origin = \(origin)
      ORDER BY a.round, a.made, a.id
      """
    ).compactMap(Action.init)
  }

  /// What is still open at a place from anywhere but one meeting, the one that is due first first.
  package static func open(
    at scope: Scope, except origin: String, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Action] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality)
      AND a.scope = \(scope.kind.rawValue) AND a.target = \(scope.target) AND a.closed IS NULL
      AND a.origin <> \(origin) ORDER BY a.due, a.made, a.id LIMIT 200
      """
    ).compactMap(Action.init)
  }

  /// Those of a place, the open ones first.
  static func all(at scope: Scope, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Action] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality)
      AND a.scope = \(scope.kind.rawValue) AND a.target = \(scope.target)
      ORDER BY CASE WHEN a.closed IS NULL THEN 0 ELSE 1 END, a.due, a.made, a.id LIMIT 500
      """
    ).compactMap(Action.init)
  }

  /// Those that one person is responsible for; nil asks for every state.
  package static func of(
    _ person: PersonID, _ states: Set<Action.State>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [Action] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.person = \(person)
      ORDER BY CASE WHEN a.closed IS NULL THEN 0 ELSE 1 END, a.due, a.made, a.id LIMIT 1000
      """
    ).compactMap(Action.init).filter { states.contains($0.state) }
  }

  /// Every open one that somebody else, or nobody with an account, is responsible for.
  static func open(
    notOf person: PersonID, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [Action] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.closed IS NULL
      AND (a.person IS NULL OR a.person <> \(person)) ORDER BY a.due, a.made, a.id LIMIT 2000
      """
    ).compactMap(Action.init)
  }

  /// Whoever calls has checked that the maker may. False when one with the same id is there already.
  @discardableResult
  package static func insert(_ action: Action, by maker: Maker, at now: Instant, in tx: Transaction) throws -> Bool {
    let isNew = try tx.run(
      """
      INSERT INTO action (municipality, id, origin, round, scope, target, goal, what, first_step, person, name, due, sign,
      state, outcome, made, made_by, version, changed, changed_by) VALUES (\(maker.municipality), \(action.id),
      \(action.round.origin), \(action.round.number), \(action.round.scope.kind.rawValue),
      \(action.round.scope.target), \(action.goal), \(action.what), \(action.firstStep), \(action.person),
      \(stored(action)), \(action.due), \(action.sign), 'planlagt', '', \(now), \(maker.person), 1, \(now),
      \(maker.person)) ON CONFLICT (municipality, id) DO NOTHING
      """)
    guard isNew == 1 else { return false }
    try RoundStore.log(.actionMade, "handling:\(action.id.raw)", maker, now, tx)
    return true
  }

  /// Somebody else may have saved since the version was read.
  package static func save(
    _ action: Action, by maker: Maker, at now: Instant, in tx: Transaction
  ) throws -> Saving<Action> {
    let municipality = maker.municipality
    let closed = action.state.isOpen ? nil : now
    let changed = try tx.run(
      """
      UPDATE action SET goal = \(action.goal), what = \(action.what), first_step = \(action.firstStep),
      person = \(action.person), name = \(stored(action)), due = \(action.due), sign = \(action.sign),
      state = \(action.state.rawValue), outcome = \(action.outcome), closed = \(closed), version = version + 1,
      changed = \(now), changed_by = \(maker.person)
      WHERE municipality = \(municipality) AND id = \(action.id) AND version = \(action.version)
      """)
    return try RoundStore.settle(
      changed, "action", action.id.raw, .actionChanged, "handling", by: maker, at: now, in: tx
    ) {
      try find(action.id, of: municipality, in: tx)
    }
  }

  /// The name of somebody with an account is read where it stands: it goes when they are erased.
  private static func stored(_ action: Action) -> String { action.person == nil ? action.name : "" }
}

extension Action {
  fileprivate init?(_ row: Row) {
    guard let round = Round(row), let state = State(rawValue: row["state"]) else { return nil }
    let name: String = row["name"]
    self.init(
      id: row["id"], round: round, goal: row["goal"], what: row["what"], firstStep: row["first_step"],
      person: row["person"], name: name.isEmpty ? ActionWords.erased : name, due: row["due"], sign: row["sign"],
      state: state, outcome: row["outcome"], version: row["version"])
  }
}
