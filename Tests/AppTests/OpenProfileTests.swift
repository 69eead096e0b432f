import App
import Foundation
import HummingbirdTesting
import PageSupport
import People
import Profiles
import Storage
import Testing
import Values
import Web

/// What somebody reads who is not signed in: only what is opened, and never more than those inside.
@Suite struct OpenProfileTests {
  @Test func `nothing is open until a steward opens it, and nothing is left when it is closed`() async throws {
    try await OpenTown.open { town in
      let unknown = try await town.guest.get("/aaben/findes-ikke")
      #expect(unknown.status == 404)
      func expectClosed() async throws {
        for address in [OpenTown.open] + (OpenTown.pages + OpenTown.files).map({ "\(OpenTown.open)/\($0)" }) {
          for visitor in [town.guest, try await town.visitor(.schoolLeader)] {
            let shown = try await visitor.get(address)
            #expect(shown.status == 404, "\(address)")
            if visitor.cookie == nil { #expect(shown.text == unknown.text, "closed and unknown look alike") }
          }
        }
        #expect(try await !town.guest.get("/log-ind").text.contains("/aaben/"))
      }
      try await expectClosed()
      try await town.openProfile()
      #expect(try await town.guest.get(OpenTown.open).location == "\(OpenTown.open)/lokalsamfund")
      for address in OpenTown.pages + OpenTown.files {
        #expect(try await town.ask("\(OpenTown.open)/\(address)").status == .ok, "\(address)")
      }
      #expect(try await town.guest.get("/log-ind").links.contains("\(OpenTown.open)/lokalsamfund"))
      #expect(try await town.visitor(.dataSteward).post("/data/lukning").status == 303)
      try await expectClosed()
    }
  }

  @Test func `opening takes a tick, and a right to publish`() async throws {
    try await OpenTown.open { town in
      let contact = try await town.visitor(.dataContact), steward = try await town.visitor(.dataSteward)
      #expect(try await contact.get("/data/aabning").words.contains("En datasteward kan åbne"))
      for path in ["/data/aabning", "/data/lukning"] {
        #expect(try await contact.post(path, [("set", "1")]).status == 403)
      }
      #expect(try await town.visitor(.schoolLeader).get("/data/aabning").status == 403)
      let refused = try await steward.post("/data/aabning")
      #expect(refused.status == 422 && refused.words.contains("Sæt kryds ved"))
      #expect(try await town.guest.get(OpenTown.open).status == 404)
      let page = try await steward.get("/data/aabning")
      #expect(page.words.contains("Profilen er lukket") && page.words.contains("Gode til læsning i de nationale test"))
      try await town.openProfile()
      let opened = try await steward.get("/data/aabning").words
      #expect(opened.contains("Profilen er åben") && opened.contains("Åbnet for alle"))
    }
  }

  @Test func `a stranger sees no number that is hidden inside, and no indicator that is confidential`() async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let leader = try await town.visitor(.schoolLeader)
      var (shownInside, shownOutside) = (0, 0)
      for place in OpenTown.places {
        let inside = Self.cells(try await leader.get("/lokalsamfund/\(place)/profil.csv").text)
        let outside = Self.cells(try await town.guest.get("\(OpenTown.open)/lokalsamfund/\(place)/profil.csv").text)
        #expect(Set(outside.keys).isSubset(of: inside.keys))
        for (cell, value) in outside where !value.isEmpty { #expect(inside[cell] == value, "\(cell)") }
        shownInside += inside.values.count { !$0.isEmpty }
        shownOutside += outside.values.count { !$0.isEmpty }
      }
      #expect(shownOutside > 0 && shownOutside < shownInside)
      // The school with 7 of 180: 3.9 per cent inside, hidden outside with enough beside it.
      #expect(try await leader.get("/lokalsamfund/aaskolen/profil").text.contains("3,9"))
      for address in OpenTown.pages + OpenTown.files {
        let text = try await town.ask("\(OpenTown.open)/\(address)").body
        let words = String(buffer: text)
        #expect(!words.contains("Gode til læsning") && !words.contains("gode-til-laesning"), "\(address)")
        #expect(!words.contains("3,9") && !words.contains("1,9"), "\(address)")
      }
      #expect(try await town.guest.get("\(OpenTown.open)/indikatorer/gode-til-laesning").status == 404)
      #expect(try await leader.get("/indikatorer/gode-til-laesning").status == 200)
    }
  }

