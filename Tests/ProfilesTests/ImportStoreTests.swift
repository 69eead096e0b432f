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

  static func receive(_ text: String, _ desk: ImportStore, as name: String = "fravær.csv") async throws
    -> ImportStore.Receipt
  {
    try await withFile(text) { file in
      try await desk.receive(file, named: name, from: Town.mette, source: "Skolerne", at: Town.now)
    }
  }

  static func accept(_ text: String, _ desk: ImportStore) async throws -> Dataset {
    guard case .new(let file) = try await receive(text, desk) else { throw ImportRefusal.hasErrors }
    let plan = try await desk.plan(
      try desk.open(file), mapping: ImportReadingTests.mapping, today: Day(2026, 11, 1)!)
    return try await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)
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

  @Test func `a withdrawn dataset's file can be taken in again, and it is told who withdrew it`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let text = ImportReadingTests.file(Self.rows)
        for round in 1...3 {
          let receipt = try await Self.receive(text, desk)
          if case .again(_, let before) = receipt {
            #expect(before.number == round - 1 && before.withdrawnBy == Town.mette.name && before.withdrawnAt != nil)
          } else {
            #expect(round == 1, "\(receipt)")
          }
          let file = try #require(receipt.file)
          #expect(desk.shelf.holds(file.sha256))
          let plan = try await desk.plan(
            try desk.open(file), mapping: ImportReadingTests.mapping, today: Day(2026, 11, 1)!)
          let dataset = try await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)
          #expect(dataset.number == round)
          guard case .accepted = try await Self.receive(text, desk) else {
            Issue.record("what is in use is not received anew")
            return
          }
          #expect(try await desk.withdraw(dataset.id, by: Town.mette, at: Town.now))
        }
      }
    }
  }

  @Test func `what is discarded is gone from the disk, unless the same bytes are somebody else's too`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let text = ImportReadingTests.file(Self.rows)
        guard case .new(let file) = try await Self.receive(text, desk) else { return }
        let other = try await withFile(text) {
          try await desk.receive($0, named: "kopi.csv", from: Town.mette, source: "En anden", at: Town.now).file
        }
        #expect(try await desk.discard(file.id, by: Town.mette, at: Town.now))
        #expect(desk.shelf.holds(file.sha256), "the other source has the same bytes")
        #expect(try await desk.discard(try #require(other).id, by: Town.mette, at: Town.now))
        #expect(!desk.shelf.holds(file.sha256))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.count == 64 }.isEmpty)
        guard case .new(let again) = try await Self.receive(text, desk) else {
          Issue.record("a discarded file is unknown")
          return
        }
        #expect(desk.shelf.holds(again.sha256))
        let dataset = try await Self.accept(ImportReadingTests.file(Array(Self.rows.dropLast())), desk)
        #expect(try await !desk.discard(dataset.file, by: Town.mette, at: Town.now))
      }
    }
  }

  @Test func `a file that is discarded while somebody looks at it cannot be taken in`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        guard case .new(let file) = try await Self.receive(ImportReadingTests.file(Self.rows), desk) else { return }
        let plan = try await desk.plan(
          try desk.open(file), mapping: ImportReadingTests.mapping, today: Day(2026, 11, 1)!)
        #expect(try await desk.discard(file.id, by: Town.mette, at: Town.now))
        await #expect(throws: ImportRefusal.discarded) {
          _ = try await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)
        }
      }
    }
  }

  @Test func `half a file that a killed process left is cleared away after an hour, and not before`() async throws {
    try await withTemporaryFolder { folder in
      let shelf = FileShelf(folder: URL(filePath: folder))
      let (old, new) = (shelf.folder.appending(path: "gammel.part"), shelf.folder.appending(path: "ny.part"))
      for file in [old, new] { try Data("halvt".utf8).write(to: file) }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: old.path)
      _ = try await withFile("a;b\n") { try shelf.keep($0) }
      #expect(!FileManager.default.fileExists(atPath: old.path))
      #expect(FileManager.default.fileExists(atPath: new.path))
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
        let jump = plan.findings.items.first { $0.message.contains("fordoblet") }
        #expect(jump?.column == "Tæller (C)" && jump?.row == 2 && jump?.found == "50,0", "\(plan.findings.items)")
        #expect(jump?.message.contains("13,3") == true)
        let second = try await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)
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
        let stranger = ImportStore(
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
