import App
import Foundation
import PageSupport
import People
import Storage
import Testing
import Values

/// A small municipality made over HTTP from the first token to a published profile, with nothing from the demo.
struct WholeWay: Sendable {
  let premises: Premises
  let administrator: Guest
  let steward: Guest
  let dataset: String
  let release: String
  let file: String
  let unit: String
  let person: String

  static let hostile = "<script>alert('x')</script>\"&"
  static let heading = "Samlet fravær i procent"

  static func csv(_ rows: [(String, String, String)]) -> String {
    "Område;Skoleår;\(heading)\n" + rows.map { "\($0.0);\($0.1);\($0.2)\n" }.joined()
  }
  static let good = csv([
    ("Fjordlund Kommune", "2025/26", "6,4"), ("Strandby", "2025/26", "7,3"), ("Bakkeby", "2025/26", "5,8"),
  ])

  static let mapping = [
    ("noegletal", "samlet-fravaer"), ("omraade", "kolonne:Område"), ("periode", "kolonne:Skoleår"),
    ("vaerdi", heading), ("ukendte-omraader", "stop"),
  ]

  /// Walks all of it, checking each step.
  static func walk(_ premises: Premises, _ guest: Guest) async throws -> WholeWay {
    let administrator = try await setUp(premises, guest)
    try await makeAreas(premises, administrator)
    let unit = try await makeUnit(premises, administrator)
    let (steward, person) = try await makeSteward(premises, guest, administrator)
    let file = try await upload(good, named: "fravaer.csv", steward)
    try await map(file, steward)
    let dataset = try await accept(file, premises, steward)
    let release = try await publish(steward)
    return WholeWay(
      premises: premises, administrator: administrator, steward: steward, dataset: dataset, release: release,
      file: file, unit: unit, person: person)
  }

  private static func setUp(_ premises: Premises, _ guest: Guest) async throws -> Guest {
    let token = try #require(try await SetUp.begin(in: premises.store, at: premises.clock.now))
    #expect(try await guest.get("/opsaetning?token=\(token.text)").status == 200)
    let fields = [
      ("token", token.text), ("kommune", "Fjordlund Kommune"), ("kode", "999"), ("navn", "Åse Ærlig"),
      ("email", "aase@fjordlund.example"), ("ny-adgangskode", Premises.password), ("gentag", Premises.password),
    ]
    #expect(try await guest.post("/opsaetning", fields).status == 303)
    return try await signIn("aase@fjordlund.example", premises, guest)
  }

  private static func signIn(_ email: String, _ premises: Premises, _ guest: Guest) async throws -> Guest {
    let wrong = try await guest.post("/log-ind", [("email", email), ("adgangskode", "noget andet")])
    #expect(wrong.status == 422 && wrong.cookie == nil)
    // Whoever guessed wrong must wait a moment before the next guess.
    premises.clock.pass(60)
    let right = try await guest.post("/log-ind", [("email", email), ("adgangskode", Premises.password)])
    #expect(right.status == 303)
    let cookie: String = try #require(right.cookie)
    return guest.carrying(cookie)
  }

  private static func makeAreas(_ premises: Premises, _ administrator: Guest) async throws {
    let whole = try await premises.store.read { (tx: Transaction) throws in
      let id = try #require(try MunicipalityStore.all(in: tx).first).id
      return try #require(try AreaStore.tree(of: id, in: tx).roots.first)
    }
    for name in ["Strandby", "Bakkeby"] {
      let fields = [("navn", name), ("slags", Area.Kind.localCommunity.rawValue), ("ligger-i", whole.id.raw)]
      let made = try await administrator.post("/organisation/omraader", fields)
      #expect(made.status == 303, "\(name)")
    }
  }

  private static func makeUnit(_ premises: Premises, _ administrator: Guest) async throws -> String {
    let fields = [("navn", "Strandby Skole"), ("slags", UnitKind.school.code), ("kode", "999001")]
    let made = try await administrator.post("/organisation/enheder", fields)
    #expect(made.status == 303)
    return part(made.location, 3)
  }

  private static func makeSteward(
    _ premises: Premises, _ guest: Guest, _ administrator: Guest
  ) async throws -> (Guest, String) {
    let made = try await administrator.post("/brugere", [("navn", "Dagny Data"), ("email", "dagny@fjordlund.example")])
    #expect(made.status == 303)
    let id = try await premises.store.read { (tx: Transaction) throws in
      try #require(try tx.row("SELECT id FROM person WHERE email = 'dagny@fjordlund.example'"))[0] as String
    }
    let role = [("rolle", Role.dataSteward.rawValue), ("sted", Scope.municipality.text)]
    #expect(try await administrator.post("/brugere/\(id)/roller", role).status == 303)
    let invited = try await administrator.post("/brugere/\(id)/invitation")
    let match = invited.text.firstMatch(of: #/\/velkommen\/[A-Za-z0-9_-]+/#)
    let address = try #require(match).0
    let passwords = [("ny-adgangskode", Premises.password), ("gentag", Premises.password)]
    #expect(try await guest.post(String(address), passwords).status == 303)
    #expect(try await guest.post(String(address), passwords).status == 404, "an invitation works once")
    return (try await signIn("dagny@fjordlund.example", premises, guest), id)
  }

  /// Sends a file; gives its id.
  static func upload(
    _ text: String, named name: String, from source: String = "Skolernes fravær", _ steward: Guest
  ) async throws -> String {
    let sent = try await steward.upload("/data/import", [("kilde", source)], file: text, named: name)
    #expect(sent.status == 303, "\(name)")
    return part(sent.location, 3)
  }

  static func map(_ file: String, _ steward: Guest) async throws {
    let page = try await steward.get("/data/import/\(file)")
    #expect(page.status == 200 && page.text.contains("Område"))
    let mapped = try await steward.post("/data/import/\(file)", mapping)
    #expect(mapped.status == 303 && mapped.location == "/data/import/\(file)/plan")
  }

  static func accept(_ file: String, _ premises: Premises, _ steward: Guest) async throws -> String {
    let plan = try await steward.get("/data/import/\(file)/plan")
    #expect(plan.status == 200)
    let saved = try await steward.post(
      "/data/import/\(file)/plan", [("stempel", try #require(plan.hidden("stempel")))])
    #expect(saved.status == 303 && saved.location?.hasPrefix("/data?gemt=") == true)
    let desk = try await steward.get(saved.location ?? "")
    let dataset: String = try #require(desk.links.first { $0.hasPrefix("/data/datasaet/") })
    return part(dataset, 3)
  }

  static func publish(_ steward: Guest) async throws -> String {
    let made = try await steward.post("/data/udgivelser")
    #expect(made.status == 303)
    let id = part(made.location, 3)
    #expect(try await steward.post("/data/udgivelser/\(id)/udgivelse", [("alene", "1")]).status == 303)
    return id
  }

  /// The segment of an address that is an id: "/data/import/ID/plan" has it in place 3.
  private static func part(_ address: String?, _ place: Int) -> String {
    let path = (address ?? "").prefix { $0 != "?" }
    let parts = path.split(separator: "/").map(String.init)
    return parts.count >= place ? parts[place - 1] : ""
  }
}
