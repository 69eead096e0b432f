import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct OrganisationRoutesTests {
  @Test func `an administrator makes an area and a school in it, and the school stands in the tree`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/organisation").words.contains("Strandby Skole"))
        #expect(try await anna.get("/organisation/omraader/ny").status == 200)
        let area = [
          ("navn", "Åhuse"), ("slags", "lokalsamfund"), ("ligger-i", town.fjordby.top.id.raw),
          ("andre-navne", "Aahuse by\nÅhuse Sogn"),
        ]
        #expect(
          try await anna.post("/organisation/omraader", area).location == "/organisation/omraader/aahuse?besked=omraade"
        )
        let tree = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        let made = try #require(tree.match("aahuse by"))
        #expect(try await anna.get("/organisation/enheder/ny").status == 200)
        let unit = [("navn", "Åhuse Skole"), ("slags", "skole"), ("ligger-i", made.id.raw), ("kode", "280999")]
        #expect(try await anna.post("/organisation/enheder", unit).status == 303)
        let after = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        let school = try #require(after.match("280999"))
        #expect(school.kind == .institution && school.parent == made.id)
        #expect(try await anna.get("/organisation/omraader/aahuse").words.contains("Åhuse Skole"))
        let again = try await anna.post("/organisation/enheder", unit)
        #expect(again.status == 422 && again.words.contains("Åhuse Skole har allerede den kode"))
      }
    }
  }

  @Test func `a school gets a new name and place in the tree when the unit does`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/organisation/enheder/\(town.fjordby.school.id.raw)/ret"
        let version = try #require(try await anna.get(path).hidden("version"))
        let fields = [
          ("navn", "Fjordskolen"), ("slags", "skole"), ("ligger-i", town.fjordby.top.id.raw), ("kode", "280766"),
          ("version", version),
        ]
        #expect(try await anna.post(path, fields).status == 303)
        let tree = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        #expect(tree.match("Fjordskolen")?.parent == town.fjordby.top.id)
        #expect(tree.match("Strandby Skole") == nil)
        let stale = try await anna.post(path, fields)
        #expect(stale.status == 412)
      }
    }
  }

  @Test func `two who edit an area at once both keep their text`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/organisation/omraader/strandby/ret"
        let version = try #require(try await anna.get(path).hidden("version"))
        func fields(_ name: String) -> [(String, String)] {
          [("navn", name), ("slags", "lokalsamfund"), ("ligger-i", town.fjordby.top.id.raw), ("version", version)]
        }
        #expect(try await anna.post(path, fields("Strandby og Havnen")).status == 303)
        let second = try await anna.post(path, fields("Strandby Nord"))
        #expect(second.status == 412)
        #expect(second.words.contains("Strandby og Havnen") && second.text.contains("value=\"Strandby Nord\""))
      }
    }
  }

  @Test func `a school lies in a school district too`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let district = [
          ("navn", "Distrikt Nord"), ("slags", "distrikt"), ("ligger-i", town.fjordby.top.id.raw),
          ("inddeling", "skoledistrikt"),
        ]
        #expect(try await anna.post("/organisation/omraader", district).status == 303)
        let tree = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        let nord = try #require(tree.match("Distrikt Nord"))
        let node = try #require(tree[town.fjordby.school.node!])
        let path = "/organisation/omraader/\(node.slug)/ret"
        let version = try #require(try await anna.get(path).hidden("version"))
        let fields = [
          ("navn", node.name), ("slags", "institution"), ("ligger-i", node.parent!.raw), ("kode", node.code),
          ("ligger-ogsaa-i", nord.id.raw), ("version", version),
        ]
        #expect(try await anna.post(path, fields).status == 303)
        #expect(try await anna.get("/organisation/omraader/distrikt-nord").words.contains("Strandby Skole"))
        #expect(
          try await anna.get("/organisation/enheder/\(town.fjordby.school.id.raw)").words.contains("Distrikt Nord"))
      }
    }
  }

  @Test func `teams are made on the unit and renamed`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let unit = "/organisation/enheder/\(town.fjordby.school.id.raw)"
        #expect(try await anna.post(unit + "/team", [("navn", "Udskolingen")]).status == 303)
        #expect(try await anna.post(unit + "/team", [("navn", "Udskolingen")]).status == 422)
        let team = "/organisation/team/\(town.fjordby.team.id.raw)"
        let version = try #require(try await anna.get(team).hidden("version"))
        #expect(try await anna.post(team, [("navn", "Mellemtrinnet"), ("version", version)]).status == 303)
        #expect(try await anna.post(team, [("navn", "Indskolingen"), ("version", version)]).status == 412)
        let taken = try await anna.post(team, [("navn", "Udskolingen"), ("version", "2")])
        #expect(taken.status == 422)
      }
    }
  }

  @Test func `hostile words stand harmless in every field they can be written in`() async throws {
    let words = [
      "</textarea><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\u{301}\"\u{301}<\u{301}", "a\u{0}b",
      "\u{202E}gpj.exe", "javascript:alert(1)", "{{x}}", "<!--", "👩‍👧‍👦 & <b>", "%00%3Cscript%3E",
    ]
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        for (place, word) in words.enumerated() {
          let area = [
            ("navn", word), ("slags", "lokalsamfund"), ("ligger-i", town.fjordby.top.id.raw), ("inddeling", word),
            ("andre-navne", word), ("kode", "\(place)\(word)"),
          ]
          let unit = [
            ("navn", word), ("slags", "andet"), ("anden-slags", word), ("telefon", word), ("kode", "\(place)\(word)"),
          ]
          let person = [("navn", word), ("titel", word), ("telefon", word)]
          for (path, fields) in [
            ("/organisation/omraader", area), ("/organisation/enheder", unit), ("/brugere", person),
          ] {
            let shown = try await anna.post(path, fields)
            #expect(shown.status == 303, "\(path) \(word)")
            if let next = shown.location { #expect(try await anna.get(next).status == 200, "\(next)") }
            // The same words in a form that comes back.
            #expect(
              try await anna.post(
                path,
                fields.map {
                  ($0.0, $0.0 == "slags" ? "findes-ikke" : $0.0 == "navn" && path == "/brugere" ? "" : $0.1)
                }
              ).status == 422)
          }
          #expect(
            try await anna.post("/organisation/enheder/\(town.fjordby.school.id.raw)/team", [("navn", word)]).status
              == 303)
          for path in [
            "/organisation", "/brugere", "/brugere?q=\(place)", "/organisation/enheder/\(town.fjordby.school.id.raw)",
            "/adgangslog", "/",
          ] {
            let shown = try await anna.get(path)
            #expect(shown.status == 200)
            #expect(!shown.text.contains("<script>alert") && !shown.text.contains("<img src=x"), "\(path)")
          }
        }
      }
    }
  }
}
