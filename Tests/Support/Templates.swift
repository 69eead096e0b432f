import Foundation
import Storage

/// Databases with the tables in them, made once and copied for each test: the tables take longer to make than most tests
/// take to run. A copy is migrated like any other database, so that a template that is not whole is found out.
actor Templates {
  static let shared = Templates()

  /// The server in FAELLED_TEST_POSTGRES; nil without one.
  static let server: String? = ProcessInfo.processInfo.environment["FAELLED_TEST_POSTGRES"].flatMap {
    $0.isEmpty ? nil : $0
  }

  /// Lists so short are as quickly run as copied, and are most often used once.
  private static let worthIt = 8

  private var files: [[Migration]: Task<String, any Error>] = [:]
  private var databases: [[Migration]: Task<String, any Error>] = [:]

  /// The path of a migrated SQLite file.
  func file(_ migrations: [Migration]) async throws -> String? {
    guard migrations.count >= Templates.worthIt else { return nil }
    if let task = files[migrations] { return try await task.value }
    let task = Task {
      let path = FileManager.default.temporaryDirectory.appending(path: "faelled-\(UUID().uuidString).db").path
      try await Templates.migrate(path, migrations)
      Leftovers.add(path)
      return path
    }
    files[migrations] = task
    return try await task.value
  }

  /// The name of a migrated database on the PostgreSQL server; nil without one.
  func database(_ migrations: [Migration]) async throws -> String? {
    guard let server = Templates.server, migrations.count >= Templates.worthIt else { return nil }
    if let task = databases[migrations] { return try await task.value }
    let task = Task {
      let name = "faelled_template_" + UUID().uuidString.lowercased().replacing("-", with: "")
      try PostgreSQLAdministrator(server).run(Templates.creating(name, from: "template0"))
      try await Templates.migrate(Templates.address(name, on: server), migrations)
      Leftovers.add(name)
      return name
    }
    databases[migrations] = task
    return try await task.value
  }

  private static func migrate(_ address: String, _ migrations: [Migration]) async throws {
    let store = try Store.open(address)
    try await store.migrate(migrations)
    try await store.close()
  }

  static func creating(_ name: String, from template: String) -> String {
    "CREATE DATABASE \(name) TEMPLATE \(template) ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
  }

  static func address(_ name: String, on server: String) -> String {
    server.replacing(/\/[^\/]*$/, with: "/\(name)")
  }
}
