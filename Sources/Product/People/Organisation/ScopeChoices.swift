import Danish
import Values

/// Every place a role can count, as a form lists them: the whole municipality, then each local community with what
/// lies in it. In a municipality of 500 units nobody finds one in a single row.
package struct ScopeChoices: Sendable {
  package struct Place: Sendable, Hashable {
    package let scope: Scope
    package let name: String
  }

  package struct Group: Sendable, Hashable {
    package let name: String
    package let places: [Place]
  }

  package let groups: [Group]

  package init(tree: AreaTree, on day: Day?, units: [Unit], teams: [Team]) {
    let teamsByUnit = Dictionary(grouping: teams) { $0.unit }
    let unitsByArea = Dictionary(grouping: units) { $0.area }
    func places(_ unit: Unit) -> [Place] {
      [Place(scope: .unit(unit.id), name: unit.name)]
        + Danish.sorted(teamsByUnit[unit.id] ?? []) { $0.name }.map {
          Place(scope: .team($0.id), name: "\(unit.name), \($0.name)")
        }
    }
    func inside(_ area: ID<Area>?) -> [Place] { Danish.sorted(unitsByArea[area] ?? []) { $0.name }.flatMap(places) }
    let areas = tree.all.filter { area in area.kind != .institution && !(day.map(area.isClosed) ?? false) }
    let trunk = areas.filter(\.kind.isTrunk)
    let branches = areas.filter { !$0.kind.isTrunk }.map { area in
      Group(name: area.name, places: [Place(scope: .area(area.id), name: "Hele \(area.name)")] + inside(area.id))
    }
    let whole = Group(
      name: "Hele kommunen",
      places: [Place(scope: .municipality, name: "Hele kommunen")]
        + trunk.filter { $0.parent != nil }.map { Place(scope: .area($0.id), name: $0.name) }
        + trunk.flatMap { inside($0.id) } + inside(nil))
    // Areas that are no longer in the tree's list would take their units with them.
    let told = Set((trunk + areas).map(\.id))
    let lost = unitsByArea.filter { area, _ in area.map { !told.contains($0) } ?? false }.flatMap(\.value)
    let rest = Danish.sorted(lost) { $0.name }.flatMap(places)
    groups = [whole] + branches + (rest.isEmpty ? [] : [Group(name: "Andre steder", places: rest)])
  }

  /// Only the places somebody may choose; groups without any are left out.
  package func filtered(_ isIncluded: (Scope) -> Bool) -> ScopeChoices {
    ScopeChoices(
      groups: groups.map { Group(name: $0.name, places: $0.places.filter { isIncluded($0.scope) }) }
        .filter { !$0.places.isEmpty })
  }

  private init(groups: [Group]) { self.groups = groups }

  package func contains(_ scope: Scope) -> Bool { groups.contains { $0.places.contains { $0.scope == scope } } }
}
