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
    add(
      "/organisation/omraader/{slug}/lukning", "/organisation/omraader/{slug}/aabning",
      "/organisation/omraader/{slug}/sletning", to: &routes
    ) { call, visitor in .area(try await area(call, visitor)) }
    add(
      "/organisation/enheder/{id}/lukning", "/organisation/enheder/{id}/aabning",
      "/organisation/enheder/{id}/sletning", to: &routes
    ) { call, visitor in .unit(try await unit(call, visitor)) }
  }

  private func add(
    _ closing: Pattern, _ reopening: Pattern, _ deletion: Pattern, to routes: inout Routes,
    find: @escaping @Sendable (Call, Visitor) async throws -> EndingPlace
  ) {
    routes.get(closing, .needs(.manageOrganisation)) { call, visitor in
      let today = Form(Form.fields("sidste", call.now.day))
      return .page(try await ask(try await find(call, visitor), visitor, today))
    }
    routes.post(closing, .needs(.manageOrganisation)) { call, visitor in
      try await close(call, visitor, try await find(call, visitor))
    }
    routes.post(reopening, .needs(.manageOrganisation)) { call, visitor in
      let place = try await find(call, visitor)
      return try await change(call, try await call.form(), "aabnet", place, leadsTo: place.path) { place, now, tx in
        try store.reopen(place, by: visitor, at: now, in: tx)
      }
    }
    routes.post(deletion, .needs(.manageOrganisation)) { call, visitor in
      let place = try await find(call, visitor)
      return try await change(call, try await call.form(), "slettet", place, leadsTo: .organisation) { place, now, tx in
        try store.delete(place, by: visitor, at: now, in: tx)
      }
    }
  }

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
    _ place: EndingPlace, _ visitor: Visitor, _ form: Form, _ errors: FormErrors = FormErrors()
  ) async throws -> Page {
    let ties = try await house.store.read { tx in try store.ties(of: place, in: visitor.municipality, tx: tx) }
    return PlaceEndingPages.ask(place, ties, form, errors)
  }

  private func close(_ call: Call, _ visitor: Visitor, _ place: EndingPlace) async throws -> Answer {
    let form = try await call.form()
    guard let day = form.day("sidste") else {
      var errors = FormErrors()
      errors.add("sidste", OrganisationWords.lastDayMissing)
      return .page(try await ask(place, visitor, form, errors), status: 422)
    }
    return try await change(call, form, "lukket", place, leadsTo: place.path) { place, now, tx in
      try store.close(place, on: day, by: visitor, at: now, in: tx)
    }
  }

  /// Does it to the version the form was opened with.
  private func change(
    _ call: Call, _ form: Form, _ receipt: String, _ place: EndingPlace, leadsTo path: Path,
    _ change: @escaping @Sendable (EndingPlace, Instant, Transaction) throws -> Void
  ) async throws -> Answer {
    let seen = place.at(version: form.number("version") ?? 0)
    let now = call.now
    do {
      try await house.store.write { tx in try change(seen, now, tx) }
      return .seeOther(path.with(query: [("besked", receipt)]))
    } catch let objection as PlaceObjection {
      throw Refusal.conflict(OrganisationWords.of(objection))
    }
  }
}
