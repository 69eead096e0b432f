import Danish
import Markup
import Values
import Web

/// A goal as it is shown, and the form that makes one.
package enum GoalParts {
  /// With its need, its signs and what is done about it. Stands under an h2; leads to its own page.
  package static func goal(_ goal: Goal, need: Need? = nil, actions: [Action] = [], on day: Day) -> HTML {
    """
    <div class="goal" data-phase="3">\(Parts.phaseMark(.decision))\
    <h3><a href="\(Path.goal(goal.id))">\(goal.what)</a></h3>\
    <dl>\(facts(goal, need: need, actions: actions, on: day), fact)</dl></div>

    """
  }

  package static func goals(
    _ goals: [Goal], needs: [Need] = [], actions: [Action] = [], on day: Day
  ) -> HTML {
    goals.map { one in
      goal(
        one, need: needs.first { $0.id == one.need }, actions: actions.filter { $0.goal == one.id }, on: day)
    }.joined()
  }

  static func facts(
    _ goal: Goal, need: Need?, actions: [Action], on day: Day
  ) -> [(name: String, value: HTML)] {
    func lines(_ lines: [HTML]) -> HTML { lines.count == 1 ? lines[0] : "<ul>\(lines, { "<li>\($0)</li>" })</ul>" }
    let signs: [HTML] = goal.signs.map { "\($0)" }
    let doing: [HTML] = actions.map { action in
      "<a href=\"\(Path.action(action.id))\">\(action.what)</a> (\(action.name)) \(ActionParts.badge(action))"
    }
    let facts: [(String, HTML)?] = [
      need.map { ("Behov", "<a href=\"\(Path.need($0.id))\">\($0.what)</a>") }, ("Tegn", lines(signs)),
      goal.state == .open ? ("Vi ser efter", "\(GoalWords.look(goal, on: day))") : ("Status", badge(goal)),
      doing.isEmpty ? nil : ("Handlinger", lines(doing)),
      goal.outcome.isEmpty ? nil : ("Det lærte vi", "\(goal.outcome)"),
      goal.reason.isEmpty ? nil : ("Hvorfor et mål mere", "\(goal.reason)"),
    ]
    return facts.compactMap(\.self)
  }

  private static func fact(_ fact: (name: String, value: HTML)) -> HTML {
    "<dt>\(fact.name)</dt><dd>\(fact.value)</dd>"
  }

  package static func badge(_ goal: Goal) -> HTML {
    switch goal.state {
    case .open: Parts.badge(GoalWords.name(.open), .wait)
    case .reached: Parts.badge(GoalWords.name(.reached), .ok)
    case .changed, .givenUp: Parts.badge(GoalWords.name(goal.state))
    }
  }

  /// `asksWhy` where its round has three goals already.
  package static func fields(_ fields: Fields, needs: [Need], asksWhy: Bool) -> [HTML] {
    let need: HTML? =
      needs.isEmpty
      ? nil
      : fields.select(
        "behov", "Hvilket behov svarer målet på?", needs.map { Choice($0.id.raw, $0.what) }, empty: "Ikke valgt",
        optional: true)
    let why: HTML? =
      asksWhy
      ? fields.text(
        "aarsag", "Hvorfor et mål mere?", hint: "I har tre mål i denne runde. Flere er svære at følge op på.") : nil
    let signs = (1...Goal.mostSigns).map { number in
      fields.text(
        "tegn-\(number)", number == 1 ? "Hvilket tegn viser, at I er på vej?" : "Tegn \(Danish.count(number))",
        hint: number == 1 ? "Noget, I kan se, høre eller tælle." : nil, optional: number > 1)
    }
    return [
      fields.text(
        "maal", "Hvilken forandring ønsker I jer?",
        hint: "Ét konkret og afgrænset mål. Hvad I gør for det, kommer bagefter."
      ), need ?? .empty,
    ] + signs + [fields.day("ser", "Hvornår ser I efter tegnene?"), why ?? .empty]
  }
}
