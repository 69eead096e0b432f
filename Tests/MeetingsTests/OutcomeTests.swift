import Goals
import Hummingbird
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct OutcomeTests {
  /// Plans a learning meeting in Strandby; gives its address.
  private static func plan(_ guest: Guest, day: String = "3") async throws -> String {
    let made = try await guest.post(
      "/moeder",
      [
        ("moedeform", "laeringsmoede"), ("omraade", Town.community.text), ("dato-dag", day),
        ("dato-maaned", "december"), ("dato-aar", "2026"), ("fra", "13.00"), ("sted", "Salen"),
      ])
    return String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
  }

  private static func day(_ name: String, _ day: String, _ month: String) -> [(String, String)] {
    [("\(name)-dag", day), ("\(name)-maaned", month), ("\(name)-aar", month == "12" ? "2026" : "2027")]
  }

  /// A meeting that goes on: it has begun, and is not over.
  private static func begun(_ town: Town) {
    town.clock.pass(Instant(Day(2026, 12, 3)!, minutes: 14 * 60).seconds(since: town.clock.now))
  }

  @Test func `an action opens the next meeting until it is done, and stands on Min side`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let early = try await town.guest("birgitte", client)
        let path = try await Self.plan(early)
        #expect(!(try await early.get(path).words.contains("Skriv en handling ind")), "not before it has begun")
        Self.begun(town)
        let birgitte = try await town.guest("birgitte", client), lise = try await town.guest("lise", client)
        let form = try await birgitte.get(path + "/handlinger/ny")
        let who = String(try #require(form.text.firstMatch(of: #/<option value="([^"]+)"[^>]*>Lise Toft/#)?.1))
        let fields =
          [("hvad", "Besøg i klubben"), ("hvem", who), ("tegn", "Flere børn i klubben")] + Self.day("frist", "1", "2")
        let odd = try await birgitte.post(path + "/handlinger", [("hvad", ""), ("hvem", "x")])
        #expect(odd.status == 422 && odd.words.contains("Skriv, hvad I gør."))
        #expect(odd.words.contains("Vælg den ene, der har ansvaret") && odd.words.contains("senest er gjort"))
        #expect(try await birgitte.post(path + "/handlinger", fields).status == 303)
        #expect(try await lise.get("/").words.contains("Besøg i klubben"))
        #expect(try await lise.get("/handlinger").words.contains("Besøg i klubben"))
        #expect(try await birgitte.get("/handlinger").words.contains("Det gør de andre"))
        #expect(!(try await lise.get("/handlinger?tilstand=gjort").words.contains("Besøg i klubben")))
        let next = try await Self.plan(birgitte, day: "17")
        let page = try await birgitte.get(next)
        #expect(page.words.contains("Fra sidst") && page.words.contains("Flere børn i klubben"))
        let agenda = try #require(page.words.components(separatedBy: "Dagsorden").last)
        #expect(agenda.contains("Fra sidst: Besøg i klubben (Lise Toft)"), "the first item of the meeting")
        #expect(try await birgitte.get(next + "/materiale").words.contains("Fra sidst: Besøg i klubben (Lise Toft)"))
        let action = try #require(page.links.first { $0.hasPrefix("/handlinger/") })
        // Those it does not concern do not know of it.
        for key in ["kurt", "carl", "peter", "anna"] {
          #expect(try await town.guest(key, client).get(action).status == 404, "\(key)")
          #expect(!(try await town.guest(key, client).get("/handlinger").words.contains("Besøg i klubben")), "\(key)")
        }
        let status = FormReading.fields(try await lise.get(action).text)
        func with(_ state: String, _ words: String) -> [(String, String)] {
          status.filter { !["tilstand", "laering"].contains($0.0) } + [("tilstand", state), ("laering", words)]
        }
        #expect(try await lise.post(action + "/status", with("droppet", "")).status == 422)
        #expect(try await lise.post(action + "/status", with("gjort", "De kom ti ad gangen")).status == 303)
        let late = try await birgitte.post(action + "/status", with("droppet", "Det blev ikke til noget"))
        #expect(late.status == 412 && late.words.contains("De kom ti ad gangen"))
        #expect(late.words.contains("Det blev ikke til noget"), "both texts")
        #expect(!(try await birgitte.get(next).words.contains("Fra sidst")))
        #expect(!(try await lise.get("/").words.contains("Besøg i klubben")))
        #expect(try await birgitte.get(path).words.contains("Gjort"))
      }
    }
  }

  @Test func `a goal answers a need, opens the meeting its day comes before, and is learned from`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let path = try await Self.plan(try await town.guest("birgitte", client))
        Self.begun(town)
        let birgitte = try await town.guest("birgitte", client)
        #expect(try await birgitte.get("/maal").words.contains("Der er ingen mål i gang"))
        let need = [("behov", "Et sted at høre til"), ("se", "Alle er med til noget"), ("hjaelp", "Hallen")]
        #expect(try await birgitte.post(path + "/behov", [("behov", "")]).status == 422)
        #expect(try await birgitte.post(path + "/behov", need).status == 303)
        let form = try await birgitte.get(path + "/maal/ny")
        let answers = String(
          try #require(form.text.firstMatch(of: #/<option value="([^"]+)"[^>]*>Et sted at høre til/#)?.1))
        func goal(_ what: String, _ day: String, _ month: String) -> [(String, String)] {
          [("maal", what), ("behov", answers), ("tegn-1", "Ti flere børn")] + Self.day("ser", day, month)
        }
        let odd = try await birgitte.post(path + "/maal", [("maal", "010190-1234")])
        #expect(odd.status == 422 && odd.words.contains("CPR") && odd.words.contains("mindst ét tegn"))
        #expect(try await birgitte.post(path + "/maal", goal("Flere i fritiden", "10", "12")).status == 303)
        #expect(try await birgitte.post(path + "/maal", goal("Trygge i skole", "10", "3")).status == 303)
        #expect(try await birgitte.post(path + "/maal", goal("Ro i timen", "11", "3")).status == 303)
        // A fourth takes a reason, and keeps it.
        let fourth = goal("Endnu et", "12", "3")
        let asked = try await birgitte.post(path + "/maal", fourth)
        #expect(asked.status == 422 && asked.words.contains("Hvorfor et mål mere?"))
        #expect(try await birgitte.post(path + "/maal", fourth + [("aarsag", "Forældrene bad om det")]).status == 303)
        let list = try await birgitte.get("/maal")
        #expect(list.words.contains("Flere i fritiden") && list.words.contains("Et sted at høre til"))
        #expect(list.words.contains("Forældrene bad om det"))
        let address = try #require(list.links.first { $0.hasPrefix("/maal/") })
        for key in ["kurt", "carl", "peter", "anna"] {
          #expect(try await town.guest(key, client).get(address).status == 404, "\(key)")
          #expect(!(try await town.guest(key, client).get("/maal").words.contains("Flere i fritiden")), "\(key)")
        }
        let lise = try await town.guest("lise", client)
        #expect(try await lise.get(address).status == 200, "a participant reads")
        #expect(try await lise.get(address + "/ret").status == 403, "and changes nothing")
        #expect(try await lise.post(address + "/status", [("tilstand", "naaet")]).status == 403)
        // The one whose day comes is taken up; the others wait.
        let next = try await birgitte.get(try await Self.plan(birgitte, day: "17"))
        #expect(next.words.contains("Fra sidst: Mål: Flere i fritiden") && !next.words.contains("Mål: Trygge i skole"))
        town.clock.pass(8 * 24 * 3600)
        let later = try await town.guest("birgitte", client)
        #expect(try await later.get("/").words.contains("Se efter tegnene: Flere i fritiden"))
        let fields = FormReading.fields(try await later.get(address).text)
        func with(_ state: String, _ words: String) -> [(String, String)] {
          fields.filter { !["tilstand", "laering"].contains($0.0) } + [("tilstand", state), ("laering", words)]
        }
        #expect(try await later.post(address + "/status", with("opgivet", "")).status == 422)
        #expect(try await later.post(address + "/status", with("naaet", "Hallen var nøglen")).status == 303)
        let late = try await later.post(address + "/status", with("opgivet", "Vi slap det"))
        #expect(late.status == 412 && late.words.contains("Hallen var nøglen") && late.words.contains("Vi slap det"))
        #expect(try await later.get("/maal").words.contains("Det lærte vi af"))
        #expect(!(try await later.get("/").words.contains("Se efter tegnene")))
      }
    }
  }

  @Test func `words are put right by those who lead, and two at once see both`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let path = try await Self.plan(try await town.guest("birgitte", client))
        Self.begun(town)
        let birgitte = try await town.guest("birgitte", client), lise = try await town.guest("lise", client)
        _ = try await birgitte.post(path + "/behov", [("behov", "Ro")])
        _ = try await birgitte.post(
          path + "/maal", [("maal", "Rolig start"), ("tegn-1", "I gang på fem minutter")] + Self.day("ser", "1", "3"))
        _ = try await birgitte.post(
          path + "/handlinger",
          [("hvad", "Prøv det af"), ("hvem-navn", "Karim fra 8. a")] + Self.day("frist", "1", "2"))
        let page = try await birgitte.get(path)
        for (prefix, field) in [("/behov/", "behov"), ("/maal/", "maal"), ("/handlinger/", "hvad")] {
          let address = try #require(page.links.first { $0.hasPrefix(prefix) })
          let edit = prefix == "/behov/" ? address : address + "/ret"
          let fields = FormReading.fields(try await birgitte.get(edit).text)
          func with(_ words: String) -> [(String, String)] { fields.filter { $0.0 != field } + [(field, words)] }
          #expect(try await birgitte.post(edit, with("")).status == 422, "\(prefix)")
          #expect(try await birgitte.post(edit, with("Det nye \(field)")).status == 303, "\(prefix)")
          let late = try await birgitte.post(edit, with("Det sene \(field)"))
          #expect(late.status == 412 && late.words.contains("Det nye \(field)"), "\(prefix)")
          #expect(late.text.contains("Det sene \(field)"), "\(prefix)")
          #expect(try await lise.post(edit, with("Mit")).status == 403, "\(prefix)")
          #expect(try await birgitte.get(address).words.contains("Det nye \(field)"), "\(prefix)")
        }
        #expect(try await birgitte.get(path).words.contains("Karim fra 8. a"), "the name stays when the words change")
      }
    }
  }

  @Test func `what somebody still works on stays when the meeting is forgotten`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let path = try await Self.plan(try await town.guest("birgitte", client))
        let meeting = ID<Meeting>(String(path.dropFirst("/moeder/".count)))
        let visitor = try await town.visitor("birgitte")
        let now = town.clock.now
        let round = Round(origin: Meeting.origin(of: meeting), scope: Town.community)
        let kept = Need(id: ID("behov-1"), round: round, what: "Ro"),
          gone = Need(id: ID("behov-2"), round: round, what: "Luft")
        var done = Goal(id: ID("maal-1"), round: round, what: "Et", signs: ["Et"], look: now.day)
        let open = Goal(id: ID("maal-2"), round: round, need: kept.id, what: "To", signs: ["To"], look: now.day)
        var made = Action(id: ID("handling-1"), round: round, what: "Et", name: "Dorte")
        let going = Action(id: ID("handling-2"), round: round, goal: open.id, what: "To", name: "Dorte")
        (done.state, done.outcome, made.state) = (.reached, "Vi lyttede", .done)
        let (finished, acted) = (done, made)
        let day = try #require(Day(2026, 12, 4))
        let left = try await town.store.write { tx in
          let maker = Maker(visitor)
          for need in [kept, gone] { try NeedStore.insert(need, by: maker, at: now, in: tx) }
          for goal in [finished, open] { try GoalStore.insert(goal, by: maker, at: now, in: tx) }
          for action in [acted, going] { try ActionStore.insert(action, by: maker, at: now, in: tx) }
          _ = try GoalStore.save(finished, by: maker, at: now, in: tx)
          _ = try ActionStore.save(acted, by: maker, at: now, in: tx)
          _ = try MeetingKeepingStore.forget(before: day, at: now, in: tx)
          return try OutcomeStore.made(at: meeting, of: Town.municipality, in: tx)
        }
        #expect(left.needs.map(\.id) == [kept.id] && left.goals.map(\.id) == [open.id])
        #expect(left.actions.map(\.id) == [going.id])
        // Those who plan at the place see them still.
        #expect(try await town.guest("birgitte", client).get("/maal/maal-2").status == 200)
        #expect(try await town.guest("lise", client).get("/maal/maal-2").status == 404)
      }
    }
  }
}
