import Markup
import Web

/// The phases of a circle as whoever leads the conversation reads them.
enum CircleParts {
  /// Every phase with its shape, its question and its minutes. `minutes` when a meeting gives the circle its own time.
  static func phases(_ circle: Circle, minutes: [Int]? = nil) -> HTML {
    let times = minutes ?? circle.phases.map(\.minutes)
    let parts: [HTML] = circle.phases.enumerated().map { place, phase in
      self.phase(phase, number: place + 1, minutes: times[place])
    }
    return "<div class=\"stack flow-6\">\(parts)</div>"
  }

  private static func phase(_ phase: Circle.Phase, number: Int, minutes: Int) -> HTML {
    let questions: HTML? = phase.questions.isEmpty ? nil : list(phase.questions)
    let glasses: HTML? =
      phase.glasses.isEmpty
      ? nil
      : """
      <p><strong>Med andres briller.</strong> Hvad ville de her lægge mærke til?</p>\(list(phase.glasses))
      """
    let ready: HTML? = phase.ready.map { "<p class=\"meta\">Gå videre, når det her er på plads: \($0)</p>" }
    return """
      <section aria-labelledby="fase-\(number)-h"><div class="stack flow-3">\
      <h3 class="phase-heading" id="fase-\(number)-h" data-phase="\(phase.step.number)">\
      \(Parts.phaseMark(phase.step.shape, number: number))\
      <span>\(phase.name): \(phase.question) <small>\(KindWords.duration(minutes))</small></span></h3>\
      <p>\(phase.purpose)</p>\(questions)\(glasses)\(ready)</div></section>

      """
  }

  /// The circle before its phases: what it is for, and what to mind.
  static func introduction(_ circle: Circle) -> HTML {
    let advice: HTML? = circle.advice.isEmpty ? nil : list(circle.advice)
    let order: HTML? = circle.isAnyOrder ? "<p>I må begynde i den fase, der ligger lige for.</p>" : nil
    return block(nil, "<p>\(circle.purpose)</p>", advice ?? .empty, order ?? .empty)
  }

  /// A heading and what belongs to it, close together; a block of its own among others.
  static func block(_ title: String?, _ content: HTML...) -> HTML {
    let heading: HTML? = title.map { "<h3 class=\"h-small\">\($0)</h3>" }
    return "<div><div class=\"stack flow-2\">\(heading)\(content)</div></div>"
  }

  static func list(_ texts: [String]) -> HTML { "<ul>\(texts, { "<li>\($0)</li>" })</ul>" }

  /// "Data, Refleksion, Beslutning og Handling" as chips in their hues and shapes.
  static func chips(_ circle: Circle) -> HTML {
    let chips: [HTML] = circle.phases.enumerated().map { place, phase in
      """
      <li><span class="phase-chip" data-phase="\(phase.step.number)">\
      \(Parts.phaseMark(phase.step.shape, number: place + 1))\(phase.name)</span></li>
      """
    }
    return "<ol class=\"chips\" role=\"list\" aria-label=\"Faserne\">\(chips)</ol>"
  }
}

extension Circle.Step {
  /// The shape and hue that the step has everywhere.
  var shape: Phase {
    switch self {
    case .data: .data
    case .reflection: .reflection
    case .decision: .decision
    case .action: .action
    }
  }
}
