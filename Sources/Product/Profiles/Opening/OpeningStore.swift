import Danish
import People
import Storage
import Values

/// Every question to the database about who may read profiles without signing in.
package enum OpeningStore {
  package static func find(of municipality: ID<Tenant>, in tx: Transaction) throws -> Opening {
    let rows = try tx.rows(
      """
      SELECT o.is_open, o.decided_at, o.decided_by, p.name FROM profile_opening o
      LEFT JOIN person p ON p.municipality = o.municipality AND p.id = o.decided_by
      WHERE o.municipality = \(municipality) ORDER BY o.sequence DESC
      """)
    return Opening(
      decisions: rows.map { row in
        Opening.Decision(isOpen: row[0], at: row[1], by: (row[3] as String?) ?? Actor.machineName(row[2]))
      })
  }

  static func isOpen(_ municipality: ID<Tenant>, in tx: Transaction) throws -> Bool {
    let newest: SQL = "SELECT is_open FROM profile_opening WHERE municipality = \(municipality)"
    return try tx.row("\(sql: newest) ORDER BY sequence DESC LIMIT 1")?[0] ?? false
  }

  /// False when somebody else decided in the same moment.
  static func add(
    isOpen: Bool, by person: PersonID, at now: Instant, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Bool {
    let last: Int? = try tx.row("SELECT max(sequence) FROM profile_opening WHERE municipality = \(municipality)")?[0]
    return try tx.run(
      """
      INSERT INTO profile_opening (municipality, sequence, is_open, decided_at, decided_by) VALUES
      (\(municipality), \((last ?? 0) + 1), \(isOpen), \(now), \(person)) ON CONFLICT DO NOTHING
      """) == 1
  }

  /// The municipalities whose profile everybody may read, by name.
  package static func open(in tx: Transaction) throws -> [Municipality] {
    let ids = try tx.rows(
      """
      SELECT o.municipality FROM profile_opening o WHERE o.is_open = 1 AND o.sequence =
      (SELECT max(l.sequence) FROM profile_opening l WHERE l.municipality = o.municipality)
      """
    ).map { $0[0] as ID<Tenant> }
    return Danish.sorted(try ids.compactMap { try MunicipalityStore.find($0, in: tx) }) { $0.name }
  }

  /// The one open municipality with this name in its address. Nil for a closed one and an unknown one alike, and when
  /// two have the name: then nobody can know which was meant.
  package static func open(slug: String, in tx: Transaction) throws -> Municipality? {
    let found = try open(in: tx).filter { $0.slug == slug }
    return found.count == 1 ? found[0] : nil
  }
}

extension ReleaseStore {
  /// The definitions of what the audience sees in a release, without its figures.
  static func definitions(
    in release: ID<Release>, for audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Indicator] {
    try tx.rows(
      """
      SELECT definition FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) AND audiences & \(audience.bit) <> 0
      ORDER BY indicator
      """
    ).map { try value(of: $0[0]) }
  }
}
