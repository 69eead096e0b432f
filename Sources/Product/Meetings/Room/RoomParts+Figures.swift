import Markup
import Profiles
import Web

/// The figures the meeting is about, and what is asked about them while it is held.
extension RoomParts {
  var figures: Pane {
    guard !pins.isEmpty || !questions.isEmpty else { return Pane(id: "rum-tal", html: .empty) }
    let rows: [HTML] = pins.map { "<li>\(PinParts.small($0, actions: mayAsk ? PinParts.asking($0) : nil))</li>" }
    let list: HTML? = rows.isEmpty ? nil : "\(PinParts.patterns)<ul class=\"rows\" role=\"list\">\(rows)</ul>"
    let asked: HTML? =
      questions.isEmpty
      ? nil
      : """
      <h3 class="h-small">Spørgsmål til tallene</h3>\
      \(QuestionParts.list(questions, isInside: view.privacy == .named && mayAsk, hasLinks: mayAsk))
      """
    let whole: HTML? =
      mayAsk && !pins.isEmpty
      ? Parts.actions(Parts.link("Se tallene i fuld størrelse", to: addresses.figures, .quiet)) : nil
    return Pane(
      id: "rum-tal",
      html: """
        <section class="stack flow-3" aria-labelledby="tal"><h2 class="h3" id="tal">Tal til mødet</h2>\(list)\(whole)\(asked)</section>
        """, shape: questions.map { "\($0.id.raw) \($0.version)" }.joined(separator: ","))
  }
}
