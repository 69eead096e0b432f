import Foundation
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Testing
import Values
import Web

@Suite struct InvitationRoutesTests {
  /// Sends what the page offers to send, as a planner does.
  static func send(_ guest: Guest, _ extra: [(String, String)] = []) async throws -> Shown {
    let page = try await guest.get("/moeder/m-1/indkaldelse")
    #expect(page.status == 200)
    return try await guest.post(
      "/moeder/m-1/indkaldelse",
      [("version", page.hidden("version") ?? ""), ("sendt", page.hidden("sendt") ?? "")] + extra)
  }

  @Test func `the planner sees the letter, sends it, and sees the answers`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let page = try await karen.get("/moeder/m-1/indkaldelse")
        #expect(page.words.contains("Send indkaldelsen til 3\u{A0}personer"))
        #expect(page.words.contains("Skal have det at vide på en anden måde: Sognepræsten."))
        #expect(page.words.contains("torsdag den 3. december 2026 kl.\u{A0}13.00–16.00"))
        let sent = try await Self.send(karen, [("paamind", "7"), ("paamind", "1")])
        #expect(sent.status == 303)
        let link = try #require(try await gathering.letters().first { $0.to == "ole@hallen.example" }?.link)
        let ole = karen.carrying(nil)
        let asked = try await ole.get(link)
        #expect(asked.words.contains("Indkaldelsen er til Ole Hal") && asked.words.contains("Er du ikke Ole Hal?"))
        #expect(!asked.text.contains("birgitte@") && !asked.words.contains("Birgitte"))
        #expect(try await ole.post(link, [("svar", "")]).status == 422)
        let answered = try await ole.post(link, [("svar", "maaske"), ("ord", "Jeg ved det <b>fredag</b>")])
        #expect(answered.status == 303)
        #expect(try await ole.post(link, [("svar", "ja"), ("ord", "010190-1234")]).status == 422)
        let list = try await karen.get("/moeder/m-1/indkaldelse")
        #expect(list.words.contains("1 måske og 3 har ikke svaret"))
        #expect(list.text.contains("Jeg ved det &lt;b&gt;fredag&lt;/b&gt;"))
        #expect(!list.words.contains("Send det nye"))
        #expect(try await gathering.desk().last?.remind == [7, 1])
      }
    }
  }

  @Test func `what has changed is said before it is sent, and asked about anew`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        #expect(try await Self.send(karen).status == 303)
        let first = try #require(try await gathering.letters().first { $0.to == "ole@hallen.example" }?.link)
        #expect(try await karen.carrying(nil).post(first, [("svar", "ja")]).status == 303)
        try await gathering.change { $0.day = Day(2026, 12, 10)! }
        let page = try await karen.get("/moeder/m-1/indkaldelse")
        #expect(page.words.contains("Tiden: torsdag den 10. december 2026"))
        #expect(page.words.contains("Før: torsdag den 3. december 2026"))
        #expect(page.words.contains("Send ændringen til 3\u{A0}personer"))
        #expect(try await Self.send(karen).status == 303)
        let ole = try await karen.carrying(nil).get(first)
        #expect(ole.words.contains("Mødet er flyttet, siden du svarede"))
        #expect(try await karen.get("/moeder/m-1/indkaldelse").words.contains("(ja til det gamle)"))
      }
    }
  }

  @Test func `an old form sends nothing, and says so`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let page = try await karen.get("/moeder/m-1/indkaldelse")
        try await gathering.change { $0.place = "Skolen" }
        let fields = [("version", page.hidden("version") ?? ""), ("sendt", "")]
        let shown = try await karen.post("/moeder/m-1/indkaldelse", fields)
        #expect(shown.status == 412 && shown.words.contains("Intet er sendt"))
        #expect(try await gathering.letters().isEmpty)
      }
    }
  }

  @Test func `a meeting is called off with the planner's words, and the links say so`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        #expect(try await Self.send(karen).status == 303)
        let link = try #require(try await gathering.letters().first { $0.to == "ole@hallen.example" }?.link)
        let version = try await karen.get("/moeder/m-1/indkaldelse").hidden("version") ?? ""
        let cpr = try await karen.post("/moeder/m-1/aflysning", [("version", version), ("ord", "010190-1234")])
        #expect(cpr.status == 422)
        let off = try await karen.post("/moeder/m-1/aflysning", [("version", version), ("ord", "Hallen er optaget")])
        #expect(off.status == 303)
        #expect(try await karen.get("/moeder/m-1/indkaldelse").words.contains("Mødet er aflyst"))
        let ole = try await karen.carrying(nil).get(link)
        #expect(ole.words.contains("Mødet er aflyst") && ole.words.contains("Hallen er optaget"))
        #expect(!ole.text.contains("<form"))
        #expect(try await karen.carrying(nil).post(link, [("svar", "ja")]).status == 409)
      }
    }
  }

  @Test func `only who plans sees the desk, and a meeting one has nothing to do with does not exist`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        for (key, status) in [("karen", 200), ("birgitte", 403), ("carl", 404), ("dorte", 404)] {
          let guest = try await gathering.town.guest(key, client)
          #expect(try await guest.get("/moeder/m-1/indkaldelse").status == status, "\(key)")
          #expect(try await guest.get("/moeder/m-1/gaester").status == status, "\(key)")
          let sending = try await guest.post("/moeder/m-1/indkaldelse", [("version", "9"), ("sendt", "")])
          #expect(sending.status == (status == 200 ? 412 : status), "\(key)")
        }
        let other = try await gathering.town.guest("karen", client, of: Town.other)
        #expect(try await other.get("/moeder/m-1/indkaldelse").status == 404)
        for wrong in ["x", "m-1", String(repeating: "a", count: 43)] {
          #expect(try await other.carrying(nil).get("/svar/\(wrong)").status == 404, "\(wrong)")
        }
      }
    }
  }

  @Test func `somebody without an address gets a printed letter, and answers by its link or by telephone`() async throws
  {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        #expect(try await Self.send(karen).status == 303)
        let letter = try await karen.post("/moeder/m-1/indkaldelse/d-praest/brev")
        #expect(letter.status == 200 && letter.words.contains("Kære Sognepræsten"))
        let link = try #require(letter.words.firstMatch(of: #/Link: http:\/\/[^\/]*(\/svar\/[A-Za-z0-9_-]+)/#)).1
        #expect(try await karen.carrying(nil).get(String(link)).words.contains("Indkaldelsen er til Sognepræsten"))
        let noted = try await karen.post("/moeder/m-1/indkaldelse/d-praest/svar", [("svar", "ja")])
        #expect(noted.status == 303)
        #expect(try await gathering.desk().invitation(Gathering.priest)?.reply?.way == .planner)
        #expect(try await karen.post("/moeder/m-1/indkaldelse/d-findes-ikke/brev").status == 404)
      }
    }
  }

  @Test func `a participant with an account answers in Fælled`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let birgitte = try await gathering.town.guest("birgitte", client)
        #expect(try await birgitte.post("/moeder/m-1/svar", [("svar", "ja")]).status == 404)
        #expect(try await Self.send(karen).status == 303)
        let now = gathering.clock.now
        let waiting = try await gathering.store.read { tx in
          try MeetingInvitationStore.unanswered(
            by: PersonID("fjordby-birgitte"), of: Town.municipality, from: now.day, in: tx)
        }
        #expect(waiting.map(\.title) == ["Læringsmøde i Strandby"])
        #expect(try await birgitte.post("/moeder/m-1/svar", [("svar", "vrøvl")]).status == 400)
        #expect(try await birgitte.post("/moeder/m-1/svar", [("svar", "nej")]).status == 303)
        #expect(try await karen.post("/moeder/m-1/svar", [("svar", "ja")]).status == 404)
        #expect(try await gathering.desk().invitation(Gathering.birgitte)?.answer == .no)
      }
    }
  }

  @Test func `holidays, hours that never come and shared mailboxes are said before sending`() async throws {
    try await inTown { town in
      let people = ["Ane", "Bent"].map {
        Participant(id: ID("d-\($0)"), name: $0, email: "kontor@hallen.example")
      }
      let gathering = try await Gathering.make(
        town,
        {
          $0.day = Day(2027, 3, 28)!
          ($0.start, $0.end) = (150, 400)
        }, people: people)
      try await town.visit { client in
        let page = try await town.guest("karen", client).get("/moeder/\(gathering.id.raw)/indkaldelse")
        #expect(page.words.contains("Ane og Bent har samme e-mailadresse"))
        #expect(page.words.contains("Klokken 2.30 findes ikke den dag") && page.words.contains("kl. 3.30"))
        #expect(page.words.contains("Dagen er påskedag"))
      }
    }
  }
}
