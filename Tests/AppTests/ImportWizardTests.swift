import Foundation
import PageSupport
import People
import Profiles
import Storage
import Testing
import Values

/// The wizard as two stewards meet it: everything that can happen between two clicks has an answer in words.
@Suite struct ImportWizardTests {
  static let text = WholeWay.csv([("Strandby", "2024/25", "7,1"), ("Bakkeby", "2024/25", "6,2")])
  static func plan(_ file: String) -> String { "/data/import/\(file)/plan" }

  /// The same person in another browser is to the wizard what a colleague is.
  static func walk(_ body: @escaping @Sendable (Premises, WholeWay, Guest) async throws -> Void) async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let colleague = try await guest.post(
        "/log-ind", [("email", "dagny@fjordlund.example"), ("adgangskode", Premises.password)])
      try await body(premises, way, guest.carrying(colleague.cookie))
    }
  }

  static func datasets(_ premises: Premises) async throws -> Int {
    try await premises.store.read { tx in try tx.row("SELECT count(*) FROM dataset").map { $0[0] as Int } ?? 0 }
  }

  @Test func `two with the same file: the second is led to what the first made of it, whichever page is open`()
    async throws
  {
    try await Self.walk { premises, way, colleague in
      let file = try await WholeWay.upload(Self.text, named: "f.csv", from: "To", way.steward)
      let same = try await WholeWay.upload(Self.text, named: "f.csv", from: "To", colleague)
      #expect(same == file, "the same bytes from the same source are one file")
      try await WholeWay.map(file, way.steward)
      let seen = try #require(try await colleague.get(Self.plan(file)).hidden("stempel"))
      _ = try await WholeWay.accept(file, premises, way.steward)
      let answers = [
        try await colleague.post(Self.plan(file), [("stempel", seen)]), try await colleague.get(Self.plan(file)),
        try await colleague.get("/data/import/\(file)"), try await colleague.get("/data/import/\(file)/fund.csv"),
        try await colleague.post("/data/import/\(file)", WholeWay.mapping),
        try await colleague.post("/data/import/\(file)/kasser"),
      ]
      for answer in answers {
        #expect(answer.status == 303 && answer.location?.hasPrefix("/data/datasaet/") == true)
        let shown = try await colleague.get(answer.location ?? "")
        #expect(shown.words.contains("Filen er allerede læst ind") && shown.words.contains("Dagny Data sagde ja"))
      }
      #expect(try await Self.datasets(premises) == 2)
    }
  }

  @Test func `a yes to a plan whose reading a colleague has changed is asked again`() async throws {
    try await Self.walk { premises, way, colleague in
      let file = try await WholeWay.upload(Self.text, named: "f.csv", from: "To", way.steward)
      try await WholeWay.map(file, way.steward)
      let seen = try #require(try await way.steward.get(Self.plan(file)).hidden("stempel"))
      var other = WholeWay.mapping
      other[0] = ("noegletal", "ulovligt-fravaer")
      #expect(try await colleague.post("/data/import/\(file)", other).status == 303)
      let late = try await way.steward.post(Self.plan(file), [("stempel", seen)])
      #expect(late.status == 409 && late.words.contains("Grundlaget er ændret"))
      #expect(try await Self.datasets(premises) == 1)
      let again = try #require(late.hidden("stempel"))
      #expect(try await way.steward.post(Self.plan(file), [("stempel", again)]).status == 303)
    }
  }

  @Test func `a file that a colleague has discarded is told as gone`() async throws {
    try await Self.walk { premises, way, colleague in
      let file = try await WholeWay.upload(Self.text, named: "f.csv", from: "To", way.steward)
      try await WholeWay.map(file, way.steward)
      let seen = try #require(try await way.steward.get(Self.plan(file)).hidden("stempel"))
      #expect(try await colleague.post("/data/import/\(file)/kasser").status == 303)
      for answer in [
        try await way.steward.post(Self.plan(file), [("stempel", seen)]), try await way.steward.get(Self.plan(file)),
        try await way.steward.post("/data/import/\(file)/kasser"),
      ] {
        #expect(answer.status == 404 && answer.words.contains("En anden har måske kasseret den"))
      }
      #expect(try await Self.datasets(premises) == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: premises.assembly.places.received.path).count == 1)
    }
  }

  @Test func `areas nobody knows are a question that must be answered`() async throws {
    try await Self.walk { premises, way, _ in
      let text = WholeWay.csv([("Strandby", "2024/25", "7,1"), ("Region Nord", "2024/25", "6,2")])
      let file = try await WholeWay.upload(text, named: "f.csv", from: "Region", way.steward)
      let page = try await way.steward.get("/data/import/\(file)")
      #expect(page.words.contains("Der er ét område i filen, vi ikke kender") && page.words.contains("Region Nord"))
      let unanswered = WholeWay.mapping.filter { $0.0 != "ukendte-omraader" }
      let asked = try await way.steward.post("/data/import/\(file)", unanswered)
      #expect(asked.status == 422 && asked.words.contains("Vælg, hvad der skal ske med de områder"))
      try await WholeWay.map(file, way.steward)
      #expect(try await way.steward.get(Self.plan(file)).hidden("stempel") == nil, "an unknown area stops the file")
      let left = unanswered + [("ukendte-omraader", "spring")]
      #expect(try await way.steward.post("/data/import/\(file)", left).status == 303)
      let plan = try await way.steward.get(Self.plan(file))
      #expect(plan.words.contains("som I har valgt") && plan.hidden("stempel") != nil)
      let back = try await way.steward.get("/data/import/\(file)")
      #expect(back.text.contains("value=\"spring\" checked"), "what was decided is still decided")
      _ = try await WholeWay.accept(file, premises, way.steward)
    }
  }

  @Test func `a file without headings has its years asked for, and its columns can be read either way`() async throws {
    try await Self.walk { premises, way, _ in
      let text = "\"Familier uden bil i alt\",\"Strandby\",518,514\n\"Familier uden bil i alt\",\"Bakkeby\",321,319\n"
      let file = try await WholeWay.upload(text, named: "bil.csv", from: "BIL800", way.steward)
      let page = try await way.steward.get("/data/import/\(file)")
      #expect(page.words.contains("Hvilken periode er »kolonne C«?") && page.words.contains("»kolonne D«?"))
      #expect(page.text.contains("value=\"kolonne:kolonne A\" selected"), "the indicator is recognised")
      let chosen = [
        ("opstilling", "under"), ("opstilling-foer", "under"), ("noegletal", "kolonne:kolonne A"),
        ("label-0", "familier-uden-bil"), ("omraade", "kolonne:kolonne B"), ("periode", "kolonne:indhold"),
        ("vaerdi", "value"),
      ]
      let unanswered = try await way.steward.post("/data/import/\(file)", chosen)
      #expect(unanswered.status == 422 && unanswered.words.contains("Skriv perioden for »kolonne C«"))
      let turned = try await way.steward.post(
        "/data/import/\(file)", chosen.map { $0.0 == "opstilling" ? ($0.0, "hver") : $0 })
      #expect(turned.status == 200 && turned.text.contains("<option value=\"kolonne C\">"))
      let years = [("periode-0", "2020"), ("periode-1", "2021")]
      #expect(try await way.steward.post("/data/import/\(file)", chosen + years).status == 303)
      let plan = try await way.steward.get(Self.plan(file))
      #expect(plan.words.contains("Gem 4 tal") && plan.words.contains("2020 til 2021"), "\(plan.words.suffix(900))")
      _ = try await WholeWay.accept(file, premises, way.steward)
      // Next year's file needs no clicks.
      let next = try await WholeWay.upload(
        text.replacing("518", with: "520"), named: "n.csv", from: "BIL800", way.steward)
      #expect(try await way.steward.get("/data/import/\(next)").location == Self.plan(next))
    }
  }

  @Test func `a withdrawn dataset's file is taken in again, after it is told who withdrew it and when`() async throws {
    try await Self.walk { premises, way, _ in
      #expect(try await way.steward.post("/data/datasaet/\(way.dataset)/tilbagetraekning").status == 303)
      let file = try await WholeWay.upload(WholeWay.good, named: "igen.csv", way.steward)
      let page = try await way.steward.get("/data/import/\(file)")
      #expect(page.status == 200 && page.words.contains("som Dagny Data trak tilbage 18. november 2026"))
      try await WholeWay.map(file, way.steward)
      let dataset = try await WholeWay.accept(file, premises, way.steward)
      #expect(dataset != way.dataset)
      let old = try await way.steward.get("/data/datasaet/\(way.dataset)")
      let sha = try #require(old.text.firstMatch(of: #/>([0-9a-f]{64})</#)).1
      #expect(try await way.steward.get("/data/datasaet/\(dataset)").text.contains(sha), "the same bytes")
    }
  }

  @Test func `the list of findings can be fetched whole`() async throws {
    try await Self.walk { _, way, _ in
      let rows = Array(repeating: ("Strandby", "2024/25", "7,1"), count: 3001)
      let file = try await WholeWay.upload(WholeWay.csv(rows), named: "f.csv", from: "Fejl", way.steward)
      try await WholeWay.map(file, way.steward)
      let plan = try await way.steward.get(Self.plan(file))
      #expect(plan.words.contains("som ikke er vist her") && plan.links.contains("/data/import/\(file)/fund.csv"))
      let list = try await way.steward.get("/data/import/\(file)/fund.csv")
      #expect(list.status == 200)
      let lines = list.text.split(whereSeparator: \.isNewline)
      #expect(lines.count(where: { $0.contains("står også i række") }) == 3000, "\(lines.count)")
      #expect(lines.first?.contains("række;kolonne;der står") == true)
    }
  }

  @Test func `a file with CPR numbers is refused and taken off the disk at once`() async throws {
    try await Self.walk { premises, way, _ in
      let text = "Område;Skoleår;Elev;\(WholeWay.heading)\nStrandby;2024/25;010203-1234;7,1\n"
      let file = try await WholeWay.upload(text, named: "f.csv", from: "CPR", way.steward)
      let page = try await way.steward.get("/data/import/\(file)")
      #expect(page.status == 422 && page.words.contains("Vi har slettet den") && !page.text.contains("010203"))
      #expect(try await way.steward.get("/data/import/\(file)").status == 404)
      #expect(try FileManager.default.contentsOfDirectory(atPath: premises.assembly.places.received.path).count == 1)
    }
  }
}
