import People
import Values

/// Where somebody may put things on the wheel: the places of their roles and what lies in them.
///
/// Who leads a unit may also plan for the local community it lies in: it is they who convene the learning meeting.
package struct PlanningReach: Sendable {
  private let scopes: [Scope]
  private let reach: Reach
  private let tree: AreaTree
  private let units: [Unit]

  package init(_ scopes: [Scope], tree: AreaTree, units: [Unit], teams: [Team]) {
    self.scopes = scopes
    self.tree = tree
    self.units = units
    reach = Reach(scopes, tree: tree, units: units, teams: teams)
  }

  package var isEmpty: Bool { scopes.isEmpty }

  package func covers(_ scope: Scope) -> Bool {
    if scopes.contains(.municipality) || scopes.contains(scope) { return true }
    return switch scope {
    case .municipality: false
    case .area(let area): covers(area)
    case .unit(let unit): reach.covers(unit)
    case .team(let team): if case .places(_, let teams) = reach { teams.contains(team) } else { true }
    }
  }

  private func covers(_ area: ID<Area>) -> Bool {
    scopes.contains { scope in
      switch scope {
      case .municipality: true
      case .area(let own): tree.contains(area, within: own)
      case .unit(let own):
        tree[area]?.kind == .localCommunity && units.first { $0.id == own }?.area == area
      case .team: false
      }
    }
  }
}
