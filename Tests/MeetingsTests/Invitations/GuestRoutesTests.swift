import Foundation
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Testing
import Values
import Web

@Suite struct GuestRoutesTests {
  /// A code that works now, made on the planner's page.
  static func open(_ karen: Guest, _ meeting: String = "m-1") async throws -> String {
    #expect(try await karen.post("/moeder/\(meeting)/gaester/kode", [("nu", "1")]).status == 303)
    let page = try await karen.get("/moeder/\(meeting)/gaester")
    let code = try #require(page.text.firstMatch(of: #/<dt>kode<\/dt><dd>([A-Z0-9]{3}) ([A-Z0-9]{3})</#))
    return String(code.1 + code.2)
  }

  static func join(_ guest: Guest, _ code: String, name: String = "", kind: String = "") async throws -> Guest {
    let shown = try await guest.carrying(nil).post("/m/\(code)", [("navn", name), ("fra", kind)])
    #expect(shown.status == 303 && shown.location == "/m/\(code)")
    #expect(shown.setCookie?.hasSuffix("Path=/; HttpOnly; SameSite=Lax") == true)
    return guest.carrying(shown.cookie)
  }

  @Test func `a guest comes in by the code in three steps and sees the meeting`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let code = try await Self.open(karen)
        let stranger = karen.carrying(nil)
        let typed = "\(code.prefix(3).lowercased()) \(code.suffix(3))"
        #expect(try await stranger.post("/m", [("kode", typed)]).location == "/m/\(code)")
        #expect(try await stranger.get("/m/\(code)").words.contains("Dit navn"))
        let guest = try await Self.join(karen, code, name: "Dorrit <i>", kind: "foreningsliv")
        let room = try await guest.get("/m/\(code)")
        #expect(room.status == 200 && room.words.contains("Læringsmøde i Strandby") && room.words.contains("Dagsorden"))
        #expect(room.text.contains("Dorrit &lt;i&gt;"))
        // Roles and places, never names.
        #expect(
          room.words.contains("Strandby IF") && !room.words.contains("Birgitte") && !room.words.contains("Ole Hal"))
        let nameless = try await Self.join(karen, code)
        #expect(try await nameless.get("/m/\(code)").words.contains("Du er med som Gæst 2"))
        let list = try await karen.get("/moeder/m-1/gaester")
        #expect(list.words.contains("2\u{A0}gæster") && list.words.contains("Foreningsliv"))
      }
    }
  }

  @Test func `being shown out, closing, cancelling and midnight each count at once`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let code = try await Self.open(karen)
        let (out, left, stays) = (
          try await Self.join(karen, code, name: "Ud"), try await Self.join(karen, code, name: "Går"),
          try await Self.join(karen, code, name: "Bliver")
        )
        let id = try await gathering.store.read { tx in
          try GuestStore.guests(of: gathering.id, in: Town.municipality, tx: tx).first { $0.name == "Ud" }!.id.raw
        }
        #expect(try await karen.post("/moeder/m-1/gaester/\(id)/ud").status == 303)
        #expect(try await karen.post("/moeder/m-1/gaester/\(id)/ud").status == 404)
        #expect(try await out.get("/m/\(code)").words.contains("Dit navn"))
        #expect(try await left.post("/m/\(code)/ud").status == 303)
        #expect(try await left.post("/m/\(code)/ud").status == 404)
        #expect(try await stays.get("/m/\(code)").words.contains("Du er med som Bliver"))
        #expect(try await karen.post("/moeder/m-1/gaester/lukning").status == 303)
        #expect(try await stays.get("/m/\(code)").status == 404)
        // A new code does not let those of the old one in.
        let next = try await Self.open(karen)
        #expect(next != code)
        #expect(try await stays.get("/m/\(next)").words.contains("Dit navn"))
        let last = try await Self.join(karen, next)
        #expect(try await last.get("/m/\(next)").words.contains("Du er med"))
        let version = try await karen.get("/moeder/m-1/indkaldelse").hidden("version") ?? ""
        #expect(try await karen.post("/moeder/m-1/aflysning", [("version", version)]).status == 303)
        #expect(try await last.get("/m/\(next)").status == 404)
      }
    }
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let code = try await Self.open(karen)
        let guest = try await Self.join(karen, code)
        gathering.clock.pass(16 * 86_400)
        #expect(try await guest.get("/m/\(code)").status == 404)
      }
    }
  }

  @Test func `wrong, closed and unopened codes are answered alike, and guessing is slowed down`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        #expect(try await karen.post("/moeder/m-1/gaester/kode").status == 303)
        let door = try await gathering.store.read { tx in
          try GuestStore.door(of: gathering.id, in: Town.municipality, tx: tx)
        }
        let unopened = try #require(door).code.text
        let unknown = unopened == "AAAAAA" ? "CCCCCC" : "AAAAAA"
        let stranger = karen.carrying(nil)
        func answer(_ code: String) async throws -> String {
          let shown = try await stranger.get("/m/\(code)")
          #expect(shown.status == 404)
          return shown.text.replacing(code, with: "KODEN").replacing(#/nonce="[^"]*"/#, with: "")
        }
        let expected = try await answer(unknown)
        #expect(try await answer(unopened) == expected)
        #expect(try await karen.post("/moeder/m-1/gaester/lukning").status == 303)
        #expect(try await answer(unopened) == expected)
        #expect(try await answer("0O1IL") == expected)
        for _ in 0..<40 { _ = try await stranger.post("/m", [("kode", unknown)]) }
        #expect(try await stranger.post("/m", [("kode", unknown)]).status == 429)
        // The right one does not tell a guesser that it is right either.
        let code = try await Self.open(karen)
        #expect(try await stranger.post("/m", [("kode", code)]).status == 429)
        gathering.clock.pass(400)
        #expect(try await stranger.post("/m", [("kode", code)]).status == 303)
      }
    }
  }

  @Test func `a participant without an account comes in by the personal link, and is one guest`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      let letters = try await gathering.letters()
      try await gathering.town.visit { client in
        let stranger = Guest(client: client)
        let link = try #require(letters.first { $0.to == "ole@hallen.example" }?.link)
        #expect(try await stranger.get(link).words.contains("Se mødet"))
        let first = try await stranger.post("\(link)/ind")
        let again = try await stranger.post("\(link)/ind")
        #expect(first.status == 303 && again.location == first.location)
        let ole = stranger.carrying(again.cookie)
        #expect(try await ole.get(again.location ?? "").words.contains("Du er med som Ole Hal"))
        // The code itself lets nobody in yet: the meeting is two weeks away.
        #expect(try await stranger.get(again.location ?? "").status == 404)
        let guests = try await gathering.store.read { tx in
          try GuestStore.guests(of: gathering.id, in: Town.municipality, tx: tx)
        }
        #expect(guests.count == 1)
        // Prepares as every other participant does, and the material names the others; who came by the code does neither.
        let room = again.location ?? ""
        let page = try await ole.get("\(room)/forbered")
        #expect(page.status == 200 && page.words.contains("Læringsmøde i Strandby"))
        #expect(try await ole.post("\(room)/forbered", [("trin", "klar"), ("set", "1")]).status == 303)
        #expect(try await ole.get("\(room)/forbered").links.allSatisfy { !$0.hasPrefix("/moeder") })
        #expect(try await ole.get("\(room)/forberedelser").links.allSatisfy { !$0.hasPrefix("/moeder") })
        #expect(try await ole.get("\(room)/materiale").status == 200)
        #expect(try await ole.get("\(room)/materiale/margen.css").status == 200)
        let karen = try await gathering.town.guest("karen", client)
        let curious = try await Self.join(karen, try await Self.open(karen))
        #expect(try await curious.get("\(room)/forbered").status == 404)
        #expect(try await curious.get("\(room)/forberedelser").status == 404)
        let material = try await curious.get("\(room)/materiale")
        #expect(material.status == 200 && material.words.contains("skoleleder"))
        #expect(!material.words.contains("Birgitte") && !material.words.contains("Ole Hal"))
        // Somebody with an account signs in instead.
        let own = try #require(letters.first { $0.to == "birgitte@fjordby.example" }?.link)
        #expect(try await stranger.get(own).words.contains("Se mødet") == false)
        #expect(try await stranger.post("\(own)/ind").status == 404)
        try await gathering.remove(Gathering.ole)
        #expect(try await ole.get("\(room)/forbered").status == 404)
        #expect(try await ole.get(room).words.contains("Dit navn"))
      }
    }
  }

  @Test func `a name that could be a number, and too many guests, are refused`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let code = try await Self.open(karen)
        let stranger = karen.carrying(nil)
        #expect(try await stranger.post("/m/\(code)", [("navn", "010190-1234")]).status == 422)
        #expect(
          try await stranger.post("/m/\(code)", [("navn", String(repeating: "a", count: 81))]).status == 422)
        try await gathering.store.write { tx in
          try tx.run(
            """
            INSERT INTO meeting_guest (municipality, meeting, id, name, kind, number, came)
            VALUES ('fjordby', 'm-1', 'sidste', '', '', \(MeetingGuest.most), 0)
            """)
        }
        let full = try await stranger.post("/m/\(code)", [("navn", "En til")])
        #expect(full.status == 422 && full.words.contains("flere gæster"))
      }
    }
  }

  @Test func `guests, codes and links are forgotten a month after the meeting`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        _ = try await Self.join(karen, try await Self.open(karen), name: "Dorrit")
      }
      try await gathering.answer(.yes, Gathering.birgitte)
      let count = { @Sendable () async throws -> [Int] in
        try await gathering.store.read { tx in
          try [
            "SELECT count(*) FROM meeting_guest", "SELECT count(*) FROM meeting_door",
            "SELECT count(*) FROM meeting_link", "SELECT count(*) FROM meeting_invitation",
          ].map { try tx.row($0)?[0] ?? 0 }
        }
      }
      gathering.clock.pass(45 * 86_400)
      try await ForgettingJobs(store: gathering.store).work(at: gathering.clock.now)
      #expect(try await count() == [1, 1, 3, 4])
      gathering.clock.pass(86_400)
      try await ForgettingJobs(store: gathering.store).work(at: gathering.clock.now)
      // The answers of those with an account are kept.
      #expect(try await count() == [0, 0, 0, 2])
    }
  }
}
