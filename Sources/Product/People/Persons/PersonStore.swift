import Danish
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about persons. What the visitor may not see is not found.
package enum PersonStore {
  package static func find(
    _ id: PersonID, for visitor: Visitor, on day: Day, in tx: Transaction
  ) throws -> Person? {
    let reach = try ReachStore.reach(of: visitor, with: .readPeople, on: day, in: tx)
    let condition = visible(to: visitor, reach, on: day)
    return try tx.row(
      "SELECT \(sql: columns) \(sql: from) WHERE p.municipality = \(visitor.municipality) AND p.id = \(id) AND \(sql: condition)"
    ).map(Person.init)
  }

  /// Without asking who wants to know: for sign-in, imports and jobs.
  package static func find(_ id: PersonID, in municipality: MunicipalityID, tx: Transaction) throws -> Person? {
    try tx.row("SELECT \(sql: columns) \(sql: from) WHERE p.municipality = \(municipality) AND p.id = \(id)")
      .map(Person.init)
  }

  static func countIsAtMostOne(in municipality: MunicipalityID, tx: Transaction) throws -> Bool {
    try tx.rows("SELECT id FROM person WHERE municipality = \(municipality) LIMIT 2").count < 2
  }

  /// All persons with an e-mail address, by folded address: what an import compares a file with.
  package static func byEmail(in municipality: MunicipalityID, tx: Transaction) throws -> [String: Person] {
    var found: [String: Person] = [:]
    try tx.each(
      "SELECT \(sql: columns), p.email_key \(sql: from) WHERE p.municipality = \(municipality) AND p.email_key <> ''"
    ) { found[$0["email_key"]] = Person($0) }
    return found
  }

  package static func insert(
    _ person: Person, into municipality: MunicipalityID, by editor: PersonID?, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO person (municipality, id, name, sort_key, search, email, email_key, phone, title, disabled, version,
      changed, changed_by)
      VALUES (\(municipality), \(person.id), \(person.name), \(Danish.sortKey(person.name)), \(person.searchText),
      \(person.email), \(EmailAddress.key(person.email)), \(person.phone), \(person.title), NULL, 1, \(now), \(editor))
      """)
  }

  /// False when somebody else has saved since `person.version` was read.
  package static func update(
    _ person: Person, of municipality: MunicipalityID, by editor: PersonID?, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE person SET name = \(person.name), sort_key = \(Danish.sortKey(person.name)),
      search = \(person.searchText), email = \(person.email), email_key = \(EmailAddress.key(person.email)),
      phone = \(person.phone), title = \(person.title), version = version + 1, changed = \(now),
      changed_by = \(editor)
      WHERE municipality = \(municipality) AND id = \(person.id) AND version = \(person.version)
      """)
    return changed == 1
  }

  /// Nil for `since` lets the person in again, and nothing is erased.
  package static func setDisabled(
    since: Instant?, eraseOn: Day? = nil, _ id: PersonID, in municipality: MunicipalityID, tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE person SET disabled = \(since), erase_on = \(eraseOn), version = version + 1
      WHERE municipality = \(municipality) AND id = \(id)
      """)
  }

  /// The person in the municipality who has the address already, if any.
  package static func withEmail(
    _ email: String, in municipality: MunicipalityID, tx: Transaction
  ) throws -> PersonID? {
    let key = EmailAddress.key(email)
    if key.isEmpty { return nil }
    return try tx.row("SELECT id FROM person WHERE municipality = \(municipality) AND email_key = \(key)")?[0]
  }

  package static func lastChange(
    of id: PersonID, in municipality: MunicipalityID, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT p.changed, editor.name FROM person p
      LEFT JOIN person editor ON editor.municipality = p.municipality AND editor.id = p.changed_by
      WHERE p.municipality = \(municipality) AND p.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  static let columns: SQL =
    "p.id, p.name, p.email, p.phone, p.title, p.disabled, p.erase_on, p.version, a.person AS account, a.password"
  static let from: SQL =
    "FROM person p LEFT JOIN account a ON a.municipality = p.municipality AND a.person = p.id"

  /// The rule of sight as a condition on `person p`: oneself always, others by the reach of one's roles.
  static func visible(to visitor: Visitor, _ reach: Reach, on day: Day) -> SQL {
    guard case .places(let units, let teams) = reach else { return "1 = 1" }
    let targets = units.map(\.raw).sorted() + teams.map(\.raw).sorted()
    // Unit and team ids never meet: both are made by `ID.make`.
    return """
      (p.id = \(visitor.person) OR EXISTS (SELECT 1 FROM role_grant g WHERE g.municipality = p.municipality
      AND g.person = p.id AND g.scope IN ('enhed', 'team') AND g.target IN (\(list: targets))
      AND (g.until_day IS NULL OR g.until_day >= \(day))))
      """
  }
}

extension Person {
  init(_ row: Row) {
    let account: String? = row["account"]
    let password: String? = row["password"]
    let disabled: Instant? = row["disabled"]
    self.init(
      id: row["id"], name: row["name"], email: row["email"], phone: row["phone"], title: row["title"],
      access: disabled.map(Access.disabled) ?? (account == nil ? .none : password == nil ? .invited : .active),
      eraseOn: row["erase_on"], version: row["version"])
  }

  /// What a search looks in.
  var searchText: String { Danish.fold("\(name) \(email) \(title)") }
}
