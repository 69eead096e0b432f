extension Store {
  /// Brings the schema up to date; refuses to touch a database that a newer or another program has shaped.
  ///
  /// Each migration is one transaction: a process killed in the middle leaves the schema before or after it, never
  /// between. Two processes that start at once take turns.
  package func migrate(_ migrations: [Migration]) async throws {
    precondition(Set(migrations.map(\.name)).count == migrations.count, "two migrations share a name")
    let dialect = engine.dialect
    try await engine.alone { tx in
      _ = try tx.run(
        "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL)")
    }
    for migration in migrations {
      try await engine.alone { tx in
        let recorded = try recordedMigrations(tx)
        try compare(recorded, with: migrations)
        if recorded[migration.name] != nil { return }
        for step in migration.steps { try tx.run(SQL(trusted: step.text(for: dialect))) }
        try tx.run("INSERT INTO migration (name, fingerprint) VALUES (\(migration.name), \(migration.fingerprint))")
      }
    }
    try await read { tx in try compare(recordedMigrations(tx), with: migrations) }
  }
}

func recordedMigrations(_ tx: Transaction) throws -> [String: String] {
  var recorded: [String: String] = [:]
  for row in try tx.rows("SELECT name, fingerprint FROM migration") { recorded[row[0]] = row[1] as String }
  return recorded
}

func compare(_ recorded: [String: String], with migrations: [Migration]) throws {
  let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.name, $0.fingerprint) })
  for (name, fingerprint) in recorded.sorted(by: { $0.key < $1.key }) {
    guard let ours = known[name] else { throw StoreError.newerSchema(name) }
    if ours != fingerprint { throw StoreError.changedSchema(name) }
  }
}
