import Danish
import Markup
import People
import Values
import Web

/// The goals of a place, and one of them.
enum GoalPages {
  static func list(_ view: GoalList) -> Page {
    let open = view.goals.filter { $0.state == .open }
    let closed = view.goals.filter { $0.state != .open }
    let answered = Set(view.goals.compactMap(\.need))
    let needs = view.needs.filter { !answered.contains($0.id) }
    let actions = view.actions.filter { $0.goal == nil && $0.state.isOpen }
    let name = view.places.first { $0.scope == view.scope }?.name
    return Page(
      title: "Mål", menu: "maal", phase: 3,
      main: Parts.head(
        kicker: name, title: "Mål", lead: GoalWords.lead,
        actions: Parts.actions(Parts.link("Mine handlinger", to: .actions)))
        + choose(view)
        + Parts.section(
          "aabne", "Det arbejder vi på",
          open.isEmpty
            ? Parts.empty(
              "Der er ingen mål i gang",
              "Mål bliver til i refleksionscirklens tredje felt. De står her, når I har skrevet dem ind på et møde.")
            : GoalParts.goals(open, needs: view.needs, actions: view.actions, on: view.day))
        + (actions.isEmpty
          ? .empty : Parts.section("handlinger", "Handlinger uden mål", ActionParts.list(actions, on: view.day)))
        + (needs.isEmpty ? .empty : Parts.section("behov", "Behov, der venter på et mål", NeedParts.list(needs)))
        + (closed.isEmpty
          ? .empty
          : Parts.section(
            "afsluttede", "Det lærte vi af",
            GoalParts.goals(closed, needs: view.needs, actions: view.actions, on: view.day))))
  }

  private static func choose(_ view: GoalList) -> HTML {
    guard view.places.count > 1 else { return .empty }
    let fields = Fields(Form([("sted", view.scope?.text ?? "")]))
    return """
      <form class="stack flow-3 narrow" method="get" action="\(Path.goals)">\
      \(fields.select("sted", "Sted", view.places.map { Choice($0.scope.text, $0.name) }))\
      <p class="actions">\(Parts.button("Vis", .normal))</p></form>

      """
  }

  struct View: Sendable {
    var goal: Goal
    let mayChange: Bool
    /// Those that were discovered at the same meeting.
    let needs: [Need]
    let actions: [Action]
    let day: Day
  }

  static func show(
    _ view: View, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil, receipt: HTML? = nil
  ) -> Page {
    let (goal, fields) = (view.goal, Fields(form, errors))
    let need = view.needs.first { $0.id == goal.need }
    let facts = GoalParts.facts(goal, need: need, actions: view.actions, on: view.day)
    let edit: HTML? = view.mayChange ? Parts.actions(Parts.link("Ret målet", to: .editGoal(goal.id))) : nil
    return Page(
      title: errors.title(goal.what), menu: "maal", phase: 3,
      main: (receipt ?? .empty) + (conflict.map(ConflictParts.versions) ?? .empty) + (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Mål", .goals(at: goal.round.scope)), .init("Mål")], kicker: "Mål", title: goal.what,
          actions: edit)
        + Parts.section("maalet", "Målet", Parts.answers(facts.map { .init($0.name, $0.value) }))
        + (view.mayChange ? status(view, fields) : .empty))
  }

  private static func status(_ view: View, _ fields: Fields) -> HTML {
    Parts.section(
      "status", "Hvordan går det?",
      fields.form(
        to: .goalStatus(view.goal.id),
        [
          fields.hidden("version", fields.typed.text("version")),
          fields.radios(
            "tilstand", "Status", Goal.State.allCases.map { Choice($0.rawValue, GoalWords.name($0)) }),
          fields.text(
            "laering", "Hvad lærte I?", hint: "Også når det ikke blev, som I troede. Det er en erfaring til andre.",
            optional: true), fields.day("ser", "Hvornår ser I efter tegnene?"),
        ], submit: "Gem status"))
  }

  static func edit(
    _ view: View, _ form: Form, _ errors: FormErrors = FormErrors(), _ conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Ret målet"), menu: "maal",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(
            crumbs: [
              .init("Mål", .goals(at: view.goal.round.scope)), .init(view.goal.what, .goal(view.goal.id)),
              .init("Ret"),
            ], title: "Ret målet"),
          fields.form(
            to: .editGoal(view.goal.id),
            [fields.hidden("version", form.text("version"))]
              + GoalParts.fields(fields, needs: view.needs, asksWhy: false), submit: "Gem målet",
            quiet: Parts.link("Fortryd", to: .goal(view.goal.id), .quiet))))
  }
}
