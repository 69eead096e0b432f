import Foundation
import Tabular
import Values
import Web

/// A person and a role as they stand in a form.
enum PersonForms {
  static func person(_ form: Form, on person: Person) -> (Person, FormErrors) {
    var next = person
    next.name = form.line("navn")
    next.email = form.line("email")
    next.phone = form.line("telefon")
    next.title = form.line("titel")
    next.version = form.number("version") ?? 0
    return (next, errors(in: next))
  }

  private static func errors(in person: Person) -> FormErrors {
    var errors = FormErrors()
    let fields = [("navn", person.name), ("email", person.email), ("telefon", person.phone), ("titel", person.title)]
    errors.check("navn", !person.name.isEmpty, PersonWords.nameMissing)
    errors.check("email", person.email.isEmpty || EmailAddress.isPlausible(person.email), PersonWords.emailIsOdd)
    for (field, text) in fields {
      errors.check(field, CPR.find(in: text) == nil, PersonWords.cpr)
      errors.check(field, text.count <= 200, PersonWords.tooLong)
    }
    return errors
  }

  static func form(_ person: Person) -> Form {
    Form([
      ("navn", person.name), ("email", person.email), ("telefon", person.phone), ("titel", person.title),
      ("version", "\(person.version)"),
    ])
  }

  static func grant(_ form: Form, to person: PersonID, at now: Instant) -> (RoleGrant?, FormErrors) {
    var errors = FormErrors()
    let role = Role(rawValue: form.text("rolle"))
    let scope = Scope(text: form.line("sted"))
    errors.check("rolle", role != nil, "Vælg en rolle.")
    errors.check("sted", scope != nil, "Vælg, hvor rollen gælder.")
    let from = form.hasNoDay("fra") ? now.day : form.day("fra")
    errors.check("fra", from != nil, "Skriv en dato, der findes, for eksempel 1. august 2026.")
    let until = form.day("til")
    errors.check("til", form.hasNoDay("til") || until != nil, "Skriv en dato, der findes, for eksempel 31. juli 2027.")
    guard errors.isEmpty, let role, let scope, let from else { return (nil, errors) }
    let grant = RoleGrant(id: .make(at: now), person: person, role: role, scope: scope, from: from, until: until)
    if let objection = grant.objection {
      errors.add(objection == .endsBeforeItBegins ? "til" : "sted", PersonWords.of(objection))
    }
    return (errors.isEmpty ? grant : nil, errors)
  }

  static func filter(_ query: Form) -> PersonFilter {
    PersonFilter(
      words: query.line("q"), role: Role(rawValue: query.text("rolle")),
      unit: query.optional("enhed").map { ID<Unit>(PlainText.line($0)) }, isWithoutAccess: query.checked("uden-adgang"))
  }
}

extension Form {
  /// A name, a title: one line of readable text.
  package func line(_ name: String) -> String { PlainText.line(text(name)) }
}
