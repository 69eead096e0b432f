import Values
import Web

/// A goal as it stands in forms.
package enum GoalForms {
  /// `needs` are those it may answer; `standing` is how many goals its round has already.
  package static func new(
    _ form: Form, id: ID<Goal>, round: Round, needs: [Need], standing: Int, today: Day
  ) -> (Goal, FormErrors) {
    let blank = Goal(id: id, round: round, what: "", signs: [], look: today)
    var (goal, errors) = edit(form, on: blank, needs: needs, today: today)
    if standing >= Goal.most {
      goal.reason = GoalsForms.text(form, "aarsag", &errors, missing: GoalWords.reasonMissing)
    }
    return (goal, errors)
  }

  /// The version is the one the form was opened with.
  static func edit(_ form: Form, on goal: Goal, needs: [Need], today: Day) -> (Goal, FormErrors) {
    var errors = FormErrors()
    var next = goal
    next.version = form.number("version") ?? goal.version
    next.what = GoalsForms.text(form, "maal", &errors, missing: GoalWords.whatMissing)
    next.signs = (1...Goal.mostSigns).map { GoalsForms.text(form, "tegn-\($0)", &errors) }.filter { !$0.isEmpty }
    errors.check("tegn-1", !next.signs.isEmpty, GoalWords.signMissing)
    next.look =
      GoalsForms.day(form, "ser", from: min(today, goal.look), &errors, missing: GoalWords.lookMissing) ?? goal.look
    next.need = needs.first { $0.id.raw == form.text("behov") }?.id
    return (next, errors)
  }

  /// How it goes: the state, what was learned, and when one looks the next time.
  static func status(_ form: Form, on goal: Goal, today: Day) -> (Goal, FormErrors) {
    var errors = FormErrors()
    var next = goal
    next.version = form.number("version") ?? 0
    let state = Goal.State(rawValue: form.text("tilstand"))
    errors.check("tilstand", state != nil, GoalsWords.stateMissing)
    next.state = state ?? goal.state
    next.outcome = GoalsForms.text(form, "laering", &errors)
    errors.check("laering", next.state.stands || !next.outcome.isEmpty, GoalsWords.outcomeMissing)
    next.look =
      GoalsForms.day(form, "ser", from: min(today, goal.look), &errors, missing: GoalWords.lookMissing) ?? goal.look
    return (next, errors)
  }

  package static func form(_ goal: Goal) -> Form {
    Form(
      [
        ("maal", goal.what), ("behov", goal.need?.raw ?? ""), ("tilstand", goal.state.rawValue),
        ("laering", goal.outcome), ("version", "\(goal.version)"),
      ] + goal.signs.enumerated().map { ("tegn-\($0 + 1)", $1) } + Form.fields("ser", goal.look))
  }
}
