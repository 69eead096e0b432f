import App
import Foundation
import Hummingbird
import HummingbirdTesting
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

enum Root {
  /// The folder of the whole project.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The lines of a snapshot under Tests, without those that begin with #.
  static func lines(_ name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: "Tests/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }
}

/// The whole product on an empty database in a folder of its own, asked over HTTP.
struct Premises: Sendable {
  let assembly: Assembly
  let house: House
  let clock: HandClock

  static let password = "fire tilfældige ord her"

  var store: Store { house.store }

  static func open(_ body: @escaping @Sendable (Premises, Guest) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      var settings = Settings()
      settings.publicFolder = Root.folder.appending(path: "Public").path
      settings.uploadFolder = folder
      let places = Places(
        database: folder + "/faelled.db", data: URL(filePath: folder), methods: [Root.folder.appending(path: "Methods")]
      )
      let assembly = try await Assembly.open(places, settings: settings)
      let clock = HandClock()
      let house = House(
        store: assembly.store, settings: settings, clock: { clock.now }, log: Log { _ in },
        assets: try Assets(folder: settings.publicFolder), passwords: Passwords(cost: .cheap),
        resolve: PeopleVisitors.resolver(clock: { clock.now }), noteRefusal: AccessLogStore.note)
      let premises = Premises(assembly: assembly, house: house, clock: clock)
      try await Server.application(house, assembly.features).test(.router) { client in
        try await body(premises, Guest(client: client))
      }
      try await assembly.store.close()
    }
  }

  /// Makes a municipality and somebody with a role in all of it, behind the pages.
  func municipality(_ key: String, roles: [Role]) async throws -> ID<Tenant> {
    let id = ID<Tenant>(key)
    let now = clock.now
    try await store.write { (tx: Transaction) throws in
      try MunicipalityStore.insert(Municipality(id: id, name: "\(key) Kommune", code: ""), at: now, in: tx)
      let whole = Area(id: ID("\(key)-hele"), kind: .municipality, name: "\(key) Kommune", slug: key)
      try AreaStore.insert(whole, into: id, by: nil, at: now, in: tx)
    }
    for role in roles { try await somebody(role, in: id) }
    return id
  }

  /// Makes a person with a role in all of a municipality, behind the pages.
  func somebody(_ role: Role, in municipality: ID<Tenant>) async throws {
    let now = clock.now
    let name = "\(municipality.raw)-\(role.rawValue)"
    let person = Person(id: ID(name), name: "Prøve \(role.name)", email: "\(name)@prøve.example")
    try await store.write { (tx: Transaction) throws in
      try PersonStore.insert(person, into: municipality, by: nil, at: now, in: tx)
      _ = try AccountStore.open(for: person.id, email: person.email, in: municipality, tx: tx)
      let grant = RoleGrant(
        id: ID("\(name)-rolle"), person: person.id, role: role, scope: .municipality, from: now.day)
      try GrantStore.insert(grant, into: municipality, in: tx)
    }
  }

  /// The municipality that `WholeWay` made.
  func ours() async throws -> ID<Tenant> {
    try await store.read { (tx: Transaction) throws in try #require(try MunicipalityStore.all(in: tx).first).id }
  }

  /// Signs somebody in behind the pages.
  func cookie(_ role: Role, of municipality: ID<Tenant>) async throws -> String {
    let now = clock.now
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(ID("\(municipality.raw)-\(role.rawValue)"), of: municipality, replacing: nil, at: now, in: tx)
    }
    return "session=\(session.id.cookieText)"
  }
}
