import PageSupport
import People
import Testing
import Values
import YearWheel

@Suite struct OccasionRoutesTests {
  static let form: [(String, String)] = [
    ("titel", "Læringsmøde om sprog"), ("slags", "laeringsmoede"), ("sted", "omraade:fjordby-strandby"),
    ("dato-dag", "26"), ("dato-maaned", "november"), ("dato-aar", "2026"), ("fra", "13.00"), ("til", "16"),
    ("gentag", "en-gang"), ("fridage", "spring-over"), ("hvem", "ledelsesteam"), ("hvor", "Biblioteket"),
    ("version", "1"),
  ]

  static func form(_ changes: (String, String)...) -> [(String, String)] {
    form.filter { field in !changes.contains { $0.0 == field.0 } } + changes
  }

  @Test func `a school leader puts a meeting on the wheel, and it stands in drawing and list`() async throws {
    try await inTown { town in
      try await town.visit(as: "skoleleder") { guest async throws in
        let empty = try await guest.get("/aarshjul")
        #expect(empty.status == 200 && empty.words.contains("Skoleåret er tomt"))
        let new = try await guest.get("/aarshjul/begivenheder/ny")
        #expect(new.words.contains("Hele Strandby") && !new.words.contains("Kirkeby"))
        let saved = try await guest.post("/aarshjul/begivenheder", Self.form)
        #expect(saved.status == 303)
        let shown = try await guest.get(saved.location ?? "")
        #expect(shown.words.contains("Torsdag den 26. november 2026 kl.\u{A0}13.00–16.00"))
        let wheel = try await guest.get("/aarshjul")
        #expect(wheel.words.contains("Læringsmøde om sprog") && wheel.words.contains("Strandby · uge\u{A0}48"))
        #expect(wheel.text.contains("<g class=\"whole\">"))
        // Another year does not have it, and has no "now".
        let next = try await guest.get("/aarshjul?aar=2027")
        #expect(!next.words.contains("Læringsmøde om sprog") && !next.text.contains("now-dot"))
      }
    }
  }

  @Test(arguments: [
    ("titel", "", "Skriv, hvad der sker"), ("titel", String(repeating: "a", count: 201), "højst 200 tegn"),
    ("titel", "Møde om 010203-1234", "CPR-nummer"), ("slags", "fest", "hvilken slags"), ("slags", "", "hvilken slags"),
    ("sted", "kommune", "din rolle gælder"), ("sted", "omraade:fjordby-kirkeby", "din rolle gælder"),
    ("sted", "enhed:bakkerup-skole", "din rolle gælder"), ("sted", "", "din rolle gælder"),
    ("dato-dag", "31", "Skriv en dato, der findes"), ("dato-aar", "1066", "Årshjulet går fra"),
    ("fra", "25.00", "timer og minutter"), ("fra", "", "hvornår den begynder"), ("til", "12.00", "slutter, før"),
    ("adresse", "javascript:alert(1)", "begynder med https"), ("adresse", "//ond.example/", "begynder med https"),
    ("hvem", "Barnet 0102031234", "CPR-nummer"),
  ])
  func `what cannot be right is told at its field, and nothing is saved`(
    field: String, value: String, message: String
  ) async throws {
    try await inTown { town in
      try await town.visit(as: "skoleleder") { guest async throws in
        let shown = try await guest.post("/aarshjul/begivenheder", Self.form((field, value)))
        #expect(shown.status == 422 && shown.words.contains(message), "\(field) = \(value)")
        #expect(shown.text.contains("<title>Fejl: "))
        #expect(try await guest.get("/aarshjul").words.contains("Skoleåret er tomt"))
      }
    }
  }

  @Test(arguments: [
    (["hver": "0", "gentag": "uger"], "fra 1 til 60"), (["hver": "mange", "gentag": "uger"], "fra 1 til 60"),
    (["gentag": "uger", "ophoer-dag": "1", "ophoer-maaned": "8", "ophoer-aar": "2026"], "slutter, før den begynder"),
    (["sidste-dag": "20", "sidste-maaned": "11", "sidste-aar": "2026"], "ligger før den første"),
    (["sidste-dag": "20", "sidste-maaned": "11", "sidste-aar": "2028"], "højst vare et år"),
    (
      ["gentag": "uger", "hver": "1", "sidste-dag": "20", "sidste-maaned": "12", "sidste-aar": "2026"],
      "oftere, end den varer"
    ),
  ])
  func `days and rhythms that do not fit are told`(changes: [String: String], message: String) async throws {
    try await inTown { town in
      try await town.visit(as: "skoleleder") { guest async throws in
        let form = Self.form.filter { changes[$0.0] == nil } + changes.map { ($0.key, $0.value) }
        let shown = try await guest.post("/aarshjul/begivenheder", form)
        #expect(shown.status == 422 && shown.words.contains(message))
      }
    }
  }

