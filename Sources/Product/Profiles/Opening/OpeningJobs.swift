import People
import Storage
import Values

/// Opens a municipality's profile for everybody, and closes it again: each a decision with its line in the access log.
package struct OpeningJob: Sendable {
  package let store: Store
  package let municipality: ID<Tenant>

  package init(store: Store, municipality: ID<Tenant>) {
    self.store = store
    self.municipality = municipality
  }

  /// Does nothing when it is open already. Throws `OpeningRefusal`.
  package func open(by actor: Actor, at now: Instant) async throws { try await decide(true, by: actor, at: now) }

  /// Does nothing when it is closed already. Counts from the next question on.
  package func close(by actor: Actor, at now: Instant) async throws { try await decide(false, by: actor, at: now) }

  private func decide(_ isOpen: Bool, by actor: Actor, at now: Instant) async throws {
    let municipality = municipality
    try await store.write { tx in
      guard try OpeningStore.find(of: municipality, in: tx).isOpen != isOpen else { return }
      if isOpen, let own = try MunicipalityStore.find(municipality, in: tx) {
        let isTaken = try OpeningStore.open(in: tx).contains { $0.slug == own.slug }
        guard !isTaken else { throw OpeningRefusal.addressTaken }
      }
      guard try OpeningStore.add(isOpen: isOpen, by: actor.id, at: now, of: municipality, in: tx) else { return }
      try AccessLogStore.append(
        isOpen ? .profileOpened : .profileClosed, by: actor, in: municipality, at: now, tx: tx)
    }
  }
}
