import Danish
import Values

/// Every place a role can count, in the order a form lists them.
package struct ScopeChoices: Sendable {
  package struct Place: Sendable, Hashable {
    package let scope: Scope
    package let name: String
  }

  package let places: [Place]

  package init(tree: AreaTree, units: [Unit], teams: [Team]) {
    let unitNames = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let areas = tree.all.filter { $0.kind != .institution }.map {
      Place(scope: .area($0.id), name: "Område: \($0.name)")
    }
    let unitPlaces = units.map { Place(scope: .unit($0.id), name: "Enhed: \($0.name)") }
    let teamPlaces = teams.map {
      Place(scope: .team($0.id), name: "Team: \(unitNames[$0.unit] ?? "") – \($0.name)")
    }
    places =
      [Place(scope: .municipality, name: "Hele kommunen")] + areas + unitPlaces + Danish.sorted(teamPlaces, by: \.name)
  }

  package func contains(_ scope: Scope) -> Bool { places.contains { $0.scope == scope } }
}
