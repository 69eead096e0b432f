import Markup

extension Trend {
  /// From back to front: grid, hidden years, bands, lines, marks, words.
  var plot: HTML {
    "\(grid)\(breaks)\(hiddenYears)\(stretched)\(marks)\(axisLabels)"
  }

  private var grid: HTML {
    drawnTicks.map { tick in
      "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"\(Length(y(tick)))\" y2=\"\(Length(y(tick)))\"/>" as HTML
    }.joined()
  }

  /// A small drawing has room for the two ends only. Without a single number to place, the axis claims nothing.
  private var drawnTicks: [Double] {
    guard points.contains(where: { $0.mark.bands != nil || $0.parent.bands != nil }) else { return [] }
    return height < 200 ? [scale.high, scale.low] : scale.ticks.reversed()
  }

  private var axisLabels: HTML {
    let values: HTML = drawnTicks.map { tick in
      // Under the topmost line, above the others: never outside the drawing.
      let place = y(tick) + (y(tick) < top + 14 ? 14 : -5)
      return "<text x=\"0\" y=\"\(Length(place))\">\(numberText(tick, scale.decimals))</text>"
    }.joined()
    guard let first = points.first, let last = points.last else { return values }
    let periods: HTML =
      points.count == 1
      ? "<text class=\"mid\" x=\"49%\" y=\"\(height - 10)\">\(first.period)</text>"
      : """
      <text x="0" y="\(height - 10)">\(first.period)</text>\
      <text class="end" x="100%" y="\(height - 10)">\(last.period)</text>
      """
    return values + periods
  }

  /// The dashed line stands midway between the last number before and the first one after.
  private var breaks: HTML {
    points.indices.filter { $0 > 0 && points[$0].isAfterBreak }.map { place -> HTML in
      let x = (x(lastKnown(before: place)) + x(place)) / 2
      return """
        <line class="break" x1="\(percent: x)" x2="\(percent: x)" y1="8" y2="\(Length(top + plotHeight))"/>\
        <text x="\(percent: x + 2)" y="22">\(words.breakLabel)</text>
        """
    }.joined()
  }

  private func lastKnown(before place: Int) -> Int {
    points[..<place].lastIndex { $0.mark != .missing && $0.mark != .notRelevant } ?? place - 1
  }

  private var hiddenYears: HTML {
    points.indices.filter { points[$0].mark == .hidden }.map { place in
      hatch(from: max(x(place) - 2, 0), width: 4, y: Int(top), height: Int(plotHeight))
    }.joined()
  }

  /// Lines and bands are stretched to the width; their strokes are not.
  private var stretched: HTML {
    """
    <svg x="0" y="8" width="100%" height="\(Length(plotHeight))" viewBox="0 0 100 100" preserveAspectRatio="none" \
    overflow="visible">\(runs(\.mark), bandShape)\(runs(\.parent), { line($0, \.parent, "line-other") })\
    \(runs(\.mark), { line($0, \.mark, "line") })</svg>
    """
  }

  /// Neighbours that may be joined by a line.
  func runs(_ mark: (Point) -> Mark) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in points.indices where mark(points[place]).bands != nil {
      if let last = runs.last, last.upperBound == place, !points[place].isAfterBreak {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private func line(_ run: Range<Int>, _ mark: (Point) -> Mark, _ name: String) -> HTML {
    guard run.count > 1 else { return .empty }
    let places = run.map { corner($0, mark(points[$0]).bands?.value ?? 0) }.joined(separator: " ")
    return "<polyline class=\"\(name)\" points=\"\(places)\"/>"
  }

  private func bandShape(_ run: Range<Int>) -> HTML {
    let known = run.compactMap { place in points[place].mark.bands?.likely.map { (place, $0) } }
    guard known.count == run.count, known.count > 1 else { return .empty }
    let above = known.map { corner($0.0, $0.1.upperBound) }
    let below = known.reversed().map { corner($0.0, $0.1.lowerBound) }
    return "<polygon class=\"band-95\" points=\"\((above + below).joined(separator: " "))\"/>"
  }

  private func corner(_ place: Int, _ value: Double) -> String {
    // A hundredth of the height is a pixel.
    "\(Length(x(place)).text) \(Length((100 - scale.percent(value)).rounded()).text)"
  }
}
