import Goals
import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct GoalsTests {
  private static let town = MunicipalityID("fjordby"), other = MunicipalityID("bakkerup")
  private static let maker = Maker(nil, of: town)
  private static let round = Round(origin: "moede:1", number: 0, scope: .municipality)
  private static let now = Instant(Day(2026, 11, 20)!, minutes: 600)

  private static func goal(_ id: String, in round: Round = round, reason: String = "") -> Goal {
    Goal(id: ID(id), round: round, what: "Ro \(id)", signs: ["Et", "To"], look: Day(2026, 12, 1)!, reason: reason)
  }

  /// Runs the body in two municipalities on every database.
  private static func onStores(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
    let migrations =
      [Migration.sessions] + Feature.people.migrations + Feature.goals { _, _, _ in { _ in nil } }.migrations
    try await onEveryStore(migrations: migrations) { store in
      try await store.write { tx in
        for id in [town, other] {
          try MunicipalityStore.insert(Municipality(id: id, name: id.raw, code: ""), at: now, in: tx)
        }
        try body(tx)
      }
    }
  }

  @Test func `the same id again is not a second one`() async throws {
    try await Self.onStores { tx in
      let need = Need(id: ID("1"), round: Self.round, what: "Ro", seen: "Stille", help: "Tid")
      let action = Action(
        id: ID("1"), round: Self.round, goal: ID("1"), what: "Ring", firstStep: "Find nummeret", name: "Dorte",
        due: Day(2026, 12, 1), sign: "Svar")
      let goal = Self.goal("1")
      for isNew in [true, false] {
        #expect(try NeedStore.insert(need, by: Self.maker, at: Self.now, in: tx) == isNew)
        #expect(try GoalStore.insert(goal, by: Self.maker, at: Self.now, in: tx) == isNew)
        #expect(try ActionStore.insert(action, by: Self.maker, at: Self.now, in: tx) == isNew)
      }
      #expect(try NeedStore.made(at: "moede:1", of: Self.town, in: tx) == [need])
      #expect(try GoalStore.made(at: "moede:1", of: Self.town, in: tx) == [goal])
      #expect(try ActionStore.made(at: "moede:1", of: Self.town, in: tx) == [action])
      #expect(try GoalStore.made(at: "moede:1", of: Self.other, in: tx).isEmpty)
      #expect(try NeedStore.find(need.id, of: Self.other, in: tx) == nil)
      let lines = try tx.row("SELECT count(*) FROM access_log WHERE municipality = \(Self.town)")?[0] ?? 0
      #expect(lines == 3, "one line for each, and none for the second time")
    }
  }

  @Test func `a fourth goal in a round takes a reason; one that is laid aside makes room`() async throws {
    try await Self.onStores { tx in
      for id in ["1", "2", "3"] { try GoalStore.insert(Self.goal(id), by: Self.maker, at: Self.now, in: tx) }
      #expect(throws: TooManyGoals.self) {
        try GoalStore.insert(Self.goal("4"), by: Self.maker, at: Self.now, in: tx)
      }
      // Sent again, the third is still the third.
      #expect(try GoalStore.insert(Self.goal("3"), by: Self.maker, at: Self.now, in: tx) == false)
      let next = Round(origin: "moede:1", number: 1, scope: .municipality)
      #expect(try GoalStore.insert(Self.goal("5", in: next), by: Self.maker, at: Self.now, in: tx))
      #expect(try GoalStore.insert(Self.goal("6", reason: "Børnene bad"), by: Self.maker, at: Self.now, in: tx))
      for id in ["1", "2"] {
        var aside = Self.goal(id)
        (aside.state, aside.outcome) = (.givenUp, "Det tog for lang tid")
        guard case .saved = try GoalStore.save(aside, by: Self.maker, at: Self.now, in: tx) else {
          Issue.record("not saved")
          return
        }
      }
      #expect(try GoalStore.standing(in: Self.round, of: Self.town, in: tx) == 2)
      #expect(try GoalStore.insert(Self.goal("7"), by: Self.maker, at: Self.now, in: tx))
      #expect(try GoalStore.find(ID("6"), of: Self.town, in: tx)?.reason == "Børnene bad")
    }
  }

  @Test func `agreements of before are actions now`() async throws {
    let all = Feature.goals { _, _, _ in { _ in nil } }.migrations
    try await onEveryStore(migrations: [.sessions] + Feature.people.migrations + [all[0]]) { store in
      try await store.write { tx in
        try MunicipalityStore.insert(Municipality(id: Self.town, name: "Fjordby", code: ""), at: Self.now, in: tx)
        for (id, state, closed) in [("1", "i-gang", Instant?.none), ("2", "gjort", Self.now)] {
          try tx.run(
            """
            INSERT INTO agreement (municipality, id, origin, scope, target, what, first_step, name, due, sign, state,
            outcome, made, closed, version, changed) VALUES (\(Self.town), \(id), 'moede:1', 'enhed', 'skolen', 'Ring',
            'Find nummeret', 'Dorte', \(Day(2026, 12, 1)!), 'Svar', \(state), 'Godt', \(Self.now), \(closed), 4, \(Self.now))
            """)
        }
      }
      try await store.migrate([.sessions] + Feature.people.migrations + all)
      let actions = try await store.read { tx in try ActionStore.made(at: "moede:1", of: Self.town, in: tx) }
      #expect(actions.map(\.state) == [.going, .done] && actions.map(\.version) == [4, 4])
      let first = try #require(actions.first)
      #expect(first.round == Round(origin: "moede:1", number: 0, scope: .unit(ID("skolen"))) && first.goal == nil)
      #expect(first.what == "Ring" && first.firstStep == "Find nummeret" && first.name == "Dorte")
      #expect(first.due == Day(2026, 12, 1) && first.sign == "Svar" && first.outcome == "Godt")
    }
  }

  @Test(arguments: [
    ([("maal", "Ro"), ("tegn-2", "Stille")], [], 0), ([("tegn-1", "Stille")], ["maal"], 0),
    ([("maal", "Ro")], ["tegn-1"], 0), ([("maal", "Ro"), ("tegn-1", "Stille")], ["aarsag"], 3),
    ([("maal", "Ro"), ("tegn-1", "Stille"), ("aarsag", "Derfor")], [], 3),
    ([("maal", String(repeating: "o", count: 501)), ("tegn-1", "Stille")], ["maal"], 0),
    ([("maal", "Ro"), ("tegn-1", "Ring 010190-1234")], ["tegn-1"], 0),
  ])
  func `a goal is a change with a sign and a day`(fields: [(String, String)], wrong: [String], standing: Int) {
    let today = Day(2026, 11, 20)!
    for (day, more) in [(Day(2026, 12, 1)!, []), (Day(2026, 11, 19)!, ["ser"])] {
      let form = Form(fields + Form.fields("ser", day))
      let (goal, errors) = GoalForms.new(
        form, id: ID("1"), round: Self.round, needs: [], standing: standing, today: today)
      #expect(Set(errors.items.map(\.field)) == Set(wrong + more))
      #expect(goal.reason == (standing >= Goal.most ? form.text("aarsag") : ""))
      #expect(goal.signs.count <= 1 && goal.look == day)
    }
  }

  @Test func `a name that is written goes before the one that was chosen`() {
    let people: [String: ActionForms.Somebody] = ["1": (PersonID("birgitte"), "Birgitte Holm")]
    func new(_ fields: [(String, String)]) -> (Action, FormErrors) {
      ActionForms.new(
        Form([("hvad", "Ring")] + fields + Form.fields("frist", Day(2026, 12, 1)!)), id: ID("1"), round: Self.round,
        people: people, goals: [Self.goal("1")], today: Day(2026, 11, 20)!)
    }
    #expect(new([("hvem", "1")]).0.person == PersonID("birgitte"))
    let written = new([("hvem", "1"), ("hvem-navn", "Peter Dam"), ("maal", "1")]).0
    #expect(written.person == nil && written.name == "Peter Dam" && written.goal == ID("1"))
    #expect(new([("hvem", "2")]).1["hvem"] != nil && new([("maal", "2"), ("hvem", "1")]).0.goal == nil)
  }
}
