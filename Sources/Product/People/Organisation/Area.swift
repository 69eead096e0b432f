import Foundation
import Values

/// An area is a piece of the map or the organisation that figures can be about: the country, a municipality,
/// a local community, a school.
///
/// Invariants: an area has one parent and belongs to one system. The trunk (country, region, municipality) is
/// shared by all systems; below it, an area's parent belongs to the same system. What lies in areas of several
/// systems (a school in a local community *and* a school district) says so by memberships.
package struct Area: Hashable, Sendable {
  package var id: ID<Area>
  package var system: AreaSystem
  package var kind: Kind
  package var parent: ID<Area>?
  /// The code a data source uses: a municipality number, an institution number; empty where there is none.
  package var code: String
  package var name: String
  /// The name as it stands in addresses: ASCII, unique in the municipality.
  package var slug: String
  /// Other names that data sources use for the same area.
  package var aliases: [String]
  /// The last day of it; nil while nobody knows of one. What is closed keeps its figures and its history.
  package var closed: Day?
  package var version: Int

  package init(
    id: ID<Area>, system: AreaSystem = .localCommunities, kind: Kind, parent: ID<Area>? = nil, code: String = "",
    name: String, slug: String, aliases: [String] = [], closed: Day? = nil, version: Int = 1
  ) {
    self.id = id
    self.system = system
    self.kind = kind
    self.parent = parent
    self.code = code
    self.name = name
    self.slug = slug
    self.aliases = aliases
    self.closed = closed
    self.version = version
  }
}

extension Area {
  package enum Kind: String, CaseIterable, Sendable {
    case country = "land"
    case region
    case municipality = "kommune"
    case localCommunity = "lokalsamfund"
    case district = "distrikt"
    case institution

    /// The trunk is shared by every area system.
    package var isTrunk: Bool { self == .country || self == .region || self == .municipality }

    /// What a child of this kind of area usually is; the form suggests it.
    package var usualChild: Kind {
      switch self {
      case .country, .region: .municipality
      case .municipality: .localCommunity
      case .localCommunity, .district, .institution: .institution
      }
    }
  }
}

/// One way of dividing a municipality: by local community, by school district, by parish.
package struct AreaSystem: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) { self.name = name }

  package static let localCommunities = AreaSystem("lokalsamfund")
  package static let schoolDistricts = AreaSystem("skoledistrikt")
  package static let parishes = AreaSystem("sogn")

  package var description: String { name }

  package static func < (a: AreaSystem, b: AreaSystem) -> Bool {
    // The main system first, the rest by name.
    (a == .localCommunities ? "" : a.name) < (b == .localCommunities ? "" : b.name)
  }
}
