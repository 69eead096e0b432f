extension Store {
  /// Makes a copy of the whole database while people go on working in it.
  ///
  /// The copy is written beside the target, read back and compared with the original row by row count, and only
  /// then takes the target's name: an older backup under that name stays until the new one has proved itself.
  package func backup(to target: String) async throws { try await engine.backUp(to: target) }

  /// Puts a backup in the place of the database at the address, after trying the backup first.
  ///
  /// A database with anything in it is only replaced when `replacing` says so. If anything fails on the way, the
  /// database is as it was.
  ///
  /// `mark` may add to what is put back, such as a line that says so. On SQLite it is there from the first moment; on
  /// PostgreSQL it follows at once in a transaction of its own.
  package static func restore(
    from backup: String, to address: String, replacing: Bool = false,
    mark: @Sendable (Store) async throws -> Void = { _ in }
  ) async throws {
    if isPostgreSQL(address) {
      try PostgreSQLBackup.restore(from: backup, to: address, replacing: replacing)
      let store = try open(address)
      try await mark(store)
      try await store.close()
    } else {
      try await SQLiteBackup.restore(from: backup, to: address, replacing: replacing, mark: mark)
    }
  }
}
