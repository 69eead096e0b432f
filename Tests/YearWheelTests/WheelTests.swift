import PageSupport
import People
import TestSupport
import Testing
import Values
import YearWheel

@Suite struct WheelTests {
  static func wheel(_ occasions: [Occasion], holidays: [SchoolHoliday] = [], today: String = "2026-11-18") -> Wheel {
    Wheel(SchoolYear(2026)!, occasions, holidays: holidays, today: Day(iso: today)!) { $0.target }
  }

  @Test func `the year goes around from August to July, and today stands on it`() {
    let wheel = Self.wheel([])
    #expect(wheel.place(of: Day(2026, 8, 1)!) == 0 && wheel.place(of: Day(2027, 8, 1)!) == 1)
    #expect(abs(wheel.place(of: Day(2027, 1, 31)!) - 183.0 / 365) < 1e-12)
    #expect(wheel.today != nil && Self.wheel([], today: "2027-08-01").today == nil)
  }

  @Test func `the list has every entry of the drawing once, whatever is on the wheel`() {
    var chance = Chance(seed: 11)
    let rhythms: [Recurrence.Rhythm] = [
      .once, .weeks(1), .weeks(2), .monthsByDate(1), .monthsByWeekday(1), .yearsByWeek,
    ]
    let holidays = [
      SchoolHoliday(id: ID("e"), name: "Efterårsferie", first: Day(2026, 10, 10)!, last: Day(2026, 10, 18)!),
      SchoolHoliday(id: ID("s"), name: "Sommerferie", first: Day(2026, 6, 27)!, last: Day(2026, 8, 9)!),
    ]
    for round in 0..<200 {
      let occasions = (0..<Int.random(in: 0...12, using: &chance)).map { place in
        Occasion(
          id: ID("\(place)"), title: "Nr. \(place)", scope: .municipality,
          first: Day(2026, 7, 1)!.adding(days: Int.random(in: 0...400, using: &chance)),
          length: Int.random(in: 1...3, using: &chance),
          recurrence: Recurrence(
            rhythms.randomElement(using: &chance)!,
            onDayOff: Recurrence.OnDayOff.allCases.randomElement(using: &chance)!))
      }
      let wheel = Self.wheel(occasions, holidays: holidays)
      let lines = wheel.year.months.flatMap(wheel.lines)
      let listed = lines.flatMap { line -> [Wheel.Entry] in
        if case .occasion(let entries) = line { entries } else { [] }
      }
      #expect(listed.count == wheel.entries.count && Set(listed) == Set(wheel.entries), "round \(round)")
      let free = lines.compactMap { line -> String? in
        if case .holiday(let holiday) = line { holiday.name } else { nil }
      }
      #expect(free == ["Sommerferie", "Efterårsferie"])
      for entry in wheel.entries where entry.occasion.recurrence.onDayOff != .keep {
        #expect(!holidays.contains { $0.first <= entry.day && entry.day <= $0.last })
      }
    }
  }

  @Test func `what lasts over the turn of the year is on both wheels`() {
    let camp = Occasion.fixture("Lejr", on: "2026-07-28", length: 7)
    #expect(Self.wheel([camp]).entries.count == 1)
    #expect(Wheel(SchoolYear(2025)!, [camp], holidays: [], today: Day(2026, 11, 18)!) { _ in "" }.entries.count == 1)
    #expect(Self.wheel([.fixture("Forbi", on: "2026-07-20", length: 7)]).entries.isEmpty)
  }

  @Test func `the sentence counts occasions, names the busy months and what comes next`() {
    let occasions = ["2026-11-03", "2026-11-12", "2026-11-26", "2027-02-02"].enumerated().map { place, day in
      Occasion(id: ID("\(place)"), title: "Nr. \(place)", scope: .municipality, first: Day(iso: day)!)
    }
    let summary = Self.wheel(occasions).summary
    #expect(summary.occasions == 4 && summary.busiest == [11] && summary.next?.occasion.title == "Nr. 2")
    #expect(Self.wheel([]).summary.next == nil)
  }

  /// Choice, whose wheel, titles shown.
  @Test(arguments: [
    ("", "skoleleder", "K S U T"), ("", "medarbejder", "K S U T"), ("", "chef", "K"),
    ("alle", "medarbejder", "K S U T A V"),
    ("kommune", "skoleleder", "K"), ("omraade:fjordby-kirkeby", "skoleleder", "K A V"),
    ("enhed:fjordby-kirkebyskole", "chef", "K A V"), ("team:fjordby-team", "chef", "K S U T"),
    ("omraade:fjordby-strandby", "chef", "K S U T"), ("enhed:findes-ikke", "chef", "K"), ("vrøvl", "chef", "K"),
  ])
  func `a wheel shows a place with what lies in it and around it`(choice: String, name: String, titles: String)
    async throws
  {
    try await inTown { town in
      let all: [(String, Scope)] = [
        ("K", .municipality), ("S", Town.strandby), ("U", Town.school), ("T", Town.team), ("A", Town.kirkeby),
        ("V", Town.kirkebySchool),
      ]
      for (title, scope) in all { try await town.plan(.fixture("Titel\(title)", at: scope)) }
      try await town.visit(as: name) { guest async throws in
        let shown = try await guest.get("/aarshjul?sted=\(Guest.encode(choice))")
        let found = all.map(\.0).filter { shown.words.contains("Titel\($0)") }
        #expect(shown.status == 200 && found.joined(separator: " ") == titles)
      }
    }
  }

  @Test func `only the kinds that were asked for are shown`() async throws {
    try await inTown { town in
      try await town.plan(.fixture("Tallene", kind: .figures))
      try await town.plan(.fixture("Mødet", kind: .learningMeeting))
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.get("/aarshjul?slags=nye-tal&slags=findes-ikke")
        #expect(shown.words.contains("Tallene") && !shown.words.contains("»Mødet«") && !shown.text.contains(">Mødet<"))
        let none = try await guest.get("/aarshjul?slags=dialog")
        #expect(none.words.contains("ingen begivenheder af den slags"))
      }
    }
  }

  @Test func `other parts of the product publish to the wheel, and are changed where they come from`() async throws {
    let source = OccasionSource { _, days, _, _ in
      [
        Occasion(
          id: ID("moede-1"), title: "Et møde fra Møder", kind: .learningMeeting, scope: .municipality,
          first: days.lowerBound.adding(days: 100), link: "/moeder/1")
      ]
    }
    try await inTown { town in
      try await town.visit(as: "chef", sources: [source]) { guest async throws in
        let shown = try await guest.get("/aarshjul")
        #expect(shown.words.contains("Et møde fra Møder") && shown.text.contains("href=\"/moeder/1\""))
        #expect(!(try await guest.get("/aarshjul/flytning?aar=2026").words.contains("Et møde fra Møder")))
      }
    }
  }

  @Test(arguments: ["aar=1", "aar=99999999999999999999", "aar=-1", "aar=2099", "aar=1990", "sted=%00&slags=%FF"])
  func `odd addresses show a year`(query: String) async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        #expect(try await guest.get("/aarshjul?\(query)").status == 200)
      }
    }
  }
}
