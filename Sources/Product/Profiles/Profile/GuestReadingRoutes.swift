import Markup
import People
import Storage
import Values
import Web

/// The released profile with the eyes of guests, below an address that another concept gives them: a meeting's room.
///
/// Guests get the layer that was made and checked for guests, and of it what their meeting is about: its area, what lies
/// in it and around it, and the whole municipality, which each figure is compared with. Every other area is not there.
package struct GuestReading: Sendable {
  /// Whose profile it is, and what stands above each page.
  package struct Host: Sendable {
    package let municipality: ID<Tenant>
    package let name: String
    package let above: HTML
    /// The areas the guests may read about.
    package let areas: Set<ID<Area>>

    package init(municipality: ID<Tenant>, name: String, above: HTML, areas: Set<ID<Area>>) {
      (self.municipality, self.name, self.above, self.areas) = (municipality, name, above, areas)
    }
  }

  /// Asked in the transaction of the page; throws what somebody gets who is no guest (any more).
  package typealias Find = @Sendable (Transaction) throws -> Host

  package enum Format: Sendable { case csv, xlsx }

  private let reading: ReadingRoutes

  package init(house: House) { reading = ReadingRoutes(house: house, shelf: FrozenShelf()) }

  package func list(_ find: @escaping Find) async throws -> Answer { try await reading.list(reader(find)) }

  package func profile(_ slug: String, _ find: @escaping Find) async throws -> Answer {
    try await reading.profile(slug, reader(find)) { _, _ in throw Refusal.missing }
  }

  package func sheet(_ slug: String, as format: Format, _ find: @escaping Find) async throws -> Answer {
    try await reading.sheet(slug, as: format == .csv ? .csv : .xlsx, reader(find))
  }

  package func indicators(_ find: @escaping Find) async throws -> Answer { try await reading.indicators(reader(find)) }

  package func indicator(_ slug: String, _ find: @escaping Find) async throws -> Answer {
    try await reading.indicator(slug, reader(find))
  }

  package func whomToAsk(_ find: @escaping Find) async throws -> Answer {
    let find = reader(find)
    return try await reading.house.store.read { tx in
      let reader = try find(tx)
      guard let municipality = try MunicipalityStore.find(reader.municipality, in: tx) else { throw Refusal.missing }
      return reader.answer(OpeningPages.whomToAsk(municipality))
    }
  }

  private func reader(_ find: @escaping Find) -> ReadingRoutes.Find {
    { tx in
      let host = try find(tx)
      return Reader(
        municipality: host.municipality, audience: .guest,
        release: try ReleaseStore.current(of: host.municipality, in: tx), place: host.name, menu: nil, hasTrace: false,
        before: { _ in OpeningParts.above(host.above) }, only: host.areas)
    }
  }
}
