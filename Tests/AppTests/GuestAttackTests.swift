import App
import Foundation
import Meetings
import PageSupport
import People
import Storage
import Testing
import Values
import Web

/// Somebody who was let into one meeting tries everything else.
@Suite struct GuestAttackTests {
  /// Plans a meeting and opens it; gives its address and its code.
  static func meeting(_ planner: Guest, at scope: String) async throws -> (path: String, code: String) {
    let fields = [
      ("moedeform", "laeringsmoede"), ("omraade", scope), ("dato-dag", "19"), ("dato-maaned", "11"),
      ("dato-aar", "2026"), ("fra", "9.00"),
    ]
    let made = try await planner.post("/moeder", fields)
    #expect(made.status == 303, "\(made.words.prefix(2000))")
    let path = String(try #require(made.location?.firstMatch(of: #/^\/moeder\/[^\/?]+/#)).0)
    #expect(try await planner.post("\(path)/gaester/kode", [("nu", "1")]).status == 303)
    let page = try await planner.get("\(path)/gaester")
    let code = try #require(page.text.firstMatch(of: #/<dt>kode<\/dt><dd>([A-Z0-9]{3}) ([A-Z0-9]{3})</#))
    return (path, String(code.1 + code.2))
  }

  static func join(_ stranger: Guest, _ code: String) async throws -> Guest {
    stranger.carrying(try await stranger.post("/m/\(code)", [("navn", "Nysgerrig")]).cookie)
  }

  /// What the guests of a meeting about Nord read: not the other community.
  static let own = OpenTown.pages.filter { $0 != "lokalsamfund/syd/profil" }

  /// What differs from answer to answer without meaning anything.
  static func plain(_ shown: Shown) -> String {
    "\(shown.status) \(shown.location ?? "") " + shown.text.replacing(#/nonce="[^"]*"/#, with: "")
  }

  @Test func `a guest reads the meeting and the profile made for guests`() async throws {
    try await OpenTown.open { town in
      let leader = try await town.visitor(.schoolLeader)
      let (_, code) = try await Self.meeting(leader, at: "omraade:nord")
      let guest = try await Self.join(town.guest, code)
      let room = try await guest.get("/m/\(code)")
      #expect(room.status == 200 && room.links.contains("/m/\(code)/lokalsamfund/nord/profil"))
      var waiting = ["/m/\(code)"], met: Set<String> = []
      while let address = waiting.popLast() {
        guard met.insert(address).inserted else { continue }
        let shown = try await guest.get(address)
        #expect(shown.status == 200, "\(address) \(shown.status)")
        waiting += shown.links(from: address).filter { $0.hasPrefix("/m/\(code)/") }
      }
      for page in Self.own { #expect(met.contains("/m/\(code)/\(page)"), "\(page)") }
      // Another community and its schools are not there: neither as a page, nor as a file, nor in a list or a table.
      for place in ["syd", "sydskole", "bakkeskolen"] {
        for page in ["profil", "profil.csv", "profil.xlsx"] {
          #expect(try await guest.get("/m/\(code)/lokalsamfund/\(place)/\(page)").status == 404, "\(place)")
        }
      }
      for address in met.sorted() where address.contains("/indikatorer/") || address.hasSuffix("/lokalsamfund") {
        let words = try await guest.get(address).words
        #expect(!words.contains("Bakkeskolen") && !words.contains("Sydskole"), "\(address)")
      }
      for file in OpenTown.files { #expect(try await guest.get("/m/\(code)/\(file)").status == 200, "\(file)") }
      // Shown inside, hidden outside.
      let inside = try await leader.get("/lokalsamfund/aaskolen/profil.csv").text
      let outside = try await guest.get("/m/\(code)/lokalsamfund/nord/profil.csv").text
      #expect(inside.contains("3,9") && !outside.contains("3,9"))
      #expect(try await guest.get("/m/\(code)/indikatorer/gode-til-laesning").status == 404)
    }
  }

  @Test func `every other address answers a guest as it answers a stranger`() async throws {
    try await OpenTown.open { town in
      let leader = try await town.visitor(.schoolLeader)
      let (own, code) = try await Self.meeting(leader, at: "omraade:nord")
      let (other, otherCode) = try await Self.meeting(leader, at: "omraade:syd")
      let elsewhere = try await town.premises.municipality("Bakkerup", roles: [.schoolLeader])
      let theirs = try await Self.meeting(
        town.guest.carrying(try await town.premises.cookie(.schoolLeader, of: elsewhere)), at: "kommune")
      let guest = try await Self.join(town.guest, code)
      var tried = 0
      for route in try Root.lines("routes.snapshot").map({ $0.split(separator: "\t").map(String.init) }) {
        let (method, pattern) = (route[0], route[1])
        for (meeting, room) in [(own, otherCode), (other, otherCode), (theirs.path, theirs.code)] {
          let id = String(meeting.split(separator: "/")[1])
          let path = pattern.replacing("/moeder/{id}", with: meeting).replacing("{kode}", with: room)
            .replacing("{slug}", with: "nord").replacing("{kommune}", with: OpenTown.name)
            .replacing("{id}", with: id).replacing(#/\{[^}]*\}/#, with: "findes-ikke")
          // Leaving, and coming in with a code one knows, are for everybody.
          if method == "POST", ["/m/{kode}", "/svar/{token}", "/csp-rapport"].contains(pattern) { continue }
          func ask(_ visitor: Guest) async throws -> Shown {
            method == "GET" ? try await visitor.get(path) : try await visitor.post(path)
          }
          let (seen, expected) = (try await ask(guest), try await ask(town.guest))
          if seen.status == 429 || expected.status == 429 { continue }
          #expect(Self.plain(seen) == Self.plain(expected), "\(method) \(path)")
          #expect(!seen.words.contains("Nysgerrig"), "\(method) \(path)")
          tried += 1
        }
      }
      #expect(tried > 400, "\(tried)")
      // And after all that the guest is still in the one meeting.
      #expect(try await guest.get("/m/\(code)").words.contains("Du er med som Nysgerrig"))
      for page in OpenTown.pages + OpenTown.files {
        #expect(try await guest.get("/m/\(otherCode)/\(page)").status == 404, "\(page)")
        #expect(try await guest.get("/m/\(theirs.code)/\(page)").status == 404, "\(page)")
        #expect(try await town.guest.get("/m/\(code)/\(page)").status == 404, "\(page)")
      }
      // Closing takes the profile away at once.
      #expect(try await leader.post("\(own)/gaester/lukning").status == 303)
      for page in OpenTown.pages { #expect(try await guest.get("/m/\(code)/\(page)").status == 404, "\(page)") }
    }
  }
}
