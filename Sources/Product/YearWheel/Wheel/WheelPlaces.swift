import People
import Values

/// Which places a wheel shows: somebody's own, one place with all around and in it, or every place.
package struct WheelPlaces: Sendable {
  /// What stands in the address: empty for one's own, "alle", or a place such as "enhed:0193...".
  package enum Choice: Hashable, Sendable {
    case mine
    case everything
    case place(Scope)

    package init(text: String) {
      self = text == "alle" ? .everything : Scope(text: text).map(Choice.place) ?? .mine
    }

    package var text: String {
      switch self {
      case .mine: ""
      case .everything: "alle"
      case .place(let scope): scope.text
      }
    }
  }

  package let choice: Choice
  /// Nil is every place.
  package let scopes: Set<Scope>?

  package init(_ choice: Choice, own: [Scope], tree: AreaTree, units: [Unit], teams: [Team]) {
    self.choice = choice
    let around = Around(tree: tree, units: units, teams: teams)
    switch choice {
    case .everything: scopes = nil
    // Who works for all of the municipality is not served by every team's meetings: the common wheel comes first.
    case .mine: scopes = own.reduce(into: [.municipality]) { $0.formUnion(around.scopes($1)) }
    case .place(let scope): scopes = around.scopes(scope).union([.municipality])
    }
  }
}

/// What one place means for a calendar: itself, what lies in it, and what it lies in.
private struct Around {
  let tree: AreaTree
  let units: [Unit]
  let teams: [Team]

  func scopes(_ scope: Scope) -> Set<Scope> {
    switch scope {
    case .municipality: [.municipality]
    case .area(let id): above(id).union(inside(id))
    case .unit(let id): above(unit: id).union(below(unit: id))
    case .team(let id):
      (teams.first { $0.id == id }.map { above(unit: $0.unit) } ?? []).union([scope])
    }
  }

  private func above(_ area: ID<Area>) -> Set<Scope> {
    Set(([area] + tree.ancestors(of: area).map(\.id)).map { .area($0) })
  }

  private func above(unit id: ID<Unit>) -> Set<Scope> {
    let area = units.first { $0.id == id }?.area
    return (area.map(above) ?? []).union([.unit(id)])
  }

  private func below(unit id: ID<Unit>) -> Set<Scope> { Set(teams.filter { $0.unit == id }.map { .team($0.id) }) }

  private func inside(_ area: ID<Area>) -> Set<Scope> {
    let members = tree.members(of: area)
    let places = Set(members.map(\.id)).union([area])
    let inside = units.filter { unit in
      unit.area.map(places.contains) == true || unit.node.map(places.contains) == true
    }
    return Set(members.filter { $0.kind != .institution }.map { .area($0.id) })
      .union(inside.flatMap { below(unit: $0.id).union([.unit($0.id)]) })
  }
}
