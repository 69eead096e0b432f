import Markup

/// One key figure of an area against the whole municipality, as one row of the spine.
///
/// The vertical line is the municipality, and furthest to the right is best for the children, whichever way that is.
/// Each row has its own scale: the largest distance in it reaches the edge.
package struct SpineRow: Sendable {
  package var mark: Mark
  package var pointing: Pointing
  /// The municipality's own number.
  package var parent: Double
  /// From the lowest to the highest area whose number is shown.
  package var range: ClosedRange<Double>?
  /// True when a low number is best for the children, as with absence.
  package var isLowBest: Bool

  package init(
    _ mark: Mark, pointing: Pointing, parent: Double, range: ClosedRange<Double>? = nil, isLowBest: Bool = false
  ) {
    self.mark = mark
    self.pointing = pointing
    self.parent = parent
    self.range = range
    self.isLowBest = isLowBest
  }

  package var html: HTML {
    switch mark {
    case .hidden: svg(.hidden, hatch(from: 4, width: 92, y: 10, height: 16))
    case .notRelevant: svg(.same, .empty)
    case .missing: svg(.same, "\(rangeLine)\(centreLine)")
    case .value, .few: svg(pointing, drawnMark)
    }
  }

  private func svg(_ pointing: Pointing, _ content: HTML) -> HTML {
    "<svg class=\"plot\" height=\"36\" aria-hidden=\"true\" data-direction=\"\(pointing.rawValue)\">\(content)</svg>"
  }

  private var drawnMark: HTML {
    guard let known = mark.bands else { return "\(rangeLine)\(centreLine)" }
    let shape = Charts.mark(pointing, isFew: mark.isFew, x: x(known.value), y: 18)
    let drawn = bands(known.likely.map(x), known.middle.map(x), isFew: mark.isFew, y: 11, height: 14)
    return "\(rangeLine)\(drawn)\(centreLine)\(shape)"
  }

  private var rangeLine: HTML? {
    guard let range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    let drawn = x(range)
    return """
      <line class="range" x1="\(percent: drawn.lowerBound)" x2="\(percent: drawn.upperBound)" y1="18" y2="18"/>
      """
  }

  private var centreLine: HTML { "<line class=\"centre\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"36\"/>" }

  /// Distance to the municipality, 46 % for the largest in the row.
  private func x(_ value: Double) -> Double {
    guard value.isFinite, parent.isFinite, reach > 0 else { return 50 }
    let part = (value / 2 - parent / 2) / reach
    return 50 + min(max(isLowBest ? -part : part, -1), 1) * 46
  }

  private func x(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let ends = [x(range.lowerBound), x(range.upperBound)]
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }

  /// Half the largest distance: halves, because the difference of two huge numbers may be no number.
  private var reach: Double {
    let far = (mark.bands?.extent ?? []) + (range.map { [$0.lowerBound, $0.upperBound] } ?? [])
    return far.filter(\.isFinite).map { abs($0 / 2 - parent / 2) }.max() ?? 0
  }
}
