import Markup

extension Trend {
  /// The last number has the shape of its direction; a number alone, or of few answers, has a ring of its own.
  var marks: HTML {
    let alone = Set(runs(\.mark).filter { $0.count == 1 }.map(\.lowerBound))
    return points.indices.map { place -> HTML in
      guard let known = points[place].mark.bands else { return .empty }
      let isFew = points[place].mark.isFew
      if place == points.count - 1 { return lastMark(known, isFew: isFew, isAlone: alone.contains(place)) }
      guard isFew || alone.contains(place) else { return .empty }
      let bar = alone.contains(place) ? loneBand(known, at: place, isFew: isFew) : nil
      return "\(bar)\(ring(x(place), y(known.value), isFew: isFew))"
    }.joined()
  }

  private func lastMark(_ known: Bands, isFew: Bool, isAlone: Bool) -> HTML {
    let bar = isAlone ? loneBand(known, at: points.count - 1, isFew: isFew) : nil
    return "\(bar)\(mark(pointing, isFew: isFew, x: x(points.count - 1), y: y(known.value)))"
  }

  private func ring(_ x: Double, _ y: Double, isFew: Bool) -> HTML {
    "<circle class=\"dot\(isFew ? " few" : "")\" cx=\"\(percent: x)\" cy=\"\(Length(y))\" r=\"4\"/>"
  }

  /// A number without neighbours has its band as a narrow upright bar.
  private func loneBand(_ known: Bands, at place: Int, isFew: Bool) -> HTML? {
    known.likely.map { likely in
      let above = y(likely.upperBound)
      return """
        <rect class="band-95\(isFew ? " few" : "")" x="\(percent: x(place) - 0.75)" width="1.5%" y="\(Length(above))" \
        height="\(Length(y(likely.lowerBound) - above))"/>
        """
    }
  }

  /// In a column of their own, so that the words keep their size; pushed apart when they would touch.
  var endLabels: HTML {
    guard let last = points.last else { return .empty }
    let own = last.mark.bands.map { y($0.value) + 5 }
    let other = last.parent.bands.map { y($0.value) + 5 }
    let (first, second) = apart(own, other)
    let words: HTML? = first.map { "<text class=\"strong\" x=\"10\" y=\"\(Length($0))\">\(self.words.last)</text>" }
    let others: HTML? = second.map { "<text x=\"10\" y=\"\(Length($0))\">\(self.words.parentLast)</text>" }
    return "\(words)\(others)"
  }

  private func apart(_ own: Double?, _ other: Double?) -> (Double?, Double?) {
    guard let own, let other, abs(own - other) < 16 else { return (own, other) }
    let middle = min(max((own + other) / 2, top + 16), top + plotHeight - 3)
    return own <= other ? (middle - 8, middle + 8) : (middle + 8, middle - 8)
  }
}
