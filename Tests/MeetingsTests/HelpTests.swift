import Foundation
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

@Suite struct HelpTests {
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

  /// The address of the first request at the desk.
  private static func request(_ desk: Shown) throws -> String {
    String(try #require(desk.text.firstMatch(of: #/action="(/moedehjaelp/[^"\/]+)\/ja"/#)?.1))
  }

  @Test func `help is asked for, one says yes, and the others are told so`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let mette = try await town.guest("mette", client), erik = try await town.guest("erik", client)
        let path = try await Self.plan(birgitte)
        #expect(try await mette.get("/moedehjaelp").words.contains("Ingen venter på hjælp"))
        #expect(try await birgitte.post(path + "/hjaelp").status == 303)
        #expect(try await birgitte.post(path + "/hjaelp").status == 409)
        #expect(try await mette.get("/").words.contains("Vil du hjælpe ved"))
        let asked = try Self.request(try await erik.get("/moedehjaelp"))
        #expect(try await mette.post(asked + "/ja").status == 303)
        #expect(try await erik.post(asked + "/ja").status == 409, "one helper has it at a time")
        #expect(try await erik.get("/moedehjaelp").words.contains("Ingen venter på hjælp"))
        let page = try await birgitte.get(path)
        #expect(page.words.contains("Mette Lund") && page.words.contains("neutral hjælper"))
        #expect(try await birgitte.get(path + "/planlaeg").words.contains("Mette Lund hjælper"))
        // The helper plans along, and her own load is told.
        #expect(try await mette.get(path + "/planlaeg").status == 200)
        #expect(try await mette.get("/moedehjaelp").words.contains("Sådan er det fordelt"))
        for key in ["kurt", "carl", "dorte", "birgitte"] {
          #expect(try await town.guest(key, client).get("/moedehjaelp").status == 403, "\(key)")
        }
        let other = try await town.guest("mette", client, of: Town.other)
        #expect(try await other.post(asked + "/nej", [("ord", "")]).status == 404)
      }
    }
  }

  @Test func `the helpers' calendar shows what is taken and what waits, where the helper may be asked`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        let mette = try await town.guest("mette", client), erik = try await town.guest("erik", client)
        #expect(!(try await erik.get("/moedehjaelp").words.contains("Hjælpernes kalender")))
        let here = try await Self.plan(birgitte)
        let made = try await kurt.post(
          "/moeder",
          [
            ("moedeform", "frit-moede"), ("omraade", "enhed:kirkeby-skole"), ("dato-dag", "4"),
            ("dato-maaned", "december"), ("dato-aar", "2026"), ("fra", "9.00"),
          ])
        let there = String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        #expect(try await birgitte.post(here + "/hjaelp").status == 303)
        #expect(try await kurt.post(there + "/hjaelp").status == 303)
        let waiting = try await erik.get("/moedehjaelp")
        #expect(waiting.words.contains("Uge\u{a0}49 · 30. november – 6. december 2026"))
        #expect(waiting.words.contains("Venter på en hjælper") && !waiting.words.contains("Kirkeby"))
        #expect(try await mette.get("/moedehjaelp").words.contains("Frit møde, Kirkeby Skole"))
        #expect(try await mette.post(try Self.request(waiting) + "/ja").status == 303)
        let taken = try await erik.get("/moedehjaelp").words
        #expect(taken.contains("SalenMette Lund") && !taken.contains("Venter på en hjælper"))
      }
    }
  }

  @Test func `everybody who can help there gets one short letter with the way to answer`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let path = try await Self.plan(birgitte)
        #expect(try await birgitte.post(path + "/hjaelp", [("ord", "Vi prøver det for første gang.")]).status == 303)
        let letters = try await town.store.read { (tx: Transaction) throws in
          try tx.rows("SELECT recipient, message FROM outbox ORDER BY recipient").map {
            (to: $0[0] as String, source: $0[1] as String)
          }
        }
        // Those whose role as a helper reaches Strandby; not the planner, and nobody of another municipality.
        #expect(letters.map(\.to) == ["erik@fjordby.example", "karen@fjordby.example", "mette@fjordby.example"])
        let text = try #require(letters.last?.source).replacing("=\r\n", with: "").replacing(
          "=C3=B8", with: "ø"
        ).replacing("=C3=A6", with: "æ")
        #expect(text.contains("Birgitte Holm beder om en neutral hjælper"), "\(text)")
        #expect(text.contains("/moedehjaelp") && text.contains("Vi prøver det for første gang."))
        // Asked again after having been withdrawn, it is a new request; asked twice, it is one.
        #expect(try await birgitte.post(path + "/hjaelp").status == 409)
        let count: Int = try await town.store.read { (tx: Transaction) throws in
          try tx.row("SELECT count(*) FROM outbox")?[0] ?? 0
        }
        #expect(count == 3)
      }
    }
  }

  @Test func `a helper who says no, or steps back, leaves the request to the others`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let mette = try await town.guest("mette", client), erik = try await town.guest("erik", client)
        let path = try await Self.plan(birgitte)
        _ = try await birgitte.post(path + "/hjaelp")
        let asked = try Self.request(try await mette.get("/moedehjaelp"))
        #expect(try await erik.post(asked + "/nej", [("ord", "Jeg er på ferie")]).status == 303)
        #expect(try await erik.get("/moedehjaelp").words.contains("Ingen venter på hjælp"))
        #expect(try await birgitte.get(path + "/hjaelp").words.contains("Jeg er på ferie"))
        _ = try await mette.post(asked + "/ja")
        #expect(try await mette.post(asked + "/nej").status == 303)
        let page = try await birgitte.get(path)
        #expect(!page.words.contains("Mette Lund"))
        #expect(try await birgitte.get(path + "/hjaelp").words.contains("Den første, der siger ja"))
        #expect(try await birgitte.post(path + "/hjaelp/fortrydelse").status == 303)
        #expect(try await mette.post(asked + "/ja").status == 404)
        #expect(try await birgitte.post(path + "/hjaelp", [("hvordan", "sammen")]).status == 303)
      }
    }
  }

  @Test func `what they agree is saved once, and what they learn is for them alone`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), mette = try await town.guest("mette", client)
        let sofie = try await town.guest("sofie", client), lise = try await town.guest("lise", client)
        let path = try await Self.plan(birgitte)
        _ = try await birgitte.post(path + "/hjaelp")
        _ = try await mette.post(try Self.request(try await mette.get("/moedehjaelp")) + "/ja")
        let page = try await mette.get(path + "/hjaelp")
        let version = try #require(page.hidden("version"))
        let agreed = [("version", version), ("hvordan", "sammen"), ("aftale", "Birgitte leder fase 3 og 4")]
        #expect(try await mette.post(path + "/hjaelp/aftale", agreed).status == 303)
        #expect(try await birgitte.post(path + "/hjaelp/aftale", agreed).status == 409)
        #expect(try await birgitte.get(path + "/hjaelp").words.contains("Birgitte leder fase 3 og 4"))
        #expect(try await birgitte.post(path + "/hjaelp/laering", [("tekst", "Spørg én gang til")]).status == 303)
        #expect(try await mette.get(path + "/hjaelp").words.contains("Spørg én gang til"))
        #expect(try await lise.get(path + "/hjaelp").status == 403, "a participant is not in it")
        #expect(try await sofie.get(path + "/hjaelp").status == 200, "a leader of the place is")
        #expect(try await mette.post(path + "/hjaelp/laering", [("tekst", "010190-1234")]).status == 409)
      }
    }
  }

  @Test func `independence is read from the meetings, and proposes a step less after two alike`() {
    #expect(Independence([]).next == .leads && Independence([]).isGrowing == nil)
    #expect(Independence([.leads]).next == .leads)
    #expect(Independence([.leads, .leads]).next == .together)
    #expect(Independence([.leads, .together, .together]).next == .aside)
    #expect(Independence([.aside, .aside, .aside]).next == .aside)
    #expect(
      Independence([.leads, .together]).isGrowing == true && Independence([.together, .leads]).isGrowing == false)
  }
}
