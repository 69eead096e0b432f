import Danish
import Hummingbird
import HummingbirdTesting
import Meetings
import PageSupport
import People
import TestSupport
import Testing
import Values
import YearWheel

@Suite struct SeriesTests {
  private let thursday = Day(2026, 12, 3)!

  @Test func `every other week to the end of the school year, holidays gone around`() {
    let off: Set<Day> = [Day(2026, 12, 17)!]
    let skipped = MeetingSeries(after: thursday, Recurrence(.weeks(2), onDayOff: .skip), isOff: off.contains)
    #expect(skipped.days.first == Day(2026, 12, 31) && !skipped.days.contains(thursday))
    #expect(skipped.days.last == Day(2027, 7, 29) && skipped.days.count == 16)
    let moved = MeetingSeries(after: thursday, Recurrence(.weeks(2), onDayOff: .after), isOff: off.contains)
    #expect(moved.days.first == Day(2026, 12, 18) && moved.days.count == 17)
  }

  @Test func `never more meetings than a person can look over, and none before the first`() {
    let years = Recurrence(.weeks(1), until: Day(2030, 1, 1)!)
    let series = MeetingSeries(after: thursday, years, isOff: { _ in false })
    #expect(series.days.count == MeetingSeries.most && series.days.allSatisfy { $0 > thursday })
    let over = Recurrence(.weeks(1), until: Day(2026, 12, 1)!)
    #expect(MeetingSeries(after: thursday, over, isOff: { _ in false }).days.isEmpty)
  }

  @Test func `what was generous for the first meeting is not so the next time`() throws {
    for slug in Shipped.library.slugs(.kind) {
      let kind = try #require(Shipped.kind(slug))
      let first = Meeting(
        planning: kind, circle: kind.circle.flatMap(Shipped.circle), id: ID("m"), at: .municipality, named: "",
        on: thursday, from: 540, isFirst: true)
      let next = first.again(on: Day(2027, 1, 7)!, id: ID("n"))
      let plain = Meeting(
        planning: kind, circle: first.circle, id: ID("n"), at: .municipality, named: "", on: next.day, from: 540,
        isFirst: false)
      #expect(next.kind.agenda.map(\.minutes) == plain.kind.agenda.map(\.minutes), "\(slug)")
      #expect(next.end == plain.end && !next.isFirst && next.again == first.id)
    }
  }

  private static let plan = [
    ("moedeform", "teamsamtale"), ("omraade", "team:team-1"), ("dato-dag", "3"), ("dato-maaned", "december"),
    ("dato-aar", "2026"), ("fra", "14.00"), ("sted", "Lærerværelset"),
  ]

