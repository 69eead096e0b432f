import Foundation
import Storage

/// Runs the body on a fresh SQLite file and, where a server is named, on a fresh PostgreSQL database.
package func onEveryStore(migrations: [Migration] = [], _ body: (Store) async throws -> Void) async throws {
  try await onSQLite(migrations: migrations, body)
  try await onPostgreSQL(migrations: migrations, body)
}

/// Runs the body on a database file in a folder of its own, which is removed afterwards.
package func onSQLite(migrations: [Migration] = [], _ body: (Store) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    try await withStore(at: folder + "/test.db", migrations, body)
  }
}

/// Runs the body on a database of its own on the server in FAELLED_TEST_POSTGRES; without a server it does nothing.
package func onPostgreSQL(migrations: [Migration] = [], _ body: (Store) async throws -> Void) async throws {
  try await withPostgreSQLAddress { address in try await withStore(at: address, migrations, body) }
}

/// The address of a fresh database with C collation, which is dropped afterwards.
package func withPostgreSQLAddress(_ body: (String) async throws -> Void) async throws {
  guard let server = ProcessInfo.processInfo.environment["FAELLED_TEST_POSTGRES"], !server.isEmpty else { return }
  let name = "faelled_" + UUID().uuidString.lowercased().replacing("-", with: "")
  let admin = try PostgreSQLAdministrator(server)
  try admin.run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
  defer { try? admin.run("DROP DATABASE \(name) WITH (FORCE)") }
  try await body(server.replacing(/\/[^\/]*$/, with: "/\(name)"))
}

/// A folder that lives as long as the body.
package func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "faelled-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

private func withStore(
  at address: String, _ migrations: [Migration], _ body: (Store) async throws -> Void
) async throws {
  let store = try Store.open(address)
  do {
    try await store.migrate(migrations)
    try await body(store)
  } catch {
    try? await store.close()
    throw error
  }
  try await store.close()
}
