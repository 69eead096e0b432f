import Foundation
import GRDB

extension SQLiteBackup {
  static func restore(
    from backup: String, to path: String, replacing: Bool, mark: @Sendable (Store) async throws -> Void
  ) async throws {
    if sameFile(backup, path) { throw BackupError.targetIsDatabase }
    try verify(backup)
    let state = isUnfinished(path) ? .absent : state(of: path)
    if state == .holdsData || state == .damaged, !replacing { throw BackupError.notEmpty }
    let draft = path + ".restore"
    remove(draft)
    defer { remove(draft) }
    try prepare(draft, from: backup)
    let store = try Store.open(draft)
    try await mark(store)
    try await store.close()
    try verify(draft)
    switch state {
    case .empty, .holdsData: try pour(draft, into: path)
    case .absent:
      // A log that was left behind belongs to another file, and would be written into this one.
      try setAside(path)
      try settle(draft, as: path)
    case .damaged:
      try Data().write(to: URL(filePath: flag(path)))
      try flush((path as NSString).deletingLastPathComponent)
      try setAside(path)
      try settle(draft, as: path)
    }
    try? FileManager.default.removeItem(atPath: flag(path))
    try verify(path)
  }

  /// Stands beside the database between the moment a damaged one was put aside and the moment the copy took its place.
  private static func flag(_ path: String) -> String { path + ".restoring" }

  static func isUnfinished(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: flag(path)) && !FileManager.default.fileExists(atPath: path)
  }

  private static func prepare(_ draft: String, from backup: String) throws {
    do {
      let source = try DatabaseQueue(path: backup)
      try source.read { try copy($0, to: draft) }
      try source.close()
    } catch let error as DatabaseError {
      throw StoreError.from(error)
    }
  }

  /// One transaction in the target: killed half-way, it holds what it held before. Programs that have it open go on.
  private static func pour(_ draft: String, into path: String) throws {
    do {
      let source = try DatabaseQueue(path: draft)
      let target = try DatabaseQueue(path: path, configuration: SQLiteEngine.configuration)
      try source.backup(to: target)
      try target.close()
      try source.close()
    } catch let error as DatabaseError {
      throw StoreError.from(error)
    }
  }

  private enum State { case absent, empty, holdsData, damaged }

  private static func state(of path: String) -> State {
    guard FileManager.default.fileExists(atPath: path) else { return .absent }
    do {
      let target = try DatabaseQueue(path: path, configuration: SQLiteEngine.configuration)
      return try target.read { db in
        if try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") != ["ok"] { return .damaged }
        return try rowCounts(db).isEmpty ? .empty : .holdsData
      }
    } catch {
      return .damaged
    }
  }

  /// A damaged database is kept: an expert may still find something in it.
  private static func setAside(_ path: String) throws {
    let mark = ".damaged-\(UInt64(Date().timeIntervalSince1970))"
    // The file itself last: as long as it is there, so is what it needs.
    for tail in ["-journal", "-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + tail) {
      try FileManager.default.moveItem(atPath: path + tail, toPath: path + mark + tail)
    }
  }
}
