import Foundation
import Values

/// "Birgitte Holm is school leader at Strandby Skole from 1 August": one role, one place, one period.
package struct RoleGrant: Hashable, Sendable {
  package var id: ID<RoleGrant>
  package var person: PersonID
  package var role: Role
  package var scope: Scope
  /// The first day the role counts.
  package var from: Day
  /// The last day the role counts; nil while nobody knows.
  package var until: Day?

  package init(id: ID<RoleGrant>, person: PersonID, role: Role, scope: Scope, from: Day, until: Day? = nil) {
    self.id = id
    self.person = person
    self.role = role
    self.scope = scope
    self.from = from
    self.until = until
  }

  package func counts(on day: Day) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

/// Where a role counts.
package enum Scope: Hashable, Sendable {
  case municipality
  case area(ID<Area>)
  case unit(ID<Unit>)
  case team(ID<Team>)

  package enum Kind: String, CaseIterable, Sendable {
    case municipality = "kommune"
    case area = "omraade"
    case unit = "enhed"
    case team
  }

  package var kind: Kind {
    switch self {
    case .municipality: .municipality
    case .area: .area
    case .unit: .unit
    case .team: .team
    }
  }

  /// The id of the area, unit or team; empty for the whole municipality.
  package var target: String {
    switch self {
    case .municipality: ""
    case .area(let id): id.raw
    case .unit(let id): id.raw
    case .team(let id): id.raw
    }
  }

  package init(kind: Kind, target: String) {
    self =
      switch kind {
      case .municipality: .municipality
      case .area: .area(ID(target))
      case .unit: .unit(ID(target))
      case .team: .team(ID(target))
      }
  }

  /// "enhed:0193..." in forms and in `Visitor.areas`.
  package var text: String { kind == .municipality ? kind.rawValue : "\(kind.rawValue):\(target)" }

  package init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let first = parts.first, let kind = Kind(rawValue: first) else { return nil }
    guard kind == .municipality || parts.count == 2 else { return nil }
    self.init(kind: kind, target: kind == .municipality ? "" : parts[1])
  }
}
