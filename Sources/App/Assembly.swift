import Foundation
import Goals
import Markup
import Meetings
import MethodFiles
import Outbox
import People
import Profiles
import Storage
import Values
import Web
import YearWheel

/// The whole product put together: database, catalogue, shelf of received files and the list of features.
package struct Assembly: Sendable {
  package let store: Store
  package let catalogue: Catalogue
  package let shelf: FileShelf
  package let methods: MethodLibrary
  package let settings: Settings
  package let places: Places

  /// In the order their migrations run.
  package var features: [Feature] {
    [
      Feature(name: "sessions", migrations: [.sessions]),
      .people(
        mySide: [
          .goals(Feature.outcomeAccess), .rooms, .practice, .meetingInvitations, .preparations, .minutes, .help,
          .profiles,
          .questions,
        ],
        uses: [.profiles, .yearWheel, .meetings], doors: [.profiles, .meetings],
        ownData: [.goals, .minutes, .preparations, .meetingInvitations, .profiles]),
      .outbox(desk: places.desk, permission: .managePeople) { visitor, tx in
        try PersonStore.find(visitor.person, in: visitor.municipality, tx: tx)?.email
      },
      .yearWheel(sources: [.meetings]), .profiles(catalogue: catalogue, shelf: shelf, pinTargets: .meetings),
      .goals(access: Feature.outcomeAccess), .meetings(library: methods), .about,
    ]
  }

  /// Opens the database and reads the method files; migrates only when asked to.
  package static func open(_ places: Places, settings: Settings = Settings(), migrating: Bool = true) async throws
    -> Assembly
  {
    let catalogue = try places.catalogue()
    let methods = try places.library()
    try places.makeFolders()
    let assembly = Assembly(
      store: try Store.open(places.database), catalogue: catalogue, shelf: FileShelf(folder: places.received),
      methods: methods, settings: settings, places: places)
    if migrating { try await assembly.migrate() }
    return assembly
  }

  /// Opens the database for visitors: refuses with `UnsoundDatabase` what must not be shown, before the port is taken.
  package static func openToServe(_ places: Places, settings: Settings, despiteFaults: Actor? = nil) async throws
    -> Assembly
  {
    let assembly = try await open(places, settings: settings, migrating: false)
    try await assembly.store.glance()
    try await assembly.migrate()
    let faults = try await assembly.remarks(.start).filter(\.isFault).map(\.text)
    guard !faults.isEmpty else { return assembly }
    guard let despiteFaults else { throw UnsoundDatabase(faults: faults) }
    try await AccessLogJobs.tellEverybody(.startedUnsound, by: despiteFaults, at: .now(), in: assembly.store)
    return assembly
  }

  /// What the features have to say about what is stored.
  package func remarks(_ depth: Check.Depth) async throws -> [Check.Remark] {
    var remarks: [Check.Remark] = []
    for check in features.flatMap(\.checks) { remarks += try await check.run(store, depth) }
    return remarks
  }

  package func migrate() async throws { try await store.migrate(migrations) }

  /// By the day in their names, and within a day in the order of the features: a new migration of the first feature
  /// comes after what the last one has had out in the world.
  package var migrations: [Migration] {
    let all = features.flatMap(\.migrations).enumerated()
    return all.sorted { ($0.element.name.prefix(10), $0.offset) < ($1.element.name.prefix(10), $1.offset) }
      .map(\.element)
  }

  package func house(clock: @escaping @Sendable () -> Instant = Instant.now, log: Log = Log()) throws -> House {
    House(
      store: store, settings: settings, clock: clock, log: log, assets: try Assets(folder: settings.publicFolder),
      resolve: PeopleVisitors.resolver(clock: clock), noteRefusal: AccessLogStore.note)
  }

  /// Every address of the site with its rule: printed by `faelled routes`, and held to a snapshot by a test.
  package func routes() throws -> Routes {
    var routes = Routes()
    let house = try house()
    for feature in features { feature.routes(&routes, house) }
    return routes
  }
}

/// Where things lie on this machine.
package struct Places: Sendable {
  package var database: String
  /// Received files; belongs in the backup beside the database.
  package var data: URL
  /// The method files that ship with the product, and the municipality's own beside them.
  package var methods: [URL]

  package init(database: String, data: URL, methods: [URL]) {
    self.database = database
    self.data = data
    self.methods = methods
  }

  package var received: URL { data.appending(path: "modtaget") }

  /// Where letters lie while the mail program has them; on a disk of this machine.
  var desk: URL { data.appending(path: "post") }

  /// From the command line and the environment: `--database`, FAELLED_DATABASE, FAELLED_DATA, FAELLED_METHODS.
  package init(database: String? = nil, environment: [String: String]) {
    let address = database ?? environment["FAELLED_DATABASE"] ?? "var/faelled.db"
    let beside = URL(filePath: address).deletingLastPathComponent()
    let data =
      environment["FAELLED_DATA"].map { URL(filePath: $0) } ?? (address.contains("://") ? URL(filePath: "var") : beside)
    self.init(
      database: address, data: data,
      methods: [
        URL(filePath: environment["FAELLED_METHODS"] ?? "Methods"), data.appending(path: "metoder"),
      ])
  }

  func makeFolders() throws {
    try FileManager.default.createDirectory(at: received, withIntermediateDirectories: true)
  }

  /// The shipped indicators and the municipality's own. A file with findings stops the start: a catalogue that is
  /// half read would release half a profile.
  package func catalogue() throws -> Catalogue {
    var indicators: [Indicator] = []
    var findings: [MethodFinding] = []
    for folder in methods.map({ $0.appending(path: "indicators") }) {
      // The municipality's own folder need not be there; the shipped one must.
      if folder != methods[0].appending(path: "indicators"), !FileManager.default.fileExists(atPath: folder.path) {
        continue
      }
      let (catalogue, found) = Catalogue.load(folder: folder)
      // A municipality's own file takes the place of a shipped one with the same slug.
      let slugs = Set(catalogue.indicators.map(\.slug))
      indicators = indicators.filter { !slugs.contains($0.slug) } + catalogue.indicators
      findings += found
    }
    guard findings.isEmpty else { throw BrokenMethods(findings: findings) }
    return Catalogue(indicators)
  }

  /// The shipped meeting kinds and circles, and those that lie in the municipality's own folder.
  package func library() throws -> MethodLibrary {
    let (library, findings) = MethodLibrary.load(folders: methods)
    guard findings.isEmpty else { throw BrokenMethods(findings: findings) }
    return library
  }
}

/// The database opens, but holds what cannot be right.
package struct UnsoundDatabase: Error {
  package let faults: [String]
}

package struct BrokenMethods: Error {
  package let findings: [MethodFinding]
}
