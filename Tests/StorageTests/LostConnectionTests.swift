import Storage
import Synchronization
import TestSupport
import Testing

/// A PostgreSQL server that ends our connection in the middle of things.
struct LostConnectionTests {
  @Test func `reading goes on by itself on a new connection`() async throws {
    try await withPostgreSQLAddress { address in
      let store = try await opened(address, with: 3)
      let tries = Mutex(0)
      let rows = try await store.read { tx in
        if tries.withLock({
          $0 += 1; return $0
        }) == 1 {
          try hangUp(tx, address)
        }
        return try tx.rows("SELECT id FROM kinds").count
      }
      #expect(rows == 3)
      #expect(tries.withLock { $0 } == 2)
      try await store.close()
    }
  }

  @Test func `writing is done again when the commit was never sent, and only once kept`() async throws {
    try await withPostgreSQLAddress { address in
      let store = try await opened(address, with: 3)
      let tries = Mutex(0)
      try await store.write { tx in
        _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')")
        if tries.withLock({
          $0 += 1; return $0
        }) == 1 {
          try hangUp(tx, address)
        }
        _ = try tx.run("INSERT INTO kinds (id) VALUES ('b')")
      }
      let kept = try await count(store)
      #expect(kept == 5)
      try await store.close()
    }
  }

  @Test func `a connection that ends as we commit leaves the outcome unknown`() async throws {
    try await withPostgreSQLAddress { address in
      let store = try await opened(address, with: 3)
      await #expect(throws: StoreError.lost(outcomeUnknown: true)) {
        try await store.write { tx in
          _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')")
          try hangUp(tx, address)
        }
      }
      try await store.close()
    }
  }

  @Test func `a server that always hangs up is tried twice and then reported`() async throws {
    try await withPostgreSQLAddress { address in
      let store = try await opened(address, with: 3)
      await #expect(throws: StoreError.lost(outcomeUnknown: false)) {
        try await store.read { tx in
          try hangUp(tx, address)
          return try tx.rows("SELECT id FROM kinds").count
        }
      }
      let kept = try await count(store)
      #expect(kept == 3)
      try await store.close()
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a cancelled task stops its statement and leaves no transaction open`()
    async throws
  {
    try await withPostgreSQLAddress { address in
      let store = try await opened(address, with: 3)
      let slow = Task {
        try await store.write { tx in
          _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')")
          _ = try tx.rows("SELECT CAST(pg_sleep(60) AS TEXT)")
        }
      }
      try await Task.sleep(for: .milliseconds(300))
      let began = ContinuousClock.now
      slow.cancel()
      await #expect(throws: CancellationError.self) { try await slow.value }
      #expect(ContinuousClock.now - began < .seconds(10))
      let open = try await store.read { tx -> Int in
        try tx.row(
          """
          SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
          AND query LIKE '%sleep(60)%' AND state <> 'idle' AND pid <> pg_backend_pid()
          """)![0]
      }
      #expect(open == 0)
      let kept = try await count(store)
      #expect(kept == 3)
      try await store.close()
    }
  }
}

/// Ends the transaction's own connection from the server's side.
private func hangUp(_ tx: Transaction, _ address: String) throws {
  let me: Int = try tx.row("SELECT pg_backend_pid()")![0]
  let admin = try PostgreSQLAdministrator(address)
  try admin.run("SELECT pg_terminate_backend(\(me), 5000)")
}
