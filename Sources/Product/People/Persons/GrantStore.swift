import Storage
import Values

/// A grant with the name of the place it counts in, as a person reads it.
package struct PlacedGrant: Hashable, Sendable {
  package let grant: RoleGrant
  /// Empty when the role counts in the whole municipality.
  package let place: String
}

/// Every question to the database about roles that were given.
package enum GrantStore {
  package static func of(_ person: PersonID, in municipality: MunicipalityID, tx: Transaction) throws -> [PlacedGrant] {
    try placed(of: [person], in: municipality, tx: tx)[person] ?? []
  }

  package static func placed(
    of persons: [PersonID], in municipality: MunicipalityID, tx: Transaction
  ) throws -> [PersonID: [PlacedGrant]] {
    let rows = try tx.rows(
      """
      SELECT g.id, g.person, g.role, g.scope, g.target, g.from_day, g.until_day,
      coalesce(a.name, u.name, t.name) AS place, tu.name AS team_unit FROM role_grant g
      LEFT JOIN area a ON g.scope = 'omraade' AND a.municipality = g.municipality AND a.id = g.target
      LEFT JOIN unit u ON g.scope = 'enhed' AND u.municipality = g.municipality AND u.id = g.target
      LEFT JOIN team t ON g.scope = 'team' AND t.municipality = g.municipality AND t.id = g.target
      LEFT JOIN unit tu ON tu.municipality = t.municipality AND tu.id = t.unit
      WHERE g.municipality = \(municipality) AND g.person IN (\(list: persons))
      ORDER BY g.from_day, g.id
      """)
    return Dictionary(grouping: rows.compactMap(PlacedGrant.init), by: \.grant.person)
  }

  /// The roles that count today and the rest of what a person's day in the product depends on.
  package static func current(
    of person: PersonID, in municipality: MunicipalityID, on day: Day, tx: Transaction
  ) throws -> [RoleGrant] {
    let rows = try tx.rows(
      """
      SELECT id, person, role, scope, target, from_day, until_day FROM role_grant
      WHERE municipality = \(municipality) AND person = \(person) AND from_day <= \(day)
      AND (until_day IS NULL OR until_day >= \(day)) ORDER BY from_day, id
      """)
    return rows.compactMap(RoleGrant.init)
  }

  package static func isHeld(
    _ role: Role, in municipality: MunicipalityID, on day: Day, tx: Transaction
  ) throws -> Bool {
    try tx.row(
      """
      SELECT 1 FROM role_grant WHERE municipality = \(municipality) AND role = \(role.rawValue)
      AND (until_day IS NULL OR until_day >= \(day)) LIMIT 1
      """) != nil
  }

  package static func find(
    _ id: ID<RoleGrant>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> RoleGrant? {
    try tx.row(
      """
      SELECT id, person, role, scope, target, from_day, until_day FROM role_grant
      WHERE municipality = \(municipality) AND id = \(id)
      """
    ).flatMap(RoleGrant.init)
  }

  package static func insert(_ grant: RoleGrant, into municipality: MunicipalityID, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO role_grant (municipality, id, person, role, scope, target, from_day, until_day)
      VALUES (\(municipality), \(grant.id), \(grant.person), \(grant.role.rawValue), \(grant.scope.kind.rawValue),
      \(grant.scope.target), \(grant.from), \(grant.until))
      """)
  }

  /// The role counts for the last time on `day`. One that has not begun yet is taken away entirely.
  package static func end(
    _ grant: RoleGrant, after day: Day, in municipality: MunicipalityID, tx: Transaction
  ) throws {
    if grant.from > day {
      try tx.run("DELETE FROM role_grant WHERE municipality = \(municipality) AND id = \(grant.id)")
    } else {
      try tx.run(
        "UPDATE role_grant SET until_day = \(day) WHERE municipality = \(municipality) AND id = \(grant.id)")
    }
  }

  /// People who run the municipality today and can sign in, apart from one.
  package static func otherAdministrators(
    than person: PersonID, in municipality: MunicipalityID, on day: Day, tx: Transaction
  ) throws -> Int {
    try others(holding: [.administrator], than: person, in: municipality, on: day, tx: tx).count
  }

  /// Names of those who hold one of the roles in the whole municipality, today and tomorrow, and can sign in.
  package static func others(
    holding roles: [Role], than person: PersonID, in municipality: MunicipalityID, on day: Day, tx: Transaction
  ) throws -> [String] {
    try tx.rows(
      """
      SELECT DISTINCT p.name, p.sort_key, p.id FROM role_grant g
      JOIN person p ON p.municipality = g.municipality AND p.id = g.person AND p.disabled IS NULL
      JOIN account a ON a.municipality = g.municipality AND a.person = g.person AND a.password IS NOT NULL
      WHERE g.municipality = \(municipality) AND g.role IN (\(list: roles.map(\.rawValue))) AND g.scope = 'kommune'
      AND g.from_day <= \(day) AND (g.until_day IS NULL OR g.until_day > \(day)) AND g.person <> \(person)
      ORDER BY p.sort_key, p.id
      """
    ).map { $0["name"] }
  }

  /// Everybody who holds one of the roles today and is not shut out, wherever it counts; by name.
  package static func holders(
    of roles: [Role], in municipality: MunicipalityID, on day: Day, tx: Transaction
  ) throws -> [(grant: RoleGrant, name: String, email: String)] {
    try tx.rows(
      """
      SELECT g.id, g.person, g.role, g.scope, g.target, g.from_day, g.until_day, p.name, p.email FROM role_grant g
      JOIN person p ON p.municipality = g.municipality AND p.id = g.person AND p.disabled IS NULL
      WHERE g.municipality = \(municipality) AND g.role IN (\(list: roles.map(\.rawValue)))
      AND g.from_day <= \(day) AND (g.until_day IS NULL OR g.until_day >= \(day)) ORDER BY p.sort_key, p.id, g.id
      """
    ).compactMap { row in RoleGrant(row).map { ($0, row["name"], row["email"]) } }
  }
}

extension RoleGrant {
  /// Nil for a role that a newer version of the product knows and this one does not.
  init?(_ row: Row) {
    guard let role = Role(rawValue: row["role"]), let kind = Scope.Kind(rawValue: row["scope"]) else { return nil }
    self.init(
      id: row["id"], person: row["person"], role: role, scope: Scope(kind: kind, target: row["target"]),
      from: row["from_day"], until: row["until_day"])
  }
}

extension PlacedGrant {
  fileprivate init?(_ row: Row) {
    guard let grant = RoleGrant(row) else { return nil }
    let place: String? = row["place"]
    let unit: String? = row["team_unit"]
    self.init(grant: grant, place: [place, unit].compactMap(\.self).joined(separator: ", "))
  }
}
