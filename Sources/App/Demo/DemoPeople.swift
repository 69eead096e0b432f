import Danish
import People
import Storage
import Values

/// Puts the invented municipality's places, units and people into a database, each with an id that never changes.
package enum DemoPeople {
  package static let municipality = MunicipalityID("fjordlund")

  /// Everything in one transaction; the municipality must not exist already.
  package static func build(at now: Instant, in tx: Transaction) throws {
    try MunicipalityStore.insert(
      Municipality(
        id: municipality, name: "Fjordlund Kommune", code: DemoPlace.municipality.code, settings: settings),
      at: now, in: tx)
    for area in areas { try AreaStore.insert(area, into: municipality, by: nil, at: now, in: tx) }
    for unit in DemoUnit.all { try UnitStore.insert(unit.unit, into: municipality, by: nil, at: now, in: tx) }
    for team in teams where try !TeamStore.insert(team, into: municipality, in: tx) {
      preconditionFailure("two demo teams of one unit are called \(team.name)")
    }
    for person in DemoPerson.all {
      try PersonStore.insert(person.person, into: municipality, by: nil, at: now, in: tx)
      try GrantStore.insert(person.grant(from: firstDay), into: municipality, in: tx)
    }
  }

  /// Whom to turn to in the demo; none of the addresses reaches anybody.
  private static let settings = Municipality.Settings(
    contact: .init(name: "Børn og Unge, fælles drift", email: "drift@fjordlund.example", phone: "99 99 00 00"),
    data: .init(name: "Ellen Borg", email: "ellen.borg@fjordlund.example"), adviserEmail: "dpo@fjordlund.example")

  /// All roles count from the beginning of the school year 2024/25.
  private static let firstDay = Day(2024, 8, 1)!  // a real date

  static let root = ID<Area>("fjordlund-kommune")

  /// The municipality and its eight local communities; institutions get their places with their units.
  package static var areas: [Area] {
    [Area(id: root, kind: .municipality, code: DemoPlace.municipality.code, name: "Fjordlund Kommune", slug: root.raw)]
      + DemoCommunity.all.map {
        Area(id: $0.id, kind: .localCommunity, parent: root, code: $0.code, name: $0.name, slug: $0.id.raw)
      }
  }

  /// The teams that people of the demo are members of.
  package static var teams: [Team] {
    var found: [Team] = []
    for case .team(let name, let unit) in DemoPerson.all.map(\.place) {
      let team = Team(id: teamID(name, unit), unit: ID(Danish.slug(unit)), name: name)
      if !found.contains(where: { $0.id == team.id }) { found.append(team) }
    }
    return found
  }

  static func teamID(_ name: String, _ unit: String) -> ID<Team> { ID(Danish.slug("\(unit) \(name)")) }
}

extension DemoCommunity {
  package var id: ID<Area> { ID(Danish.slug(name)) }
}

extension DemoUnit {
  package var unit: Unit {
    let area = community.map { DemoCommunity.coded($0).id } ?? DemoPeople.root
    return Unit(id: id, name: name, kind: kind, code: code, area: area)
  }
}

extension DemoPerson {
  package var person: Person { Person(id: id, name: name, email: email, title: title) }

  func grant(from day: Day) -> RoleGrant {
    RoleGrant(id: ID("\(id.raw)-\(role.rawValue)"), person: id, role: role, scope: scope, from: day)
  }

  private var scope: Scope {
    switch place {
    case .municipality: .municipality
    case .community(let code): .area(DemoCommunity.coded(code).id)
    case .unit(let name): .unit(ID(Danish.slug(name)))
    case .team(let name, let unit): .team(DemoPeople.teamID(name, unit))
    }
  }
}
