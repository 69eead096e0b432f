import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// The border between two municipalities, with every id of the other one in hand.
@Suite struct TenantTests {
  @Test func `no question answers with what belongs to the neighbour`() async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let theirs = town.bakkerup
      let ours = town.fjordby.id
      let day = town.clock.now.day
      try await town.store.read { (tx: Transaction) throws in
        #expect(try PersonStore.find(theirs.carl, for: anna, on: day, in: tx) == nil)
        #expect(try PersonStore.find(theirs.carl, in: ours, tx: tx) == nil)
        #expect(try UnitStore.find(theirs.school.id, in: ours, tx: tx) == nil)
        #expect(try TeamStore.find(theirs.team.id, in: ours, tx: tx) == nil)
        #expect(try TeamStore.inUnit(theirs.school.id, of: ours, in: tx).isEmpty)
        #expect(try UnitStore.inAreas([theirs.strandby.id], of: ours, in: tx).isEmpty)
        #expect(try GrantStore.find(theirs.carlsRole, in: ours, tx: tx) == nil)
        #expect(try GrantStore.of(theirs.carl, in: ours, tx: tx).isEmpty)
        #expect(try AreaStore.tree(of: ours, in: tx)[theirs.strandby.id] == nil)
        #expect(try AccountStore.password(of: theirs.anna, in: ours, tx: tx) == nil)
        #expect(try ReachStore.visitor(ours, theirs.anna, on: day, in: tx) == nil)
        let page = try PersonStore.page(PersonFilter(), for: anna, on: day, in: tx)
        #expect(page.total == 4)
        #expect(page.persons.allSatisfy { $0.id.raw.hasPrefix("fjordby-") })
        #expect(try PersonStore.page(PersonFilter(unit: theirs.school.id), for: anna, on: day, in: tx).persons.isEmpty)
        // A page that begins after somebody from elsewhere begins at the beginning, and tells nothing about them.
        let after = try PersonStore.page(PersonFilter(), after: theirs.carl, for: anna, on: day, in: tx)
        #expect(after.persons.map(\.id) == page.persons.map(\.id))
      }
    }
  }

  @Test func `every page is missing for the neighbour's ids, exactly as for ids that never were`() async throws {
    try await inTown { town in
      let theirs = town.bakkerup
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let paths = [
          ("/brugere/", theirs.carl.raw, ""), ("/brugere/", theirs.carl.raw, "/ret"),
          ("/organisation/enheder/", theirs.school.id.raw, ""),
          ("/organisation/enheder/", theirs.school.id.raw, "/ret"),
          ("/organisation/team/", theirs.team.id.raw, ""), ("/organisation/omraader/", theirs.top.slug, ""),
          ("/adgangslog?person=", theirs.carl.raw, ""),
        ]
        for (start, id, end) in paths {
          let real = try await anna.get(start + id + end)
          let invented = try await anna.get(start + "findes-ikke" + end)
          #expect(real.status == 404, "\(start)\(id)\(end)")
          #expect(real.text.count == invented.text.count, "the two pages differ: \(start)\(id)\(end)")
        }
        for (path, fields) in [
          ("/brugere/\(theirs.carl.raw)/ret", [("navn", "Kapret"), ("version", "1")]),
          ("/brugere/\(theirs.carl.raw)/lukning", []), ("/brugere/\(theirs.carl.raw)/aabning", []),
          ("/brugere/\(theirs.carl.raw)/invitation", []),
          ("/brugere/\(theirs.carl.raw)/roller", [("rolle", "medarbejder"), ("sted", "kommune")]),
          (
            "/organisation/enheder/\(theirs.school.id.raw)/ret",
            [("navn", "Kapret"), ("slags", "skole"), ("version", "1")]
          ),
          ("/organisation/enheder/\(theirs.school.id.raw)/team", [("navn", "Kapret")]),
          ("/organisation/team/\(theirs.team.id.raw)", [("navn", "Kapret"), ("version", "1")]),
        ] as [(String, [(String, String)])] {
          #expect(try await anna.post(path, fields).status == 404, "\(path)")
        }
        // A role that never was and the neighbour's are missing alike.
        for id in [theirs.carlsRole.raw, "findes-ikke"] {
          #expect(try await anna.post("/brugere/\(town.fjordby.carl.raw)/roller/\(id)/afslutning").status == 404)
        }
        let role = [("rolle", "medarbejder"), ("sted", "enhed:\(theirs.school.id.raw)")]
        #expect(try await anna.post("/brugere/\(town.fjordby.carl.raw)/roller", role).status == 422)
      }
      try await town.store.read { (tx: Transaction) throws in
        #expect(try PersonStore.find(theirs.carl, in: theirs.id, tx: tx)?.name == "Carl Lærer")
        #expect(try UnitStore.find(theirs.school.id, in: theirs.id, tx: tx)?.name == "Strandby Skole")
        #expect(try TeamStore.inUnit(theirs.school.id, of: theirs.id, in: tx).map(\.name) == ["Indskolingen"])
        #expect(try GrantStore.of(town.fjordby.carl, in: town.fjordby.id, tx: tx).count == 1)
      }
    }
  }
}
