import Meetings
import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct MethodStoreTests {
  private func make(_ town: Town, _ owner: Scope = .municipality, by key: String = "karen") async throws -> OwnMethod {
    let visitor = try await town.visitor(key)
    let now = town.clock.now
    let kind = try #require(Shipped.library[.kind, "teamsamtale"])
    return try await town.store.write { tx in
      try MethodStore.create(
        kind, owner: owner, basedOn: "teamsamtale", taken: ["teamsamtale"], by: visitor, at: now, in: tx)
    }
  }

  @Test func `a copy gets a free slug, its text reads back, and the log has a line`() async throws {
    try await inTown { town in
      let first = try await make(town), second = try await make(town)
      #expect([first.slug, second.slug] == ["teamsamtale-2", "teamsamtale-3"])
      let (found, version, lines) = try await town.store.read { tx in
        (
          try MethodStore.find(.kind, "teamsamtale-2", in: Town.municipality, tx: tx),
          try MethodStore.version(1, of: first, in: Town.municipality, tx: tx),
          try AccessLogStore.page(of: Town.municipality, in: tx)
        )
      }
      #expect(found == first && found?.basedOn == "teamsamtale" && version?.saved.by == "Karen Konsulent")
      let (method, findings) = Method.read(try #require(version).text, as: .kind, named: "a")
      #expect(method?.slug == "teamsamtale-2" && findings.isEmpty)
      #expect(lines.count { $0.entry.action == .methodCreated } == 2)
      let theirs = try await town.store.read { tx in try MethodStore.all(of: Town.other, in: tx) }
      #expect(theirs.isEmpty)
    }
  }

  @Test func `of two who save from the same version one is told what the other wrote`() async throws {
    try await inTown { town in
      let own = try await make(town)
      let visitor = try await town.visitor("karen")
      let now = town.clock.now
      let outcomes = try await town.store.write { tx -> [Bool] in
        try ["Den første", "Den anden"].map { name in
          var method = try #require(Shipped.library[.kind, "teamsamtale"])
          (method.slug, method.name) = (own.slug, name)
          switch try MethodStore.save(method, text: method.file, from: 1, by: visitor, at: now, in: tx) {
          case .saved: return true
          case .conflict(let theirs):
            #expect(theirs.number == 2 && theirs.text.contains("Den første"))
            return false
          }
        }
      }
      #expect(outcomes == [true, false])
      let versions = try await town.store.read { tx in try MethodStore.versions(of: own, in: Town.municipality, tx: tx)
      }
      #expect(versions.map(\.number) == [2, 1])
    }
  }

  @Test func `the database keeps every version, whoever tries to change or remove one`() async throws {
    try await inTown { town in
      _ = try await make(town)
      for statement in ["UPDATE method_version SET text = 'x'", "DELETE FROM method_version"] as [SQL] {
        await #expect(throws: (any Error).self) { try await town.store.write { tx in try tx.run(statement) } }
      }
    }
  }

  @Test func `a unit's method is seen there, by those it is shared with, and by those who see everything`() async throws
  {
    try await inTown { town in
      let own = try await make(town, .unit(Town.strandby), by: "birgitte")
      let birgitte = try await town.visitor("birgitte")
      func seers() async throws -> [String] {
        var seen: [String] = []
        for key in ["karen", "birgitte", "kurt", "carl"] {
          let visitor = try await town.visitor(key)
          let day = town.clock.now.day
          let sees = try await town.store.read { tx in
            let method = try #require(try MethodStore.find(.kind, own.slug, in: Town.municipality, tx: tx))
            return try MethodStore.reach(of: visitor, with: .readMethods, on: day, in: tx).sees(method)
          }
          if sees { seen.append(key) }
        }
        return seen
      }
      #expect(try await seers() == ["karen", "birgitte", "carl"])
      let now = town.clock.now
      try await town.store.write { tx in
        try MethodStore.share(own, with: .unit(Town.kirkeby), by: birgitte, at: now, in: tx)
      }
      #expect(try await seers() == ["karen", "birgitte", "kurt", "carl"])
      try await town.store.write { tx in
        try MethodStore.stopSharing(own, with: .unit(Town.kirkeby), by: birgitte, at: now, in: tx)
      }
      #expect(try await seers() == ["karen", "birgitte", "carl"])
    }
  }

  @Test func `putting away what is away is no change`() async throws {
    try await inTown { town in
      let own = try await make(town)
      let visitor = try await town.visitor("karen")
      let now = town.clock.now
      let changes = try await town.store.write { tx in
        try [true, true, false, false].map { try MethodStore.set(own, putAway: $0, by: visitor, at: now, in: tx) }
      }
      #expect(changes == [true, false, true, false])
    }
  }
}