  @Test func `a team's conversations are planned for the whole year, seen before they are made`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), carl = try await town.guest("carl", client)
        let made = try await birgitte.post("/moeder", Self.plan)
        let path = String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        let choice = "gentag=maaned&fridage=efter&ophoer-dag=&ophoer-maaned=&ophoer-aar="
        let days = try await birgitte.get("\(path)/gentag?\(choice)")
        let seen = try #require(days.hidden("dage"))
        #expect(
          seen.split(separator: " ").count >= 6 && days.words.contains("Planlæg \(seen.split(separator: " ").count)"))
        #expect(try await birgitte.get("\(path)/gentag?gentag=aar&fridage=efter").status == 422)
        let chosen = [("gentag", "maaned"), ("fridage", "efter"), ("dage", seen)]
        let stale = [("gentag", "maaned"), ("fridage", "efter"), ("dage", "2027-01-01")]
        #expect(try await birgitte.post("\(path)/gentag", stale).status == 409)
        #expect(try await carl.post("\(path)/gentag", chosen).status == 403)
        #expect(try await birgitte.post("\(path)/gentag", chosen).status == 303)
        let list = try await carl.get("/moeder")
        let count = list.text.components(separatedBy: "Teamsamtale, ").count - 1
        #expect(count == seen.split(separator: " ").count + 1, "the team is asked to every one")
      }
    }
  }

  @Test func `a year of meetings is held again next year, each once`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        #expect(try await birgitte.post("/moeder", Self.plan).status == 303)
        let page = try await birgitte.get("/moeder/naeste-aar")
        #expect(page.words.contains("2027/28") && page.words.contains("Torsdag den 9. december 2027"))
        let form = FormReading.fields(page.text)
        let chosen = page.text.matches(of: #/name="moede" value="([^"]+)"/#).map { ("moede", String($0.1)) }
        #expect(chosen.count == 1)
        let stale = [("aar", "2026"), ("set", "noget andet")] + chosen
        #expect(try await birgitte.post("/moeder/naeste-aar", stale).status == 409)
        #expect(try await birgitte.post("/moeder/naeste-aar", form + chosen).status == 303)
        let again = try await birgitte.get("/moeder/naeste-aar")
        #expect(again.words.contains("Står der allerede") && !again.text.contains("name=\"moede\""))
      }
    }
  }

  @Test func `only what a conversation releases is read on the level above, and can be taken back`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), karen = try await town.guest("karen", client)
        func plan(_ kind: String, _ place: String) async throws -> String {
          let fields = Self.plan.map { $0.0 == "moedeform" ? ($0.0, kind) : $0.0 == "omraade" ? ($0.0, place) : $0 }
          let made = try await birgitte.post("/moeder", fields)
          return String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        }
        let team = try await plan("laeringssamtale-team", "team:team-1")
        let above = try await plan("laeringssamtale-ressourceperson", "enhed:strandby-skole")
        let kirkeby = [("moedeform", "laeringssamtale-ressourceperson"), ("omraade", "enhed:kirkeby-skole")]
        let kurt = try await town.guest("kurt", client)
        let elsewhere = try await kurt.post(
          "/moeder", kirkeby + Self.plan.filter { !["moedeform", "omraade"].contains($0.0) })
        let other = String(try #require(elsewhere.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        #expect(try await birgitte.get(above).words.contains("Der er ikke givet noget videre endnu"))
        let text = "Vi har brug for hjælp til overgange"
        #expect(try await birgitte.post("\(team)/frigivelse", [("tekst", text)]).status == 303)
        #expect(try await birgitte.post("\(team)/frigivelse", [("tekst", "  ")]).status == 409)
        #expect(try await birgitte.post("\(above)/fra-niveauet-under").words.contains(text))
        #expect(!(try await kurt.post("\(other)/fra-niveauet-under").words.contains(text)), "another school's")
        #expect(try await karen.post("\(above)/fra-niveauet-under").status == 404)
        // The way up from the team's own page leads to the unit, where it is read.
        let form = FormReading.fields(try await birgitte.get("\(team)/videre?til=niveau").text)
        let up = try #require(try await birgitte.post("\(team)/videre", form).location)
        let next = String(up.prefix { $0 != "?" }.dropLast("/planlaeg".count))
        #expect(try await birgitte.get(next).words.contains("Læs 1\u{a0}linje"))
        let page = try await birgitte.get(team)
        #expect(page.words.contains("læst af 1"))
        let line = try #require(page.hidden("linje"))
        #expect(try await birgitte.post("\(team)/tilbagetagning", [("linje", line)]).status == 303)
        #expect(!(try await birgitte.post("\(above)/fra-niveauet-under").words.contains(text)))
        #expect(try await birgitte.get(team).words.contains("Taget tilbage"))
      }
    }
  }

  @Test func `what prepares a meeting is proposed before it, in order, on school days, and over by four`() throws {
    let kind = try #require(Shipped.kind("dialogmoede"))
    let today = try #require(Day(2026, 11, 20))
    for ahead in [4, 9, 22, 60, 120] {
      let meeting = Meeting(
        planning: kind, circle: nil, id: ID("m"), at: .municipality, named: "", on: today.adding(days: ahead),
        from: 13 * 60, isFirst: false)
      let all = FurtherMeeting.all(after: meeting, kinds: []).filter { $0.sort == .before }
      let days = all.map { $0.proposedDay(by: meeting, today: today) { _ in false } }
      #expect(days.count == 3 && days == days.sorted() && days.allSatisfy { $0 > today }, "\(ahead): \(days)")
      #expect(days.allSatisfy { $0.weekday <= 5 } && (ahead < 9 || days.allSatisfy { $0 < meeting.day }))
      #expect(all.allSatisfy { $0.proposedStart(by: meeting) + $0.kind.minutes <= 16 * 60 })
    }
  }

  @Test func `the dialogue meeting leads to its initial meeting and its day of preparation`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let fields = Self.plan.map {
          $0.0 == "moedeform" ? ($0.0, "dialogmoede") : $0.0 == "omraade" ? ($0.0, "enhed:strandby-skole") : $0
        }
        let made = try await karen.post("/moeder", fields)
        let path = String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        let before = try #require(Shipped.kind("dialogmoede")).meetingsBefore
        let list = try await karen.get("\(path)/videre")
        for one in before { #expect(list.words.contains(one.name), "\(one.name)") }
        #expect(try await karen.get("\(path)/planlaeg").words.contains("\(before[0].name)Ikke planlagt endnu"))
        let form = FormReading.fields(try await karen.get("\(path)/videre?til=formoede-1").text)
        let answer = try await karen.post("\(path)/videre", form)
        #expect(answer.status == 303)
        let next = String(try #require(answer.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        #expect(try await karen.get(next).words.contains("Formøde til"))
        #expect(!(try await karen.get("\(path)/planlaeg").words.contains("\(before[0].name)Ikke planlagt endnu")))
        #expect(try await karen.get(path).words.contains(before[0].name))
        let odd = form.map { $0.0 == "fra" ? ($0.0, "x") : $0 }
        #expect(try await karen.post("\(path)/videre", odd).status == 422)
        // Four hours with 30 minutes of breaks do not fit: it is told, and made to.
        #expect(try await karen.get("\(path)/planlaeg").words.contains("Dagsordenen varer"))
      }
    }
  }

  @Test func `hours are summed by role, and nobody's own are shown to others`() {
    func asked(_ person: String, _ role: Role?, _ meeting: String, _ minutes: Int) -> Asked {
      Asked(person: PersonID(person), role: role, meeting: ID(meeting), minutes: minutes)
    }
    let sums = RoleBurden.summed([
      asked("a", .schoolLeader, "1", 60), asked("b", .schoolLeader, "1", 60), asked("c", .schoolLeader, "2", 90),
      asked("a", .schoolLeader, "2", 90), asked("d", .chief, "1", 45), asked("e", nil, "1", 30),
    ])
    #expect(sums.map(\.role) == [.schoolLeader, nil])
    #expect(sums[0].persons == 3 && sums[0].meetings == 2 && sums[0].minutes == 300)
    #expect(sums[0].minutesPerPerson == 100 && sums[1].minutes == 75 && sums[1].persons == 2)
  }

  @Test func `one's own hours and those of the roles stand on the page about time`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), carl = try await town.guest("carl", client)
        #expect(try await birgitte.post("/moeder", Self.plan).status == 303)
        let kind = try #require(Shipped.kind("teamsamtale"))
        let own = try await carl.get("/moeder/tid")
        #expect(own.words.contains("1") && !own.words.contains("rolle for rolle"))
        #expect(own.words.contains("1\u{a0}t.") || kind.minutesPerPerson != 60)
        #expect(try await birgitte.get("/moeder/tid").words.contains("rolle for rolle"))
        #expect(try await birgitte.get("/moeder/tid?aar=2030").words.contains("Du er ikke bedt om noget"))
      }
    }
  }
}
