import PageSupport
import People
import Testing
import Values
import YearWheel

@Suite struct MovingRoutesTests {
  static func town(_ body: @escaping @Sendable (Town, [Occasion]) async throws -> Void) async throws {
    try await inTown { town in
      try await town.holiday("Efterårsferie", "2027-10-16", "2027-10-24")
      let occasions = [
        try await town.plan(.fixture("Fælles dag", on: "2027-01-14")),
        try await town.plan(.fixture("Læringsmøde", at: Town.strandby, on: "2026-10-15")),
        try await town.plan(.fixture("Kirkebys dag", at: Town.kirkeby, on: "2026-11-12")),
        try await town.plan(
          .fixture("Teammøde", at: Town.team, on: "2026-08-18", Recurrence(.weeks(2), onDayOff: .skip))),
      ]
      try await body(town, occasions)
    }
  }

  static func seen(_ shown: Shown) -> String {
    (shown.hidden("set") ?? "").replacing("&#10;", with: "\n")
  }

  @Test func `a year is seen, moved in one go, and taken back`() async throws {
    try await Self.town { town, occasions in
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.get("/aarshjul/flytning?aar=2026")
        #expect(shown.words.contains("tor. 13. jan. 2028") && shown.words.contains("Samme uge, 2"))
        // Week 42 is a holiday in 2027: the nearest school day is the Monday after.
        #expect(shown.words.contains("Samme ugedag er efterårsferie") && shown.words.contains("man. 25. okt. 2027"))
        #expect(shown.words.contains("Fortsætter af sig selv") && shown.words.contains("hver anden uge om tirsdagen"))
        let ids = occasions[0...1].map { ("med", $0.id.raw) }
        let moved = try await guest.post("/aarshjul/flytning?aar=2026", ids + [("set", Self.seen(shown))])
        #expect(moved.status == 303 && moved.location?.contains("aar=2027") == true)
        let next = try await guest.get("/aarshjul?aar=2027&sted=alle")
        #expect(
          next.words.contains("Fælles dag") && next.words.contains("Læringsmøde")
            && !next.words.contains("Kirkebys dag"))
        #expect(try await guest.get("/aarshjul?aar=2026&sted=alle").words.contains("Fælles dag"))
        let after = try await guest.get("/aarshjul/flytning?aar=2026")
        #expect(after.words.contains("Står der allerede") && after.words.contains("2\u{A0}begivenheder flyttet"))
        let undo = try #require(after.text.firstMatch(of: #/action="([^"]*fortrydelse)"/#)?.1)
        #expect(try await guest.post(String(undo)).status == 303)
        #expect(try await guest.post(String(undo)).status == 404)
        #expect(!(try await guest.get("/aarshjul?aar=2027&sted=alle").words.contains("Fælles dag")))
      }
    }
  }

  @Test func `what somebody has changed since stays when the move is taken back`() async throws {
    try await Self.town { town, occasions in
      let chief = try await town.visitor("chef")
      let now = town.clock.now
      let year = SchoolYear(2026)!
      let id = try await town.store.write { tx in
        let plan = try YearMoveStore.plan(year, for: chief, on: now.day, in: tx)
        return try YearMoveStore.make(
          year, chosen: Set(occasions.map(\.id)), seen: plan?.fingerprint ?? "", by: chief, at: now, in: tx)
      }
      let move = try #require(id)
      let outcome = try await town.store.write { tx in
        var changed = try OccasionStore.touching(SchoolYear(2027)!.days, at: nil, of: Town.fjordby, in: tx)
          .first { $0.title == "Fælles dag" }!
        changed.place = "Rådhuset"
        _ = try PlannerStore.save(changed, by: chief, at: now, in: tx)
        return try YearMoveStore.undo(move, by: chief, at: now, in: tx)
      }
      #expect(outcome?.removed == 2 && outcome?.kept == 1)
    }
  }

  @Test func `a school leader moves what her role reaches, and cannot take back what others moved`() async throws {
    try await Self.town { town, occasions in
      try await town.visit(as: "skoleleder") { guest async throws in
        let shown = try await guest.get("/aarshjul/flytning?aar=2026")
        #expect(shown.words.contains("Læringsmøde") && !shown.words.contains("Kirkebys dag"))
        // Asking for more than was offered moves only what was offered.
        let all = occasions.map { ("med", $0.id.raw) }
        #expect(try await guest.post("/aarshjul/flytning?aar=2026", all + [("set", Self.seen(shown))]).status == 303)
        #expect(!(try await guest.get("/aarshjul?aar=2027&sted=alle").words.contains("Kirkebys dag")))
      }
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.get("/aarshjul/flytning?aar=2026")
        let kirkeby = [("med", occasions[2].id.raw), ("set", Self.seen(shown))]
        #expect(try await guest.post("/aarshjul/flytning?aar=2026", kirkeby).status == 303)
      }
      let moves = try await town.store.read { tx in
        try YearMoveStore.made(from: SchoolYear(2026)!, of: Town.fjordby, in: tx)
      }
      let theirs = try #require(moves.first { $0.by == "Person chef" })
      try await town.visit(as: "skoleleder") { guest async throws in
        #expect(try await guest.post("/aarshjul/flytning/\(theirs.id.raw)/fortrydelse").status == 403)
      }
    }
  }

  @Test func `a plan that is no longer true moves nothing`() async throws {
    try await Self.town { town, occasions in
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.get("/aarshjul/flytning?aar=2026")
        try await town.holiday("Vinterferie", "2028-01-10", "2028-01-14")
        let late = try await guest.post(
          "/aarshjul/flytning?aar=2026", occasions.map { ("med", $0.id.raw) } + [("set", Self.seen(shown))])
        #expect(late.status == 409 && late.words.contains("Der er sket noget imens"))
        #expect(try await guest.post("/aarshjul/flytning?aar=2026", [("set", "gæt")]).status == 409)
        #expect(!(try await guest.get("/aarshjul?aar=2027&sted=alle").words.contains("Fælles dag")))
      }
    }
  }
}
