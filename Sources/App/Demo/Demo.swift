import Danish
import Foundation
import Markup
import People
import Profiles
import Storage
import Tabular
import Values
import Web

/// The demo: an invented municipality with people who can sign in, and the real figures of Denmark's municipalities.
///
/// Everything goes the way a municipality's own data go: files are received, read, accepted and released.
package struct Demo: Sendable {
  package let assembly: Assembly
  /// Where the real files lie that ship with the product.
  package let realData: URL
  package let progress: @Sendable (String) -> Void

  package init(_ assembly: Assembly, realData: URL, progress: @escaping @Sendable (String) -> Void) {
    self.assembly = assembly
    self.realData = realData
    self.progress = progress
  }

  /// A person of the demo who can sign in, and what for.
  package struct SignIn: Sendable {
    package let email: String
    package let purpose: String
  }

  /// Not a secret: it opens nothing but invented figures on the reader's own machine.
  package static let password = "fjord-og-bakke-2026"

  /// Where the invented municipality's profile is open to everybody.
  package static let openProfile = Path.open(Danish.slug(DemoPlace.municipality.name))

  package static let signIns: [SignIn] = DemoAccounts.fjordlund + [DemoAccounts.denmark]

  /// False when the demo was made before; then nothing is changed.
  package func build(at now: Instant) async throws -> Bool {
    let isMade = try await assembly.store.read { try !MunicipalityStore.all(in: $0).isEmpty }
    guard !isMade else { return false }
    progress("Fjordlund Kommune: områder, enheder og personer")
    try await assembly.store.write { tx in
      try DemoPeople.build(at: now, in: tx)
    }
    progress("Adgangskoder")
    try await DemoAccounts.build(assembly, at: now)
    try await DemoMethods.build(assembly, at: now)
    progress("Skoleferier og årshjul")
    try await DemoYear(store: assembly.store, now: now).build()
    try await importFiles(at: now)
    try await release(
      DemoPeople.municipality, "Fjordlund Kommune", made: DemoAccounts.contact, published: DemoAccounts.steward, at: now
    )
    try await DemoQuestions(assembly: assembly, now: now).build()
    progress("Møder")
    try await DemoMeetings(assembly: assembly, now: now).build()
    // So that a newcomer can read before signing in.
    try await OpeningJob(store: assembly.store, municipality: DemoPeople.municipality).open(
      by: DemoAccounts.steward, at: now)
    try await buildDenmark(at: now)
    return true
  }

  private func importFiles(at now: Instant) async throws {
    let names = Dictionary(assembly.catalogue.indicators.map { ($0.slug, $0.name) }, uniquingKeysWith: { $1 })
    let files = DemoFile.all(from: DemoFigures(), names: names)
    for (place, file) in files.enumerated() {
      progress("Læser \(file.name) (\(place + 1) af \(files.count))")
      try await withTemporary(file.bytes) { url in
        try await take(
          url, named: file.name, source: file.source, into: DemoPeople.municipality, by: DemoAccounts.contact, at: now,
          mapping: { _ in file.mapping })
      }
    }
  }

  private func buildDenmark(at now: Instant) async throws {
    progress("Danmark: 98 kommuner og tal fra Danmarks Statistik")
    let csv = try String(contentsOf: realData.appending(path: "areas.csv"), encoding: .utf8)
    let (areas, memberships) = try DenmarkData.areas(csv)
    try await assembly.store.write { tx in
      try MunicipalityStore.insert(
        Municipality(id: DenmarkData.municipality, name: "Danmark", code: ""), at: now, in: tx)
      for area in areas { try AreaStore.insert(area, into: DenmarkData.municipality, by: nil, at: now, in: tx) }
      let byArea = Dictionary(grouping: memberships, by: \.area)
      for (area, links) in byArea {
        try AreaStore.setMemberships(of: area, inside: links.map(\.inside), in: DenmarkData.municipality, tx: tx)
      }
    }
    try await DemoAccounts.buildDenmark(assembly, at: now)
    for file in DenmarkData.files {
      progress("Læser \(file.name)")
      try await take(
        realData.appending(path: file.name), named: file.name, source: file.source, into: DenmarkData.municipality,
        by: DemoAccounts.denmarkSteward, at: now, mapping: { _ in file.mapping })
    }
    let dorte = DemoAccounts.denmarkSteward
    try await release(DenmarkData.municipality, "Danmark", made: dorte, published: dorte, at: now)
  }

  private func take(
    _ url: URL, named name: String, source: String, into municipality: ID<Tenant>, by person: Actor, at now: Instant,
    mapping: (TidySource) throws -> Mapping
  ) async throws {
    let desk = ImportStore(
      store: assembly.store, shelf: assembly.shelf, catalogue: assembly.catalogue, municipality: municipality)
    guard case .new(let received) = try await desk.receive(url, named: name, from: person, source: source, at: now)
    else {
      return
    }
    let chosen = try mapping(try desk.open(received))
    let plan = try await desk.plan(try desk.open(received), mapping: chosen, today: now.day)
    guard plan.isUsable else { throw DemoFailure(file: name, findings: plan.findings) }
    _ = try await desk.accept(received, plan: plan, by: person, at: now)
  }

  /// Made by one and published by another, as it should be; where there is only one, that one does both.
  private func release(
    _ municipality: ID<Tenant>, _ name: String, made maker: Actor, published publisher: Actor, at now: Instant
  ) async throws {
    progress("Udgiver tal for \(name)")
    let job = ReleaseJob(store: assembly.store, catalogue: assembly.catalogue, municipality: municipality)
    let release = try await job.make(by: maker, at: now)
    try await job.publish(release.id, by: publisher, alone: maker == publisher, at: now)
  }

  private func withTemporary(_ bytes: Data, _ body: (URL) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "faelled-demo-\(UUID().uuidString)")
    try bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try await body(url)
  }
}

/// A shipped file that does not read is a defect of this version, and the findings say where.
package struct DemoFailure: Error, CustomStringConvertible {
  package let file: String
  package let findings: Findings

  package var description: String {
    let lines = findings.items.filter { $0.level == .error }.prefix(10).map {
      "  række \($0.row ?? 0): \($0.message) \($0.found ?? "")"
    }
    return "Demofilen \(file) kan ikke læses:\n" + lines.joined(separator: "\n")
  }
}
