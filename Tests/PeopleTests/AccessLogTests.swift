import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct AccessLogTests {
  static func write(_ count: Int, _ town: Town) async throws {
    let now = town.clock.now
    try await town.store.write { (tx: Transaction) throws in
      for place in 0..<count {
        try AccessLogStore.append(
          .personRead, by: town.fjordby.anna, object: "person:\(town.fjordby.carl.raw)", detail: "\(place)",
          in: town.fjordby.id, at: now, tx: tx)
      }
    }
  }

  @Test func `the log holds together and is read from the newest line`() async throws {
    try await inTown { town in
      try await Self.write(25, town)
      try await town.store.read { (tx: Transaction) throws in
        #expect(try AccessLogStore.firstBreak(in: town.fjordby.id, tx: tx) == nil)
        #expect(try AccessLogStore.firstBreak(in: town.fjordby.id, newest: 3, tx: tx) == nil)
        #expect(try AccessLogStore.firstBreak(in: town.bakkerup.id, tx: tx) == nil)
        let page = try AccessLogStore.page(of: town.fjordby.id, size: 10, in: tx)
        #expect(page.map(\.entry.sequence) == Array((16...25).reversed()))
        #expect(page[0].who == "Anna Admin" && page[0].whom == "Carl Lærer")
        let next = try AccessLogStore.page(of: town.fjordby.id, before: 16, size: 100, in: tx)
        #expect(next.map(\.entry.sequence) == Array((1...15).reversed()))
        #expect(try AccessLogStore.page(of: town.fjordby.id, about: town.fjordby.carl, in: tx).count == 25)
        #expect(try AccessLogStore.page(of: town.fjordby.id, about: town.fjordby.dorte, in: tx).isEmpty)
        #expect(try AccessLogStore.page(of: town.bakkerup.id, in: tx).isEmpty)
      }
    }
  }

  @Test func `no line can be changed or taken out through the database`() async throws {
    try await inTown { town in
      try await Self.write(3, town)
      await #expect(throws: StoreError.self) {
        try await town.store.write { tx in _ = try tx.run("UPDATE access_log SET detail = 'x' WHERE sequence = 2") }
      }
      await #expect(throws: StoreError.self) {
        try await town.store.write { tx in _ = try tx.run("DELETE FROM access_log WHERE sequence = 3") }
      }
    }
  }

  @Test(arguments: [
    "detail = 'x'", "person = 'fjordby-carl'", "at = at + 1", "outcome = 'afvist'", "object = ''", "hash = 'x'",
  ])
  func `a line changed behind the database's back shows`(change: String) async throws {
    try await onSQLite(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let town = try await Town(store, folder: folder)
        try await Self.write(5, town)
        try await store.write { (tx: Transaction) throws in
          try tx.run("DROP TRIGGER access_log_no_update")
          switch change {
          case "detail = 'x'": try tx.run("UPDATE access_log SET detail = 'x' WHERE sequence = 3")
          case "at = at + 1": try tx.run("UPDATE access_log SET at = at + 1 WHERE sequence = 3")
          case "outcome = 'afvist'": try tx.run("UPDATE access_log SET outcome = 'afvist' WHERE sequence = 3")
          case "object = ''": try tx.run("UPDATE access_log SET object = '' WHERE sequence = 3")
          case "hash = 'x'": try tx.run("UPDATE access_log SET hash = 'x' WHERE sequence = 3")
          default: try tx.run("UPDATE access_log SET person = 'fjordby-carl' WHERE sequence = 3")
          }
        }
        let broken = try await store.read { tx in try AccessLogStore.firstBreak(in: town.fjordby.id, tx: tx) }
        #expect(broken == 3)
      }
    }
  }

  @Test func `a log cut short at the end shows`() async throws {
    try await onSQLite(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let town = try await Town(store, folder: folder)
        try await Self.write(5, town)
        try await store.write { (tx: Transaction) throws in
          try tx.run("DROP TRIGGER access_log_no_delete")
          try tx.run("DELETE FROM access_log WHERE sequence = 5")
        }
        let broken = try await store.read { tx in try AccessLogStore.firstBreak(in: town.fjordby.id, tx: tx) }
        #expect(broken == 5)
      }
    }
  }

  @Test func `two who write at once get two lines, one after the other`() async throws {
    try await inTown { town in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await Self.write(5, town) } }
        try await group.waitForAll()
      }
      try await town.store.read { (tx: Transaction) throws in
        #expect(
          try AccessLogStore.page(of: town.fjordby.id, in: tx).map(\.entry.sequence) == Array((1...40).reversed()))
        #expect(try AccessLogStore.firstBreak(in: town.fjordby.id, tx: tx) == nil)
      }
    }
  }
}