  @Test func `partners sign in to their own layer, between those inside and everybody`() async throws {
    try await OpenTown.open { town in
      let leader = try await town.visitor(.schoolLeader), member = try await town.visitor(.boardRepresentative)
      #expect(try await leader.get("/lokalsamfund/nord/profil").text.contains("Gode til læsning"))
      let shown = try await member.get("/lokalsamfund/aaskolen/profil")
      #expect(shown.text.contains("3,9") && !shown.text.contains("Gode til læsning"))
      #expect(try await !member.get("/indikatorer/gode-til-laesning").text.contains("udgivelse 1"))
    }
  }

  @Test func `strangers get to no page inside, and the open pages lead to none`() async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let allowed = ["/", "/log-ind", "/hjaelp", "/privatliv", "/tilgaengelighed"]
      var (waiting, met): ([String], Set<String>) = (["\(OpenTown.open)/lokalsamfund"], [])
      while let address = waiting.popLast() {
        guard met.insert(address).inserted else { continue }
        let shown = try await town.guest.get(address)
        #expect(shown.status == 200, "\(address)")
        for link in shown.links(from: address).map({ String($0.prefix { $0 != "?" }) }) {
          if link.hasPrefix(OpenTown.open) { waiting.append(link) }
          let isKnown = link.hasPrefix(OpenTown.open) || allowed.contains(link) || link.hasPrefix("/faelled.")
          #expect(isKnown, "\(address) leads to \(link)")
        }
      }
      #expect(met.count >= OpenTown.places.count * 3, "all areas, with their files")
      for inside in ["/lokalsamfund", "/lokalsamfund/nord/profil", "/indikatorer", "/data/aabning", "/kommune"] {
        #expect(try await town.guest.get(inside).location?.hasPrefix("/log-ind") == true)
      }
    }
  }

  @Test(arguments: [
    "fjordby", "Fjordby-Kommune", "fjordby-kommune%00", "..", "%2e%2e", "fjordby-kommune%2F..", "' OR 1=1 --",
    "<script>alert(1)</script>", "fjordby-kommune ", "%", "uden-navn", String(repeating: "a", count: 3000),
  ])
  func `an address that is not the municipality's own is nowhere`(slug: String) async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let written = slug.contains("%") ? slug : Guest.encode(slug)
      for rest in ["", "/lokalsamfund", "/lokalsamfund/nord/profil", "/indikatorer/foreninger", "/kommune"] {
        let shown = try await town.guest.get("/aaben/\(written)\(rest)")
        #expect([404, 308, 400].contains(shown.status), "\(rest): \(shown.status)")
        #expect(!shown.text.contains("<script>alert") && !shown.text.contains("Fjordby"))
        let place = try await town.guest.get("\(OpenTown.open)/lokalsamfund/\(written)/profil")
        #expect([404, 308, 400, 200].contains(place.status) && !place.text.contains("<script>alert"))
      }
    }
  }

  @Test func `another municipality's profile stays closed, also when its areas have our names`() async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let neighbour = try await town.premises.municipality("Nabo", roles: [.dataSteward])
      let now = town.premises.clock.now
      try await town.premises.store.write { (tx: Transaction) throws in
        let area = Area(id: ID("nord"), kind: .localCommunity, parent: ID("Nabo-hele"), name: "Nord", slug: "nord")
        try AreaStore.insert(area, into: neighbour, by: nil, at: now, in: tx)
      }
      #expect(try await town.guest.get("/aaben/nabo-kommune/lokalsamfund/nord/profil").status == 404)
      let steward = town.guest.carrying(try await town.premises.cookie(.dataSteward, of: neighbour))
      #expect(try await steward.post("/data/aabning", [("set", "1")]).status == 303)
      #expect(try await town.guest.get("/aaben/nabo-kommune/lokalsamfund").status == 200)
      #expect(try await town.guest.get("/aaben/nabo-kommune/lokalsamfund/nord/profil").status == 404)
      #expect(try await town.guest.get("/aaben/nabo-kommune/indikatorer/foreninger").status == 404)
      #expect(try await steward.post("/data/lukning").status == 303)
      #expect(try await town.guest.get("\(OpenTown.open)/lokalsamfund").status == 200, "ours is still open")
    }
  }
}

extension OpenProfileTests {
  /// The value of each cell of a spreadsheet, by indicator, area, period and group; empty where it is hidden.
  static func cells(_ csv: String) -> [String: String] {
    let rows = csv.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    return Dictionary(
      rows.map { ([$0[0], $0[2], $0[3], $0[4]].joined(separator: "|"), String($0[5])) }, uniquingKeysWith: { $1 })
  }
}
