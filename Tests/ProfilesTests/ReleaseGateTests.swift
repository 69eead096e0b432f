import Foundation
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

/// What stands between a draft and its readers: another pair of eyes, and a list of what changes.
@Suite struct ReleaseGateTests {
  static let karen = Actor(id: ID("karen"), name: "Karen Lund")

  /// Somebody who can sign in and has the role in the whole municipality.
  static func employ(_ actor: Actor, as role: Role, in store: Store) async throws {
    try await store.write { (tx: Transaction) throws in
      let person = Person(id: actor.id, name: actor.name, email: "\(actor.id.raw)@fjordlund.example")
      try PersonStore.insert(person, into: Town.municipality, by: nil, at: Town.now, in: tx)
      _ = try AccountStore.open(for: actor.id, email: person.email, in: Town.municipality, tx: tx)
      try AccountStore.setPassword("skjult", of: actor.id, in: Town.municipality, at: Town.now, tx: tx)
      try GrantStore.insert(
        RoleGrant(
          id: ID("\(actor.id.raw)-rolle"), person: actor.id, role: role, scope: .municipality, from: Town.now.day),
        into: Town.municipality, in: tx)
    }
  }

  static func inTown(_ body: @escaping @Sendable (Store, ImportStore, ReleaseJob) async throws -> Void)
    async throws
  {
    try await onEveryStore(migrations: Town.migrations) { store in
      try await withTemporaryFolder { folder in
        let desk = try await Town.desk(store, folder)
        _ = try await ImportStoreTests.accept(ImportReadingTests.file(ImportStoreTests.rows), desk)
        try await body(
          store, desk, ReleaseJob(store: store, catalogue: Town.catalogue, municipality: Town.municipality))
      }
    }
  }

  @Test func `who made a draft cannot publish it while another can, and the other can`() async throws {
    try await Self.inTown { store, _, job in
      try await Self.employ(Town.mette, as: .dataSteward, in: store)
      try await Self.employ(Self.karen, as: .dataSteward, in: store)
      let draft = try await job.make(by: Town.mette, at: Town.now)
      for alone in [false, true] {
        await #expect(throws: ReleaseRefusal.needsAnother(["Karen Lund"])) {
          try await job.publish(draft.id, by: Town.mette, alone: alone, at: Town.now)
        }
      }
      #expect(try await job.current() == nil)
      try await job.publish(draft.id, by: Self.karen, at: Town.now)
      #expect(try await job.current()?.publishedBy == "Karen Lund")
    }
  }

  @Test func `where nobody else can publish, it is done alone and said so`() async throws {
    try await Self.inTown { store, _, job in
      try await Self.employ(Town.mette, as: .dataSteward, in: store)
      // Brings figures in, but makes nothing visible.
      try await Self.employ(Self.karen, as: .dataContact, in: store)
      let draft = try await job.make(by: Town.mette, at: Town.now)
      await #expect(throws: ReleaseRefusal.needsConfirmation) {
        try await job.publish(draft.id, by: Town.mette, at: Town.now)
      }
      try await job.publish(draft.id, by: Town.mette, alone: true, at: Town.now)
      #expect(try await job.current()?.id == draft.id)
    }
  }

  @Test func `a first release changes nothing; the next says what it adds, changes and takes away`() async throws {
    try await Self.inTown { store, desk, job in
      let first = try await job.make(by: Town.mette, at: Town.now)
      #expect(try await job.differences(in: first.id).isEmpty)
      try await job.publish(first.id, by: Town.mette, alone: true, at: Town.now)
      // One school's figure is put right, and a new year arrives for all four.
      let rows =
        ["Strandby Skole;2024/25;90;180"]
        + Town.schools.enumerated().map { "\($0.element.name);2025/26;\(30 + $0.offset);180" }
      _ = try await ImportStoreTests.accept(ImportReadingTests.file(rows), desk)
      let second = try await job.make(by: Town.mette, at: Town.now)
      let difference = try #require(try await job.differences(in: second.id).first)
      #expect(difference.count(.added) == 7, "a year for four schools, two local communities and the whole")
      #expect(difference.count(.changed) == 3, "the school, its local community and the whole")
      #expect(difference.count(.gone) == 0 && difference.count(.hidden) == 0)
      let school = try #require(difference.changes.first { $0.area == "s1" })
      #expect(school.kind == .changed && school.period == "2024/25" && school.after == 50)
      #expect(abs((school.before ?? 0) - 25 / 1.8) < 1e-9)
    }
  }

  @Test func `a figure that becomes too small to show is told as hidden, without its number`() async throws {
    try await Self.inTown { _, desk, job in
      let first = try await job.make(by: Town.mette, at: Town.now)
      try await job.publish(first.id, by: Town.mette, alone: true, at: Town.now)
      _ = try await ImportStoreTests.accept(ImportReadingTests.file(["Havneskolen;2024/25;2;181"]), desk)
      let second = try await job.make(by: Town.mette, at: Town.now)
      let difference = try #require(try await job.differences(in: second.id).first)
      #expect(difference.count(.hidden) > 0)
      let hidden = difference.changes.filter { $0.kind == .hidden }
      #expect(hidden.contains { $0.area == "s2" && $0.period == "2024/25" })
      #expect(hidden.allSatisfy { $0.after == nil && $0.before != nil })
    }
  }
}
