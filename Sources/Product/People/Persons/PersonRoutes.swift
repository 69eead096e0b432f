import Markup
import Storage
import Values
import Web

/// People: the list, one person, and what can be done with a person. Every change is its own noun.
enum PersonRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/brugere", .needs(.readPeople), limit: .perMinute(120)) { call, visitor in
      try await list(call, visitor, house)
    }
    routes.get("/brugere/ny", .needs(.managePeople)) { call, _ in
      .page(PersonPages.edit(Person(id: .make(at: call.now), name: ""), Form(), isNew: true))
    }
    routes.post("/brugere", .needs(.managePeople)) { call, visitor in try await create(call, visitor, house) }
    routes.get("/brugere/{id}", .signedIn) { call, visitor in try await show(call, visitor, house) }
    routes.get("/brugere/{id}/ret", .needs(.managePeople)) { call, visitor in
      let person = try await find(call, visitor, house)
      return .page(PersonPages.edit(person, PersonForms.form(person), isNew: false))
    }
    routes.post("/brugere/{id}/ret", .needs(.managePeople)) { call, visitor in try await save(call, visitor, house) }
    PersonAccessRoutes.add(to: &routes, house)
  }

  private static func list(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let filter = PersonForms.filter(call.query)
    let last = call.query.optional("efter").map { PersonID(PlainText.line($0)) }
    let now = call.now
    let page = try await house.store.read { tx in
      try PersonStore.page(filter, after: last, for: visitor, on: now.day, in: tx)
    }
    if filter != PersonFilter() {
      // What was searched for may itself be a name, so only how much was found is kept.
      try await house.store.write { tx in
        try AccessLogStore.append(
          .peopleSearched, by: visitor.person, detail: "\(page.total) fundet", in: visitor.municipality, at: now, tx: tx
        )
      }
    }
    let receipt = PersonParts.receipt(call.query, PersonWords.receipts)
    return .page(
      PersonPages.list(page, call.query, filter, isFirst: last == nil, receipt: receipt, for: visitor))
  }

  private static func create(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let (person, errors) = PersonForms.person(form, on: Person(id: .make(at: now), name: ""))
    guard errors.isEmpty else { return .page(PersonPages.edit(person, form, errors, isNew: true), status: 422) }
    let outcome = try await house.store.write { tx in
      try PersonStore.create(person, by: visitor, at: now, in: tx)
    }
    return answer(outcome, person, form, isNew: true, receipt: "oprettet")
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let current = try await find(call, visitor, house)
    let now = call.now
    let (person, errors) = PersonForms.person(form, on: current)
    guard errors.isEmpty else { return .page(PersonPages.edit(person, form, errors, isNew: false), status: 422) }
    let outcome = try await house.store.write { tx in
      try PersonStore.save(person, by: visitor, at: now, in: tx)
    }
    return answer(outcome, person, form, isNew: false, receipt: "rettet")
  }

  private static func answer(
    _ outcome: PersonSaving, _ person: Person, _ form: Form, isNew: Bool, receipt: String
  ) -> Answer {
    var errors = FormErrors()
    switch outcome {
    case .saved: return .seeOther(Path.person(person.id).with(query: [("besked", receipt)]))
    case .conflict(let theirs, let change):
      var next = person
      next.version = theirs.version
      let conflict = Conflict(
        change,
        [
          ("Navn", person.name, theirs.name), ("E-mail", person.email, theirs.email),
          ("Titel", person.title, theirs.title), ("Telefon", person.phone, theirs.phone),
        ])
      return .page(PersonPages.edit(person, PersonForms.form(next), isNew: false, conflict: conflict), status: 412)
    case .emailTaken(let name): errors.add("email", PersonWords.emailTaken(by: name))
    case .addressTaken: errors.add("email", PersonWords.addressTaken)
    case .emailNeeded: errors.add("email", PersonWords.emailNeeded)
    }
    return .page(PersonPages.edit(person, form, errors, isNew: isNew), status: 422)
  }

  private static func show(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let view = try await view(call, visitor, house)
    let now = call.now
    if view.person.id != visitor.person {
      try await house.store.write { tx in
        try AccessLogStore.append(
          .personRead, by: visitor.person, object: "person:\(view.person.id.raw)", in: visitor.municipality, at: now,
          tx: tx)
      }
    }
    let receipt = PersonParts.receipt(call.query, PersonWords.receipts)
    return .page(
      PersonPages.show(view, receipt: receipt, address: house.settings.address, for: visitor, at: now))
  }

  /// What the visitor may not see is missing, exactly as what never was.
  static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Person {
    let id = PersonID(call.parameter("id"))
    let day = call.now.day
    guard let person = try await house.store.read({ tx in try PersonStore.find(id, for: visitor, on: day, in: tx) })
    else { throw Refusal.hidden("person:\(id.raw)") }
    return person
  }

  static func view(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> PersonView {
    let id = PersonID(call.parameter("id"))
    let day = call.now.day
    let mayManage = visitor.may(.managePeople)
    let view = try await house.store.read { tx -> PersonView? in
      guard let person = try PersonStore.find(id, for: visitor, on: day, in: tx) else { return nil }
      let grants = try GrantStore.of(id, in: visitor.municipality, tx: tx)
      let choices = mayManage ? try ScopeChoices.all(in: visitor.municipality, on: day, tx) : ScopeChoices.none
      return PersonView(person: person, grants: grants, choices: choices)
    }
    guard let view else { throw Refusal.hidden("person:\(id.raw)") }
    return view
  }
}
