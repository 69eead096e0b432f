import App
import Foundation
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values

/// The demo's lists go through the import page itself, as anybody's would.
@Suite struct DemoPeopleFilesTests {
  @Test func `the demo's units and people come in from files, with their places, roles and teams`() async throws {
    try await Premises.open { premises, guest in
      let id = try await premises.municipality("nyby", roles: [.administrator])
      let administrator = guest.carrying(try await premises.cookie(.administrator, of: id))
      let now = premises.clock.now
      try await premises.store.write { (tx: Transaction) throws in
        for area in DemoPeople.areas { try AreaStore.insert(area, into: id, by: nil, at: now, in: tx) }
      }
      for (file, kind) in [(DemoPeople.unitsCSV, "enheder"), (DemoPeople.personsCSV, "personer")] {
        let text = try #require(String(data: file, encoding: .utf8) ?? String(data: file, encoding: .windowsCP1252))
        let sent = try await administrator.upload(
          "/organisation/import", [("hvad", kind)], file: text, named: "\(kind).csv")
        #expect(sent.status == 303, "\(kind): \(sent.words.suffix(400))")
        let plan = try await administrator.get(sent.location ?? "")
        let seen: String = try #require(plan.hidden("set"), "\(kind): \(plan.words)")
        #expect(try await administrator.post((sent.location ?? "") + "/godkendelse", [("set", seen)]).status == 303)
      }
      let (units, teams, grants) = try await premises.store.read { (tx: Transaction) throws in
        (
          try UnitStore.all(of: id, in: tx), try TeamStore.all(of: id, in: tx),
          try GrantStore.all(in: id, tx: tx).values.flatMap(\.self)
        )
      }
      #expect(units.count == DemoUnit.all.count { UnitKind.known.contains($0.kind) })
      #expect(Set(teams.map(\.name)) == Set(DemoPeople.teams.map(\.name)))
      let expected = DemoPerson.all.count {
        switch $0.place {
        case .unit, .team: true
        case .municipality, .community: false
        }
      }
      #expect(grants.count == expected + 1, "and the administrator's own")
    }
  }
}
