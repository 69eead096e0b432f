import Values

/// Whose people a visitor may see or manage: everybody's in the municipality, or those of some places.
package enum Reach: Hashable, Sendable {
  case everybody
  case places(units: Set<ID<Unit>>, teams: Set<ID<Team>>)

  package static let nobody = Reach.places(units: [], teams: [])

  package var isEmpty: Bool { self == .nobody }

  package func covers(_ unit: ID<Unit>) -> Bool {
    switch self {
    case .everybody: true
    case .places(let units, _): units.contains(unit)
    }
  }
}

extension Reach {
  /// How far the grants that carry a right reach: an area reaches its units, a unit its teams.
  package init(_ scopes: [Scope], tree: AreaTree, units: [Unit], teams: [Team]) {
    if scopes.contains(.municipality) {
      self = .everybody
      return
    }
    var reached: Set<ID<Unit>> = []
    var reachedTeams: Set<ID<Team>> = []
    for scope in scopes {
      switch scope {
      case .municipality: break
      case .area(let id): reached.formUnion(Reach.units(in: id, tree, units))
      case .unit(let id): reached.insert(id)
      case .team(let id): reachedTeams.insert(id)
      }
    }
    reachedTeams.formUnion(teams.filter { reached.contains($0.unit) }.map(\.id))
    self = .places(units: reached, teams: reachedTeams)
  }

  private static func units(in area: ID<Area>, _ tree: AreaTree, _ units: [Unit]) -> [ID<Unit>] {
    let places = Set(tree.members(of: area).map(\.id)).union([area])
    return units.filter { unit in
      unit.area.map(places.contains) == true || unit.node.map(places.contains) == true
    }.map(\.id)
  }
}
