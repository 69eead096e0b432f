import App
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import PageSupport
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values
import Web

/// A municipality with two local communities and four schools, and figures that not everybody may see.
///
/// Absence is sensitive: the school with 7 of 180 is shown inside and hidden outside, the one with 3 of 160 is hidden
/// for all. Reading is confidential. Associations are open.
struct OpenTown: Sendable {
  let premises: Premises
  let guest: Guest
  let id: ID<Tenant>

  static let name = "fjordby-kommune"
  static let open = "/aaben/fjordby-kommune"
  static let places = ["hele", "nord", "syd", "nordskole", "aaskolen", "sydskole", "bakkeskolen"]
  /// Everything an open profile consists of, but for the files.
  static let pages =
    ["lokalsamfund", "indikatorer", "indikatorer/hoejt-fravaer", "indikatorer/foreninger", "kommune"]
    + ["hele", "nord", "syd", "nordskole"].map { "lokalsamfund/\($0)/profil" }
  static let files = ["hele", "nord", "nordskole"].flatMap {
    ["lokalsamfund/\($0)/profil.csv", "lokalsamfund/\($0)/profil.xlsx"]
  }

  static let absence = [("Nordskole", 41, 180), ("Åskolen", 7, 180), ("Sydskole", 3, 160), ("Bakkeskolen", 44, 190)]

  static func open(
    absence: [(String, Int, Int)] = absence, _ body: @escaping @Sendable (OpenTown) async throws -> Void
  ) async throws {
    try await Premises.open { premises, guest in
      let roles: [Role] = [.dataSteward, .dataContact, .schoolLeader, .boardRepresentative, .auditor]
      let town = OpenTown(
        premises: premises, guest: guest, id: try await premises.municipality("Fjordby", roles: roles))
      try await town.build(absence)
      try await body(town)
    }
  }

  func visitor(_ role: Role) async throws -> Guest { guest.carrying(try await premises.cookie(role, of: id)) }

  func openProfile() async throws {
    let opened = try await visitor(.dataSteward).post("/data/aabning", [("set", "1")])
    #expect(opened.status == 303 && opened.location == "/data/aabning")
  }

  /// A raw answer, for what a page's text does not tell.
  func ask(_ path: String, _ headers: [(HTTPField.Name, String)] = []) async throws -> TestResponse {
    var fields = HTTPFields()
    for (name, value) in headers { fields[name] = value }
    return try await guest.client.executeRequest(uri: path, method: .get, headers: fields, body: nil)
  }

  private func build(_ absence: [(String, Int, Int)]) async throws {
    let (id, now) = (id, premises.clock.now)
    try await premises.store.write { (tx: Transaction) throws in
      let whole = ID<Area>("Fjordby-hele")
      try tx.run("UPDATE area SET slug = 'hele' WHERE municipality = \(id) AND id = \(whole)")
      for (key, name) in [("nord", "Nord"), ("syd", "Syd")] {
        let area = Area(id: ID(key), kind: .localCommunity, parent: whole, name: name, slug: key)
        try AreaStore.insert(area, into: id, by: nil, at: now, in: tx)
      }
      let schools = [
        ("nordskole", "Nordskole", "nord"), ("aaskolen", "Åskolen", "nord"), ("sydskole", "Sydskole", "syd"),
        ("bakkeskolen", "Bakkeskolen", "syd"),
      ]
      for (key, name, place) in schools {
        let area = Area(id: ID(key), kind: .institution, parent: ID(place), name: name, slug: key)
        try AreaStore.insert(area, into: id, by: nil, at: now, in: tx)
      }
    }
    let shares = { (rows: [(String, Int, Int)]) in rows.map { "\($0.0);2024/25;\($0.1);\($0.2)" } }
    try await take("hoejt-fravaer", "Sted;Periode;x;n", shares(absence), .init(numerator: "x", denominator: "n"))
    let reading = absence.map { ($0.0, 77, $0.2) }
    try await take("gode-til-laesning", "Sted;Periode;x;n", shares(reading), .init(numerator: "x", denominator: "n"))
    let clubs = ["Nord;2024;31;2100", "Syd;2024;26;1900"]
    try await take("foreninger", "Sted;Periode;x;n", clubs, .init(numerator: "x", denominator: "n"))
    let job = ReleaseJob(store: premises.store, catalogue: premises.assembly.catalogue, municipality: id)
    let steward = Actor(id: ID("Fjordby-dataSteward"), name: "Dagny")
    let release = try await job.make(by: steward, at: now)
    try await job.publish(release.id, by: .commandLine("drift"), at: now)
  }

  private func take(
    _ indicator: String, _ head: String, _ rows: [String], _ measures: Mapping.Measures
  ) async throws {
    let text = ([head] + rows).joined(separator: "\n") + "\n"
    let desk = ImportStore(
      store: premises.store, shelf: premises.assembly.shelf, catalogue: premises.assembly.catalogue, municipality: id)
    let mapping = Mapping(
      indicator: .fixed(indicator), area: .column("Sted"), period: .column("Periode"), measures: measures)
    let (now, steward) = (premises.clock.now, Actor(id: ID("Fjordby-dataSteward"), name: "Dagny"))
    try await withTemporaryFolder { folder in
      let url = URL(filePath: folder).appending(path: "\(indicator).csv")
      try Data(text.utf8).write(to: url)
      let receipt = try await desk.receive(url, named: "\(indicator).csv", from: steward, source: indicator, at: now)
      let file = try #require(receipt.file)
      let plan = try await desk.plan(try desk.open(file), mapping: mapping, today: now.day)
      #expect(plan.isUsable, "\(plan.findings.items.map(\.message))")
      _ = try await desk.accept(file, plan: plan, by: steward, at: now)
    }
  }
}
