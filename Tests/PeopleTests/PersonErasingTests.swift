import Foundation
import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// What is kept about a person can be seen, taken along and erased, and is erased by itself in time.
@Suite struct PersonErasingTests {
  @Test func `an erased person is gone everywhere, and the log keeps only a number that leads nowhere`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let carl = try await stranger.signedIn(as: town.fjordby.carl)
        let path = "/brugere/\(town.fjordby.carl.raw)"
        #expect(try await carl.get("/").status == 200)
        let asked = try await anna.get(path + "/sletning")
        #expect(asked.words.contains("Carl Lærer") && asked.words.contains("Det kan ikke gøres om"))
        let version = try #require(asked.hidden("version"))
        #expect(try await anna.post(path + "/sletning", [("version", version)]).status == 422, "without the tick")
        #expect(try await anna.post(path + "/sletning", [("version", "99"), ("sikker", "1")]).status == 409)
        let erased = try await anna.post(path + "/sletning", [("version", version), ("sikker", "1")])
        #expect(erased.status == 303 && erased.location == "/brugere?besked=slettet")
        #expect(try await anna.get(path).status == 404)
        #expect(try await carl.get("/").status == 303, "the session is over")
        let log = try await anna.get("/adgangslog")
        #expect(log.words.contains("slettede en person") && !log.words.contains("Carl Lærer"))
        #expect(log.words.contains("Slettet person"))
      }
      let left = try await town.store.read { (tx: Transaction) throws in
        let places: [SQL] = [
          "person WHERE id", "account WHERE person", "role_grant WHERE person", "session WHERE person",
        ]
        return try places.map { try tx.row("SELECT count(*) FROM \(sql: $0) = \(town.fjordby.carl)")?[0] as Int? ?? -1 }
      }
      #expect(left == [0, 0, 0, 0])
    }
  }

  @Test func `nobody erases themselves or the last administrator`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/brugere/\(town.fjordby.anna.raw)/sletning"
        let refused = try await anna.post(path, [("version", "1"), ("sikker", "1")])
        #expect(refused.status == 422 && refused.words.contains("Du kan ikke slette dig selv"))
      }
      let visitor = try await town.visitor(town.fjordby.birgitte)
      await #expect(throws: GrantObjection.lastAdministrator) {
        try await town.store.write { (tx: Transaction) throws in
          let anna = try #require(try PersonStore.find(town.fjordby.anna, in: town.fjordby.id, tx: tx))
          try PersonStore.erase(anna, by: visitor.actor, of: town.fjordby.id, at: town.clock.now, in: tx)
        }
      }
    }
  }

  @Test func `whoever is closed is erased when the municipality's days have passed, and not a day before`() async throws
  {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      try await town.store.write { (tx: Transaction) throws in
        var municipality = try #require(try MunicipalityStore.find(town.fjordby.id, in: tx))
        municipality.settings.keepDays = 60
        #expect(try MunicipalityStore.update(municipality, in: tx))
        try PersonStore.close(town.fjordby.carl, by: anna, at: town.clock.now, in: tx)
      }
      let there = { () async throws -> Bool in
        try await PersonErasing.run(town.store, at: town.clock.now)
        return try await town.store.read { tx in
          try PersonStore.find(town.fjordby.carl, in: town.fjordby.id, tx: tx) != nil
        }
      }
      #expect(try await there())
      town.clock.pass(59 * 86_400)
      #expect(try await there())
      town.clock.pass(2 * 86_400)
      #expect(try await !there())
    }
  }

  @Test func `whoever has no role left gets a day, and a new role takes it away again`() async throws {
    try await inTown { town in
      let (carl, id) = (town.fjordby.carl, town.fjordby.id)
      let anna = try await town.visitor(town.fjordby.anna)
      let day = town.clock.now.day
      let eraseOn = { try await town.store.read { tx in try PersonStore.find(carl, in: id, tx: tx)?.eraseOn } }
      try await PersonErasing.run(town.store, at: town.clock.now)
      #expect(try await eraseOn() == nil, "with a role nobody is on the way out")
      try await town.store.write { (tx: Transaction) throws in
        let grant = try #require(try GrantStore.find(town.fjordby.carlsRole, in: id, tx: tx))
        try GrantStore.end(grant, after: day, in: id, tx: tx)
      }
      town.clock.pass(86_400)
      try await PersonErasing.run(town.store, at: town.clock.now)
      #expect(try await eraseOn() == day.adding(days: 180))
      let now = town.clock.now
      try await town.store.write { (tx: Transaction) throws in
        let grant = RoleGrant(
          id: .make(at: now), person: carl, role: .employee, scope: .unit(town.fjordby.school.id), from: now.day)
        try PersonStore.give(grant, by: anna, at: now, in: tx)
      }
      #expect(try await eraseOn() == nil)
    }
  }

  @Test func `everybody can read and take along what is kept about them, and nobody else's`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let carl = try await stranger.signedIn(as: town.fjordby.carl)
        let page = try await carl.get("/mine-oplysninger")
        #expect(page.words.contains("Carl Lærer") && page.words.contains("Medarbejder, Indskolingen, Strandby Skole"))
        let file = try await carl.get("/mine-oplysninger/hent")
        let told = try #require(try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any])
        #expect(told["name"] as? String == "Carl Lærer" && told["email"] as? String == "carl@fjordby.example")
        #expect((told["roles"] as? [[String: Any]])?.first?["role"] as? String == "medarbejder")
        #expect((told["accessLog"] as? [[String: Any]])?.isEmpty == false)
        #expect(!file.text.contains("password\":") && !file.text.contains("$argon2"))
        #expect(try await carl.get("/brugere/\(town.fjordby.anna.raw)/oplysninger.json").status == 403)
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/brugere/\(town.fjordby.carl.raw)/oplysninger.json").text.contains("Carl Lærer"))
        #expect(try await anna.get("/brugere/\(town.bakkerup.carl.raw)/oplysninger.json").status == 404)
        #expect(try await anna.get("/adgangslog").words.contains("hentede alt om en person"))
      }
    }
  }
}
