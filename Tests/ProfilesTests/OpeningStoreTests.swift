import Foundation
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

/// Who may read without signing in is decided by a person, one decision after the other.
@Suite struct OpeningStoreTests {
  static func inTown(_ body: @escaping @Sendable (Store, OpeningJob) async throws -> Void) async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        _ = try await Town.desk(store, folder)
        try await body(store, OpeningJob(store: store, municipality: Town.municipality))
      }
    }
  }

  static func open(_ slug: String, in store: Store) async throws -> ID<Tenant>? {
    try await store.read { tx in try OpeningStore.open(slug: slug, in: tx)?.id }
  }

  @Test func `a profile is closed until somebody opens it, and every decision stands in the history and the log`()
    async throws
  {
    try await Self.inTown { store, job in
      try await ReleaseGateTests.employ(Town.mette, as: .dataSteward, in: store)
      #expect(try await Self.open("fjordlund-kommune", in: store) == nil)
      try await job.open(by: Town.mette, at: Town.now)
      try await job.open(by: Town.ole, at: Town.now)
      #expect(try await Self.open("fjordlund-kommune", in: store) == Town.municipality)
      try await job.close(by: .commandLine("drift"), at: Town.now)
      try await job.close(by: Town.mette, at: Town.now)
      #expect(try await Self.open("fjordlund-kommune", in: store) == nil)
      let opening = try await store.read { tx in try OpeningStore.find(of: Town.municipality, in: tx) }
      #expect(!opening.isOpen)
      #expect(opening.decisions.map(\.isOpen) == [false, true], "what was so already is no new decision")
      #expect(opening.decisions.map(\.by) == ["kommandolinjen (drift)", "Mette"])
      #expect(try await ActsInTheLogTests.acts(store) == [.profileOpened, .profileClosed])
    }
  }

  @Test func `many who open at once make one decision`() async throws {
    try await Self.inTown { store, job in
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try? await job.open(by: Town.mette, at: Town.now) } }
      }
      let opening = try await store.read { tx in try OpeningStore.find(of: Town.municipality, in: tx) }
      #expect(opening.decisions.count == 1 && opening.isOpen)
      #expect(try await ActsInTheLogTests.acts(store) == [.profileOpened])
    }
  }

  @Test func `an address that would lead to two municipalities leads to none, and the second cannot open`() async throws
  {
    try await Self.inTown { store, job in
      let twin = ID<Tenant>("tvilling")
      try await store.write { (tx: Transaction) throws in
        try MunicipalityStore.insert(
          Municipality(id: twin, name: "FJORDLUND  kommune", code: ""), at: Town.now, in: tx)
      }
      try await job.open(by: Town.mette, at: Town.now)
      let other = OpeningJob(store: store, municipality: twin)
      await #expect(throws: OpeningRefusal.addressTaken) { try await other.open(by: Town.ole, at: Town.now) }
      #expect(try await Self.open("fjordlund-kommune", in: store) == Town.municipality)
      // Opened under another name and renamed since.
      try await store.write { (tx: Transaction) throws in
        try tx.run("UPDATE municipality SET name = 'Bakkeby Kommune' WHERE municipality = \(twin)")
      }
      try await other.open(by: Town.ole, at: Town.now)
      #expect(try await Self.open("bakkeby-kommune", in: store) == twin)
      try await store.write { (tx: Transaction) throws in
        try tx.run("UPDATE municipality SET name = 'Fjordlund Kommune' WHERE municipality = \(twin)")
      }
      #expect(try await Self.open("fjordlund-kommune", in: store) == nil)
      #expect(try await store.read { tx in try OpeningStore.open(in: tx).count } == 2)
    }
  }
}
