import Foundation
import Goals
import Hummingbird
import HummingbirdTesting
import Markup
import Meetings
import Outbox
import PageSupport
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values
import Web
import YearWheel

typealias Unit = People.Unit

/// Fjordby with two schools and four people, and Bakkerup, which must never be seen.
struct Town: Sendable {
  let house: House
  let clock: HandClock

  static let municipality = MunicipalityID("fjordby")
  static let other = MunicipalityID("bakkerup")
  static let strandby = ID<Unit>("strandby-skole")
  static let kirkeby = ID<Unit>("kirkeby-skole")
  static let club = ID<Unit>("strandby-if")
  static let health = ID<Unit>("sundhedsplejen")
  /// The local community that the school, its team and the sports club lie in.
  static let community = Scope.area(ID("fjordby-strandby"))
  static let migrations =
    [Migration.sessions] + Feature.people.migrations + OutboxSchema.migrations + Feature.yearWheel().migrations
    + profiles.migrations + Feature.goals(access: Feature.outcomeAccess).migrations
    + Feature.meetings(library: Shipped.library).migrations
  /// With an empty catalogue: meetings here are prepared without figures.
  static let profiles = Feature.profiles(catalogue: Catalogue([]), shelf: FileShelf(folder: URL(filePath: "/dev/null")))

  /// Who, role and place: the consultant of the whole municipality, a leader of each school, a teacher in a team.
  static let people: [(String, String, Role, Scope)] = [
    ("karen", "Karen Konsulent", .consultant, .municipality),
    ("birgitte", "Birgitte Holm", .schoolLeader, .unit(strandby)),
    ("kurt", "Kurt Kirkeby", .schoolLeader, .unit(kirkeby)), ("carl", "Carl Lærer", .employee, .team(ID("team-1"))),
    ("dorte", "Dorte Ildsjæl", .externalParticipant, .municipality),
    ("anna", "Anna Admin", .administrator, .municipality), ("peter", "Peter Dam", .externalParticipant, .unit(club)),
    ("mette", "Mette Lund", .learningPartner, .municipality),
    ("erik", "Erik Hjælper", .externalHelper, community),
    ("lise", "Lise Toft", .employee, .unit(health)), ("sofie", "Sofie Bang", .afterSchoolLeader, .unit(strandby)),
  ]

  var store: Store { house.store }

  init(house: House, clock: HandClock) { (self.house, self.clock) = (house, clock) }

  init(_ store: Store, folder: String) async throws {
    let clock = HandClock()
    self.clock = clock
    var settings = Settings()
    settings.uploadFolder = folder
    settings.mailFrom = "faelled@fjordby.example"
    settings.address = nil
    house = House(
      store: store, settings: settings, clock: { clock.now }, log: Log { _ in }, passwords: Passwords(cost: .cheap),
      resolve: PeopleVisitors.resolver(clock: { clock.now }), noteRefusal: AccessLogStore.note)
    let now = clock.now
    try await store.write { (tx: Transaction) throws in
      for id in [Town.municipality, Town.other] { try Town.make(id, at: now, tx) }
    }
  }

  private static func make(_ id: MunicipalityID, at now: Instant, _ tx: Transaction) throws {
    try MunicipalityStore.insert(Municipality(id: id, name: "\(id.raw) Kommune", code: ""), at: now, in: tx)
    let whole = Area(id: ID("\(id.raw)-hele"), kind: .municipality, name: "\(id.raw) Kommune", slug: id.raw)
    try AreaStore.insert(whole, into: id, by: nil, at: now, in: tx)
    let beach = Area(
      id: ID("\(id.raw)-strandby"), kind: .localCommunity, parent: whole.id, name: "Strandby", slug: "strandby")
    try AreaStore.insert(beach, into: id, by: nil, at: now, in: tx)
    for (unit, name, kind, area) in [
      (strandby, "Strandby Skole", UnitKind.school, beach.id), (kirkeby, "Kirkeby Skole", .school, whole.id),
      (club, "Strandby IF", .associations, beach.id), (health, "Sundhedsplejen", .healthVisitors, whole.id),
    ] {
      try UnitStore.insert(
        Unit(id: unit, name: name, kind: kind, area: area), into: id, by: nil, at: now, in: tx)
    }
    _ = try TeamStore.insert(Team(id: ID("team-1"), unit: strandby, name: "Indskolingen"), into: id, in: tx)
    for (key, name, role, scope) in people {
      let person = Person(id: PersonID("\(id.raw)-\(key)"), name: name, email: "\(key)@\(id.raw).example")
      try PersonStore.insert(person, into: id, by: nil, at: now, in: tx)
      _ = try AccountStore.open(for: person.id, email: person.email, in: id, tx: tx)
      let grant = RoleGrant(
        id: ID("\(id.raw)-\(key)-rolle"), person: person.id, role: role, scope: scope, from: now.day)
      try GrantStore.insert(grant, into: id, in: tx)
    }
  }

  func visitor(_ key: String, of municipality: MunicipalityID = Town.municipality) async throws -> Visitor {
    let day = clock.now.day
    let visitor = try await store.read { tx in
      try ReachStore.visitor(municipality, PersonID("\(municipality.raw)-\(key)"), on: day, in: tx)
    }
    return try #require(visitor)
  }

  /// A guest who is signed in as somebody.
  func guest(_ key: String, _ client: any TestClientProtocol, of municipality: MunicipalityID = Town.municipality)
    async throws -> Guest
  {
    let now = clock.now
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(PersonID("\(municipality.raw)-\(key)"), of: municipality, replacing: nil, at: now, in: tx)
    }
    return Guest(client: client, cookie: "session=\(session.id.cookieText)")
  }

  /// Lets the body ask the site as browsers would.
  func visit(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let application = Server.application(
      house,
      [
        .people(mySide: [.goals(Feature.outcomeAccess), .rooms, .practice, .minutes, .help]), .yearWheel(),
        .goals(access: Feature.outcomeAccess),
        .meetings(library: Shipped.library),
      ])
    try await application.test(.router) { client in try await body(client) }
  }
}

/// Runs the body in a fresh town on every database.
func inTown(_ body: @escaping @Sendable (Town) async throws -> Void) async throws {
  try await onEveryStore(migrations: Town.migrations) { store in
    try await withTemporaryFolder { folder in try await body(try await Town(store, folder: folder)) }
  }
}

/// Runs the body in a fresh town on SQLite alone: for tests that ask for every page as everybody, where the engine makes
/// no difference and twice the time does.
func inTownOnce(_ body: @escaping @Sendable (Town) async throws -> Void) async throws {
  try await onSQLite(migrations: Town.migrations) { store in
    try await withTemporaryFolder { folder in try await body(try await Town(store, folder: folder)) }
  }
}
