import People
import Values
import YearWheel

/// Where somebody may plan meetings, and whose meetings they see without being asked to them.
package struct MeetingReach: Sendable {
  /// The places of the roles that let a person plan.
  package let scopes: [Scope]
  private let planning: PlanningReach
  /// The roles of those who lead and learn there: not the administration's, and none that counts in all of the
  /// municipality.
  private let seeing: PlanningReach

  /// `grants` are those that count today.
  package init(_ grants: [RoleGrant], tree: AreaTree, units: [Unit], teams: [Team]) {
    let planning = grants.filter { $0.role.permissions.contains(.planMeetings) }
    let near = planning.filter { $0.role.group != .administration && $0.scope != .municipality }
    scopes = planning.map(\.scope)
    self.planning = PlanningReach(scopes, tree: tree, units: units, teams: teams)
    seeing = PlanningReach(near.map(\.scope), tree: tree, units: units, teams: teams)
  }

  /// A meeting may be planned here.
  package func covers(_ scope: Scope) -> Bool { planning.covers(scope) }

  /// The meetings of a unit or a team belong to those who lead there and those who take part: whoever works for all of
  /// the municipality sees one when they are invited.
  package func sees(_ scope: Scope) -> Bool {
    switch scope {
    case .municipality, .area: planning.covers(scope)
    case .unit, .team: seeing.covers(scope)
    }
  }
}
