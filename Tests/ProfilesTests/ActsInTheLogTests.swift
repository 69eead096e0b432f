import Foundation
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

/// An act on figures and its line in the access log are one: both are there, or neither.
@Suite struct ActsInTheLogTests {
  static func acts(_ store: Store) async throws -> [AccessAction] {
    try await store.read { tx in
      #expect(try AccessLogStore.firstBreak(in: Town.municipality, tx: tx) == nil)
      return try AccessLogStore.page(of: Town.municipality, size: 500, in: tx).map(\.entry.action).reversed()
    }
  }

  @Test func `from a file to a release that is withdrawn, every act has its line`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let dataset = try await ImportStoreTests.accept(ImportReadingTests.file(ImportStoreTests.rows), desk)
        let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality)
        let release = try await job.make(by: Town.mette, at: Town.now)
        try await job.publish(release.id, by: Town.mette, alone: true, at: Town.now)
        try await job.withdraw(release.id, by: .commandLine("drift"), at: Town.now)
        #expect(try await desk.withdraw(dataset.id, by: Town.mette, at: Town.now))
        let acts = try await Self.acts(store)
        #expect(
          acts == [
            .fileReceived, .figuresImported, .releaseMade, .releasePublished, .releaseWithdrawn, .figuresWithdrawn,
          ])
      }
    }
  }

  @Test func `what was done already, or by somebody faster, gets no second line`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        let text = ImportReadingTests.file(ImportStoreTests.rows)
        guard case .new(let file) = try await ImportStoreTests.receive(text, desk) else { return }
        let mapping = ImportReadingTests.mapping
        let plan = try await desk.plan(try desk.open(file), mapping: mapping, today: Day(2026, 11, 1)!)
        let taken = await withTaskGroup(of: Bool.self) { group in
          for _ in 0..<4 {
            group.addTask {
              (try? await desk.accept(file, plan: plan, by: Town.mette, at: Town.now)) != nil
            }
          }
          return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1)
        let job = ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality)
        let release = try await job.make(by: Town.mette, at: Town.now)
        try await job.publish(release.id, by: Town.mette, alone: true, at: Town.now)
        await #expect(throws: ReleaseRefusal.notADraft) {
          try await job.publish(release.id, by: Town.mette, alone: true, at: Town.now)
        }
        #expect(try await !desk.discard(file.id, by: Town.mette, at: Town.now))
        #expect(try await Self.acts(store) == [.fileReceived, .figuresImported, .releaseMade, .releasePublished])
      }
    }
  }
}
