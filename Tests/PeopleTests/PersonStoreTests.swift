import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct PersonStoreTests {
  @Test(arguments: [
    ("birgitte", ["Birgitte Holm", "Carl Lærer"]), ("carl", ["Carl Lærer"]), ("dorte", ["Dorte Ildsjæl"]),
  ])
  func `a leader sees the unit's people, others see themselves`(who: String, names: [String]) async throws {
    try await inTown { town in
      let visitor = try await town.visitor(PersonID("fjordby-\(who)"))
      let day = town.clock.now.day
      try await town.store.read { (tx: Transaction) throws in
        let seen = try PersonStore.page(PersonFilter(), for: visitor, on: day, in: tx)
        #expect(seen.persons.map(\.name) == names)
        #expect(seen.total == names.count)
        #expect(try PersonStore.find(town.fjordby.anna, for: visitor, on: day, in: tx) == nil)
      }
    }
  }

  @Test func `a role that has ended opens nothing, from that day on`() async throws {
    try await inTown { town in
      let today = town.clock.now.day
      try await town.store.write { (tx: Transaction) throws in
        let grant = try #require(try GrantStore.find(ID("fjordby-birgitte-rolle"), in: town.fjordby.id, tx: tx))
        try GrantStore.end(grant, after: today, in: town.fjordby.id, tx: tx)
      }
      try await town.store.read { (tx: Transaction) throws in
        let now = try ReachStore.visitor(town.fjordby.id, town.fjordby.birgitte, on: today, in: tx)
        let tomorrow = try ReachStore.visitor(town.fjordby.id, town.fjordby.birgitte, on: today.adding(days: 1), in: tx)
        #expect(now?.may(.readPeople) == true)
        #expect(tomorrow?.permissions == [])
      }
    }
  }

  @Test func `fourteen thousand people are searched and paged quickly, none skipped and none twice`() async throws {
    try await inTown { town in
      let now = town.clock.now
      let names = ["Åse", "Aage", "Ærø", "Zoe", "Øjvind", "Anne"]
      let many = (0..<14_000).map { n in
        Person(
          id: PersonID("p\(n)"), name: "\(names[n % 6]) Person \(n)", email: "p\(n)@fjordby.example", title: "lærer")
      }
      let clock = ContinuousClock()
      let writing = try await clock.measure {
        try await town.store.write { tx in
          try PersonStore.insertAll(many, into: town.fjordby.id, by: nil, at: now, in: tx)
        }
      }
      let anna = try await town.visitor(town.fjordby.anna)
      let reading = try await clock.measure {
        try await town.store.read { (tx: Transaction) throws in
          var seen: [PersonID] = []
          var last: PersonID?
          repeat {
            let page = try PersonStore.page(PersonFilter(), after: last, size: 500, for: anna, on: now.day, in: tx)
            seen += page.persons.map(\.id)
            last = page.next
          } while last != nil
          #expect(seen.count == 14_004)
          #expect(Set(seen).count == 14_004)
        }
      }
      let search = try await clock.measure {
        try await town.store.read { (tx: Transaction) throws in
          let found = try PersonStore.page(PersonFilter(words: "aase 1399"), for: anna, on: now.day, in: tx)
          #expect(found.persons.allSatisfy { $0.name.contains("Åse") && $0.name.contains("1399") })
          #expect(found.total > 0)
        }
      }
      // Generous: the machine is shared. One page costs milliseconds.
      #expect(writing < .seconds(20) && reading < .seconds(20) && search < .seconds(2))
    }
  }

  @Test(arguments: ["%", "_", "!", "100%", "' OR 1=1 --"])
  func `signs that mean something to a database mean themselves`(words: String) async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let day = town.clock.now.day
      try await town.store.read { (tx: Transaction) throws in
        #expect(try PersonStore.page(PersonFilter(words: words), for: anna, on: day, in: tx).total == 0)
      }
    }
  }

  @Test func `filters are added to each other`() async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let day = town.clock.now.day
      try await town.store.read { (tx: Transaction) throws in
        func names(_ filter: PersonFilter) throws -> [String] {
          try PersonStore.page(filter, for: anna, on: day, in: tx).persons.map(\.name)
        }
        #expect(try names(PersonFilter(role: .employee)) == ["Carl Lærer"])
        #expect(try names(PersonFilter(unit: town.fjordby.school.id)) == ["Birgitte Holm", "Carl Lærer"])
        #expect(try names(PersonFilter(words: "holm", role: .employee)).isEmpty)
        #expect(try names(PersonFilter(isWithoutAccess: true)).isEmpty)
      }
    }
  }

  @Test func `an address signs in one person in the whole installation`() async throws {
    try await inTown { town in
      let now = town.clock.now
      let anna = try await town.visitor(town.fjordby.anna)
      try await town.store.write { (tx: Transaction) throws in
        let person = Person(id: PersonID("ny"), name: "Ny", email: "CARL@bakkerup.example")
        guard case .saved = try PersonStore.create(person, by: anna, at: now, in: tx) else {
          return #expect(Bool(false))
        }
        #expect(try !PersonStore.invite(person, token: .make(), by: anna, at: now, in: tx))
      }
    }
  }

  @Test func `the database itself refuses a role outside its municipality and a blank name`() async throws {
    try await inTown { town in
      await #expect(throws: StoreError.self) {
        try await town.store.write { (tx: Transaction) throws in
          let grant = RoleGrant(
            id: ID("x"), person: town.bakkerup.carl, role: .employee, scope: .municipality, from: Day(2026, 1, 1)!)
          try GrantStore.insert(grant, into: town.fjordby.id, in: tx)
        }
      }
      await #expect(throws: StoreError.self) {
        try await town.store.write { (tx: Transaction) throws in
          try PersonStore.insert(
            Person(id: PersonID("x"), name: ""), into: town.fjordby.id, by: nil, at: town.clock.now, in: tx)
        }
      }
    }
  }

  @Test func `the last administrator can be neither closed nor taken the role from`() async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let now = town.clock.now
      await #expect(throws: GrantObjection.lastAdministrator) {
        try await town.store.write { tx in try PersonStore.close(town.fjordby.anna, by: anna, at: now, in: tx) }
      }
      await #expect(throws: GrantObjection.lastAdministrator) {
        try await town.store.write { (tx: Transaction) throws in
          let grant = try #require(try GrantStore.find(ID("fjordby-anna-rolle"), in: town.fjordby.id, tx: tx))
          try PersonStore.take(grant, by: anna, at: now, in: tx)
        }
      }
      try await town.store.write { (tx: Transaction) throws in
        let second = RoleGrant(
          id: ID("second"), person: town.fjordby.birgitte, role: .administrator, scope: .municipality, from: now.day)
        try PersonStore.give(second, by: anna, at: now, in: tx)
        try PersonStore.close(town.fjordby.anna, by: anna, at: now, in: tx)
        #expect(try ReachStore.visitor(town.fjordby.id, town.fjordby.anna, on: now.day, in: tx) == nil)
      }
    }
  }
}
