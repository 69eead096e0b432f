import HummingbirdTesting
import Meetings
import PageSupport
import People
import Testing
import Values
import Web

/// A meeting that is held over HTTP: Birgitte leads, Kurt writes the minutes, and somebody comes in by the code.
@Suite struct RoomRoutesTests {
  static let room = "/moeder/m-1/rum"

  static func inRoom(
    _ privacy: Privacy = .named, _ body: @escaping @Sendable (Gathering, Guest, Guest) async throws -> Void
  ) async throws {
    try await inTown { town in
      let gathering = try await Gathering.make(
        town,
        {
          $0.leader = Gathering.birgitte
          $0.recorder = Gathering.kurt
        })
      town.clock.pass(Instant(Day(2026, 12, 3)!, minutes: 13 * 60).seconds(since: town.clock.now))
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        #expect(try await birgitte.post(room + "/aabning", [("fortrolighed", privacy.rawValue)]).status == 303)
        #expect(try await kurt.post(room + "/ind", []).status == 303)
        try await body(gathering, birgitte, kurt)
      }
    }
  }

  static func move(_ guest: Guest, from: Int, to: Int) async throws -> Shown {
    try await guest.post(room + "/plads", [("fra", "\(from)"), ("til", "\(to)")])
  }

  @Test func `before the room is open those who lead may open it, and others are told to wait`() async throws {
    try await inTown { town in
      _ = try await Gathering.make(town, { $0.leader = Gathering.birgitte })
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        #expect(try await birgitte.get(Self.room).words.contains("Åbn rummet for alle"))
        let waiting = try await kurt.get(Self.room)
        #expect(waiting.words.contains("Mødet er ikke begyndt") && !waiting.words.contains("Åbn rummet for alle"))
        #expect(try await kurt.post(Self.room + "/aabning", []).status == 422)
        #expect(try await kurt.post(Self.room + "/noter", [("note", "Hej")]).status == 409)
        for key in ["carl", "peter", "lise"] {
          #expect(try await town.guest(key, client).get(Self.room).status == 404, "\(key)")
        }
      }
    }
  }

  @Test func `a whole phase: written in silence, shown at once, put in order, voted on`() async throws {
    try await Self.inRoom { gathering, birgitte, kurt in
      let data = 2
      #expect(try await Self.move(birgitte, from: 0, to: data).status == 303)
      let late = try await Self.move(birgitte, from: 0, to: 1)
      #expect(late.status == 409 && late.words.contains("Mødet er allerede gået videre"))
      #expect(try await Self.move(kurt, from: data, to: 3).status == 422)
      #expect(
        try await kurt.post(Self.room + "/noter", [("note", "Flere børn i klubben"), ("kilde", "egen")]).status == 303)
      #expect(!(try await birgitte.get(Self.room).text.contains("Flere børn i klubben")))
      #expect(try await kurt.get(Self.room).words.contains("Flere børn i klubben"))
      #expect(try await birgitte.post(Self.room + "/visning", []).status == 303)
      let shown = try await birgitte.get(Self.room)
      #expect(shown.words.contains("Flere børn i klubben") && shown.words.contains("egen viden"))
      #expect(shown.words.contains("Kurt Kirkeby"))
      let screen = try await birgitte.get(Self.room + "/skaerm")
      #expect(screen.words.contains("Flere børn i klubben") && !screen.words.contains("Gå videre for alle"))
    }
  }

  @Test func `a note that is refused comes back with its text and with what to do`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 2)
      for (text, words) in [
        ("", "Skriv noget først."), ("Barnet 010190-1234 er ked af det", "CPR"),
        (String(repeating: "a", count: 601), "Skriv højst 600 tegn"),
      ] {
        let again = try await kurt.post(Self.room + "/noter", [("note", text)])
        #expect(again.status == 422 && again.words.contains(words) && (text.isEmpty || again.text.contains(text)))
      }
      let explained = try await kurt.post(Self.room + "/noter", [("note", "De er trætte"), ("slags", "hypotese")])
      #expect(explained.status == 422 && explained.words.contains("I fasen Data samler I kun"))
      #expect(try await kurt.post(Self.room + "/noter", [("note", "Der er uro, fordi de er trætte")]).status == 303)
      #expect(try await kurt.get(Self.room).words.contains("Der står »fordi«. Er det en forklaring?"))
    }
  }

  @Test func `an act reads of the log what is new, however long the meeting has been`() async throws {
    try await Self.inRoom { gathering, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 2)
      #expect(try await kurt.post(Self.room + "/noter", [("note", "Før")]).status == 303)
      // Whoever read it from the beginning would not get past this.
      try await gathering.store.write { tx in try tx.run("UPDATE room_event SET body = '?' WHERE sequence = 1") }
      #expect(try await kurt.post(Self.room + "/noter", [("note", "Efter")]).status == 303)
      let page = try await kurt.get(Self.room)
      #expect(page.status == 200 && page.words.contains("Før") && page.words.contains("Efter"))
    }
  }

  @Test func `a form that is sent twice is one note, and its key is good for nothing else`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 2)
      let note = [("note", "Kun én gang"), ("noegle", "11111111-aaaa")]
      for _ in 0..<3 { #expect(try await kurt.post(Self.room + "/noter", note).status == 303) }
      let page = try await kurt.get(Self.room)
      #expect(
        page.words.components(separatedBy: "Kun én gang").count == 2 + 2, "the note, and what its button is about")
      let other = try await kurt.post(Self.room + "/noter", [("note", "Noget andet"), ("noegle", "11111111-aaaa")])
      #expect(other.status == 422)
    }
  }

  @Test func `somebody who comes by the code writes without an account, and is gone when shown out`() async throws {
    try await Self.inRoom { gathering, birgitte, _ in
      _ = try await Self.move(birgitte, from: 0, to: 2)
      let code = try await GuestRoutesTests.open(birgitte)
      let joined = try await birgitte.carrying(nil).post("/m/\(code)", [("navn", "Nadia")])
      #expect(joined.location == "/m/\(code)/rum", "code, name, and then the first note")
      let nadia = birgitte.carrying(joined.cookie)
      #expect(try await nadia.get("/m/\(code)/rum").words.contains("Send noten"))
      #expect(try await nadia.post("/m/\(code)/rum/noter", [("note", "Mit barn savner en klub")]).status == 303)
      #expect(try await birgitte.get(Self.room).words.contains("Nadia"))
      #expect(try await nadia.post("/m/\(code)/rum/plads", [("fra", "2"), ("til", "3")]).status == 422)
      let screen = try await nadia.get("/m/\(code)/skaerm")
      #expect(screen.words.contains(code.prefix(3)) && screen.text.contains("QR-kode, der åbner mødet"))
      #expect(!screen.text.contains("&lt;"), "markup is drawn and not told")
      let list = try await birgitte.get("/moeder/m-1/gaester")
      let out = try #require(list.text.firstMatch(of: #/action="(\/moeder\/m-1\/gaester\/[^"]+\/ud)"/#)?.1)
      #expect(try await birgitte.post(String(out), []).status == 303)
      #expect(try await nadia.post("/m/\(code)/rum/noter", [("note", "Endnu en")]).status == 404)
      #expect(try await birgitte.carrying(nil).get("/m/\(code)/rum").status == 404)
    }
  }

  @Test func `in an anonymous meeting the page tells no name, and no log line either`() async throws {
    try await Self.inRoom(.anonymous) { gathering, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 2)
      #expect(try await kurt.post(Self.room + "/noter", [("note", "Vi tør ikke sige det højt")]).status == 303)
      _ = try await birgitte.post(Self.room + "/visning", [])
      let shown = try await birgitte.get(Self.room)
      let note = try #require(shown.text.components(separatedBy: "Vi tør ikke sige det højt").last)
      #expect(!note.prefix(400).contains("Kurt"))
      let stored = try await gathering.store.read { tx in
        try tx.rows("SELECT body FROM room_event WHERE municipality = \(Town.municipality)").map { $0[0] as String }
      }
      #expect(stored.filter { $0.contains("Vi tør ikke") }.allSatisfy { !$0.contains("d-kurt") })
      let own = try await kurt.get(Self.room)
      let id = try #require(own.text.firstMatch(of: #/name="note-id" value="([^"]+)"/#)?.1)
      let changed = [("note-id", String(id)), ("note", "Vi tør godt"), ("trin", "2")]
      #expect(try await birgitte.post(Self.room + "/rettelser", changed).status == 422)
      #expect(try await kurt.post(Self.room + "/rettelser", changed).status == 303)
      #expect(try await birgitte.get(Self.room).words.contains("Vi tør godt"))
    }
  }

  @Test func `dots are laid with one press each, and the result is shown to all at once`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 4)
      for text in ["En rolig start", "En klub om fredagen"] {
        #expect(try await kurt.post(Self.room + "/noter", [("note", text)]).status == 303)
      }
      _ = try await birgitte.post(Self.room + "/visning", [])
      #expect(try await birgitte.post(Self.room + "/afstemning", [("antal", "2"), ("hoejst", "1")]).status == 303)
      let ballot = try await kurt.get(Self.room)
      let id = try #require(ballot.text.firstMatch(of: #/name="afstemning" value="([^"]+)"/#)?.1)
      let option = try #require(ballot.text.firstMatch(of: #/name="plus" value="([^"]+)"/#)?.1)
      let plus = [("afstemning", String(id)), ("plus", String(option))]
      #expect(try await kurt.post(Self.room + "/prikker", plus).status == 303)
      #expect(try await kurt.get(Self.room).words.contains("1 tilbage"))
      let over = try await kurt.post(Self.room + "/prikker", plus + [("prik-\(option)", "1")])
      #expect(over.status == 422)
      #expect(!(try await birgitte.get(Self.room).words.contains("Sådan faldt prikkerne")))
      #expect(try await birgitte.post(Self.room + "/afstemning", [("afstemning", String(id))]).status == 303)
      let result = try await kurt.get(Self.room)
      #expect(result.words.contains("Sådan faldt prikkerne") && result.words.contains("fra få personer"))
    }
  }

  @Test func `what is decided is told in the room and lives on where the meeting does not`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      _ = try await Self.move(birgitte, from: 0, to: 4)
      let desk = Self.room + "/resultater"
      let empty = try await kurt.post(desk, [("slags", "maal"), ("maal", "")])
      #expect(empty.status == 422 && empty.text.contains("Fejl"))
      let goal = [
        ("slags", "maal"), ("maal", "Alle timer begynder roligt"), ("tegn-1", "Alle er i gang inden fem minutter"),
        ("ser-dag", "1"), ("ser-maaned", "februar"), ("ser-aar", "2027"), ("noegle", "22222222-bbbb"),
      ]
      for _ in 0..<2 { #expect(try await kurt.post(desk, goal).status == 303) }
      let page = try await birgitte.get(Self.room)
      #expect(page.words.contains("Det er I kommet frem til") && page.words.contains("Alle timer begynder roligt"))
      let goals = try await birgitte.get("/maal")
      #expect(goals.words.components(separatedBy: "Alle timer begynder roligt").count == 2)
      #expect(try await kurt.post(Self.room + "/ud", []).status == 303)
    }
  }

  @Test func `whoever has a part takes over in one press, and a meeting closed by mistake is opened again`()
    async throws
  {
    try await Self.inRoom { _, birgitte, kurt in
      let before = try await kurt.get(Self.room)
      #expect(before.words.contains("Tag over som mødeleder"))
      #expect(try await kurt.post(Self.room + "/ledelse", []).status == 303)
      #expect(try await Self.move(birgitte, from: 0, to: 1).status == 422)
      #expect(try await kurt.post(Self.room + "/slut", []).status == 303)
      let over = try await birgitte.get(Self.room)
      #expect(over.words.contains("Mødet er slut") && over.words.contains("Åbn mødet igen"))
      #expect(!(try await birgitte.get(Self.room + "/skaerm").words.contains("skriv koden")))
      #expect(try await birgitte.post(Self.room + "/ledelse", []).status == 303)
      #expect(try await birgitte.get(Self.room).words.contains("Gå videre for alle"))
    }
  }

  @Test func `a meeting that was ended early tells what was decided and asks for nothing more`() async throws {
    try await Self.inRoom { _, birgitte, _ in
      #expect(try await Self.move(birgitte, from: 0, to: 5).status == 303)
      let decided = try await birgitte.post(
        Self.room + "/resultater", [("slags", "beslutning"), ("beslutning", "Vi begynder roligt om mandagen")])
      let planned = try await birgitte.get("/moeder/m-1/planlaeg")
      let ended = try await birgitte.post(Self.room + "/slut", [])
      let page = try await birgitte.get("/moeder/m-1"), plan = try await birgitte.get("/moeder/m-1/planlaeg")
      #expect(decided.status == 303 && ended.status == 303)
      #expect(page.words.contains("Vi begynder roligt om mandagen") && page.words.contains("Se planen"))
      #expect(planned.words.contains("Mangler") && !planned.words.contains("Mødet er holdt"))
      #expect(!plan.words.contains("Mangler") && plan.words.contains("Mødet er holdt"))
    }
  }

  @Test func `a meeting whose minutes are sent out is not opened again`() async throws {
    try await Self.inRoom { _, birgitte, _ in
      let ended = try await birgitte.post(Self.room + "/slut", [])
      let sent = try await birgitte.post("/moeder/m-1/referat/udsendelse", [("version", "0")])
      #expect(ended.status == 303 && sent.status == 303, "\(sent.words)")
      #expect(!(try await birgitte.get(Self.room).words.contains("Åbn mødet igen")))
      let refused = try await birgitte.post(Self.room + "/ledelse", [])
      #expect(refused.status == 409 && refused.words.contains("Referatet er sendt ud"))
    }
  }

  @Test func `the day's meeting is walked into from Min side, until it is over`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      let during = try await kurt.get("/")
      let ended = try await birgitte.post(Self.room + "/slut", [])
      let after = try await kurt.get("/")
      #expect(during.words.contains("Gå ind i mødet") && ended.status == 303)
      #expect(!after.words.contains("Gå ind i mødet"))
    }
  }

  @Test func `a meeting that was held before its day is not to be prepared for any more`() async throws {
    try await inTown { town in
      let gathering = try await Gathering.make(town, { $0.leader = Gathering.birgitte })
      town.clock.pass(Instant(Day(2026, 11, 30)!, minutes: 9 * 60).seconds(since: town.clock.now))
      let today = town.clock.now.day
      @Sendable func waiting() async throws -> [String] {
        try await gathering.store.read { tx in
          try PreparationWaitingStore.waiting(
            for: PersonID("fjordby-kurt"), in: today...today.adding(days: 31), of: Town.municipality, tx: tx
          ).map(\.id.raw)
        }
      }
      #expect(try await waiting() == ["m-1"])
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        #expect(try await birgitte.post(Self.room + "/aabning", []).status == 303)
        let during = try await waiting()
        #expect(try await birgitte.post(Self.room + "/slut", []).status == 303)
        let after = try await waiting()
        #expect(during == ["m-1"] && after.isEmpty)
      }
    }
  }

  @Test func `others are waited for only while people write`() async throws {
    try await Self.inRoom { _, birgitte, kurt in
      #expect(!(try await kurt.get(Self.room).words.contains("2 skriver")), "the welcome")
      #expect(try await Self.move(birgitte, from: 0, to: 2).status == 303)
      #expect(try await kurt.post(Self.room + "/noter", [("note", "Flere børn"), ("kilde", "egen")]).status == 303)
      let writing = try await kurt.get(Self.room)
      #expect(writing.words.contains("2 skriver") && writing.words.contains("Jeg er færdig"))
      #expect(try await birgitte.post(Self.room + "/visning", []).status == 303)
      let shown = try await kurt.get(Self.room)
      #expect(shown.words.contains("1 note") && !shown.words.contains("2 skriver"))
      #expect(!shown.words.contains("Jeg er færdig"))
    }
  }
}
