import Foundation
import Storage

/// Runs the body on a fresh SQLite file and, where a server is named, on a fresh PostgreSQL database.
package func onEveryStore(
  migrations: [Migration] = [], _ body: (Store) async throws -> Void
) async throws {
  try await onSQLite(migrations: migrations, body)
}

/// Runs the body on a database file in a folder of its own, which is removed afterwards.
package func onSQLite(migrations: [Migration] = [], _ body: (Store) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    let store = try Store.open(folder + "/test.db")
    try await store.migrate(migrations)
    do {
      try await body(store)
    } catch {
      try? await store.close()
      throw error
    }
    try await store.close()
  }
}

/// A folder that lives as long as the body.
package func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "faelled-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}
