import Storage
import TestSupport
import Testing

struct MigrationTests {
  static let second = Migration("2026-11-22-more", [.sql("ALTER TABLE kinds ADD COLUMN extra INTEGER")])

  @Test func `a migration runs once, and a new one is added to the old`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')") }
      try await store.migrate([.kinds])
      try await store.migrate([.kinds, Self.second])
      let extra = try await store.read { tx in try tx.row("SELECT extra FROM kinds WHERE id = 'a'")![0] as Int? }
      #expect(extra == nil)
    }
  }

  @Test func `a rewritten migration and an unknown newer one are refused`() async throws {
    try await onEveryStore(migrations: [.kinds, Self.second]) { store in
      await #expect(throws: StoreError.newerSchema("2026-11-22-more")) { try await store.migrate([.kinds]) }
      let rewritten = Migration("2026-11-22-more", [.sql("ALTER TABLE kinds ADD COLUMN other INTEGER")])
      await #expect(throws: StoreError.changedSchema("2026-11-22-more")) {
        try await store.migrate([.kinds, rewritten])
      }
    }
  }

  @Test func `a migration that fails half-way leaves the schema as it was`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      let broken = Migration("2026-11-23-broken", [.table("half", "id TEXT NOT NULL"), .sql("NOT A STATEMENT")])
      await #expect(throws: StoreError.self) { try await store.migrate([.kinds, broken]) }
      await #expect(throws: StoreError.self) {
        try await store.read { tx in try tx.rows("SELECT * FROM half").count }
      }
      try await store.migrate([.kinds])
    }
  }

  @Test func `processes that start at once take turns`() async throws {
    try await onEveryAddress { address, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let store = try Store.open(address)
            try await store.migrate([.kinds, Self.second])
            try await store.close()
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `the fingerprint is the same tomorrow and notices a space`() {
    #expect(Migration("a", [.sql("SELECT 1")]).fingerprint != Migration("a", [.sql("SELECT  1")]).fingerprint)
    #expect(Migration("a", []).fingerprint == "089be207b544f1e4")
  }
}
