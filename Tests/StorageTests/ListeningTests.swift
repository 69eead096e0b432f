import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct ListeningTests {
  @Test(.timeLimit(.minutes(1))) func `what is said in a transaction is heard when it is kept, also by another store`()
    async throws
  {
    try await withPostgreSQLAddress { address in
      let here = try Store.open(address)
      let there = try Store.open(address)
      var ear = there.listen("bold").makeAsyncIterator()
      #expect(await ear.next() == .interrupted)
      struct Regret: Error {}
      try? await here.write { tx in
        try tx.notify("bold", "aldrig")
        throw Regret()
      }
      try await here.write { tx in
        try tx.notify("andet", "ikke til os")
        try tx.notify("bold", "rød ' \" æ")
      }
      #expect(await ear.next() == .said("rød ' \" æ"))
      try await here.close()
      try await there.close()
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a lost connection is told, and what is said after it is heard again`()
    async throws
  {
    try await withPostgreSQLAddress { address in
      let store = try Store.open(address)
      var ear = store.listen("bold").makeAsyncIterator()
      #expect(await ear.next() == .interrupted)
      _ = try await store.read { tx in
        try tx.rows(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE 'LISTEN%'
          """
        ).count
      }
      #expect(await ear.next() == .interrupted)
      try await store.write { try $0.notify("bold", "igen") }
      #expect(await ear.next() == .said("igen"))
      try await store.close()
    }
  }

  @Test func `SQLite serves one process, so nothing is said and nothing is heard`() async throws {
    try await onSQLite { store in
      try await store.write { try $0.notify("bold", "ingen") }
      let heard = Mutex(0)
      let listening = Task { for await _ in store.listen("bold") { heard.withLock { $0 += 1 } } }
      try await Task.sleep(for: .milliseconds(50))
      listening.cancel()
      await listening.value
      #expect(heard.withLock { $0 } == 0)
    }
  }
}
