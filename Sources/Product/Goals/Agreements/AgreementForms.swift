import People
import Tabular
import Values
import Web

/// An agreement as it stands in forms.
package enum AgreementForms {
  /// `persons` are those one may give it to, by the value of the field.
  package static func new(
    _ form: Form, id: ID<Agreement>, origin: String, scope: Scope, today: Day,
    persons: [String: (person: PersonID?, name: String)]
  ) -> (Agreement, FormErrors) {
    var errors = FormErrors()
    let what = text(form, "hvad", &errors)
    errors.check("hvad", !what.isEmpty, AgreementWords.whatMissing)
    let who = persons[form.text("hvem")]
    errors.check("hvem", who != nil, AgreementWords.whoMissing)
    var agreement = Agreement(
      id: id, origin: origin, scope: scope, what: what, firstStep: text(form, "skridt", &errors), person: who?.person,
      name: who?.name ?? "", sign: text(form, "tegn", &errors))
    agreement.due = day(form, today: today, &errors)
    return (agreement, errors)
  }

  /// How it goes: the state, and what was learned when it is over.
  static func status(_ form: Form, on agreement: Agreement, today: Day) -> (Agreement, FormErrors) {
    var errors = FormErrors()
    var next = agreement
    next.version = form.number("version") ?? 0
    let state = Agreement.State(rawValue: form.text("tilstand"))
    errors.check("tilstand", state != nil, AgreementWords.stateMissing)
    next.state = state ?? agreement.state
    next.outcome = text(form, "laering", &errors)
    errors.check("laering", next.state != .dropped || !next.outcome.isEmpty, AgreementWords.outcomeMissing)
    next.due = day(form, today: min(today, agreement.due ?? today), &errors)
    return (next, errors)
  }

  private static func day(_ form: Form, today: Day, _ errors: inout FormErrors) -> Day? {
    guard !form.hasNoDay("frist") else { return nil }
    guard let day = form.day("frist") else {
      errors.add("frist", AgreementWords.dayOdd)
      return nil
    }
    errors.check("frist", day >= today, AgreementWords.dayPast)
    return day
  }

  private static func text(_ form: Form, _ field: String, _ errors: inout FormErrors) -> String {
    let text = PlainText.line(form.text(field))
    errors.check(field, text.count <= 500, AgreementWords.tooLong)
    errors.check(field, CPR.find(in: text) == nil, AgreementWords.cpr)
    return text
  }
}
