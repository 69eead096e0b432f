import Markup
import People
import Values
import Web

/// One need, and the goals that answer it.
enum NeedPages {
  struct View: Sendable {
    var need: Need
    let mayChange: Bool
    let goals: [Goal]
    let day: Day
  }

  static func show(
    _ view: View, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil, receipt: HTML? = nil
  ) -> Page {
    let (need, fields) = (view.need, Fields(form, errors))
    let facts: [Parts.Answered?] = [
      need.seen.isEmpty ? nil : .init(NeedWords.seen, "\(need.seen)"),
      need.help.isEmpty ? nil : .init(NeedWords.help, "\(need.help)"),
    ]
    let told = facts.compactMap(\.self)
    return Page(
      title: errors.title(need.what), menu: "maal", phase: 3,
      main: (receipt ?? .empty) + (conflict.map(ConflictParts.versions) ?? .empty) + (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Mål", .goals(at: need.round.scope)), .init("Behov")], kicker: "Behov", title: need.what)
        + (told.isEmpty ? .empty : Parts.section("behovet", "Behovet", Parts.answers(told)))
        + (view.goals.isEmpty
          ? .empty
          : Parts.section("maal", "Mål, der svarer på behovet", GoalParts.goals(view.goals, on: view.day)))
        + (view.mayChange
          ? Parts.section(
            "ret", "Ret behovet",
            fields.form(
              to: .need(need.id), [fields.hidden("version", form.text("version"))] + NeedParts.fields(fields),
              submit: "Gem behovet")) : .empty))
  }
}
