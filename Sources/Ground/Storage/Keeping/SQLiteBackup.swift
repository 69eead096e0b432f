import Foundation
import GRDB
import GRDBSQLite

extension SQLiteEngine {
  func backUp(to target: String) async throws {
    if sameFile(target, path) { throw BackupError.targetIsDatabase }
    let draft = target + ".part"
    defer { SQLiteBackup.remove(draft) }
    do {
      let counts = try await pool.read { db in
        // Counting first fixes the snapshot that the copy is made from.
        let counts = try SQLiteBackup.rowCounts(db)
        SQLiteBackup.remove(draft)
        try SQLiteBackup.copy(db, to: draft)
        return counts
      }
      try SQLiteBackup.verify(draft, counts: counts)
      try settle(draft, as: target)
    } catch let error as DatabaseError {
      throw StoreError.from(error)
    }
  }
}

enum SQLiteBackup {
  /// Page by page through SQLite's own backup interface: a plain file copy would miss what is still in the log.
  static func copy(_ db: Database, to draft: String) throws {
    let copy = try DatabaseQueue(path: draft)
    try copy.writeWithoutTransaction { new in
      do {
        try db.backup(to: new)
        // One file, without a log beside it that could be forgotten when it is moved.
        try new.execute(sql: "PRAGMA journal_mode = DELETE")
      } catch let error as DatabaseError {
        throw StoreError.from(error, in: new)
      }
    }
    try copy.close()
  }

  /// Reads the whole copy and throws what is wrong with it.
  static func verify(_ file: String, counts expected: [String: Int]? = nil) throws {
    guard FileManager.default.fileExists(atPath: file) else {
      throw BackupError.unusable("Filen findes ikke.")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let copy = try DatabaseQueue(path: file, configuration: configuration)
      try copy.read { db in
        let verdict = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
        if verdict != ["ok"] { throw BackupError.unusable("Den er beskadiget (\(verdict.joined(separator: "; "))).") }
        let counts = try rowCounts(db)
        if counts["migration"] == nil { throw BackupError.unusable("Den indeholder ikke en Fælled-database.") }
        if let expected, expected != counts { throw BackupError.unusable("Den har ikke alle rækker med.") }
      }
      try copy.close()
    } catch let error as DatabaseError {
      throw BackupError.unusable("Den er ikke en hel database (\(error.message ?? "SQLite \(error.resultCode)")).")
    }
  }

  static func rowCounts(_ db: Database) throws -> [String: Int] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    var counts: [String: Int] = [:]
    for table in tables { counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") }
    return counts
  }

  static func remove(_ draft: String) {
    for tail in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + tail) }
  }
}
