import Hummingbird
import HummingbirdTesting
import Markup
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// Foundation has a `Unit` too.
typealias Unit = People.Unit

/// Two municipalities in one database: Fjordby, where the test lives, and Bakkerup, which must never be seen.
struct Town: Sendable {
  let house: House
  let clock: HandClock
  let fjordby: Fixture
  let bakkerup: Fixture

  static let password = "fire tilfældige ord her"
  static let migrations = [Migration.sessions] + Feature.people.migrations

  var store: Store { house.store }

  init(_ store: Store, folder: String) async throws {
    let clock = HandClock()
    self.clock = clock
    var settings = Settings()
    settings.uploadFolder = folder
    house = House(
      store: store, settings: settings, clock: { clock.now }, log: Log { _ in }, passwords: Passwords(cost: .cheap),
      resolve: PeopleVisitors.resolver(clock: { clock.now }), noteRefusal: AccessLogStore.note)
    let hash = try await house.passwords.hash(Town.password)
    let now = clock.now
    (fjordby, bakkerup) = try await store.write { (tx: Transaction) throws in
      (
        try Fixture.make("fjordby", "Fjordby Kommune", "766", hash, at: now, tx),
        try Fixture.make("bakkerup", "Bakkerup Kommune", "751", hash, at: now, tx)
      )
    }
  }

  /// Signs a person in behind the pages, and gives the cookie.
  func cookie(for person: PersonID, of fixture: Fixture? = nil) async throws -> String {
    let now = clock.now
    let municipality = (fixture ?? fjordby).id
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(person, of: municipality, replacing: nil, at: now, in: tx)
    }
    return "session=\(session.id.cookieText)"
  }
}

/// One municipality of the fixture, small enough to remember.
struct Fixture: Sendable {
  let id: MunicipalityID
  let top: Area
  let strandby: Area
  let school: Unit
  let council: Unit
  let team: Team
  /// Runs the house.
  let anna: PersonID
  /// Leads the school.
  let birgitte: PersonID
  /// Works at the school.
  let carl: PersonID
  /// Sits in the local council and sees no one.
  let dorte: PersonID
  let carlsRole: ID<RoleGrant>

  func email(_ name: String) -> String { "\(name)@\(id.raw).example" }

  static func make(
    _ key: String, _ name: String, _ code: String, _ hash: String, at now: Instant, _ tx: Transaction
  ) throws -> Fixture {
    let id = MunicipalityID(key)
    try MunicipalityStore.insert(Municipality(id: id, name: name, code: code), at: now, in: tx)
    let top = Area(id: ID("\(key)-top"), kind: .municipality, code: code, name: name, slug: key)
    let strandby = Area(
      id: ID("\(key)-strandby"), kind: .localCommunity, parent: top.id, name: "Strandby", slug: "strandby")
    for area in [top, strandby] { try AreaStore.insert(area, into: id, by: nil, at: now, in: tx) }
    let school = Unit(
      id: ID("\(key)-skole"), name: "Strandby Skole", kind: .school, code: "280\(code)", area: strandby.id)
    let council = Unit(id: ID("\(key)-raad"), name: "Strandby Lokalråd", kind: .localCouncil, area: strandby.id)
    for unit in [school, council] { try UnitStore.insert(unit, into: id, by: nil, at: now, in: tx) }
    let team = Team(id: ID("\(key)-team"), unit: school.id, name: "Indskolingen")
    _ = try TeamStore.insert(team, into: id, in: tx)
    let people: [(String, String, Role, Scope)] = [
      ("anna", "Anna Admin", .administrator, .municipality),
      ("birgitte", "Birgitte Holm", .schoolLeader, .unit(school.id)),
      ("carl", "Carl Lærer", .employee, .team(team.id)),
      ("dorte", "Dorte Ildsjæl", .boardRepresentative, .unit(council.id)),
    ]
    for (first, name, role, scope) in people {
      let person = Person(id: PersonID("\(key)-\(first)"), name: name, email: "\(first)@\(key).example")
      try PersonStore.insert(person, into: id, by: nil, at: now, in: tx)
      _ = try AccountStore.open(for: person.id, email: person.email, in: id, tx: tx)
      try AccountStore.setPassword(hash, of: person.id, in: id, at: now, tx: tx)
      let grant = RoleGrant(id: ID("\(key)-\(first)-rolle"), person: person.id, role: role, scope: scope, from: now.day)
      try GrantStore.insert(grant, into: id, in: tx)
    }
    return Fixture(
      id: id, top: top, strandby: strandby, school: school, council: council, team: team,
      anna: PersonID("\(key)-anna"), birgitte: PersonID("\(key)-birgitte"), carl: PersonID("\(key)-carl"),
      dorte: PersonID("\(key)-dorte"), carlsRole: ID("\(key)-carl-rolle"))
  }
}

/// Runs the body in a fresh town on every database.
func inTown(_ body: @escaping @Sendable (Town) async throws -> Void) async throws {
  try await onEveryStore(migrations: Town.migrations) { store in
    try await withTemporaryFolder { folder in try await body(try await Town(store, folder: folder)) }
  }
}

extension Town {
  func visitor(_ person: PersonID, of fixture: Fixture? = nil) async throws -> Visitor {
    let municipality = (fixture ?? fjordby).id
    let day = clock.now.day
    let visitor = try await store.read { tx in try ReachStore.visitor(municipality, person, on: day, in: tx) }
    return try #require(visitor)
  }

  /// Lets the body ask the site as a browser would.
  func visit(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
    let application = Server.application(house, [.people])
    try await application.test(.router) { client in try await body(Browser(guest: Guest(client: client), town: self)) }
  }
}
