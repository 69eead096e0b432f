import Storage
import TestSupport
import Testing
import Values

struct TransactionTests {
  @Test func `every kind of value comes back as it was written`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      let written: [SQLValue] = [.integer(.min), .real(0.1 + 0.2), .text("ærø \"'; DROP"), .blob([0, 255, 92, 39])]
      let row = try await store.write { tx in
        try tx.run(
          """
          INSERT INTO kinds (id, whole, decimal, words, bytes)
          VALUES ('a', \(Int64.min), \(0.1 + 0.2), \("ærø \"'; DROP"), \([0, 255, 92, 39] as [UInt8]))
          """)
        return try tx.row("SELECT whole, decimal, words, bytes FROM kinds WHERE id = \("a")")
      }
      #expect(row.map { [.integer($0[0]), .real($0[1]), .text($0[2]), .blob($0[3])] } == written)
    }
  }

  @Test func `nothing is kept when the body throws`() async throws {
    struct Regret: Error {}
    try await onEveryStore(migrations: [.kinds]) { store in
      await #expect(throws: Regret.self) {
        try await store.write { tx in
          try tx.run("INSERT INTO kinds (id) VALUES ('a')")
          throw Regret()
        }
      }
      let kept = try await count(store)
      #expect(kept == 0)
    }
  }

  @Test func `a refused row undoes the transaction even if the code goes on`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      await #expect(throws: StoreError.constraint("kinds_pkey")) {
        try await store.write { tx in
          try tx.run("INSERT INTO kinds (id) VALUES ('a')")
          _ = try? tx.run("INSERT INTO kinds (id) VALUES ('a')")
        }
      }
      let kept = try await count(store)
      #expect(kept == 0)
    }
  }
}

func count(_ store: Store) async throws -> Int {
  try await store.read { tx in try tx.row("SELECT count(*) FROM kinds")![0] }
}

extension Migration {
  static let kinds = Migration(
    "2026-11-21-kinds",
    [.table("kinds", "id TEXT NOT NULL PRIMARY KEY, whole INTEGER, decimal REAL, words TEXT, bytes BLOB")])
}
