import Danish
import Markup
import People
import Values
import Web

/// Mine handlinger, and one of them.
enum ActionPages {
  struct List: Sendable {
    let state: Action.State?
    let mine: [Action]
    let others: [Action]
    let day: Day
  }

  static func list(_ view: List) -> Page {
    let empty =
      view.state == nil
      ? Parts.empty(
        "Du har ingen handlinger", "Her står det, du har sagt ja til at gøre, når I har aftalt det på et møde.")
      : Parts.empty("Du har ingen handlinger med den status", "Vælg en anden status, eller se dem, der er åbne.")
    return Page(
      title: "Mine handlinger", menu: "maal", phase: 4,
      main: Parts.head(crumbs: [.init("Mål", .goals), .init("Mine handlinger")], title: "Mine handlinger")
        + filter(view.state)
        + Parts.section(
          "mine", "Det har jeg ansvaret for", view.mine.isEmpty ? empty : ActionParts.list(view.mine, on: view.day))
        + (view.others.isEmpty
          ? .empty : Parts.section("andres", "Det gør de andre", ActionParts.list(view.others, on: view.day))))
  }

  private static func filter(_ state: Action.State?) -> HTML {
    let fields = Fields(Form([("tilstand", state?.rawValue ?? "")]))
    return """
      <form class="stack flow-3 narrow" method="get" action="\(Path.actions)">\
      \(fields.select("tilstand", "Status", choices, empty: "Åbne"))\
      <p class="actions">\(Parts.button("Vis", .normal))</p></form>

      """
  }

  private static var choices: [Choice] {
    Action.State.allCases.map { Choice($0.rawValue, ActionWords.name($0)) }
  }

  struct View: Sendable {
    var action: Action
    let mayChange: Bool
    /// Those that were set at the same meeting.
    let goals: [Goal]
    let day: Day

    /// The person it is given to, as the form names them; a name that is no account's is written.
    var chosen: String { action.person?.raw ?? "" }
    var people: [String: ActionForms.Somebody] { action.person.map { [$0.raw: ($0, action.name)] } ?? [:] }
  }

  static func show(
    _ view: View, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil, receipt: HTML? = nil
  ) -> Page {
    let (action, fields) = (view.action, Fields(form, errors))
    let goal = view.goals.first { $0.id == action.goal }
    let facts: [Parts.Answered?] = [
      .init("Hvem", "\(action.name)"), action.due.map { .init("Senest", "\(Danish.weekdayDate($0))") },
      text("Første skridt", action.firstStep), text("Tegn", action.sign),
      goal.map { .init("Mål", "<a href=\"\(Path.goal($0.id))\">\($0.what)</a>") },
      .init("Status", ActionParts.badge(action)), text("Det lærte vi", action.outcome),
    ]
    let edit: HTML? = view.mayChange ? Parts.actions(Parts.link("Ret handlingen", to: .editAction(action.id))) : nil
    return Page(
      title: errors.title(action.what), menu: "maal", phase: 4,
      main: (receipt ?? .empty) + (conflict.map(ConflictParts.versions) ?? .empty) + (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Mine handlinger", .actions), .init("Handling")], kicker: "Handling", title: action.what,
          actions: edit)
        + Parts.section("handlingen", "Handlingen", Parts.answers(facts.compactMap(\.self)))
        + (view.mayChange ? status(action, fields) : .empty))
  }

  private static func text(_ question: String, _ text: String) -> Parts.Answered? {
    text.isEmpty ? nil : .init(question, "\(text)")
  }

  private static func status(_ action: Action, _ fields: Fields) -> HTML {
    Parts.section(
      "status", "Hvordan går det?",
      fields.form(
        to: .actionStatus(action.id),
        [
          fields.hidden("version", fields.typed.text("version")), fields.radios("tilstand", "Status", choices),
          fields.text(
            "laering", "Hvad lærte I?", hint: "Også når det ikke blev, som I troede. Det er en erfaring til andre.",
            optional: true), fields.day("frist", "Senest"),
        ], submit: "Gem status"))
  }

  static func edit(
    _ view: View, _ form: Form, _ errors: FormErrors = FormErrors(), _ conflict: Conflict? = nil
  ) -> Page {
    let (action, fields) = (view.action, Fields(form, errors))
    return Page(
      title: errors.title("Ret handlingen"), menu: "maal",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(
            crumbs: [.init("Mine handlinger", .actions), .init(action.what, .action(action.id)), .init("Ret")],
            title: "Ret handlingen"),
          fields.form(
            to: .editAction(action.id),
            [fields.hidden("version", form.text("version"))]
              + ActionParts.fields(
                fields, people: view.people.map { Choice($0.key, $0.value.name) }, goals: view.goals),
            submit: "Gem handlingen", quiet: Parts.link("Fortryd", to: .action(action.id), .quiet))))
  }
}
