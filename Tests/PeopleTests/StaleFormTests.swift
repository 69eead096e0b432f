import People
import Storage
import TestSupport
import Testing
import Values

/// Whoever acts on what somebody else has changed meanwhile is told so, and changes nothing.
@Suite struct StaleFormTests {
  @Test func `a role that has ended cannot be ended once more on a later day`() async throws {
    try await inTown { town in
      let anna = try await town.visitor(town.fjordby.anna)
      let grant = try await town.store.read { tx in
        try GrantStore.find(town.fjordby.carlsRole, in: anna.municipality, tx: tx)
      }
      let role = try #require(grant)
      town.clock.pass(3 * 86_400)
      let first = town.clock.now
      try await town.store.write { tx in try PersonStore.take(role, by: anna, at: first, in: tx) }
      town.clock.pass(3 * 86_400)
      try await town.visit { stranger in
        let browser = try await stranger.signedIn(as: town.fjordby.anna)
        let late = try await browser.post(
          "/brugere/\(town.fjordby.carl.raw)/roller/\(town.fjordby.carlsRole.raw)/afslutning")
        #expect(late.status == 409 && late.words.contains("allerede afsluttet"))
      }
      let now = try await town.store.read { tx in try GrantStore.find(role.id, in: anna.municipality, tx: tx) }
      #expect(now?.until == first.day.adding(days: -1))
    }
  }

  @Test func `closing what is closed and opening what is open is a conflict, not a success`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/brugere/\(town.fjordby.carl.raw)"
        for (act, status) in [("aabning", 409), ("lukning", 303), ("lukning", 409), ("aabning", 303), ("aabning", 409)]
        {
          #expect(try await anna.post("\(path)/\(act)").status == status, "\(act)")
        }
        let acts = try await AccessLogKeepingTests.lines(town).map(\.action)
        #expect(acts.count { $0 == .personDisabled } == 1 && acts.count { $0 == .personEnabled } == 1)
      }
    }
  }

  /// Address, fields without a version, what is written.
  static let forms: [(String, [(String, String)])] = [
    ("/brugere/fjordby-carl/ret", [("navn", "Carl Ny"), ("email", "carl@fjordby.example")]),
    (
      "/organisation/omraader/strandby/ret",
      [("navn", "Strandby Ny"), ("slags", "lokalsamfund"), ("ligger-i", "fjordby-top")]
    ),
    ("/organisation/enheder/fjordby-skole/ret", [("navn", "Skolen Ny"), ("slags", "skole"), ("kode", "280766")]),
    ("/organisation/team/fjordby-team", [("navn", "Teamet Ny")]),
  ]

  @Test(arguments: forms.indices)
  func `a form that does not say what it was made from is taken for stale`(place: Int) async throws {
    let (path, fields) = Self.forms[place]
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        for version in [[], [("version", "0")], [("version", "x")]] {
          let shown = try await anna.post(path, fields + version)
          #expect(shown.status == 412, "\(path): \(shown.status)")
          #expect(shown.words.contains("har også rettet her") && shown.text.contains("\(fields[0].1)"))
        }
        let version = try #require(try await anna.get(path).hidden("version"))
        #expect(try await anna.post(path, fields + [("version", version)]).status == 303)
        let again = try await anna.post(path, [("navn", "Tredje")] + fields.dropFirst() + [("version", version)])
        #expect(again.status == 412 && again.text.contains("Tredje") && again.words.contains(fields[0].1))
      }
    }
  }
}
