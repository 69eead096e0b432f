import App
import Foundation
import HummingbirdTesting
import PageSupport
import People
import Storage
import Testing
import Values
import Web

/// Profile pages are kept in memory once they have been asked for. Nobody may notice it by anything but speed.
@Suite struct ProfileShelfTests {
  static let profile = WholeWayTests.profile

  @Test func `what one server publishes or withdraws, another on the same database shows at the next question`()
    async throws
  {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      try await premises.secondServer { client in
        let reader = Guest(client: client, cookie: way.administrator.cookie)
        for _ in 0..<2 { #expect(try await reader.get(Self.profile).text.contains("7,3")) }
        let newer = WholeWay.csv([("Strandby", "2025/26", "9,9"), ("Bakkeby", "2025/26", "5,8")])
        let file = try await WholeWay.upload(newer, named: "ny.csv", way.steward)
        #expect(try await way.steward.get("/data/import/\(file)").status == 303, "read as the source's last file was")
        _ = try await WholeWay.accept(file, premises, way.steward)
        #expect(try await reader.get(Self.profile).text.contains("7,3"), "accepted figures are not released figures")
        let second = try await WholeWay.publish(way.steward)
        for person in [reader, way.administrator] {
          let shown = try await person.get(Self.profile).text
          #expect(shown.contains("9,9") && !shown.contains("7,3"))
        }
        #expect(try await way.steward.post("/data/udgivelser/\(second)/tilbagetraekning").status == 303)
        let before = try await reader.get(Self.profile).text
        #expect(before.contains("7,3") && !before.contains("9,9"))
        #expect(try await way.steward.post("/data/udgivelser/\(way.release)/tilbagetraekning").status == 303)
        for person in [reader, way.administrator] {
          let shown = try await person.get(Self.profile)
          #expect(shown.status == 200 && !shown.text.contains("7,3") && !shown.text.contains("9,9"))
        }
      }
    }
  }

  @Test func `a neighbour whose area has the same name and even the same id gets nothing of ours`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      #expect(try await way.steward.get(Self.profile).text.contains("7,3"))
      let neighbour = try await premises.municipality("Nabo", roles: [.dataSteward])
      let ours = try await premises.ours()
      try await premises.store.write { (tx: Transaction) throws in
        var area = try #require(try AreaStore.find(slug: "strandby", of: ours, in: tx))
        area.parent = ID("Nabo-hele")
        try AreaStore.insert(area, into: neighbour, by: nil, at: premises.clock.now, in: tx)
      }
      let theirs = guest.carrying(try await premises.cookie(.dataSteward, of: neighbour))
      let shown = try await theirs.get(Self.profile)
      #expect(shown.status == 200 && !shown.text.contains("7,3"))
      #expect(
        try await theirs.get("/data/udgivelser/\(way.release)/medarbejdere/lokalsamfund/strandby/profil").status == 404)
      #expect(try await theirs.get("/lokalsamfund/bakkeby/profil").status == 404)
    }
  }

  @Test func `who may not read profiles gets none, though it lies ready`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let draft = "/data/udgivelser/\(way.release)/medarbejdere/lokalsamfund/strandby/profil"
      for page in [Self.profile, draft] { #expect(try await way.steward.get(page).text.contains("7,3")) }
      let ours = try await premises.ours()
      for role in [Role.auditor, .boardRepresentative] { try await premises.somebody(role, in: ours) }
      let auditor = guest.carrying(try await premises.cookie(.auditor, of: ours))
      let member = guest.carrying(try await premises.cookie(.boardRepresentative, of: ours))
      #expect(try await guest.carrying(nil).get(Self.profile).status == 303)
      for (person, page) in [(auditor, Self.profile), (auditor, draft), (member, draft)] {
        let refused = try await person.get(page)
        #expect(refused.status == 403 && !refused.text.contains("7,3"), "\(page)")
      }
      #expect(try await member.get(Self.profile).text.contains("7,3"))
      #expect(try await member.get("/lokalsamfund/findes-ikke/profil").status == 404)
    }
  }

  @Test func `a page that was changed in the database is a defect, and not a page without figures`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      _ = try await premises.store.write { tx in try tx.run("UPDATE released_page SET body = substr(body, 1, 99)") }
      #expect(try await way.administrator.get(Self.profile).status == 500)
    }
  }
}

extension Premises {
  /// Another server on the same database: its own connections, its own memory.
  func secondServer(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let clock = clock
    let places = assembly.places
    let second = try await Assembly.open(places, settings: house.settings)
    let house = House(
      store: second.store, settings: house.settings, clock: { clock.now }, log: Log { _ in },
      assets: try Assets(folder: house.settings.publicFolder), passwords: Passwords(cost: .cheap),
      resolve: PeopleVisitors.resolver(clock: { clock.now }))
    try await Server.application(house, second.features).test(.router) { client in try await body(client) }
    try await second.store.close()
  }
}
