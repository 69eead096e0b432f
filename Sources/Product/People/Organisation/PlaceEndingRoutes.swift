import Danish
import Markup
import Storage
import Values
import Web

/// Closing, opening again and deleting areas and units.
struct PlaceEndingRoutes: Sendable {
  let house: House
  let uses: [PlaceUse]

  private var store: PlaceEndingStore { PlaceEndingStore(uses: uses) }

  func add(to routes: inout Routes) {
    routes.get("/organisation/omraader/{slug}/lukning", .needs(.manageOrganisation)) { call, visitor in
      try await .page(ask(area(call, visitor), visitor, today(call)))
    }
    routes.post("/organisation/omraader/{slug}/lukning", .needs(.manageOrganisation)) { call, visitor in
      let area = try await area(call, visitor)
      return try await close(call, visitor, ask: { try await ask(area, visitor, $0, $1) }) { day, version, now, tx in
        var current = area
        current.version = version
        try store.close(current, on: day, by: visitor, at: now, in: tx)
        return .area(area)
      }
    }
    routes.post("/organisation/omraader/{slug}/aabning", .needs(.manageOrganisation)) { call, visitor in
      let area = try await area(call, visitor)
      return try await change(call, "aabnet") { version, now, tx in
        var current = area
        current.version = version
        try store.reopen(current, by: visitor, at: now, in: tx)
        return .area(area)
      }
    }
    routes.post("/organisation/omraader/{slug}/sletning", .needs(.manageOrganisation)) { call, visitor in
      let area = try await area(call, visitor)
      return try await change(call, "slettet") { version, now, tx in
        var current = area
        current.version = version
        try store.delete(current, by: visitor, at: now, in: tx)
        return .organisation
      }
    }
    addUnits(to: &routes)
  }

  private func addUnits(to routes: inout Routes) {
    routes.get("/organisation/enheder/{id}/lukning", .needs(.manageOrganisation)) { call, visitor in
      try await .page(ask(unit(call, visitor), visitor, today(call)))
    }
    routes.post("/organisation/enheder/{id}/lukning", .needs(.manageOrganisation)) { call, visitor in
      let unit = try await unit(call, visitor)
      return try await close(call, visitor, ask: { try await ask(unit, visitor, $0, $1) }) { day, version, now, tx in
        var current = unit
        current.version = version
        try store.close(current, on: day, by: visitor, at: now, in: tx)
        return .unit(unit.id)
      }
    }
    routes.post("/organisation/enheder/{id}/aabning", .needs(.manageOrganisation)) { call, visitor in
      let unit = try await unit(call, visitor)
      return try await change(call, "aabnet") { version, now, tx in
        var current = unit
        current.version = version
        try store.reopen(current, by: visitor, at: now, in: tx)
        return .unit(unit.id)
      }
    }
    routes.post("/organisation/enheder/{id}/sletning", .needs(.manageOrganisation)) { call, visitor in
      let unit = try await unit(call, visitor)
      return try await change(call, "slettet") { version, now, tx in
        var current = unit
        current.version = version
        try store.delete(current, by: visitor, at: now, in: tx)
        return .organisation
      }
    }
  }

  private func today(_ call: Call) -> Form { Form(Form.fields("sidste", call.now.day)) }

  private func area(_ call: Call, _ visitor: Visitor) async throws -> Area {
    let tree = try await OrganisationRoutes.tree(visitor, house)
    guard let area = tree.area(slug: call.parameter("slug")) else { throw Refusal.missing }
    return area
  }

  private func unit(_ call: Call, _ visitor: Visitor) async throws -> Unit {
    let id = ID<Unit>(call.parameter("id"))
    let found = try await house.store.read { tx in try UnitStore.find(id, in: visitor.municipality, tx: tx) }
    guard let found else { throw Refusal.missing }
    return found
  }

  private func ask(
    _ area: Area, _ visitor: Visitor, _ form: Form, _ errors: FormErrors = FormErrors()
  ) async throws -> Page {
    let ties = try await house.store.read { tx in try store.ties(of: area.id, in: visitor.municipality, tx: tx) }
    return PlaceEndingPages.ask(
      .init(
        name: area.name, closed: area.closed, version: area.version, ties: ties, place: .area(area),
        closing: .ending(area), deletion: .deletion(area)), form, errors)
  }

  private func ask(
    _ unit: Unit, _ visitor: Visitor, _ form: Form, _ errors: FormErrors = FormErrors()
  ) async throws -> Page {
    let ties = try await house.store.read { tx in try store.ties(of: unit, in: visitor.municipality, tx: tx) }
    return PlaceEndingPages.ask(
      .init(
        name: unit.name, closed: unit.closed, version: unit.version, ties: ties, place: .unit(unit.id),
        closing: .ending(unit.id), deletion: .deletion(unit.id)), form, errors)
  }

  private func close(
    _ call: Call, _ visitor: Visitor, ask: (Form, FormErrors) async throws -> Page,
    _ close: @escaping @Sendable (Day, Int, Instant, Transaction) throws -> Path
  ) async throws -> Answer {
    let form = try await call.form()
    guard let day = form.day("sidste") else {
      var errors = FormErrors()
      errors.add("sidste", OrganisationWords.lastDayMissing)
      return .page(try await ask(form, errors), status: 422)
    }
    let now = call.now
    let version = form.number("version") ?? 0
    return try await answer("lukket") {
      try await house.store.write { tx in try close(day, version, now, tx) }
    }
  }

  private func change(
    _ call: Call, _ receipt: String, _ change: @escaping @Sendable (Int, Instant, Transaction) throws -> Path
  ) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let version = form.number("version") ?? 0
    return try await answer(receipt) {
      try await house.store.write { tx in try change(version, now, tx) }
    }
  }

  private func answer(_ receipt: String, _ work: () async throws -> Path) async throws -> Answer {
    do {
      return .seeOther(try await work().with(query: [("besked", receipt)]))
    } catch let objection as PlaceObjection {
      throw Refusal.conflict(OrganisationWords.of(objection))
    }
  }
}
