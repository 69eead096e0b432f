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
    let path = folder + "/test.db"
    if let template = try await Templates.shared.file(migrations) {
      try FileManager.default.copyItem(atPath: template, toPath: path)
    }
    try await withStore(at: path, migrations, body)
  }
}

/// Runs the body on a database of its own on the server in FAELLED_TEST_POSTGRES; without a server it does nothing.
package func onPostgreSQL(migrations: [Migration] = [], _ body: (Store) async throws -> Void) async throws {
  let template = try await Templates.shared.database(migrations)
  try await withPostgreSQLAddress(template: template) { address in try await withStore(at: address, migrations, body) }
}

/// The address of a fresh database with C collation, which is dropped afterwards; a copy of `template` where one is named.
package func withPostgreSQLAddress(
  template: String? = nil, _ body: (String) async throws -> Void
) async throws {
  guard let server = Templates.server else { return }
  let name = "faelled_" + UUID().uuidString.lowercased().replacing("-", with: "")
  let admin = try PostgreSQLAdministrator(server)
  try admin.run(Templates.creating(name, from: template ?? "template0"))
  defer { try? admin.run("DROP DATABASE \(name) WITH (FORCE)") }
  try await body(Templates.address(name, on: server))
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
