import Markup
import Storage
import Values
import Web

/// What decides a person's access: roles, invitations, closing and opening.
enum PersonAccessRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.post("/brugere/{id}/roller", .needs(.managePeople)) { call, visitor in
      try await give(call, visitor, house)
    }
    routes.post("/brugere/{id}/roller/{rolle}/afslutning", .needs(.managePeople)) { call, visitor in
      try await end(call, visitor, house)
    }
    routes.post("/brugere/{id}/invitation", .needs(.managePeople), limit: .perHour(300)) { call, visitor in
      try await invite(call, visitor, house)
    }
    routes.post("/brugere/{id}/lukning", .needs(.managePeople)) { call, visitor in
      let person = try await PersonRoutes.find(call, visitor, house)
      return try await change(call, visitor, house, receipt: "lukket") { tx, now in
        try PersonStore.close(person.id, by: visitor, at: now, in: tx)
      }
    }
    routes.get("/brugere/{id}/sletning", .needs(.managePeople)) { call, visitor in
      let view = try await PersonRoutes.view(call, visitor, house)
      return .page(PersonErasingPages.ask(view, for: visitor))
    }
    routes.post("/brugere/{id}/sletning", .needs(.managePeople)) { call, visitor in
      try await erase(call, visitor, house)
    }
    routes.post("/brugere/{id}/aabning", .needs(.managePeople)) { call, visitor in
      let person = try await PersonRoutes.find(call, visitor, house)
      return try await change(call, visitor, house, receipt: "aabnet") { tx, now in
        try PersonStore.reopen(person.id, by: visitor, at: now, in: tx)
      }
    }
  }

  private static func give(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let view = try await PersonRoutes.view(call, visitor, house)
    let now = call.now
    var (grant, errors) = PersonForms.grant(form, to: view.person.id, at: now)
    // A place in another municipality is no place at all.
    if let scope = grant?.scope, !view.choices.contains(scope) { errors.add("sted", "Vælg, hvor rollen gælder.") }
    if let grant, errors.isEmpty {
      do {
        try await house.store.write { tx in try PersonStore.give(grant, by: visitor, at: now, in: tx) }
        return .seeOther(Path.person(view.person.id).with(query: [("besked", "rolle")]))
      } catch let objection as GrantObjection {
        errors.add("rolle", PersonWords.of(objection))
      }
    }
    return .page(
      PersonPages.show(view, form, errors, address: house.settings.address, for: visitor, at: now), status: 422)
  }

  private static func end(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let person = try await PersonRoutes.find(call, visitor, house)
    let id = ID<RoleGrant>(call.parameter("rolle"))
    return try await change(call, visitor, house, receipt: "rolle-slut") { tx, now in
      guard let grant = try GrantStore.find(id, in: visitor.municipality, tx: tx), grant.person == person.id else {
        throw Refusal.missing
      }
      try PersonStore.take(grant, by: visitor, at: now, in: tx)
    }
  }

  private static func erase(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let view = try await PersonRoutes.view(call, visitor, house)
    var person = view.person
    person.version = form.number("version") ?? 0
    var errors = FormErrors()
    errors.check("sikker", form.checked("sikker"), PersonWords.sureMissing)
    errors.check("sikker", person.id != visitor.person, PersonWords.erasedSelf)
    guard errors.isEmpty else { return .page(PersonErasingPages.ask(view, form, errors, for: visitor), status: 422) }
    let (now, erased) = (call.now, person)
    do {
      try await house.store.write { tx in
        try PersonStore.erase(erased, by: visitor.actor, of: visitor.municipality, at: now, in: tx)
      }
    } catch let objection as GrantObjection {
      throw Refusal.conflict(PersonWords.of(objection))
    }
    return .seeOther(Path.people.with(query: [("besked", "slettet")]))
  }

  private static func change(
    _ call: Call, _ visitor: Visitor, _ house: House, receipt: String,
    _ change: @escaping @Sendable (Transaction, Instant) throws -> Void
  ) async throws -> Answer {
    let now = call.now
    do {
      try await house.store.write { tx in try change(tx, now) }
    } catch let objection as GrantObjection {
      throw Refusal.conflict(PersonWords.of(objection))
    }
    return .seeOther(Path.person(PersonID(call.parameter("id"))).with(query: [("besked", receipt)]))
  }

  /// The link is part of the answer to the POST itself: it stands in no address and in no log.
  private static func invite(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    var view = try await PersonRoutes.view(call, visitor, house)
    let person = view.person
    if person.access.isDisabled { throw Refusal.conflict("Adgangen er lukket. Åbn den, før du laver et link.") }
    let now = call.now
    let token = Token.make()
    var errors = FormErrors()
    if person.email.isEmpty {
      errors.add("adgang", PersonWords.emailNeeded)
    } else {
      let isMade = try await house.store.write { tx in
        try PersonStore.invite(person, token: token, by: visitor, at: now, in: tx)
      }
      if isMade {
        view.invitation = (.welcome(token), now.adding(seconds: InvitationStore.lifetime))
      } else {
        errors.add("adgang", PersonWords.addressTaken)
      }
    }
    let page = PersonPages.show(view, Form(), errors, address: house.settings.address, for: visitor, at: now)
    return .page(page, status: errors.isEmpty ? 200 : 422)
  }
}
