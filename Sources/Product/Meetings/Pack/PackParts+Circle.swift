import Danish
import Markup
import Values
import Web

/// The circle for the wall and cards for the table.
extension PackParts {
  /// Front: the phases and their questions. Back: what helps a conversation along, phase by phase.
  static func poster(_ view: PackView) -> HTML {
    guard let circle = view.meeting.circle else { return .empty }
    let size = view.choice.poster.rawValue
    // Four phases stand around the ring, each at its own quarter; any other number stands in rows.
    let isRing = circle.phases.map(\.step) == Circle.Step.allCases
    let fields: [HTML] = circle.phases.enumerated().map { front($1, number: $0 + 1, of: circle) }
    let ring: HTML? =
      isRing
      ? Parts.ring(at: nil, middle: "<p class=\"clock\"><b>Giv jer god tid</b><small>i de første felter</small></p>")
      : nil
    let backs: [HTML] = circle.phases.enumerated().map { back($1, number: $0 + 1) }
    let topics = view.meeting.topics
    return """
      <section class="sheet poster" data-paper="\(size)" aria-labelledby="pakke-plakat"><div class="sheet-in">\
      <div class="top"><h2 id="pakke-plakat">\(circle.name)</h2>\
      <p class="write"><span>Vores emne i dag: \(topics.count == 1 ? topics[0] : "")</span></p></div>\
      <div class="round" data-phases="\(isRing ? "4" : "rows")">\(ring)\(fields)</div>\
      <p class="foot"><span>\(circle.purpose)</span></p></div></section>
      <section class="sheet poster" data-paper="\(size)" aria-labelledby="pakke-plakat-bag"><div class="sheet-in">\
      <div class="top"><h2 id="pakke-plakat-bag">Spørgsmål, der hjælper jer</h2></div>\
      <div class="round" data-phases="rows">\(backs)</div>\
      <p class="foot"><span>\(circle.advice.first ?? circle.purpose)</span></p></div></section>

      """
  }

  private static func front(_ phase: Circle.Phase, number: Int, of circle: Circle) -> HTML {
    field(phase, number: number, id: "felt", "<p class=\"purpose\">\(phase.purpose)</p>")
  }

  private static func back(_ phase: Circle.Phase, number: Int) -> HTML {
    let glasses: HTML? =
      phase.glasses.isEmpty
      ? nil : "<p class=\"purpose\">Med andres briller: \(Danish.list(phase.glasses.map(lowercased), "eller")).</p>"
    return field(
      phase, number: number, id: "bag",
      "<ul role=\"list\">\(phase.questions, { "<li>\($0)</li>" })</ul>\(glasses)")
  }

  private static func lowercased(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private static func field(_ phase: Circle.Phase, number: Int, id: String, _ content: HTML) -> HTML {
    """
    <div class="field-text stack flow-2" data-phase="\(phase.step.number)">\
    <h3 class="phase-heading" id="\(id)-\(number)">\(Parts.phaseMark(phase.step.shape, number: number))\
    <span>\(phase.name) <small>\(phase.question)</small></span></h3>\(content)</div>
    """
  }

  /// One sheet of six for each phase, to be cut along the broken lines.
  static func cards(_ view: PackView) -> HTML {
    guard let circle = view.meeting.circle else { return .empty }
    return circle.phases.enumerated().map { place, phase in sheet(of: phase, number: place + 1) }.joined()
  }

  private static func sheet(of phase: Circle.Phase, number: Int) -> HTML {
    let card: HTML = """
      <li class="paper-card" data-phase="\(phase.step.number)"><p class="head">\
      \(Parts.phaseMark(phase.step.shape, number: number))<span class="title">\(phase.name)</span>\
      <span class="meta">\(phase.question)</span></p>\(lines(5))<p class="meta">\(source(phase.step))</p></li>
      """
    return """
      <section class="sheet card-sheet" aria-labelledby="kort-\(number)">\
      <h2 class="h-small no-print" id="kort-\(number)">Notekort: \(phase.name)</h2>\
      <ul class="cards" role="list">\(Array(repeating: card, count: 6))</ul></section>

      """
  }

  /// What a note of the phase must say to be of use later.
  private static func source(_ step: Circle.Step) -> String {
    switch step {
    case .data: "Jeg ved det fra:"
    case .reflection: "Det taler imod:"
    case .decision: "Det vil vi kunne se:"
    case .action: "Hvem og hvornår:"
    }
  }
}
