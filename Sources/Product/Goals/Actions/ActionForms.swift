import People
import Values
import Web

/// An action as it stands in forms.
package enum ActionForms {
  /// Those one may give it to, by the value of the field.
  package typealias Somebody = (person: PersonID?, name: String)

  package static func new(
    _ form: Form, id: ID<Action>, round: Round, people: [String: Somebody], goals: [Goal], today: Day
  ) -> (Action, FormErrors) {
    edit(form, on: Action(id: id, round: round, what: "", name: ""), people: people, goals: goals, today: today)
  }

  /// The version is the one the form was opened with.
  static func edit(
    _ form: Form, on action: Action, people: [String: Somebody], goals: [Goal], today: Day
  ) -> (Action, FormErrors) {
    var errors = FormErrors()
    var next = action
    next.version = form.number("version") ?? action.version
    next.what = GoalsForms.text(form, "hvad", &errors, missing: ActionWords.whatMissing)
    let name = GoalsForms.text(form, "hvem-navn", &errors, most: 100)
    // A name that was written says more than what the list happened to show.
    let who: Somebody? = name.isEmpty ? people[form.text("hvem")] : (nil, name)
    errors.check("hvem", who != nil, ActionWords.whoMissing)
    (next.person, next.name) = who ?? (nil, "")
    let first = min(today, action.due ?? today)
    next.due = GoalsForms.day(form, "frist", from: first, &errors, missing: ActionWords.dueMissing)
    next.firstStep = GoalsForms.text(form, "skridt", &errors)
    next.sign = GoalsForms.text(form, "tegn", &errors)
    next.goal = goals.first { $0.id.raw == form.text("maal") }?.id
    return (next, errors)
  }

  /// How it goes: the state, what was learned when it is over, and the day it is to be done by.
  static func status(_ form: Form, on action: Action, today: Day) -> (Action, FormErrors) {
    var errors = FormErrors()
    var next = action
    next.version = form.number("version") ?? 0
    let state = Action.State(rawValue: form.text("tilstand"))
    errors.check("tilstand", state != nil, GoalsWords.stateMissing)
    next.state = state ?? action.state
    next.outcome = GoalsForms.text(form, "laering", &errors)
    errors.check("laering", next.state != .dropped || !next.outcome.isEmpty, GoalsWords.outcomeMissing)
    if next.state.isOpen || !form.hasNoDay("frist") {
      let first = min(today, action.due ?? today)
      next.due = GoalsForms.day(form, "frist", from: first, &errors, missing: ActionWords.dueMissing)
    }
    return (next, errors)
  }

  package static func form(_ action: Action, chosen: String = "") -> Form {
    Form(
      [
        ("hvad", action.what), ("hvem", chosen), ("hvem-navn", chosen.isEmpty ? action.name : ""),
        ("skridt", action.firstStep), ("tegn", action.sign), ("maal", action.goal?.raw ?? ""),
        ("tilstand", action.state.rawValue), ("laering", action.outcome), ("version", "\(action.version)"),
      ] + (action.due.map { Form.fields("frist", $0) } ?? []))
  }
}
