import Foundation
import People
import Profiles
import Storage
import Tabular
import TestSupport
import Testing
import Values

/// From a file to a release, on every database.
@Suite struct ImportStoreTests {
  static let rows = Town.schools.enumerated().flatMap { place, school in
    (2019...2024).map { "\(school.name);\(Period.schoolYear($0).text);\(20 + place * 12 + $0 - 2019);\(180 + place)" }
  }

  static func receive(_ text: String, _ desk: Profiles.ImportStore, as name: String = "fravær.csv") async throws
    -> Profiles.ImportStore.Receipt
  {
    try await withFile(text) { file in
      try await desk.receive(file, named: name, from: Town.mette, source: "Skolerne", at: Town.now)
    }
  }

  static func accept(_ text: String, _ desk: Profiles.ImportStore) async throws -> Dataset {
    guard case .new(let file) = try await receive(text, desk) else { throw ImportRefusal.alreadyAccepted }
    let plan = try await desk.plan(
      try desk.open(file), mapping: ImportReadingTests.mapping, today: Day(2026, 11, 1)!)
    return try await desk.accept(
      file, plan: plan, mapping: ImportReadingTests.mapping, by: Town.mette, at: Town.now)
  }

  @Test func `a file becomes a dataset, a release and a figure for every area`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let dataset = try await Self.accept(ImportReadingTests.file(Self.rows), desk)
        #expect(dataset.number == 1)
        #expect(dataset.figures == 24)
        let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality)
        let release = try await job.make(by: Town.mette, at: Town.now)
        #expect(release.summary.indicators == 1)
        #expect(release.summary.areas == 7, "schools are summed to local communities and the whole")
        #expect(release.summary.hiddenCells == 0)
        #expect(try await job.current() == nil, "a draft is seen by nobody")
        try await job.publish(release.id, by: Town.mette, alone: true, at: Town.now)
        #expect(try await job.current()?.id == release.id)
      }
    }
  }

  @Test func `the same file twice says so and does nothing`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let text = ImportReadingTests.file(Self.rows)
        let dataset = try await Self.accept(text, desk)
        guard case .accepted(_, let before) = try await Self.receive(text, desk, as: "et andet navn.csv") else {
          Issue.record("the second time must say that the file was accepted")
          return
        }
        #expect(before.id == dataset.id)
      }
    }
  }

  @Test func `a file with an error leaves nothing behind`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let text = ImportReadingTests.file(Self.rows + ["Havneskolen;2018/19;500;100"])
        await #expect(throws: ImportRefusal.hasErrors) { _ = try await Self.accept(text, desk) }
        let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality)
        await #expect(throws: ReleaseRefusal.nothingToRelease) { _ = try await job.make(by: Town.mette, at: Town.now) }
      }
    }
  }

  @Test func `a newer file counts where both have a figure, and a withdrawn one not at all`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        _ = try await Self.accept(ImportReadingTests.file(Self.rows), desk)
        let newer = ["Strandby Skole;2024/25;90;180", "Strandby Skole;2023/24;27;180"]
        guard case .new(let file) = try await Self.receive(ImportReadingTests.file(newer), desk) else { return }
        let plan = try await desk.plan(
          try desk.open(file), mapping: ImportReadingTests.mapping, today: Day(2026, 11, 1)!)
        #expect(plan.added == 0)
        #expect(plan.changed == 2)
        let second = try await desk.accept(
          file, plan: plan, mapping: ImportReadingTests.mapping, by: Town.mette, at: Town.now)
        #expect(try await Self.figure(of: "s1", store) == 50)
        #expect(try await desk.withdraw(second.id, by: Town.mette, at: Town.now))
        #expect(try await Self.figure(of: "s1", store) != 50)
      }
    }
  }

  @Test func `the mapping is remembered, so that next year's file needs no clicks`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        _ = try await Self.accept(ImportReadingTests.file(Self.rows), desk)
        let next = ["Strandby Skole;2025/26;33;180"]
        guard case .new(let file) = try await Self.receive(ImportReadingTests.file(next), desk) else { return }
        let mapping = try await desk.mapping(for: file, try desk.open(file))
        #expect(mapping == ImportReadingTests.mapping)
      }
    }
  }

  @Test func `one municipality never sees the other's files, datasets or releases`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let dataset = try await Self.accept(ImportReadingTests.file(Self.rows), desk)
        let stranger = Profiles.ImportStore(
          store: store, shelf: desk.shelf, catalogue: desk.catalogue, municipality: ID("nabokommunen"))
        #expect(try await stranger.sources().isEmpty)
        #expect(try await !stranger.withdraw(dataset.id, by: Town.ole, at: Town.now))
        let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: ID("nabokommunen"))
        await #expect(throws: ReleaseRefusal.nothingToRelease) { _ = try await job.make(by: Town.ole, at: Town.now) }
      }
    }
  }

  /// The latest figure of an area in a new release.
  static func figure(of area: String, _ store: Store) async throws -> Double? {
    let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality)
    let release = try await job.make(by: Town.mette, at: Town.now)
    let figures = try await job.figures(of: ID(area), in: release.id)
    guard case .shown(let estimate) = figures.first?.latest?.number else { return nil }
    return estimate.value
  }
}
