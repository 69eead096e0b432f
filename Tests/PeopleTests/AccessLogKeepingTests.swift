import People
import Storage
import TestSupport
import Testing
import Values

/// When a line is written, and when it is not.
@Suite struct AccessLogKeepingTests {
  static func lines(_ town: Town) async throws -> [AccessEntry] {
    try await town.store.read { tx in try AccessLogStore.page(of: town.fjordby.id, size: 500, in: tx) }.map(\.entry)
  }

  @Test func `what fails leaves no line, and the chain goes on as if it had not been tried`() async throws {
    struct Regret: Error {}
    try await inTown { town in
      let now = town.clock.now
      let anna = try await town.visitor(town.fjordby.anna)
      try await AccessLogTests.write(2, town)
      await #expect(throws: Regret.self) {
        try await town.store.write { tx in
          try AccessLogStore.append(.signIn, by: anna.person, in: anna.municipality, at: now, tx: tx)
          throw Regret()
        }
      }
      let taken = Person(id: .make(at: now), name: "To", email: "carl@fjordby.example")
      try await town.store.write { tx in _ = try PersonStore.create(taken, by: anna, at: now, in: tx) }
      await #expect(throws: StoreError.self) {
        try await town.store.write { tx in
          try AccessLogStore.append(.signIn, by: anna.person, in: anna.municipality, at: now, tx: tx)
          try tx.run("INSERT INTO municipality (municipality) VALUES (NULL)")
        }
      }
      try await AccessLogTests.write(1, town)
      #expect(try await Self.lines(town).map(\.sequence) == [3, 2, 1])
      let broken = try await town.store.read { tx in try AccessLogStore.firstBreak(in: town.fjordby.id, tx: tx) }
      #expect(broken == nil)
    }
  }

  @Test func `two programs on one database write one chain, and half of them give up on the way`() async throws {
    struct Regret: Error {}
    try await onEveryAddress { address, folder in
      let stores = try (0..<2).map { _ in try Store.open(address) }
      try await stores[0].migrate(Town.migrations)
      let town = try await Town(stores[0], folder: folder)
      let (id, now) = (town.fjordby.id, town.clock.now)
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          group.addTask {
            try? await stores[number % 2].write { tx in
              try AccessLogStore.append(.signIn, by: nil, detail: "\(number)", in: id, at: now, tx: tx)
              if number % 4 > 1 { throw Regret() }
            }
          }
        }
      }
      let lines = try await Self.lines(town)
      #expect(lines.map(\.sequence) == Array((1...20).reversed()))
      #expect(Set(lines.map(\.detail)) == Set((0..<40).filter { $0 % 4 < 2 }.map(String.init)))
      let broken = try await town.store.read { tx in try AccessLogStore.firstBreak(in: id, tx: tx) }
      #expect(broken == nil)
      for store in stores { try await store.close() }
    }
  }

  @Test func `who is refused a page, or asks for somebody out of reach, is written down`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let birgitte = try await stranger.signedIn(as: town.fjordby.birgitte)
        #expect(try await birgitte.get("/brugere/\(town.fjordby.carl.raw)/ret").status == 403)
        #expect(try await birgitte.get("/brugere/\(town.fjordby.dorte.raw)").status == 404)
        #expect(try await birgitte.get("/brugere/\(town.bakkerup.carl.raw)").status == 404)
        #expect(try await birgitte.get("/findes-ikke").status == 404)
        #expect(try await stranger.get("/adgangslog").status == 303)
        let seen = try await Self.lines(town).filter { $0.action == .refused }.reversed()
        #expect(seen.map(\.detail) == ["/brugere/{id}/ret", "/brugere/{id}", "/brugere/{id}"])
        #expect(seen.map(\.object) == ["", "person:\(town.fjordby.dorte.raw)", ""], "the neighbour's ids are not kept")
        #expect(seen.allSatisfy { $0.outcome == .refused && $0.person == town.fjordby.birgitte })
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/adgangslog").words.contains("prøvede at åbne noget uden at have adgang"))
      }
    }
  }

  @Test func `knocking without end does not fill the log`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let carl = try await stranger.signedIn(as: town.fjordby.carl)
        for _ in 0..<70 { #expect(try await carl.get("/adgangslog").status == 403) }
        #expect(try await Self.lines(town).count { $0.action == .refused } == 60)
        town.clock.pass(61)
        #expect(try await carl.get("/adgangslog").status == 403)
        #expect(try await Self.lines(town).count { $0.action == .refused } == 61)
      }
    }
  }

  @Test func `what is done at the machine is told with the machine's user`() async throws {
    try await inTown { town in
      let (id, now) = (town.fjordby.id, town.clock.now)
      try await town.store.write { tx in
        try AccessLogStore.append(.personCreated, by: .commandLine("drift\n<b>"), in: id, at: now, tx: tx)
      }
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/adgangslog").words.contains("kommandolinjen (drift"))
      }
    }
  }
}

/// The body on a SQLite path and on the address of a fresh PostgreSQL database, with a folder for files.
func onEveryAddress(_ body: (String, String) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in try await body(folder + "/test.db", folder) }
  try await withPostgreSQLAddress { address in
    try await withTemporaryFolder { folder in try await body(address, folder) }
  }
}
