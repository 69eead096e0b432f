import Markup
import Storage
import Values
import Web

/// Units and their teams.
enum UnitRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/organisation/enheder/{id}", .needs(.readOrganisation)) { call, visitor in
      let view = try await view(ID(call.parameter("id")), call.now.day, visitor, house)
      let receipt = PersonParts.receipt(call.query, OrganisationWords.receipts)
      return .page(UnitPages.show(view, receipt: receipt, for: visitor))
    }
    routes.get("/organisation/enheder/ny", .needs(.manageOrganisation)) { call, visitor in
      let tree = try await OrganisationRoutes.tree(visitor, house)
      let unit = Unit(id: .make(at: call.now), name: "", kind: .school)
      return .page(OrganisationPages.editUnit(unit, in: tree, Form(), isNew: true))
    }
    routes.post("/organisation/enheder", .needs(.manageOrganisation)) { call, visitor in
      try await save(call, visitor, house, on: Unit(id: .make(at: call.now), name: "", kind: .school), isNew: true)
    }
    routes.get("/organisation/enheder/{id}/ret", .needs(.manageOrganisation)) { call, visitor in
      let view = try await view(ID(call.parameter("id")), call.now.day, visitor, house)
      return .page(
        OrganisationPages.editUnit(view.unit, in: view.tree, OrganisationForms.form(view.unit), isNew: false))
    }
    routes.post("/organisation/enheder/{id}/ret", .needs(.manageOrganisation)) { call, visitor in
      let view = try await view(ID(call.parameter("id")), call.now.day, visitor, house)
      return try await save(call, visitor, house, on: view.unit, isNew: false)
    }
    TeamRoutes.add(to: &routes, house)
  }

  private static func save(
    _ call: Call, _ visitor: Visitor, _ house: House, on current: Unit, isNew: Bool
  ) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let tree = try await OrganisationRoutes.tree(visitor, house)
    var (unit, errors) = OrganisationForms.unit(form, on: current, in: tree)
    if errors.isEmpty {
      do {
        let next = unit
        let outcome = try await house.store.write { tx -> Saving<Unit> in
          if !isNew { return try OrganisationStore.save(next, by: visitor, at: now, in: tx) }
          try OrganisationStore.create(next, by: visitor, at: now, in: tx)
          return .saved
        }
        guard case .conflict(let theirs, let change) = outcome else {
          return .seeOther(Path.unit(unit.id).with(query: [("besked", "enhed")]))
        }
        let conflict = Conflict(change, lines(unit, theirs, in: tree))
        unit.version = theirs.version
        return .page(
          OrganisationPages.editUnit(unit, in: tree, OrganisationForms.form(unit), isNew: false, conflict: conflict),
          status: 412)
      } catch let objection as AreaObjection {
        errors.add("kode", OrganisationWords.of(objection))
      }
    }
    return .page(OrganisationPages.editUnit(unit, in: tree, form, errors, isNew: isNew), status: 422)
  }

  private static func lines(_ yours: Unit, _ theirs: Unit, in tree: AreaTree) -> [(
    label: String, yours: String, theirs: String
  )] {
    func place(_ unit: Unit) -> String { unit.area.flatMap { tree[$0]?.name } ?? "" }
    return [
      ("Navn", yours.name, theirs.name), ("Slags", yours.kind.name, theirs.kind.name),
      ("Ligger i", place(yours), place(theirs)), ("Nummer", yours.code, theirs.code),
      ("Telefon", yours.phone, theirs.phone),
    ]
  }

  static func view(_ id: ID<Unit>, _ day: Day, _ visitor: Visitor, _ house: House) async throws -> UnitView {
    let view = try await house.store.read { tx -> UnitView? in
      let municipality = visitor.municipality
      guard let unit = try UnitStore.find(id, in: municipality, tx: tx) else { return nil }
      let reach = try ReachStore.reach(of: visitor, with: .readPeople, on: day, in: tx)
      let people =
        reach.covers(id)
        ? try PersonStore.page(PersonFilter(unit: id), size: 30, for: visitor, on: day, in: tx) : nil
      return UnitView(
        unit: unit, tree: try AreaStore.tree(of: municipality, in: tx),
        teams: try TeamStore.inUnit(id, of: municipality, in: tx), people: people)
    }
    guard let view else { throw Refusal.missing }
    return view
  }
}
