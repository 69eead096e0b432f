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

@Suite struct MinutesRoutesTests {
  /// A learning meeting in Strandby on 3 December at 13.
  static func plan(_ guest: Guest) async throws -> String {
    let made = try await guest.post(
      "/moeder",
      [
        ("moedeform", "laeringsmoede"), ("omraade", Town.community.text), ("dato-dag", "3"),
        ("dato-maaned", "december"), ("dato-aar", "2026"), ("fra", "13.00"), ("sted", "Salen"),
      ])
    return String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
  }

  static func begin(_ town: Town) {
    town.clock.pass(Instant(Day(2026, 12, 3)!, minutes: 13 * 60).seconds(since: town.clock.now))
  }

  static func meet(_ town: Town, _ guest: Guest) async throws -> String {
    let path = try await plan(guest)
    begin(town)
    return path
  }

  static func id(_ path: String) -> ID<Meeting> { ID(String(path.dropFirst("/moeder/".count))) }

  /// Plays the room: Birgitte leads, one note is shown, one hidden, and the meeting is over after two hours.
  static func hold(_ town: Town, _ path: String, privacy: Privacy = .named, ends: Bool = true) async throws {
    let now = town.clock.now
    try await town.store.write { tx in
      let place = RoomPlace(municipality: Town.municipality, meeting: id(path))
      guard let meeting = try MeetingStore.find(place.meeting, of: place.municipality, in: tx),
        let leader = meeting.leader
      else { return }
      let actor = RoomActor(attendee: .participant(leader), parts: [.leader], pen: Pen(secret: "birgitte"))
      func act(_ at: Instant, _ happens: (Room) throws -> [RoomEvent]) throws {
        _ = try RoomStore.act(nil, at: place, now: at, in: tx, happens)
      }
      try act(now) { _ in Room.opening(meeting, privacy: privacy, by: actor.attendee, isPractice: false) }
      let data = Stage.stages(of: meeting).firstIndex { $0.step == .data } ?? 0
      try act(now) { try $0.moving(from: 0, to: data, reason: "", by: actor) }
      for (id, text) in [("n-1", "Børnene leger mere"), ("n-2", "Lille Ole larmer")] {
        try act(now) { try $0.writing(NoteDraft(stage: data, text: text), id: ID(id), by: actor) }
      }
      try act(now) { try $0.revealing(data, by: actor) }
      try act(now) { try $0.hiding(ID("n-2"), reason: "Et barn", by: actor) }
      if ends { try act(now.adding(seconds: 7200)) { try $0.ending(by: actor) } }
    }
  }

