import Danish
import Markup
import Values
import Web

/// Actions in lists, and the form that makes one.
package enum ActionParts {
  package static func list(_ actions: [Action], on day: Day) -> HTML {
    Parts.rows(
      actions.map { action in
        Parts.Row(
          action.what, to: .action(action.id), note: ActionWords.note(action, on: day), end: badge(action))
      })
  }

  package static func badge(_ action: Action) -> HTML {
    switch action.state {
    case .planned, .going: Parts.badge(ActionWords.name(action.state), .wait)
    case .done: Parts.badge(ActionWords.name(.done), .ok)
    case .dropped: Parts.badge(ActionWords.name(.dropped))
    }
  }

  /// Who does what by when, with a first step, a sign and the goal it serves.
  package static func fields(_ fields: Fields, people: [Choice], goals: [Goal]) -> [HTML] {
    let goal: HTML? =
      goals.isEmpty
      ? nil
      : fields.select(
        "maal", "Hvilket mål hører det til?", goals.map { Choice($0.id.raw, $0.what) }, empty: "Intet af dem",
        optional: true)
    return [
      fields.text("hvad", "Hvad gør I?"),
      fields.select(
        "hvem", "Hvem har ansvaret?", people, empty: "Vælg én", hint: "Ét menneske, også når flere hjælper."),
      fields.text("hvem-navn", "Er det en anden? Skriv navnet", optional: true), fields.day("frist", "Senest"),
      fields.text("skridt", "Hvad er det første skridt?", optional: true),
      fields.text(
        "tegn", "Hvilket tegn viser, at det virker?", hint: "Noget, I kan se, høre eller tælle.", optional: true),
      goal ?? .empty,
    ]
  }
}
