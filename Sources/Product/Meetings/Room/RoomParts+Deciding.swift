import Goals
import Markup
import Values
import Web

/// The forms whoever leads or writes the minutes fills in while the others look on.
extension RoomParts {
  var deciding: Pane {
    guard let desk, view.hasDesk, view.isOpen, !sorts.isEmpty else {
      return Pane(id: "rum-beslut", html: .empty, isQuiet: true)
    }
    let forms: [HTML] = sorts.map { sort in
      Parts.details(RoomWords.write(sort), RoomParts.form(sort, desk, view, addresses))
    }
    return Pane(
      id: "rum-beslut",
      html: """
        <section class="stack flow-3" aria-labelledby="beslut"><h2 class="h3" id="beslut">Skriv ned, hvad I kommer frem til</h2>\
        \(forms)</section>
        """, isQuiet: true, shape: "\(view.here) \(view.outcomes.count)")
  }

  private var sorts: [Outcome.Sort] {
    switch view.stage.step {
    case .data: []
    case .reflection: [.need]
    case .decision: [.need, .goal, .decision]
    case .action: [.action, .goal]
    case nil: view.here == 0 ? [] : [.action, .decision]
    }
  }

  static func form(
    _ sort: Outcome.Sort, _ desk: RoomDesk, _ view: RoomView, _ addresses: RoomAddresses, _ typed: Form = Form(),
    _ errors: FormErrors = FormErrors(), weight: Parts.Weight = .normal
  ) -> HTML {
    let fields = Fields(typed, errors, prefix: "\(sort.rawValue)-")
    let content: [HTML] =
      switch sort {
      case .need: NeedParts.fields(fields)
      case .goal: GoalParts.fields(fields, needs: desk.needs, asksWhy: desk.standing >= Goal.most)
      case .action: ActionParts.fields(fields, people: desk.names.map { Choice($0.value, $0.name) }, goals: desk.goals)
      case .decision: [fields.long("beslutning", "Hvad har I besluttet?", rows: 2)]
      }
    let key = typed.text("noegle").isEmpty ? ID<RoomCommand>.make(at: view.now).raw : typed.text("noegle")
    return """
      <form class="stack flow-5" method="post" action="\(addresses.act(.outcome))" novalidate>\
      <input type="hidden" name="noegle" value="\(key)"><input type="hidden" name="slags" value="\(sort.rawValue)">\
      <input type="hidden" name="trin" value="\(view.here)">\(content)\(Parts.button(RoomWords.save(sort), weight))</form>
      """
  }
}
