import Danish
import People
import Storage
import Values

/// Who could be asked to a meeting: everybody with a role on the day.
package enum CandidateStore {
  /// Whom a kind proposes for a place.
  package static func proposal(
    _ kind: MeetingKind, at scope: Scope, of municipality: ID<Tenant>, on day: Day, in tx: Transaction
  ) throws -> Proposal {
    let units = try UnitStore.all(of: municipality, in: tx).filter { !$0.isClosed(on: day) }
    let teams = try TeamStore.all(of: municipality, in: tx)
    let place = Proposal.Place(scope, tree: try AreaStore.tree(of: municipality, in: tx), units: units, teams: teams)
    return Proposal(kind, at: place, among: try all(of: municipality, units, teams, on: day, in: tx))
  }

  /// In the order of their names, each once for every role.
  static func all(
    of municipality: ID<Tenant>, _ units: [Unit], _ teams: [Team], on day: Day, in tx: Transaction
  ) throws -> [Candidate] {
    let unitsByID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let unitOfTeam = Dictionary(teams.map { ($0.id, $0.unit) }, uniquingKeysWith: { $1 })
    return try tx.rows(
      """
      SELECT p.id, p.name, g.role, g.scope, g.target FROM role_grant g
      JOIN person p ON p.municipality = g.municipality AND p.id = g.person AND p.disabled IS NULL
      WHERE g.municipality = \(municipality) AND g.from_day <= \(day) AND (g.until_day IS NULL OR g.until_day >= \(day))
      ORDER BY p.sort_key, p.id, g.id
      """
    ).compactMap { row in
      guard let role = Role(rawValue: row["role"]), let kind = Scope.Kind(rawValue: row["scope"]) else { return nil }
      let scope = Scope(kind: kind, target: row["target"])
      let unit: ID<Unit>? =
        switch scope {
        case .unit(let id): id
        case .team(let id): unitOfTeam[id]
        default: nil
        }
      return Candidate(
        person: row["id"], name: row["name"], role: role, scope: scope, unit: unit.flatMap { unitsByID[$0] })
    }
  }

  /// Those whose name holds all the words, with what they do; twenty at most.
  package static func search(
    _ words: String, of municipality: ID<Tenant>, on day: Day, in tx: Transaction
  ) throws -> [Candidate] {
    let wanted = Danish.fold(words).split(separator: " ")
    guard !wanted.isEmpty else { return [] }
    let units = try UnitStore.all(of: municipality, in: tx)
    let teams = try TeamStore.all(of: municipality, in: tx)
    var seen: Set<PersonID> = []
    let found = try all(of: municipality, units, teams, on: day, in: tx).filter { candidate in
      let name = Danish.fold(candidate.name)
      return wanted.allSatisfy { name.contains($0) } && seen.insert(candidate.person).inserted
    }
    return Array(found.prefix(20))
  }

  /// Somebody of the municipality by id, in the role that comes first; nil for who has none today.
  static func find(
    _ person: PersonID, of municipality: ID<Tenant>, on day: Day, in tx: Transaction
  ) throws -> Candidate? {
    let units = try UnitStore.all(of: municipality, in: tx)
    let teams = try TeamStore.all(of: municipality, in: tx)
    return try all(of: municipality, units, teams, on: day, in: tx).first { $0.person == person }
  }
}
