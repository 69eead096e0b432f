import App
import Foundation
import PageSupport
import People
import Storage
import Testing
import Values

/// From the first token to a published figure, and what may go wrong on the way.
@Suite struct WholeWayTests {
  static let profile = "/lokalsamfund/strandby/profil"

  @Test func `a figure is seen when its release is published, and no longer when it is withdrawn`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let shown = try await way.administrator.get(Self.profile)
      #expect(shown.status == 200 && shown.text.contains("7,3"))
      #expect(try await guest.get(Self.profile).status == 303)
      #expect(try await way.administrator.get("\(Self.profile).csv").text.contains("7,3"))
      #expect(try await way.administrator.post("/data/udgivelser/\(way.release)/tilbagetraekning").status == 403)
      #expect(try await way.steward.post("/data/udgivelser/\(way.release)/tilbagetraekning").status == 303)
      #expect(try await !way.administrator.get(Self.profile).text.contains("7,3"))
      #expect(try await way.administrator.get("\(Self.profile).csv").status == 404)
    }
  }

  @Test func `the access log tells who opened a draft, and who was refused`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let made = try await way.steward.post("/data/udgivelser")
      let draft = try #require(made.location)
      #expect(try await way.steward.get("\(draft)/medarbejdere/lokalsamfund/strandby/profil").status == 200)
      #expect(
        try await way.steward.get("/data/udgivelser/\(way.release)/medarbejdere/lokalsamfund/strandby/profil").status
          == 200)
      #expect(try await way.administrator.get("\(draft)/medarbejdere/lokalsamfund/strandby/profil").status == 403)
      let log = try await premises.store.read { tx in
        try AccessLogStore.page(of: try MunicipalityStore.all(in: tx)[0].id, in: tx).map(\.entry)
      }
      #expect(log.prefix(3).map(\.action) == [.refused, .draftRead, .releaseMade], "what is published is read by all")
    }
  }

  @Test func `the same file again is met with what it became`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let again = try await way.steward.upload(
        "/data/import", [("kilde", "Skolernes fravær")], file: WholeWay.good, named: "kopi.csv")
      #expect(again.location == "/data/datasaet/\(way.dataset)?set-foer=1")
      #expect(try await way.steward.get(again.location ?? "").text.contains("Filen er læst ind før"))
    }
  }

  @Test func `every mistake is named by row and column, and nothing is stored`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let fine = (14...21).map { ("Strandby", "20\($0)/\($0 + 1)", "6,\($0 % 10)") }
      let bad = WholeWay.csv(
        fine + [("Strandby", "2025/26", "otte"), ("Bakkeby", "engang", "5,1"), ("Ukendt", "2025/26", "4,0")])
      let file = try await WholeWay.upload(bad, named: "fejl.csv", from: "Med fejl", way.steward)
      try await WholeWay.map(file, way.steward)
      let plan = try await way.steward.get("/data/import/\(file)/plan")
      for (row, found) in [(10, "otte"), (11, "engang"), (12, "Ukendt")] {
        #expect(plan.text.contains("ække \(row)") && plan.text.contains(found), "row \(row)")
      }
      #expect(plan.text.contains("<title>Fejl: "))
      let forced = try await way.steward.post("/data/import/\(file)/plan", [("stempel", plan.hidden("stempel") ?? "")])
      #expect(forced.status == 409)
      #expect(try await datasets(premises) == 1)
      #expect(try await way.steward.post("/data/import/\(file)/kasser").status == 303)
      #expect(try await way.steward.get("/data/import/\(file)").status == 404)
    }
  }

  @Test func `what has changed since the plan was seen is shown again instead of stored`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let first = try await WholeWay.upload(
        WholeWay.csv([("Strandby", "2025/26", "7,9")]), named: "a.csv", from: "A", way.steward)
      let second = try await WholeWay.upload(
        WholeWay.csv([("Strandby", "2025/26", "7,9")]) + "\n", named: "b.csv", from: "B", way.steward)
      try await WholeWay.map(first, way.steward)
      try await WholeWay.map(second, way.steward)
      let seen = try await way.steward.get("/data/import/\(first)/plan")
      _ = try await WholeWay.accept(second, premises, way.steward)
      let late = try await way.steward.post(
        "/data/import/\(first)/plan", [("stempel", try #require(seen.hidden("stempel")))])
      #expect(late.status == 409)
      #expect(try await datasets(premises) == 2)
      _ = try await WholeWay.accept(first, premises, way.steward)
      let again = try await way.steward.post("/data/import/\(first)/plan")
      #expect(again.status == 303 && again.location?.hasSuffix("?allerede=1") == true)
      #expect(try await datasets(premises) == 3)
    }
  }

  @Test func `a draft says what it changes for the readers, and takes a tick from who is alone`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let first = try await way.steward.get("/data/udgivelser/\(way.release)")
      #expect(!first.words.contains("Hvad ændrer sig for læserne?"), "there was nothing to read before the first")
      let same = try #require(try await way.steward.post("/data/udgivelser").location)
      #expect(try await way.steward.get(same).words.contains("Ingen tal: udkastet viser det samme som udgivelse 1"))
      let newer = WholeWay.csv([("Strandby", "2025/26", "9,9"), ("Bakkeby", "2024/25", "5,1")])
      let file = try await WholeWay.upload(newer, named: "ny.csv", way.steward)
      // The source remembers how its files are read, so the questions are skipped.
      #expect(try await way.steward.get("/data/import/\(file)").location == "/data/import/\(file)/plan")
      _ = try await WholeWay.accept(file, premises, way.steward)
      let draft = try #require(try await way.steward.post("/data/udgivelser").location)
      let page = try await way.steward.get(draft).words
      #expect(page.contains("udgivelsen føjer 1 tal til og retter 1."))
      #expect(page.contains("7,3") && page.contains("9,9"))
      let refused = try await way.steward.post("\(draft)/udgivelse")
      #expect(refused.status == 422 && refused.words.contains("Sæt kryds ved"))
      #expect(try await way.steward.get(Self.profile).text.contains("7,3"))
      #expect(try await way.steward.post("\(draft)/udgivelse", [("alene", "1")]).status == 303)
      #expect(try await way.steward.get(Self.profile).text.contains("9,9"))
    }
  }

  @Test func `another municipality sees none of it, whatever address it tries`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let other = try await premises.municipality("Nabo", roles: [.administrator, .dataSteward])
      let gets = [
        Self.profile, "\(Self.profile).csv", "\(Self.profile).xlsx", "/data/datasaet/\(way.dataset)",
        "/data/import/\(way.file)", "/data/import/\(way.file)/plan", "/data/udgivelser/\(way.release)",
        "/data/udgivelser/\(way.release)/skjult", "/data/udgivelser/\(way.release)/profil/strandby",
      ]
      let posts = [
        "/data/import/\(way.file)", "/data/import/\(way.file)/plan", "/data/datasaet/\(way.dataset)/tilbagetraekning",
      ]
      let theirs = guest.carrying(try await premises.cookie(.dataSteward, of: other))
      for path in gets { #expect(try await theirs.get(path).status == 404, "\(path)") }
      for path in posts { #expect(try await theirs.post(path, WholeWay.mapping).status == 404, "\(path)") }
      for path in ["kasser"] {
        #expect([404, 409].contains(try await theirs.post("/data/import/\(way.file)/\(path)").status))
      }
      for path in ["udgivelse", "tilbagetraekning"] {
        #expect([404, 409].contains(try await theirs.post("/data/udgivelser/\(way.release)/\(path)").status))
      }
      let administrator = guest.carrying(try await premises.cookie(.administrator, of: other))
      let places = [
        "/organisation/omraader/strandby", "/organisation/omraader/strandby/ret", "/organisation/enheder/\(way.unit)",
        "/organisation/enheder/\(way.unit)/ret", "/brugere/\(way.person)", "/brugere/\(way.person)/ret",
      ]
      for path in places { #expect(try await administrator.get(path).status == 404, "\(path)") }
      for path in ["lukning", "invitation", "aabning", "ret", "roller"] {
        #expect(try await administrator.post("/brugere/\(way.person)/\(path)").status == 404, "\(path)")
      }
      for page in ["/", "/data", "/lokalsamfund", "/indikatorer"] {
        let shown = try await theirs.get(page)
        #expect(!shown.text.contains("Strandby") && !shown.text.contains("Fjordlund"), "\(page)")
      }
      for page in ["/brugere", "/organisation", "/adgangslog"] {
        let shown = try await administrator.get(page)
        #expect(!shown.text.contains("Strandby") && !shown.text.contains("Dagny"), "\(page)")
      }
      #expect(try await way.administrator.get(Self.profile).text.contains("7,3"))
    }
  }

  @Test func `what people write is shown as text, never run as markup`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let evil = WholeWay.hostile
      let text =
        "Område;Skoleår;\(WholeWay.heading);\"\(evil.replacing("\"", with: "\"\""))\"\n\(evil.filter { $0 != "\"" });2025/26;7,0;x\n"
      let file = try await WholeWay.upload(text, named: "<b>fil.csv", from: evil, way.steward)
      let mapping = try await way.steward.get("/data/import/\(file)")
      _ = try await way.steward.post("/data/import/\(file)", WholeWay.mapping)
      let plan = try await way.steward.get("/data/import/\(file)/plan")
      let desk = try await way.steward.get("/data")
      let again = try await way.steward.get("/data/import")
      #expect(plan.text.contains("&lt;script"), "the label of the area")
      #expect(again.text.contains("&lt;script"), "the name of the source")
      for page in [mapping, plan, desk, again] {
        #expect(page.status == 200)
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<b>fil"))
      }
      let unit = try await way.administrator.post(
        "/organisation/enheder", [("navn", evil), ("slags", UnitKind.school.code)])
      let shown = try await way.administrator.get(unit.location ?? "")
      #expect(shown.status == 200 && shown.text.contains("&lt;script") && !shown.text.contains("<script>alert"))
    }
  }

  private func datasets(_ premises: Premises) async throws -> Int {
    try await premises.store.read { tx in try tx.row("SELECT count(*) FROM dataset").map { $0[0] as Int } ?? 0 }
  }
}
