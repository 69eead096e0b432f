import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// Places close with their history, and are deleted only when they have none.
@Suite struct PlaceEndingTests {
  private let july = [("sidste-dag", "31"), ("sidste-maaned", "juli"), ("sidste-aar", "2027")]

  @Test func `a unit that closes keeps its page, ends its roles that day, and can be opened again`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/organisation/enheder/\(town.fjordby.school.id.raw)"
        let asked = try await anna.get(path + "/lukning")
        #expect(asked.words.contains("Det kan ikke slettes, for der er givet 2\u{A0}roller dér"))
        let version = ("version", try #require(asked.hidden("version")))
        #expect(try await anna.post(path + "/lukning", [version]).status == 422, "a day is needed")
        #expect(try await anna.post(path + "/lukning", july + [("version", "99")]).status == 409)
        #expect(try await anna.post(path + "/lukning", july + [version]).status == 303)
        let closed = try await anna.get(path)
        #expect(closed.words.contains("sidste dag 31. juli 2027") && closed.text.contains("Åbn igen"))
        let grants = try await town.store.read { tx in
          try GrantStore.of(town.fjordby.carl, in: town.fjordby.id, tx: tx).map(\.grant.until)
        }
        #expect(grants == [Day(2027, 7, 31)])
        let node = try await town.store.read { tx in
          try AreaStore.tree(of: town.fjordby.id, in: tx)[try #require(town.fjordby.school.node)]
        }
        #expect(node?.closed == Day(2027, 7, 31))
        let next = ("version", try #require(closed.hidden("version")))
        #expect(try await anna.post(path + "/aabning", [next]).status == 303)
        #expect(try await !anna.get(path).words.contains("sidste dag"))
      }
    }
  }

  @Test func `what is over cannot be chosen for a role`() async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let (now, council) = (town.clock.now, town.fjordby.council)
      try await town.store.write { (tx: Transaction) throws in
        try tx.run("UPDATE unit SET closed = \(now.day.adding(days: -1)) WHERE id = \(council.id)")
        try tx.run("UPDATE unit SET closed = \(now.day) WHERE id = \(town.fjordby.school.id)")
      }
      try await town.visit { stranger in
        let page = try await stranger.signedIn(as: anna.person).get("/brugere/\(town.fjordby.carl.raw)")
        #expect(!page.text.contains("value=\"enhed:\(council.id.raw)\""))
        #expect(page.text.contains("value=\"enhed:\(town.fjordby.school.id.raw)\""), "its last day is today")
      }
    }
  }

  @Test func `an area with something open in it stays open, and says what`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/organisation/omraader/strandby/lukning"
        let asked = try await anna.get(path)
        #expect(asked.words.contains("Luk eller flyt først Strandby Lokalråd og Strandby Skole."))
        let refused = try await anna.post(path, july + [("version", "1")])
        #expect(refused.status == 409)
      }
    }
  }

  @Test func `only what nothing refers to is deleted`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let made = try await anna.post(
          "/organisation/enheder",
          [("navn", "Fejlskolen"), ("slags", "skole"), ("ligger-i", town.fjordby.strandby.id.raw)])
        let path = try #require(made.location?.split(separator: "?").first.map(String.init))
        let asked = try await anna.get(path + "/lukning")
        let version = ("version", try #require(asked.hidden("version")))
        #expect(asked.text.contains("Slet for altid"))
        #expect(try await anna.post(path + "/sletning", [version]).status == 303)
        #expect(try await anna.get(path).status == 404)
        let tree = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        #expect(!tree.all.contains { $0.name == "Fejlskolen" }, "its place in the tree is gone too")
        let school = "/organisation/enheder/\(town.fjordby.school.id.raw)/sletning"
        #expect(try await anna.post(school, [("version", "1")]).status == 409)
        let area = "/organisation/omraader/strandby/sletning"
        #expect(try await anna.post(area, [("version", "1")]).status == 409)
        #expect(try await anna.get("/organisation/omraader/strandby").status == 200)
      }
    }
  }

  @Test func `what another concept keeps about a place protects the place`() async throws {
    try await inTown { town in
      let keeps = PlaceUse { area, _, _ in area == town.fjordby.school.node ? "tal" : nil }
      let store = PlaceEndingStore(uses: [keeps])
      let ties = try await town.store.read { tx in try store.ties(of: town.fjordby.school, in: town.fjordby.id, tx: tx)
      }
      #expect(ties.uses == ["tal"] && !ties.mayDelete && ties.mayClose)
    }
  }

  @Test func `five hundred units stand under their local communities, each place once`() {
    let areas = (0..<8).map {
      Area(id: ID("l\($0)"), kind: .localCommunity, parent: ID("k"), name: "Sogn \($0)", slug: "l\($0)")
    }
    let tree = AreaTree([Area(id: ID("k"), kind: .municipality, name: "Kommunen", slug: "k")] + areas)
    let units = (0..<500).map {
      Unit(id: ID("u\($0)"), name: "Enhed \($0)", kind: .school, area: $0 % 9 == 8 ? nil : ID("l\($0 % 9)"))
    }
    let teams = (0..<100).map { Team(id: ID("t\($0)"), unit: ID("u\($0)"), name: "Team") }
    let choices = ScopeChoices(tree: tree, on: nil, units: units, teams: teams)
    #expect(choices.groups.map(\.name) == ["Hele kommunen"] + areas.map(\.name))
    let scopes = choices.groups.flatMap { $0.places.map(\.scope) }
    #expect(Set(scopes).count == scopes.count && scopes.count == 1 + 8 + 500 + 100)
    #expect(choices.contains(.unit(ID("u499"))) && !choices.contains(.unit(ID("nej"))))
  }
}
