import Disclosure
import Foundation
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

/// What each audience sees of a release, through the real job on both databases.
@Suite struct AudienceReleaseTests {
  /// An open indicator, one about children's health, and one that never leaves the municipality.
  static func catalogue() -> Catalogue {
    let kinds: [(String, Indicator.Sensitivity)] = [
      ("aaben", .open), ("foelsom", .sensitive), ("fortrolig", .confidential),
    ]
    return Catalogue(
      kinds.map { slug, sensitivity in
        var indicator = Indicator.made(slug, name: "Andel \(slug)", direction: .lowerBetter)
        indicator.sensitivity = sensitivity
        return indicator
      })
  }

  /// Counts of seven are enough inside, and too few for everybody.
  static let rows = zip(Town.schools, [7, 30, 40, 50]).map { "\($0.name);2023/24;\($1);100" }

  static func inTown(
    _ rows: [String] = rows, _ body: @escaping @Sendable (Store, ImportStore, ReleaseJob) async throws -> Void
  ) async throws {
    let catalogue = catalogue()
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder, catalogue: catalogue)
        for indicator in catalogue.indicators { try await accept(rows, of: indicator.slug, desk) }
        try await body(store, desk, ReleaseJob(store: store, catalogue: catalogue, municipality: Town.municipality))
      }
    }
  }

  static func accept(_ rows: [String], of indicator: String, _ desk: ImportStore) async throws {
    let text = "Skole;Skoleår;Tæller;Nævner;Nøgletal\n" + rows.map { "\($0);\(indicator)\n" }.joined()
    guard case .new(let file) = try await ImportStoreTests.receive(text, desk) else { throw ImportRefusal.hasErrors }
    let mapping = Mapping(
      indicator: .fixed(indicator), area: .column("Skole"), period: .column("Skoleår"),
      measures: .init(numerator: "Tæller", denominator: "Nævner"))
    let plan = try await desk.plan(try desk.open(file), mapping: mapping, today: Day(2026, 11, 1)!)
    _ = try await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)
  }

  private static func shown(_ job: ReleaseJob, _ area: String, _ release: Release, _ audience: Audience) async throws
    -> [String: Figure]
  {
    let figures = try await job.figures(of: AreaID(area), in: release.id, for: audience)
    return Dictionary(figures.map { ($0.indicator.slug, $0) }, uniquingKeysWith: { $1 })
  }

  @Test func `the wider the circle, the less it sees, and never what a narrower one does not`() async throws {
    try await Self.inTown { _, _, job in
      let release = try await job.make(by: Town.mette, at: Town.now)
      #expect(release.gate?.isPassed == true && (release.gate?.secrets ?? 0) > 0)
      for area in Town.areas.map(\.id.raw) {
        let inside = try await Self.shown(job, area, release, .inside)
        #expect(inside.count == 3 && inside.values.allSatisfy { !$0.isHidden }, "\(area)")
        let partner = try await Self.shown(job, area, release, .partner)
        #expect(Set(partner.keys) == ["aaben", "foelsom"] && partner.values.allSatisfy { !$0.isHidden })
        for audience in [Audience.guest, .everyone] {
          let outside = try await Self.shown(job, area, release, audience)
          #expect(Set(outside.keys) == ["aaben", "foelsom"])
          #expect(outside["aaben"] == inside["aaben"])
          let figure = try #require(outside["foelsom"])
          if area == "s1" { #expect(figure.isHidden, "7 of 100 are too few for everybody") }
          if !figure.isHidden { #expect(figure.points == inside["foelsom"]?.points) }
        }
      }
      // The school with seven is not found by subtraction from its community either.
      let community = try await Self.shown(job, "strandby", release, .everyone)["foelsom"]
      let neighbour = try await Self.shown(job, "s2", release, .everyone)["foelsom"]
      #expect(community?.isHidden == true || neighbour?.isHidden == true)
    }
  }

  @Test func `a draft that the attacker can break is not published`() async throws {
    try await Self.inTown { store, _, job in
      let draft = try await job.make(by: Town.mette, at: Town.now)
      // A draft from before there was a gate, and one that gives a number away.
      let hit =
        #"{"audience":"everyone","indicator":"aaben","area":"s1","period":"2023/24","category":""}"#
      let broken = #"{"numbers":1,"secrets":1,"solverCalls":0,"failures":[],"hits":[\#(hit)]}"#
      for gate in [nil, broken] as [String?] {
        try await store.write { (tx: Transaction) throws in
          try tx.run("UPDATE release SET gate = \(gate) WHERE id = \(draft.id)")
        }
        await #expect(throws: ReleaseRefusal.notPassed) {
          try await job.publish(draft.id, by: Town.mette, alone: true, at: Town.now)
        }
        #expect(try await job.current() == nil)
      }
      let again = try await job.make(by: Town.mette, at: Town.now)
      try await job.publish(again.id, by: Town.mette, alone: true, at: Town.now)
      #expect(try await job.current()?.id == again.id)
    }
  }

  @Test func `a correction of two children waits until the next large one, and the steward is told`() async throws {
    try await Self.inTown { _, desk, job in
      let first = try await job.make(by: Town.mette, at: Town.now)
      try await job.publish(first.id, by: Town.mette, alone: true, at: Town.now)
      try await Self.accept(["Åskolen;2023/24;52;100"], of: "aaben", desk)
      let second = try await job.make(by: Town.mette, at: Town.now)
      #expect(second.summary.held == ["aaben"] && second.gate?.isPassed == true)
      #expect(try await job.differences(in: second.id).isEmpty, "readers see what they saw")
      try await job.publish(second.id, by: Town.mette, alone: true, at: Town.now)
      try await Self.accept(["Åskolen;2023/24;70;100"], of: "aaben", desk)
      let third = try await job.make(by: Town.mette, at: Town.now)
      #expect(third.summary.held == [])
      let figure = try await Self.shown(job, "s4", third, .inside)["aaben"]
      guard case .shown(let estimate)? = figure?.latest?.number else {
        Issue.record("not shown")
        return
      }
      #expect(estimate.value == 70)
    }
  }
}
