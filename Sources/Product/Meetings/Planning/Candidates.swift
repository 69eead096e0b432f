import People
import Values

extension Proposal.Place {
  /// What a meeting at a place looks around in: its units, and the areas it is, or lies in.
  package init(_ scope: Scope, tree: AreaTree, units: [Unit], teams: [Team]) {
    func around(_ area: ID<Area>?) -> Set<ID<Area>> {
      area.map { Set([$0] + tree.ancestors(of: $0).map(\.id)) } ?? []
    }
    switch scope {
    case .municipality: self.init(scope: scope, units: Set(units.map(\.id)), areas: Set(tree.all.map(\.id)))
    case .area(let area):
      let inside = Set(tree.members(of: area).map(\.id)).union([area])
      let own = units.filter { unit in
        unit.area.map(inside.contains) == true || unit.node.map(inside.contains) == true
      }
      self.init(scope: scope, units: Set(own.map(\.id)), areas: around(area).union(inside))
    case .unit(let id):
      self.init(scope: scope, units: [id], areas: around(units.first { $0.id == id }?.area))
    case .team(let id):
      let unit = teams.first { $0.id == id }?.unit
      self.init(scope: scope, units: Set([unit].compactMap(\.self)), areas: around(units.first { $0.id == unit }?.area))
    }
  }
}

extension Participant {
  /// Somebody a kind proposes, as they will stand among the participants.
  package init(_ invitation: Proposal.Invitation, id: ID<Participant>) {
    let candidate = invitation.candidate
    self.init(
      id: id, person: candidate.person, name: candidate.name, organisation: candidate.unit?.name ?? "",
      ring: invitation.ring, role: candidate.role)
  }
}
