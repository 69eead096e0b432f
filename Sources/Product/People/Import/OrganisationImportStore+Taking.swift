import Danish
import Storage
import Tabular
import Values

import struct Web.Visitor

/// What a look at a file gives: one of the two kinds of plan.
package enum AnyOrganisationPlan: Sendable {
  case units(OrganisationPlan<Unit>)
  case persons(OrganisationPlan<PersonLine>)

  package var fingerprint: String {
    switch self {
    case .units(let plan): plan.fingerprint
    case .persons(let plan): plan.fingerprint
    }
  }

  package var canBeConfirmed: Bool {
    switch self {
    case .units(let plan): plan.canBeConfirmed
    case .persons(let plan): plan.canBeConfirmed
    }
  }

  package var counts: (new: Int, changed: Int, unchanged: Int) {
    switch self {
    case .units(let plan): (plan.new.count, plan.changed.count, plan.unchanged)
    case .persons(let plan): (plan.new.count, plan.changed.count, plan.unchanged)
    }
  }

  package var findings: Findings {
    switch self {
    case .units(let plan): plan.findings
    case .persons(let plan): plan.findings
    }
  }
}

extension OrganisationImportStore {
  /// Compares the file with what the municipality has at this moment.
  package static func plan(
    _ item: OrganisationImport, _ sheet: OrganisationImportSheet, in municipality: MunicipalityID, tx: Transaction
  ) throws -> AnyOrganisationPlan {
    switch item.kind {
    case .units:
      let tree = try AreaStore.tree(of: municipality, in: tx)
      let units = try UnitStore.all(of: municipality, in: tx)
      return .units(UnitPlanner(sheet, item.columns, tree: tree, units: units).plan())
    case .persons:
      let known = KnownPeople(
        persons: try PersonStore.byEmail(in: municipality, tx: tx),
        grants: try GrantStore.all(in: municipality, tx: tx), units: try UnitStore.all(of: municipality, in: tx),
        teams: try TeamStore.all(of: municipality, in: tx))
      return .persons(PersonPlanner(sheet, item.columns, known: known).plan())
    }
  }

  /// Takes the file in, whole or not at all. Nil when what the person saw is no longer what would happen.
  package static func take(
    _ item: OrganisationImport, _ grid: Grid, seen fingerprint: String, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws -> AnyOrganisationPlan? {
    let municipality = visitor.municipality
    let plan = try plan(item, OrganisationImportSheet(grid, kind: item.kind), in: municipality, tx: tx)
    guard plan.canBeConfirmed, plan.fingerprint == fingerprint else { return nil }
    let counts = plan.counts
    let summary = "\(counts.new) nye, \(counts.changed) ændrede"
    guard try setConfirmed(item.id, summary: summary, in: municipality, at: now, tx: tx) else { return nil }
    switch plan {
    case .units(let plan): try take(plan, by: visitor, at: now, tx)
    case .persons(let plan): try take(plan, by: visitor, at: now, tx)
    }
    try AccessLogStore.append(
      .organisationImported, by: visitor.person, object: "import:\(item.id.raw)",
      detail: "\(item.kind.rawValue): \(summary)", in: municipality, at: now, tx: tx)
    return plan
  }

  private static func take(_ plan: OrganisationPlan<Unit>, by visitor: Visitor, at now: Instant, _ tx: Transaction)
    throws
  {
    let municipality = visitor.municipality
    for var unit in plan.new {
      unit.id = .make(at: now)
      try UnitStore.insert(unit, into: municipality, by: visitor.person, at: now, in: tx)
    }
    for change in plan.changed {
      _ = try UnitStore.update(change.after, of: municipality, by: visitor.person, at: now, in: tx)
    }
  }

  private static func take(
    _ plan: OrganisationPlan<PersonLine>, by visitor: Visitor, at now: Instant, _ tx: Transaction
  ) throws {
    let municipality = visitor.municipality
    var new = plan.new
    for place in new.indices { new[place].person.id = .make(at: now) }
    try PersonStore.insertAll(new.map(\.person), into: municipality, by: visitor.person, at: now, in: tx)
    for change in plan.changed where change.after.person != change.before.person {
      _ = try PersonStore.update(change.after.person, of: municipality, by: visitor.person, at: now, in: tx)
    }
    let lines = new + plan.changed.map(\.after)
    let teams = try teams(of: lines, in: municipality, at: now, tx)
    let grants = lines.flatMap { line in
      line.grants.map { planned in
        let team = planned.team.flatMap { teams[TeamKey(planned.unit, $0)] }
        return RoleGrant(
          id: .make(at: now), person: line.person.id, role: planned.role,
          scope: team.map { .team($0) } ?? .unit(planned.unit), from: now.day)
      }
    }
    try GrantStore.insertAll(grants, into: municipality, in: tx)
  }

  private struct TeamKey: Hashable {
    let unit: ID<Unit>
    let name: String

    init(_ unit: ID<Unit>, _ name: String) {
      self.unit = unit
      self.name = Danish.fold(name)
    }
  }

  /// The teams the list names, made where they are not there yet.
  private static func teams(
    of lines: [PersonLine], in municipality: MunicipalityID, at now: Instant, _ tx: Transaction
  ) throws -> [TeamKey: ID<Team>] {
    let known = try TeamStore.all(of: municipality, in: tx)
    var teams = Dictionary(known.map { (TeamKey($0.unit, $0.name), $0.id) }, uniquingKeysWith: { a, _ in a })
    for grant in lines.flatMap(\.grants) {
      guard let name = grant.team, teams[TeamKey(grant.unit, name)] == nil else { continue }
      let team = Team(id: .make(at: now), unit: grant.unit, name: name)
      _ = try TeamStore.insert(team, into: municipality, in: tx)
      teams[TeamKey(grant.unit, name)] = team.id
    }
    return teams
  }
}
