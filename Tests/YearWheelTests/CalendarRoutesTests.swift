import PageSupport
import People
import Testing
import Values
import YearWheel

@Suite struct CalendarRoutesTests {
  /// Makes an address and gives the path of it.
  static func make(_ guest: Guest, _ place: String = "") async throws -> String {
    let shown = try await guest.post("/aarshjul/kalendere", [("sted", place)])
    #expect(shown.status == 200)
    let found = shown.text.firstMatch(of: #/value="http:\/\/localhost:8080(\/[^"]*\.ics)"/#)
    return String(try #require(found).1)
  }

  @Test func `a calendar program fetches the wheel without signing in, until the address is closed`() async throws {
    try await inTown { town in
      try await town.plan(
        .fixture("Læringsmøde, sprog; og mere", at: Town.strandby, on: "2026-11-26", hours: .init(from: 780, to: 960)))
      try await town.plan(.fixture("Kirkebys dag", at: Town.kirkeby))
      try await town.holiday("Vinterferie", "2027-02-13", "2027-02-21")
      try await town.visit(as: "skoleleder") { guest async throws in
        let path = try await Self.make(guest)
        let program = guest.carrying(nil)
        let calendar = try await program.get(path)
        #expect(calendar.status == 200 && calendar.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(calendar.text.contains("SUMMARY:Læringsmøde\\, sprog\\; og mere (Strandby)\r\n"))
        #expect(calendar.text.contains("DTSTART:20261126T120000Z\r\nDTEND:20261126T150000Z\r\n"))
        #expect(calendar.text.contains("DTSTART;VALUE=DATE:20270213\r\nDTEND;VALUE=DATE:20270222\r\n"))
        #expect(!calendar.text.contains("Kirkebys dag"))
        // Shown once; afterwards only that there is one, and that it is in use.
        let list = try await guest.get("/aarshjul/kalendere")
        #expect(!list.text.contains(".ics") && list.words.contains("Sidst hentet 18. november 2026"))
        let close = try #require(list.text.firstMatch(of: #/action="([^"]*lukning)"/#)?.1)
        #expect(try await guest.post(String(close)).status == 303)
        #expect(try await program.get(path).status == 404)
        #expect(try await guest.post(String(close)).status == 404)
      }
    }
  }

  @Test func `the database holds no address that opens anything`() async throws {
    try await inTown { town in
      try await town.visit(as: "skoleleder") { guest async throws in
        let path = try await Self.make(guest)
        let secret = path.split(separator: "/").last!.dropLast(4)
        let kept = try await town.store.read { tx in
          try tx.rows("SELECT token FROM calendar_feed").map { $0[0] as String }
        }
        #expect(kept.count == 1 && kept[0].count == 64 && kept[0] != secret)
        let program = guest.carrying(nil)
        for wrong in [kept[0] + ".ics", String(secret), "\(secret)x.ics", ".ics", "findes-ikke.ics"] {
          #expect(try await program.get("/aarshjul/kalender/\(wrong)").status == 404)
        }
      }
    }
  }

  @Test func `the address shows what the person's roles show today, and nothing when they have left`() async throws {
    try await inTown { town in
      try await town.plan(.fixture("Skolens dag", at: Town.school))
      try await town.visit(as: "skoleleder") { guest async throws in
        let path = try await Self.make(guest)
        let program = guest.carrying(nil)
        #expect(try await program.get(path).text.contains("Skolens dag"))
        let day = town.clock.now.day
        let move = { (scope: Scope?) async throws in
          try await town.store.write { tx in
            try tx.run("DELETE FROM role_grant WHERE person = 'fjordby-skoleleder'")
            guard let scope else { return }
            try GrantStore.insert(
              RoleGrant(
                id: ID("ny"), person: PersonID("fjordby-skoleleder"), role: .schoolLeader, scope: scope, from: day),
              into: Town.fjordby, in: tx)
          }
        }
        try await move(Town.kirkebySchool)
        #expect(!(try await program.get(path).text.contains("Skolens dag")))
        try await move(nil)
        #expect(try await program.get(path).status == 404)
      }
    }
  }

  @Test func `a unit's calendar is chosen by its place, and a place that is none is refused`() async throws {
    try await inTown { town in
      try await town.plan(.fixture("Kirkebys dag", at: Town.kirkeby))
      try await town.visit(as: "medarbejder") { guest async throws in
        let path = try await Self.make(guest, "enhed:fjordby-kirkebyskole")
        #expect(try await guest.carrying(nil).get(path).text.contains("Kirkebys dag"))
        for place in ["enhed:bakkerup-skole", "alle", "vrøvl", "enhed:"] {
          #expect(try await guest.post("/aarshjul/kalendere", [("sted", place)]).status == 422, "\(place)")
        }
      }
    }
  }

  @Test func `somebody else's address cannot be closed, and there is an end to how many one has`() async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        for _ in 0..<CalendarFeed.most { _ = try await Self.make(guest) }
        #expect(try await guest.post("/aarshjul/kalendere", [("sted", "")]).status == 422)
      }
      let id = try await town.store.read { tx in try tx.row("SELECT id FROM calendar_feed LIMIT 1")![0] as String }
      try await town.visit(as: "skoleleder") { guest async throws in
        #expect(try await guest.post("/aarshjul/kalendere/\(id)/lukning").status == 404)
      }
    }
  }
}
