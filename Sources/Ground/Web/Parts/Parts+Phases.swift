import Markup

extension Parts {
  /// The small shape with a number. Silent: the name of the phase always stands beside it.
  package static func phaseMark(_ phase: Phase) -> HTML { phaseMark(phase, number: phase.rawValue) }

  /// The shape of a phase with another number: in a circle of eight, the fifth may be a reflection.
  package static func phaseMark(_ phase: Phase, number: Int) -> HTML {
    "<svg class=\"phase-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\(phase.drawing(number: number))</svg>"
  }

  /// Mark and name in the colour of the phase, in running text.
  package static func phase(_ phase: Phase) -> HTML {
    "<span class=\"phase\" data-phase=\"\(phase.rawValue)\">\(phaseMark(phase))\(phase.name)</span>"
  }

  /// Mark and name on the tint of the phase: says where in the circle a thing belongs.
  package static func phaseChip(_ phase: Phase) -> HTML {
    "<span class=\"phase-chip\" data-phase=\"\(phase.rawValue)\">\(phaseMark(phase))\(phase.name)</span>"
  }

  /// A heading that names a phase, with a quiet remark after it.
  package static func phaseHeading(_ phase: Phase, id: String, remark: String? = nil) -> HTML {
    let small: HTML? = remark.map { " <small>\($0)</small>" }
    return """
      <h2 class="phase-heading" id="\(id)" data-phase="\(phase.rawValue)">\(phaseMark(phase))\
      <span>\(phase.name)\(small)</span></h2>
      """
  }

  /// The circle: what is done is drawn strong, where we are is strongest, and words may stand in the middle.
  ///
  /// The drawing is silent; the page says the same in words.
  package static func ring(at here: Phase? = nil, middle: HTML? = nil) -> HTML {
    let arcs = Phase.allCases.map { phase in
      arc(phase, state: here.map { phase == $0 ? " is-here" : phase.rawValue < $0.rawValue ? " is-done" : "" } ?? "")
    }
    let nodes = Phase.allCases.map { phase in
      node(phase, state: here.map { phase == $0 ? " is-here" : phase.rawValue < $0.rawValue ? " is-done" : "" } ?? "")
    }
    return """
      <div class="ring"><svg viewBox="0 0 120 120" aria-hidden="true">\(arcs)\(nodes)</svg>\(middle)</div>
      """
  }

  private static func arc(_ phase: Phase, state: String) -> HTML {
    let d =
      switch phase {
      case .data: "M63.35 12.12A48 48 0 0 1 107.88 56.65"
      case .reflection: "M107.88 63.35A48 48 0 0 1 63.35 107.88"
      case .decision: "M56.65 107.88A48 48 0 0 1 12.12 63.35"
      case .action: "M12.12 56.65A48 48 0 0 1 56.65 12.12"
      }
    return "<path class=\"arc\(state)\" data-phase=\"\(phase.rawValue)\" d=\"\(d)\"/>"
  }

  private static func node(_ phase: Phase, state: String) -> HTML {
    let x = phase == .data || phase == .reflection ? "83.62" : "15.74"
    let y = phase == .data || phase == .action ? "15.74" : "83.62"
    return """
      <g class="node\(state)" data-phase="\(phase.rawValue)" transform="translate(\(x) \(y)) scale(0.86)">\
      \(phase.drawing)</g>
      """
  }
}
