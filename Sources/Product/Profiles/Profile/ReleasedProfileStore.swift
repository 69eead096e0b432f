import Danish
import People
import Storage
import Synchronization
import Values
import Web

/// What other parts of the product may know of the released profiles: what the reader's own circle sees, and nothing
/// else. Every question names the circle.
package enum ReleasedProfileStore {
  /// The release everybody sees now; nil while nothing is published.
  package struct Standing: Sendable {
    package let number: Int
    package let published: Day
    fileprivate let id: ID<Release>
  }

  /// An indicator the circle has a figure of for one area, or knows that it is hidden.
  package struct Named: Hashable, Sendable {
    package let slug: String
    package let name: String
    package let theme: Indicator.Theme
  }

  package static func standing(of municipality: ID<Tenant>, in tx: Transaction) throws -> Standing? {
    try ReleaseStore.current(of: municipality, in: tx).flatMap { release in
      release.publishedAt.map { Standing(number: release.number, published: $0.day, id: release.id) }
    }
  }

  /// The indicators of an area in a release, by theme and name. A release never changes, so the answer is kept.
  package static func indicators(
    of area: AreaID, for audience: Audience, in standing: Standing, of municipality: ID<Tenant>, tx: Transaction
  ) throws -> [Named] {
    let key = [municipality.raw, standing.id.raw, audience.rawValue]
    let all = try kept.withLock { $0[key] } ?? ReleasedProfileStore.all(for: audience, standing, municipality, tx)
    kept.withLock { kept in
      // Two dozen municipalities' circles; the memory of one release is a few kilobytes.
      if kept.count > 96 { kept = [:] }
      kept[key] = all
    }
    return all.filter { $0.areas.contains(area.raw) }.map(\.named)
  }

  /// The area's page as it was drawn for the circle; nil when the release has none.
  package static func main(
    of area: AreaID, for audience: Audience, in standing: Standing, of municipality: ID<Tenant>, shelf: FrozenShelf,
    tx: Transaction
  ) throws -> FrozenMain? {
    try ReleaseStore.main(of: area, audience: audience, in: standing.id, of: municipality, shelf: shelf, in: tx)
  }

  package static func name(_ theme: Indicator.Theme) -> String { ProfileWords.name(theme) }

  private struct Placed: Sendable {
    let named: Named
    let areas: Set<String>
  }

  private static let kept = Mutex<[[String]: [Placed]]>([:])

  private static func all(
    for audience: Audience, _ standing: Standing, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> [Placed] {
    let placed = try ReleaseStore.tables(in: standing.id, for: audience, of: municipality, in: tx).map {
      indicator, table in
      Placed(
        named: Named(slug: indicator.slug, name: indicator.name, theme: indicator.theme),
        areas: Set(table.cells.keys.map(\.area)))
    }
    return Indicator.Theme.allCases.flatMap { theme in
      Danish.sorted(placed.filter { $0.named.theme == theme }, by: \.named.name)
    }
  }
}
