import Markup
import Storage
import Values
import Web

/// Teams are made on their unit's page and have one of their own to change the name.
enum TeamRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.post("/organisation/enheder/{id}/team", .needs(.manageOrganisation)) { call, visitor in
      try await create(call, visitor, house)
    }
    routes.get("/organisation/team/{id}", .needs(.manageOrganisation)) { call, visitor in
      let (team, unit) = try await find(call, visitor, house)
      return .page(UnitPages.editTeam(team, of: unit, form(team.name, team.version)))
    }
    routes.post("/organisation/team/{id}", .needs(.manageOrganisation)) { call, visitor in
      try await save(call, visitor, house)
    }
  }

  private static func create(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let view = try await UnitRoutes.view(ID(call.parameter("id")), now.day, visitor, house)
    var (name, errors) = OrganisationForms.teamName(form)
    if errors.isEmpty {
      let team = Team(id: .make(at: now), unit: view.unit.id, name: name)
      let isMade = try await house.store.write { tx in
        try OrganisationStore.create(team, by: visitor, at: now, in: tx)
      }
      if isMade { return .seeOther(Path.unit(view.unit.id).with(query: [("besked", "team")])) }
      errors.add("navn", OrganisationWords.teamIsThere)
    }
    return .page(UnitPages.show(view, form, errors, receipt: nil, for: visitor), status: 422)
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let sent = try await call.form()
    let (team, unit) = try await find(call, visitor, house)
    var (name, errors) = OrganisationForms.teamName(sent)
    let others = try await house.store.read { tx in
      try TeamStore.inUnit(unit.id, of: visitor.municipality, in: tx)
    }
    errors.check("navn", !others.contains { $0.id != team.id && $0.name == name }, OrganisationWords.teamIsThere)
    guard errors.isEmpty else { return .page(UnitPages.editTeam(team, of: unit, sent, errors), status: 422) }
    let next = Team(id: team.id, unit: team.unit, name: name, version: sent.number("version") ?? 0)
    let now = call.now
    let outcome = try await house.store.write { tx in try OrganisationStore.save(next, by: visitor, at: now, in: tx) }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.unit(unit.id).with(query: [("besked", "team-rettet")]))
    }
    let conflict = Conflict(change, [("Navn", name, theirs.name)])
    return .page(UnitPages.editTeam(theirs, of: unit, form(name, theirs.version), conflict: conflict), status: 412)
  }

  private static func form(_ name: String, _ version: Int) -> Form {
    Form([("navn", name), ("version", "\(version)")])
  }

  private static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> (Team, Unit) {
    let id = ID<Team>(call.parameter("id"))
    let found = try await house.store.read { tx -> (Team, Unit)? in
      guard let team = try TeamStore.find(id, in: visitor.municipality, tx: tx),
        let unit = try UnitStore.find(team.unit, in: visitor.municipality, tx: tx)
      else { return nil }
      return (team, unit)
    }
    guard let found else { throw Refusal.missing }
    return found
  }
}
