import People
import Values

/// Somebody who could be invited: a person with a role somewhere.
package struct Candidate: Hashable, Sendable {
  package let person: PersonID
  package let name: String
  package let role: Role
  /// Where the role counts.
  package let scope: Scope
  /// The unit of the role, for a role in a unit or a team.
  package let unit: Unit?

  package init(person: PersonID, name: String, role: Role, scope: Scope, unit: Unit?) {
    (self.person, self.name, self.role, self.scope, self.unit) = (person, name, role, scope, unit)
  }
}

/// Whom a kind proposes to invite to a meeting about one place, and where nobody was found.
package struct Proposal: Hashable, Sendable {
  package struct Invitation: Hashable, Sendable {
    package let candidate: Candidate
    package let ring: MeetingKind.Invited.Ring
    /// The line of the kind that led to the person.
    package let reason: MeetingKind.Invited
  }

  package let invitations: [Invitation]
  /// Lines of the kind that nobody here answers to: somebody has to think of a person.
  package let unanswered: [MeetingKind.Invited]
}

extension Proposal {
  /// The place a meeting is about: the units in it, and what lies around it.
  package struct Place: Sendable {
    package let scope: Scope
    /// The units of the local community, or the one unit.
    package let units: Set<ID<Unit>>
    /// The areas the place is, or lies in.
    package let areas: Set<ID<Area>>

    package init(scope: Scope, units: Set<ID<Unit>>, areas: Set<ID<Area>>) {
      (self.scope, self.units, self.areas) = (scope, units, areas)
    }
  }

  /// Everybody is proposed once, for the first line that leads to them; lines of the inner ring come first.
  package init(_ kind: MeetingKind, at place: Place, among candidates: [Candidate]) {
    var invitations: [Invitation] = []
    var unanswered: [MeetingKind.Invited] = []
    var met: Set<PersonID> = []
    for ring in MeetingKind.Invited.Ring.allCases {
      for line in kind.invited where line.ring == ring {
        let found = candidates.filter { place.answers($0, to: line.who) }
        for candidate in found where met.insert(candidate.person).inserted {
          invitations.append(Invitation(candidate: candidate, ring: ring, reason: line))
        }
        if found.isEmpty { unanswered.append(line) }
      }
    }
    (self.invitations, self.unanswered) = (invitations, unanswered)
  }
}

extension Proposal.Place {
  fileprivate func answers(_ candidate: Candidate, to who: MeetingKind.Invited.Who) -> Bool {
    switch who {
    case .role(let role): Self.holders(of: role).contains(candidate.role) && reaches(candidate)
    // Whoever speaks for a unit of that kind: its leaders where there are any to lead, else whoever has a role there.
    case .unit(let kind): candidate.unit?.kind == kind && speaksForUnit(candidate) && serves(candidate)
    case .other: false
    }
  }

  /// Those who have the part under another name as well: the leader of a unit holds its contract with the
  /// administration, and heads of department are in its leadership team.
  private static func holders(of role: Role) -> Set<Role> {
    switch role {
    case .contractHolder: [.contractHolder, .schoolLeader, .dayCareLeader, .afterSchoolLeader]
    case .leadershipTeamMember: [.leadershipTeamMember, .departmentHead]
    default: [role]
    }
  }

  /// The role counts here: in the units of the place, in the place, or everywhere.
  private func reaches(_ candidate: Candidate) -> Bool {
    switch candidate.scope {
    case .municipality: true
    case .area(let area): areas.contains(area)
    // A team's meeting is for the team: colleagues in the same unit are not in it, its leaders are.
    case .team(let team): if case .team(let own) = scope { team == own } else { reaches(candidate.unit) }
    case .unit: if case .team = scope, candidate.role == .employee { false } else { reaches(candidate.unit) }
    }
  }

  private func reaches(_ unit: Unit?) -> Bool { unit.map { units.contains($0.id) } ?? false }

  /// A unit serves the place when it lies there, or is the municipality's own and belongs to no place at all, or to
  /// what the place lies in, as the dental service does.
  private func serves(_ candidate: Candidate) -> Bool {
    guard let unit = candidate.unit else { return false }
    let isAround = unit.area.map(areas.contains) ?? true
    return units.contains(unit.id) || unit.kind.isMunicipal && !unit.kind.keepsFigures && isAround
  }

  private func speaksForUnit(_ candidate: Candidate) -> Bool {
    switch candidate.role {
    case .schoolLeader, .dayCareLeader, .afterSchoolLeader, .contractHolder: true
    case .employee, .staffRepresentative: candidate.unit.map { !$0.kind.keepsFigures } ?? false
    case .departmentHead, .boardRepresentative, .externalParticipant, .leadershipTeamMember:
      candidate.unit.map { !$0.kind.keepsFigures } ?? false
    default: false
    }
  }
}
