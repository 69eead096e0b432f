import App
import Danish
import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct DemoPeopleTests {
  let now = Instant(milliseconds: 1_760_000_000_000)

  @Test func `about sixty people, none twice, all with an address that reaches nobody`() {
    let people = DemoPerson.all
    #expect((55...65).contains(people.count))
    #expect(Set(people.map(\.id)).count == people.count)
    #expect(Set(people.map(\.email)).count == people.count)
    for person in people {
      #expect(person.email.hasSuffix("@fjordlund.example"))
      #expect(EmailAddress.isPlausible(person.email), "\(person.email)")
    }
  }

  @Test func `every role counts at a place that exists and where such a role may count`() {
    let units = Set(DemoUnit.all.map(\.name))
    for person in DemoPerson.all {
      switch person.place {
      case .municipality: #expect(person.role.scopes.contains(.municipality), "\(person.name)")
      case .community(let code):
        #expect(person.role.scopes.contains(.area), "\(person.name)")
        #expect(DemoCommunity.all.contains { $0.code == code })
      case .unit(let unit):
        #expect(person.role.scopes.contains(.unit), "\(person.name)")
        #expect(units.contains(unit), "\(unit)")
      case .team(_, let unit):
        #expect(person.role.scopes.contains(.team), "\(person.name)")
        #expect(units.contains(unit), "\(unit)")
      }
    }
  }

  @Test func `all nineteen kinds of unit are there, each unit once`() {
    let units = DemoUnit.all
    for kind in UnitKind.known { #expect(units.contains { $0.kind == kind }, "\(kind.name)") }
    #expect(Set(units.map(\.id)).count == units.count)
    let codes = units.map(\.code).filter { !$0.isEmpty }
    #expect(Set(codes).count == codes.count)
    #expect(units.count { $0.kind == .afterSchoolCare } == 9)
  }

  @Test func `the whole municipality can be built in a database and found again`() async throws {
    try await onEveryStore(migrations: Feature.people.migrations) { store in
      try await store.write { try DemoPeople.build(at: now, in: $0) }
      let (tree, units) = try await store.read { tx in
        (
          try AreaStore.tree(of: DemoPeople.municipality, in: tx),
          try UnitStore.all(of: DemoPeople.municipality, in: tx)
        )
      }
      #expect(tree.areas(of: .localCommunity).count == 8)
      #expect(units.count == DemoUnit.all.count)
      let school = try #require(tree.match("Strandby Skole"))
      #expect(tree.parent(of: school.id)?.name == "Strandby")
      #expect(Set(tree.all.map(\.id)) == Set(DemoPeople.areaTree.all.map(\.id)))
    }
  }
}