  @Test func `hostile text is shown as text everywhere`() async throws {
    let hostile = "<script>alert(1)</script>\" onload=x '><b>&amp; {{7*7}} \u{202E}gpj"
    try await inTown { town in
      try await town.visit(as: "skoleleder") { guest async throws in
        let form = Self.form(
          ("titel", hostile), ("hvem", hostile), ("hvor", hostile), ("adresse", "/lokalsamfund?a=\"b"))
        let refused = try await guest.post("/aarshjul/begivenheder", form)
        #expect(refused.status == 422 && !refused.text.contains("<script>alert"))
        let saved = try await guest.post(
          "/aarshjul/begivenheder", Self.form(("titel", hostile), ("hvem", hostile), ("hvor", hostile)))
        let path = try #require(saved.location)
        for page in [path, path.replacing(/\?.*/, with: "/ret"), "/aarshjul", "/aarshjul/flytning?aar=2026"] {
          let shown = try await guest.get(page)
          #expect(shown.status == 200 && !shown.text.contains("<script>alert") && !shown.text.contains("\u{202E}"))
          #expect(shown.text.contains("&lt;script&gt;alert"), "\(page)")
        }
      }
    }
  }

  @Test func `two who change the same occasion both see what the other wrote`() async throws {
    try await inTown { town in
      let occasion = try await town.plan(.fixture("Dialogmøde", at: Town.strandby, on: "2026-11-26"))
      try await town.visit(as: "skoleleder") { guest async throws in
        let path = "/aarshjul/begivenheder/\(occasion.id.raw)"
        let mine = Self.form(("titel", "Min titel"), ("version", "1"))
        #expect(
          try await guest.post("\(path)/ret", Self.form(("titel", "Deres titel"), ("version", "1"))).status == 303)
        let late = try await guest.post("\(path)/ret", mine)
        #expect(late.status == 412 && late.text.contains("Min titel") && late.words.contains("Deres titel"))
        #expect(late.hidden("version") == "2" && late.words.contains("Person skoleleder har også rettet her"))
        #expect(try await guest.post("\(path)/sletning", [("version", "1")]).status == 409)
        #expect(
          try await guest.post("\(path)/ret", Self.form(("titel", "Vores titel"), ("version", "2"))).status == 303)
        for version in ["", "x", "0"] {
          #expect(try await guest.post("\(path)/ret", Self.form(("version", version))).status == 412)
        }
        #expect(try await guest.post("\(path)/sletning", [("version", "3")]).status == 303)
        #expect(try await guest.get(path).status == 404)
      }
    }
  }

  /// Who, place of the occasion, whether they may change it.
  @Test(arguments: [
    ("skoleleder", Town.school, true), ("skoleleder", Town.team, true), ("skoleleder", Town.strandby, true),
    ("skoleleder", Town.kirkeby, false), ("skoleleder", Town.kirkebySchool, false),
    ("skoleleder", Scope.municipality, false),
    ("chef", Town.kirkebySchool, true), ("chef", Scope.municipality, true), ("medarbejder", Town.team, false),
  ])
  func `a role plans where it counts, and everybody may look`(name: String, scope: Scope, mayPlan: Bool) async throws {
    try await inTown { town in
      let occasion = try await town.plan(.fixture(at: scope))
      try await town.visit(as: name) { guest async throws in
        let path = "/aarshjul/begivenheder/\(occasion.id.raw)"
        let shown = try await guest.get(path)
        #expect(shown.status == 200 && shown.words.contains("Ret begivenheden") == mayPlan)
        #expect(try await guest.get("\(path)/ret").status == (mayPlan ? 200 : 403))
        let changed = try await guest.post("\(path)/ret", Self.form(("sted", scope.text)))
        #expect(changed.status == (mayPlan ? 303 : name == "medarbejder" ? 403 : 422))
        let version = mayPlan ? "2" : "1"
        #expect(try await guest.post("\(path)/sletning", [("version", version)]).status == (mayPlan ? 303 : 403))
      }
    }
  }

  @Test func `the neighbours' wheel does not exist, and a role without the right sees none`() async throws {
    try await inTown { town in
      let occasion = try await town.plan(
        Occasion(id: ID("deres"), title: "Bakkerups dag", scope: .municipality, first: Day(2026, 11, 26)!),
        of: Town.bakkerup)
      try await town.visit(as: "chef") { guest async throws in
        #expect(!(try await guest.get("/aarshjul?sted=alle").words.contains("Bakkerups dag")))
        let path = "/aarshjul/begivenheder/\(occasion.id.raw)"
        #expect(try await guest.get(path).status == 404)
        #expect(try await guest.post("\(path)/ret", Self.form(("sted", "kommune"))).status == 404)
        #expect(try await guest.post("\(path)/sletning", [("version", "1")]).status == 404)
      }
      try await town.visit(as: "revisor") { guest async throws in
        #expect(try await guest.get("/aarshjul").status == 403)
      }
    }
  }
}
