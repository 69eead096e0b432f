import Markup

extension Frame {
  /// The line under the header: the step before this page in the circle, this page, and the step after.
  static func trace(_ trace: Trace) -> HTML {
    """
    <nav class="trace" aria-label="Sporet: hvor I er i refleksionscirklen"><div class="wrap"><ol role="list">\
    \(trace.steps.enumerated(), { step($0.element, isHere: $0.offset == trace.here) })</ol></div></nav>

    """
  }

  private static func step(_ step: Trace.Step, isHere: Bool) -> HTML {
    let phase = Phase(rawValue: step.phase)
    let words: HTML = "<b>\(phase?.name ?? "Uden for cirklen")</b> <span>\(step.note)</span>"
    let linked: HTML = step.path.map { "<a href=\"\($0)\">\(words)</a>" } ?? "<span class=\"step\">\(words)</span>"
    return """
      <li data-phase="\(step.phase)"\(attribute: "aria-current", isHere ? "step" : nil)>\
      \(phase.map(Parts.phaseMark) ?? plainMark)\(isHere ? "<span class=\"step\">\(words)</span>" : linked)</li>
      """
  }

  private static let plainMark: HTML =
    "<svg class=\"phase-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"5\"/></svg>"
}