  @Test func `minutes are read while the meeting runs, by those who are in it`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let early = try await town.guest("birgitte", client)
        let made = try await Self.meet(town, early)
        try await Self.hold(town, made, ends: false)
        let birgitte = try await town.guest("birgitte", client), lise = try await town.guest("lise", client)
        let page = try await lise.get(made + "/referat")
        #expect(page.status == 200 && page.words.contains("Børnene leger mere") && page.words.contains("kladde"))
        #expect(!page.text.contains("Lille Ole") && !page.words.contains("Ret afsnittet"))
        #expect(try await birgitte.get(made + "/referat").words.contains("Mødet er ikke slut"))
        #expect(try await birgitte.post(made + "/referat/udsendelse", [("version", "0")]).status == 409)
        #expect(try await birgitte.get(made).words.contains("Læs referatet"))
        let word = try await lise.get(made + "/referat.docx")
        #expect(word.status == 200 && word.text.contains("Børnene leger mere") && !word.text.contains("Lille Ole"))
        for key in ["kurt", "carl", "peter", "anna"] {
          let other = try await town.guest(key, client)
          #expect(try await other.get(made + "/referat").status == 404, "\(key)")
          #expect(try await other.post(made + "/referat/udsendelse", [("version", "0")]).status == 404, "\(key)")
        }
      }
    }
  }

  @Test func `the recorder edits a section, and two at once see both texts`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let made = try await Self.meet(town, try await town.guest("birgitte", client))
        try await Self.hold(town, made)
        let birgitte = try await town.guest("birgitte", client), lise = try await town.guest("lise", client)
        let page = try await birgitte.get(made + "/referat")
        let edit = try #require(page.links.first { $0.contains("/referat/ret/trin") })
        let fields = FormReading.fields(try await birgitte.get(edit).text)
        #expect(fields.contains { $0.0 == "med" && $0.1 == "n-1" } && !fields.contains { $0.1 == "n-2" })
        func with(_ words: String, keeps: Bool) -> [(String, String)] {
          fields.filter { $0.0 == "version" || (keeps && $0.0 == "med") } + [("tekst", words)]
        }
        #expect(try await birgitte.post(edit, with("Ring 010190-1234", keeps: true)).status == 422)
        #expect(try await birgitte.post(edit, with("Vi så godt efter.\r\n\r\nLænge.", keeps: false)).status == 303)
        let now = try await birgitte.get(made + "/referat")
        #expect(now.words.contains("Vi så godt efter.") && !now.words.contains("Børnene leger mere"))
        let late = try await birgitte.post(edit, with("Noget andet", keeps: true))
        #expect(late.status == 412 && late.words.contains("Vi så godt efter.") && late.text.contains("Noget andet"))
        #expect(try await lise.get(edit).status == 403)
        #expect(try await lise.post(edit, with("Mit", keeps: true)).status == 403)
        #expect(try await birgitte.get(made + "/referat/ret/findes-ikke").status == 404)
        #expect(try await birgitte.get(made + "/referat/ret/kort").status == 404)
      }
    }
  }

  @Test func `sent out, objected to, taken back, approved, locked, added to and journalised`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let made = try await Self.meet(town, try await town.guest("birgitte", client))
        try await Self.hold(town, made)
        town.clock.pass(7200)
        let birgitte = try await town.guest("birgitte", client), lise = try await town.guest("lise", client)
        func version(_ guest: Guest) async throws -> [(String, String)] {
          [("version", try #require(try await guest.get(made + "/referat").hidden("version")))]
        }
        let first = try await version(birgitte)
        #expect(try await lise.post(made + "/referat/udsendelse", first).status == 403)
        #expect(try await birgitte.post(made + "/referat/udsendelse", first).status == 303)
        #expect(try await birgitte.post(made + "/referat/udsendelse", first).status == 409, "sent once")
        #expect(try await lise.get("/").words.contains("Læs referatet"))
        #expect(try await lise.get(made + "/referat").words.contains("til og med torsdag den 10. december 2026"))
        #expect(try await lise.post(made + "/referat/indsigelse", [("ord", "")]).status == 422)
        #expect(try await lise.post(made + "/referat/indsigelse", [("ord", "Jeg sagde noget andet")]).status == 303)
        #expect(try await birgitte.get(made + "/referat").words.contains("Jeg sagde noget andet"))
        let sent = try await version(birgitte)
        #expect(try await birgitte.post(made + "/referat/godkendelse", sent).status == 409, "not before the day")
        #expect(try await birgitte.get(made + "/referat/ret/moedet").status == 409, "what is sent is not edited")
        #expect(try await lise.post(made + "/referat/tilbage", sent).status == 403)
        #expect(try await birgitte.post(made + "/referat/tilbage", sent).status == 303)
        let section = try await birgitte.get(made + "/referat/ret/moedet")
        let fields = FormReading.fields(section.text).filter { $0.0 != "tekst" }
        #expect(
          try await birgitte.post(made + "/referat/ret/moedet", fields + [("tekst", "Lise sagde noget andet.")]).status
            == 303)
        #expect(try await birgitte.post(made + "/referat/udsendelse", try await version(birgitte)).status == 303)
        // What comes after it was sent is not in it.
        let need = Need(
          id: ID("b"), round: Round(origin: Meeting.origin(of: Self.id(made)), scope: Town.community),
          what: "Kom senere")
        let visitor = try await town.visitor("birgitte")
        let now = town.clock.now
        _ = try await town.store.write { tx in try NeedStore.insert(need, by: Maker(visitor), at: now, in: tx) }
        #expect(!(try await lise.get(made + "/referat").words.contains("Kom senere")))
        town.clock.pass(8 * 24 * 3600)
        let leader = try await town.guest("birgitte", client), reader = try await town.guest("lise", client)
        #expect(try await reader.post(made + "/referat/indsigelse", [("ord", "For sent")]).status == 409)
        #expect(try await leader.post(made + "/referat/godkendelse", try await version(leader)).status == 303)
        let locked = try await reader.get(made + "/referat")
        #expect(locked.words.contains("Lise sagde noget andet.") && locked.words.contains("godkendt den 11. december"))
        #expect(try await leader.post(made + "/referat/tilbage", [("version", "4")]).status == 409)
        #expect(try await leader.post(made + "/referat/ret/moedet", fields).status == 409)
        #expect(try await leader.post(made + "/referat/tilfoejelse", [("ord", "Klokken var 14")]).status == 303)
        #expect(try await reader.post(made + "/referat/tilfoejelse", [("ord", "Mit")]).status == 403)
        #expect(try await reader.get(made + "/referat").words.contains("Klokken var 14"))
        let journal = [("dato-dag", "11"), ("dato-maaned", "12"), ("dato-aar", "2026")] + (try await version(leader))
        #expect(try await leader.post(made + "/referat/journal", journal + [("sag", "17.01")]).status == 422)
        #expect(
          try await leader.post(made + "/referat/journal", journal + [("sag", "17.01.10-P35-4-26")]).status == 303)
        #expect(try await reader.get(made + "/referat").words.contains("sag 17.01.10-P35-4-26"))
      }
    }
  }

  @Test func `everybody with an address gets a letter; a guest reads by the link, and is told no names`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let early = try await town.guest("birgitte", client)
        let path = try await Self.plan(early)
        #expect(
          try await early.post(
            path + "/deltagere/ny",
            [("navn", "Nadia Yilmaz"), ("mail", "nadia@example.org"), ("fra", "Strandby IF"), ("kreds", "udvidet")]
          ).status == 303)
        let desk = FormReading.fields(try await early.get(path + "/indkaldelse").text)
        #expect(try await early.post(path + "/indkaldelse", desk).status == 303)
        Self.begin(town)
        try await Self.hold(town, path)
        town.clock.pass(7200)
        let birgitte = try await town.guest("birgitte", client)
        let version = try #require(try await birgitte.get(path + "/referat").hidden("version"))
        #expect(try await birgitte.post(path + "/referat/udsendelse", [("version", version)]).status == 303)
        let letters = try await town.store.read { (tx: Transaction) throws in
          try tx.rows("SELECT recipient, message FROM outbox WHERE key LIKE '%:referat:%' ORDER BY recipient")
            .map { ($0["recipient"] as String, $0["message"] as String) }
        }
        #expect(letters.count == Set(letters.map(\.0)).count && letters.count > 2)
        let mine = try #require(letters.first { $0.0 == "nadia@example.org" }?.1)
        let text = mine.replacing("=\r\n", with: "").replacing("=3D", with: "=")
        let link = String(try #require(text.firstMatch(of: #/\/svar\/[A-Za-z0-9_-]+\/referat/#)?.0))
        let nadia = Guest(client: client, cookie: nil)
        let page = try await nadia.get(link)
        #expect(page.status == 200 && page.words.contains("Børnene leger mere") && page.words.contains("Nadia Yilmaz"))
        #expect(!page.words.contains("Birgitte") && !page.text.contains("Lille Ole"))
        let object = link.replacing("/referat", with: "/indsigelse")
        #expect(try await nadia.post(object, [("ord", "")]).status == 422)
        #expect(try await nadia.post(object, [("ord", "Jeg var der ikke")]).status == 303)
        #expect(try await birgitte.get(path + "/referat").words.contains("Jeg var der ikke"))
        #expect(try await nadia.get("/svar/findes-ikke/referat").status == 404)
        // Taken back, it is nobody's but the drafters'.
        let sent = try #require(try await birgitte.get(path + "/referat").hidden("version"))
        #expect(try await birgitte.post(path + "/referat/tilbage", [("version", sent)]).status == 303)
        #expect(try await nadia.get(link).status == 404)
      }
    }
  }
}
