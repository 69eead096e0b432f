import Markup

/// Several numbers on one scale, each with its bands, against the line of the whole municipality.
package struct Strip: Sendable {
  package struct Line: Sendable {
    package var label: String
    package var value: String
    package var mark: Mark
    package var pointing: Pointing

    package init(label: String, value: String, mark: Mark, pointing: Pointing) {
      self.label = label
      self.value = value
      self.mark = mark
      self.pointing = pointing
    }
  }

  package var lines: [Line]
  package var parent: Double?
  /// Written above the line of the municipality: "kommunen 3,58".
  package var parentLabel: String
  package var scale: Scale
  package var numberText: NumberText

  /// The scale is made of what is shown; give one to draw several strips alike.
  package init(
    _ lines: [Line], parent: Double?, parentLabel: String, scale: Scale? = nil,
    within limits: ClosedRange<Double>? = nil,
    numberText: @escaping NumberText
  ) {
    self.lines = lines
    self.parent = parent.flatMap { $0.isFinite ? $0 : nil }
    self.parentLabel = parentLabel
    let shown = lines.flatMap { $0.mark.bands?.extent ?? [] } + (parent.map { [$0] } ?? [])
    self.scale = scale ?? .nice(shown, within: limits)
    self.numberText = numberText
  }

  package var html: HTML {
    "<ul class=\"strip\" role=\"list\">\n\(parentRow)\(lines, row)\(axisRow)</ul>"
  }

  private var parentRow: HTML? {
    parent.map { parent in silentRow(label(parentLabel, at: scale.percent(parent), y: 12)) }
  }

  private var axisRow: HTML {
    silentRow(scale.ticks.map { label(numberText($0, scale.decimals), at: scale.percent($0), y: 16) }.joined())
  }

  private func silentRow(_ content: HTML) -> HTML {
    "<li aria-hidden=\"true\"><span></span><b></b><svg class=\"plot\" height=\"22\">\(content)</svg></li>\n"
  }

  private func label(_ text: String, at x: Double, y: Int) -> HTML {
    // Long words near an edge would leave the page.
    let place = x > 88 && text.count > 6 ? "end" : x < 12 && text.count > 6 ? "start" : "mid"
    return "<text class=\"\(place)\" x=\"\(percent: x)\" y=\"\(y)\">\(text)</text>"
  }

  private func row(_ line: Line) -> HTML {
    let pointing: Pointing =
      switch line.mark {
      case .value, .few: line.pointing
      case .hidden: .hidden
      case .missing, .notRelevant: .same
      }
    return """
      <li><span>\(line.label)</span><b>\(line.value)</b>\
      <svg class="plot" height="40" aria-hidden="true" data-direction="\(pointing.rawValue)">\(drawing(line))</svg></li>

      """
  }

  private func drawing(_ line: Line) -> HTML {
    if case .hidden = line.mark { return hatch(from: 0, width: 100, y: 12, height: 16) }
    let centre: HTML? = parent.map { upright("centre", scale.percent($0)) }
    let grid = scale.ticks.map { upright("grid", scale.percent($0)) }.joined()
    guard let known = line.mark.bands else { return "\(grid)\(centre)" }
    let drawn = bands(known.likely.map(x), known.middle.map(x), isFew: line.mark.isFew, y: 12, height: 16)
    let shape = mark(line.pointing, isFew: line.mark.isFew, x: scale.percent(known.value), y: 20)
    return "\(grid)\(centre)\(drawn)\(shape)"
  }

  private func upright(_ name: String, _ x: Double) -> HTML {
    "<line class=\"\(name)\" x1=\"\(percent: x)\" x2=\"\(percent: x)\" y1=\"0\" y2=\"40\"/>"
  }

  private func x(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    scale.percent(range.lowerBound)...scale.percent(range.upperBound)
  }
}
