import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct PersonRoutesTests {
  @Test func `an administrator creates a person, gives a role and takes it away again`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/brugere").words.contains("Carl Lærer"))
        let made = try await anna.post(
          "/brugere", [("navn", "Ellen Ny"), ("email", "ellen@fjordby.example"), ("titel", "lærer")])
        #expect(made.status == 303)
        let path = try #require(made.location?.split(separator: "?").first.map(String.init))
        let role = [("rolle", "ressourceperson"), ("sted", "enhed:\(town.fjordby.school.id.raw)")]
        #expect(try await anna.post(path + "/roller", role).status == 303)
        #expect(try await anna.post(path + "/roller", role).words.contains("allerede den rolle"))
        let shown = try await anna.get(path)
        #expect(shown.words.contains("Ressourceperson, Strandby Skole"))
        let end = try #require(shown.text.firstMatch(of: #/action="([^"]*\/afslutning)"/#).map { String($0.output.1) })
        #expect(try await anna.post(end).status == 303)
        #expect(try await anna.get(path).words.contains("Ingen roller endnu"))
      }
    }
  }

  @Test(arguments: [
    ([("navn", ""), ("email", "x@y.dk")], "Skriv personens navn"),
    ([("navn", "A"), ("email", "x")], "Skriv en e-mailadresse"),
    ([("navn", "A"), ("email", "CARL@fjordby.example")], "Carl Lærer har allerede"),
    ([("navn", "A"), ("titel", "010101-1234")], "CPR-nummer"),
    ([("navn", String(repeating: "x", count: 201))], "for lang"),
  ])
  func `a wrong form comes back with what was typed and how to mend it`(fields: [(String, String)], message: String)
    async throws
  {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let shown = try await anna.post("/brugere", fields)
        #expect(shown.status == 422)
        #expect(shown.text.contains("<title>Fejl: "))
        #expect(shown.words.contains(message), "\(message)")
      }
    }
  }

  @Test func `two who edit at once: the second sees both texts, and nothing is lost`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = "/brugere/\(town.fjordby.carl.raw)/ret"
        let version = try #require(try await anna.get(path).hidden("version"))
        func fields(_ title: String, _ version: String) -> [(String, String)] {
          [("navn", "Carl Lærer"), ("email", "carl@fjordby.example"), ("titel", title), ("version", version)]
        }
        #expect(try await anna.post(path, fields("lærer", version)).status == 303)
        let second = try await anna.post(path, fields("pædagog", version))
        #expect(second.status == 412)
        #expect(second.words.contains("Anna Admin har også rettet her"))
        #expect(second.words.contains("lærer") && second.text.contains("value=\"pædagog\""))
        let newest = try #require(second.hidden("version"))
        #expect(try await anna.post(path, fields("lærer og pædagog", newest)).status == 303)
        #expect(try await anna.get("/brugere/\(town.fjordby.carl.raw)").words.contains("lærer og pædagog"))
      }
    }
  }

  @Test func `those who may not see a person get the same page as for nobody`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let birgitte = try await stranger.signedIn(as: town.fjordby.birgitte)
        #expect(try await birgitte.get("/brugere/\(town.fjordby.carl.raw)").status == 200)
        #expect(try await birgitte.get("/brugere/\(town.fjordby.dorte.raw)").status == 404)
        #expect(try await birgitte.get("/brugere/\(town.fjordby.carl.raw)/ret").status == 403)
        #expect(try await birgitte.get("/adgangslog").status == 403)
        let unit = try await birgitte.get("/organisation/enheder/\(town.fjordby.school.id.raw)")
        #expect(unit.words.contains("Carl Lærer"))
        let carl = try await stranger.signedIn(as: town.fjordby.carl)
        let same = try await carl.get("/organisation/enheder/\(town.fjordby.school.id.raw)")
        #expect(same.status == 200 && !same.words.contains("Birgitte Holm"))
        #expect(try await carl.get("/brugere/\(town.fjordby.carl.raw)").status == 200)
        #expect(try await carl.get("/brugere").status == 403)
        #expect(try await carl.post("/brugere", [("navn", "X")]).status == 403)
      }
    }
  }

  @Test func `the access log tells who looked, and that it was read`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        _ = try await anna.get("/brugere/\(town.fjordby.carl.raw)")
        _ = try await anna.get("/brugere?q=carl")
        _ = try await anna.get("/adgangslog")
        let shown = try await anna.get("/adgangslog?person=\(town.fjordby.carl.raw)")
        #expect(shown.words.contains("åbnede en persons side") && shown.words.contains("Ingen er ændret eller fjernet"))
        let all = try await anna.get("/adgangslog")
        #expect(all.words.contains("læste adgangsloggen") && all.words.contains("søgte blandt personer"))
        #expect(!all.words.contains("q=carl"))
      }
    }
  }
}
