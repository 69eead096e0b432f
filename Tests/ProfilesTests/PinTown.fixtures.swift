import Documents
import Foundation
import Hummingbird
import HummingbirdTesting
import Outbox
import PageSupport
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values
import Web

/// The town of the audience tests with a published release, and people who read it with different eyes.
///
/// Everything about "foelsom" can be seen inside and by partners, and less by guests; "fortrolig" is for those inside
/// alone. "kontakt" answers for Strandby, "bakke-kontakt" for Bakkeby, "steward" for everything.
struct PinTown: Sendable {
  let store: Store
  let job: ReleaseJob
  let desk: ImportStore

  static let people: [(name: String, role: Role, scope: Scope)] = [
    ("leder", .schoolLeader, .unit(ID("s1"))), ("kollega", .employee, .unit(ID("s2"))),
    ("bestyrelse", .boardRepresentative, .unit(ID("s1"))), ("gaest", .externalParticipant, .municipality),
    ("kontakt", .dataContact, .area(ID("strandby"))), ("bakke-kontakt", .dataContact, .area(ID("bakke"))),
    ("steward", .dataSteward, .municipality), ("revisor", .auditor, .municipality),
  ]

  static let meeting = PinTarget(
    id: "moede-1", title: "Læringsmøde i Strandby", note: "torsdag den 3. december 2026", link: "/moeder/moede-1")
  static let other = PinTarget(
    id: "moede-2", title: "Teammøde", note: "fredag den 4. december 2026", link: "/moeder/moede-2")
  static let targets = [meeting, other]

  /// Everybody but the guest has both meetings; the leader can plan one.
  static let source = PinTargets(
    { visitor, _, _ in visitor.person.raw == "gaest" ? [] : targets },
    planning: { $0.person.raw == "leder" ? "/moeder/ny" : nil })

  static let post = QuestionPost(
    from: MailAddress(name: "Fælled", email: "faelled@fjordlund.example")!, site: "https://fjordlund.example/")

  static var now: Instant { Town.now }

  static func open(_ body: @escaping @Sendable (PinTown) async throws -> Void) async throws {
    let catalogue = AudienceReleaseTests.catalogue()
    let outbox = Feature.outbox(desk: URL(filePath: "/"), permission: .managePeople) { _, _ in nil }
    try await onEveryStore(migrations: [.sessions] + Town.migrations + outbox.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder, catalogue: catalogue)
        for indicator in catalogue.indicators {
          try await AudienceReleaseTests.accept(AudienceReleaseTests.rows, of: indicator.slug, desk)
        }
        let job = ReleaseJob(store: store, catalogue: catalogue, municipality: Town.municipality)
        let town = PinTown(store: store, job: job, desk: desk)
        try await town.employ()
        try await town.release()
        try await body(town)
      }
    }
  }

  private func employ() async throws {
    try await store.write { (tx: Transaction) throws in
      for school in Town.schools {
        try UnitStore.insert(
          People.Unit(id: ID(school.id.raw), name: school.name, kind: .school, area: school.parent),
          into: Town.municipality, by: nil, at: Self.now, in: tx)
      }
      for (name, role, scope) in Self.people {
        let person = Person(id: ID(name), name: "Person \(name)", email: "\(name)@fjordlund.example")
        try PersonStore.insert(person, into: Town.municipality, by: nil, at: Self.now, in: tx)
        _ = try AccountStore.open(for: person.id, email: person.email, in: Town.municipality, tx: tx)
        try GrantStore.insert(
          RoleGrant(id: ID("\(name)-rolle"), person: person.id, role: role, scope: scope, from: Day(2026, 8, 1)!),
          into: Town.municipality, in: tx)
      }
    }
  }

  @discardableResult
  func release() async throws -> Release {
    let release = try await job.make(by: Town.mette, at: Self.now)
    try await job.publish(release.id, by: Town.mette, alone: true, at: Self.now)
    return release
  }

  func visitor(_ name: String) async throws -> Visitor {
    let found = try await store.read { tx in
      try ReachStore.visitor(Town.municipality, PersonID(name), on: Self.now.day, in: tx)
    }
    return try #require(found)
  }

  @discardableResult
  func pin(
    _ indicator: String, of area: String = "strandby", to target: PinTarget = meeting, note: String = "",
    by name: String = "leder", after seconds: Int64 = 0
  ) async throws -> ID<Pin> {
    let visitor = try await visitor(name)
    let release = try #require(try await job.current()).id
    let wish = PinWish(indicator: indicator, area: AreaID(area), release: release, target: target.id, note: note)
    return try await store.write { tx in
      try PinStore.pin(wish, by: visitor, among: Self.targets, at: Self.now.adding(seconds: seconds), in: tx)
    }
  }

  func pins(as audience: Audience = .inside, on target: PinTarget = meeting) async throws -> [Pin] {
    try await store.read { tx in
      try PinStore.pins(of: target.id, as: audience, of: Town.municipality, in: tx)
    }
  }

  func figure(_ indicator: String, of area: String, as audience: Audience, in release: Release? = nil) async throws
    -> Figure?
  {
    var release = release
    if release == nil { release = try await job.current() }
    return try await job.figures(of: AreaID(area), in: try #require(release).id, for: audience).first {
      $0.indicator.slug == indicator
    }
  }

  /// Lets the body ask the site as somebody who is signed in.
  func visit(as name: String, _ body: @escaping @Sendable (Guest) async throws -> Void) async throws {
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(PersonID(name), of: Town.municipality, replacing: nil, at: Self.now, in: tx)
    }
    var settings = Settings()
    settings.uploadFolder = FileManager.default.temporaryDirectory.path
    settings.mailFrom = "faelled@fjordlund.example"
    let house = House(
      store: store, settings: settings, clock: { Self.now }, log: Log { _ in }, passwords: Passwords(cost: .cheap),
      resolve: PeopleVisitors.resolver(clock: { Self.now }), noteRefusal: AccessLogStore.note)
    let features: [Feature] = [
      .people(mySide: [.profiles, .questions], ownData: [.profiles]),
      .profiles(
        catalogue: AudienceReleaseTests.catalogue(), shelf: FileShelf(folder: URL(filePath: "/")),
        pinTargets: Self.source),
    ]
    try await Server.application(house, features).test(.router) { client in
      try await body(Guest(client: client, cookie: "session=\(session.id.cookieText)"))
    }
  }

  /// Whom letters wait for, and which acts they are of.
  func letters() async throws -> [(to: String, key: String, text: String)] {
    try await store.read { tx in
      try tx.rows("SELECT recipient, key, message FROM outbox ORDER BY key").map {
        // A letter's lines are folded at 76 letters.
        ($0[0], $0[1], ($0[2] as String).replacing("=\r\n", with: ""))
      }
    }
  }
}
