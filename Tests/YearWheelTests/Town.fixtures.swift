import Danish
import Hummingbird
import HummingbirdTesting
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web
import YearWheel

/// Foundation has a `Unit` too.
typealias Unit = People.Unit

/// Two municipalities in one database: Fjordby, where the test lives, and Bakkerup, which must never be seen.
///
/// In Fjordby: the local communities Strandby (with a school and its team, and a day-care centre) and Kirkeby (with a
/// school). It is November 2026.
struct Town: Sendable {
  let house: House
  let clock: HandClock

  static let fjordby = ID<Tenant>("fjordby")
  static let bakkerup = ID<Tenant>("bakkerup")
  static let strandby = Scope.area(ID("fjordby-strandby"))
  static let kirkeby = Scope.area(ID("fjordby-kirkeby"))
  static let school = Scope.unit(ID("fjordby-skole"))
  static let kirkebySchool = Scope.unit(ID("fjordby-kirkebyskole"))
  static let team = Scope.team(ID("fjordby-team"))

  var store: Store { house.store }

  /// Persons by role: "chef" plans everywhere, "skoleleder" leads the school in Strandby, "medarbejder" works in its
  /// team, "revisor" sees no wheel.
  static let people: [(name: String, role: Role, scope: Scope)] = [
    ("chef", .chief, .municipality), ("skoleleder", .schoolLeader, school), ("medarbejder", .employee, team),
    ("revisor", .auditor, .municipality), ("administrator", .administrator, .municipality),
  ]

  init(_ store: Store, folder: String) async throws {
    let clock = HandClock()
    self.clock = clock
    var settings = Settings()
    settings.uploadFolder = folder
    house = House(
      store: store, settings: settings, clock: { clock.now }, log: Log { _ in }, passwords: Passwords(cost: .cheap),
      resolve: PeopleVisitors.resolver(clock: { clock.now }), noteRefusal: AccessLogStore.note)
    let now = clock.now
    try await store.write { (tx: Transaction) throws in
      for key in [Town.fjordby, Town.bakkerup] { try Town.build(key, at: now, tx) }
    }
  }

  private static func build(_ id: ID<Tenant>, at now: Instant, _ tx: Transaction) throws {
    try MunicipalityStore.insert(Municipality(id: id, name: "\(id.raw) Kommune", code: id.raw), at: now, in: tx)
    let top = Area(id: ID("\(id.raw)-top"), kind: .municipality, code: id.raw, name: "\(id.raw) Kommune", slug: id.raw)
    try AreaStore.insert(top, into: id, by: nil, at: now, in: tx)
    for name in ["Strandby", "Kirkeby"] {
      let slug = name.lowercased()
      try AreaStore.insert(
        Area(id: ID("\(id.raw)-\(slug)"), kind: .localCommunity, parent: top.id, name: name, slug: slug), into: id,
        by: nil, at: now, in: tx)
    }
    for (key, name, area) in [
      ("skole", "Strandby Skole", "strandby"), ("boernehus", "Børnehuset Klitten", "strandby"),
      ("kirkebyskole", "Kirkeby Skole", "kirkeby"),
    ] {
      try UnitStore.insert(
        Unit(id: ID("\(id.raw)-\(key)"), name: name, kind: .school, area: ID("\(id.raw)-\(area)")), into: id, by: nil,
        at: now, in: tx)
    }
    _ = try TeamStore.insert(
      Team(id: ID("\(id.raw)-team"), unit: ID("\(id.raw)-skole"), name: "Indskolingen"), into: id, in: tx)
    for (name, role, scope) in people {
      let person = Person(id: PersonID("\(id.raw)-\(name)"), name: "Person \(name)", email: "\(name)@\(id.raw).example")
      try PersonStore.insert(person, into: id, by: nil, at: now, in: tx)
      _ = try AccountStore.open(for: person.id, email: person.email, in: id, tx: tx)
      let own = Scope(kind: scope.kind, target: scope.target.replacing("fjordby", with: id.raw))
      try GrantStore.insert(
        RoleGrant(id: ID("\(person.id.raw)-rolle"), person: person.id, role: role, scope: own, from: Day(2026, 8, 1)!),
        into: id, in: tx)
    }
  }

  func visitor(_ name: String, of municipality: ID<Tenant> = fjordby) async throws -> Visitor {
    let day = clock.now.day
    let found = try await store.read { tx in
      try ReachStore.visitor(municipality, PersonID("\(municipality.raw)-\(name)"), on: day, in: tx)
    }
    return try #require(found)
  }

  /// Puts an occasion on the wheel as a person would.
  @discardableResult
  func plan(_ occasion: Occasion, by name: String = "chef", of municipality: ID<Tenant> = fjordby) async throws
    -> Occasion
  {
    let visitor = try await visitor(name, of: municipality)
    let now = clock.now
    try await store.write { tx in try PlannerStore.create(occasion, by: visitor, at: now, in: tx) }
    return occasion
  }

  func holiday(_ name: String, _ first: String, _ last: String) async throws {
    let chief = try await visitor("chef")
    let now = clock.now
    let holiday = SchoolHoliday(id: .make(at: now), name: name, first: Day(iso: first)!, last: Day(iso: last)!)
    let objection = try await store.write { tx in
      try SchoolHolidayStore.create(holiday, by: chief, at: now, in: tx)
    }
    #expect(objection == nil)
  }

  /// Lets the body ask the site as somebody who is signed in.
  func visit(
    as name: String, of municipality: ID<Tenant> = fjordby, sources: [OccasionSource] = [],
    _ body: @escaping @Sendable (Guest) async throws -> Void
  ) async throws {
    let now = clock.now
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(
        PersonID("\(municipality.raw)-\(name)"), of: municipality, replacing: nil, at: now, in: tx)
    }
    let application = Server.application(house, [.people, .yearWheel(sources: sources)])
    try await application.test(.router) { client in
      try await body(Guest(client: client, cookie: "session=\(session.id.cookieText)"))
    }
  }
}

/// Runs the body in a fresh town on every database.
func inTown(_ body: @escaping @Sendable (Town) async throws -> Void) async throws {
  let migrations = [Migration.sessions] + Feature.people.migrations + Feature.yearWheel().migrations
  try await onEveryStore(migrations: migrations) { store in
    try await withTemporaryFolder { folder in try await body(try await Town(store, folder: folder)) }
  }
}

extension Occasion {
  static func fixture(
    _ title: String = "Læringsdag", at scope: Scope = .municipality, on iso: String = "2026-11-26",
    _ recurrence: Recurrence = .once, kind: Kind = .other, hours: Hours? = nil, length: Int = 1
  ) -> Occasion {
    Occasion(
      id: ID("b-\(scope.target)-\(Danish.slug(title))"), title: title, kind: kind, scope: scope, first: Day(iso: iso)!,
      length: length,
      hours: hours, recurrence: recurrence)
  }
}
