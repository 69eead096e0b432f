import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about agreements.
package enum AgreementStore {
  private static let columns: SQL = """
    a.id, a.origin, a.scope, a.target, a.what, a.first_step, a.person, coalesce(p.name, a.name) AS name, a.due, a.sign,
    a.state, a.outcome, a.version
    """
  private static let from: SQL =
    "FROM agreement a LEFT JOIN person p ON p.municipality = a.municipality AND p.id = a.person"

  package static func find(_ id: ID<Agreement>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Agreement? {
    try tx.row("SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.id = \(id)")
      .flatMap(Agreement.init)
  }

  /// What was agreed at one meeting, in the order it was made.
  package static func made(at origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Agreement] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.origin = \(origin)
      ORDER BY a.made, a.id
      """
    ).compactMap(Agreement.init)
  }

  /// What is still open at a place from anywhere but one meeting, the one that is due first first.
  package static func open(
    at scope: Scope, except origin: String, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Agreement] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality)
      AND a.scope = \(scope.kind.rawValue) AND a.target = \(scope.target) AND a.state = 'i-gang'
      AND a.origin <> \(origin) ORDER BY a.due, a.made, a.id LIMIT 200
      """
    ).compactMap(Agreement.init)
  }

  /// Those that one person is responsible for and has not closed.
  package static func open(
    of person: PersonID, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [Agreement] {
    try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE a.municipality = \(municipality) AND a.person = \(person)
      AND a.state = 'i-gang' ORDER BY a.due, a.made, a.id LIMIT 200
      """
    ).compactMap(Agreement.init)
  }

  /// Whoever calls has checked that the visitor may.
  package static func insert(
    _ agreement: Agreement, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    // The name of somebody with an account is read where it stands.
    let name = agreement.person == nil ? agreement.name : ""
    try tx.run(
      """
      INSERT INTO agreement (municipality, id, origin, scope, target, what, first_step, person, name, due, sign, state,
      outcome, made, made_by, version, changed, changed_by) VALUES (\(visitor.municipality), \(agreement.id),
      \(agreement.origin), \(agreement.scope.kind.rawValue), \(agreement.scope.target), \(agreement.what),
      \(agreement.firstStep), \(agreement.person), \(name), \(agreement.due), \(agreement.sign), 'i-gang', '', \(now),
      \(visitor.person), 1, \(now), \(visitor.person))
      """)
    try log(.agreementMade, agreement.id, visitor, now, tx)
  }

  /// Where it has got to. Somebody else may have saved since the version was read.
  package static func save(
    _ agreement: Agreement, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Agreement> {
    let municipality = visitor.municipality
    let closed = agreement.state == .open ? nil : now
    let changed = try tx.run(
      """
      UPDATE agreement SET state = \(agreement.state.rawValue), outcome = \(agreement.outcome), due = \(agreement.due),
      closed = \(closed), version = version + 1, changed = \(now), changed_by = \(visitor.person)
      WHERE municipality = \(municipality) AND id = \(agreement.id) AND version = \(agreement.version)
      """)
    guard changed == 1 else {
      guard let theirs = try find(agreement.id, of: municipality, in: tx) else { throw IsMissing() }
      return .conflict(theirs: theirs, try lastChange(of: agreement.id, in: municipality, tx))
    }
    try log(.agreementChanged, agreement.id, visitor, now, tx)
    return .saved
  }

  /// What came of a meeting that is forgotten goes with it; what somebody still works on stays.
  package static func forgetClosed(from origin: String, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM agreement WHERE municipality = \(municipality) AND origin = \(origin) AND state <> 'i-gang'")
  }

  private static func lastChange(
    of id: ID<Agreement>, in municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT a.changed, p.name FROM agreement a
      LEFT JOIN person p ON p.municipality = a.municipality AND p.id = a.changed_by
      WHERE a.municipality = \(municipality) AND a.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  private static func log(
    _ action: AccessAction, _ id: ID<Agreement>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "aftale:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}

extension Agreement {
  fileprivate init?(_ row: Row) {
    guard let scope = Scope.Kind(rawValue: row["scope"]), let state = State(rawValue: row["state"]) else { return nil }
    let name: String = row["name"]
    self.init(
      id: row["id"], origin: row["origin"], scope: Scope(kind: scope, target: row["target"]), what: row["what"],
      firstStep: row["first_step"], person: row["person"], name: name.isEmpty ? AgreementWords.erased : name,
      due: row["due"], sign: row["sign"], state: state, outcome: row["outcome"], version: row["version"])
  }
}
