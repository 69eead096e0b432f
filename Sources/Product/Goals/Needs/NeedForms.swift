import Values
import Web

/// A need as it stands in forms.
package enum NeedForms {
  package static func new(_ form: Form, id: ID<Need>, round: Round) -> (Need, FormErrors) {
    edit(form, on: Need(id: id, round: round, what: ""))
  }

  /// The version is the one the form was opened with.
  static func edit(_ form: Form, on need: Need) -> (Need, FormErrors) {
    var errors = FormErrors()
    var next = need
    next.version = form.number("version") ?? need.version
    next.what = GoalsForms.text(form, "behov", &errors, missing: NeedWords.whatMissing)
    next.seen = GoalsForms.text(form, "se", &errors)
    next.help = GoalsForms.text(form, "hjaelp", &errors)
    return (next, errors)
  }

  package static func form(_ need: Need) -> Form {
    Form([("behov", need.what), ("se", need.seen), ("hjaelp", need.help), ("version", "\(need.version)")])
  }
}
