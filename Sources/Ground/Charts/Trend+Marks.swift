import Markup

extension Trend {
  /// The last number, a number alone and a number of few answers have a dot. Never a triangle: at the end of a curve
  /// it would be read as an arrow, and say "rising" of an area that is merely higher than the rest.
  var marks: HTML {
    let alone = Set(runs(\.mark).filter { $0.count == 1 }.map(\.lowerBound))
    return points.indices.map { place -> HTML in
      guard let known = points[place].mark.bands else { return .empty }
      let isFew = points[place].mark.isFew
      let isLast = place == points.count - 1
      guard isLast || isFew || alone.contains(place) else { return .empty }
      let bar = alone.contains(place) ? loneBand(known, at: place, isFew: isFew) : nil
      return "\(bar)\(dot(x(place), y(known.value), isFew: isFew, radius: isLast ? 5.5 : 4))"
    }.joined()
  }

  private func dot(_ x: Double, _ y: Double, isFew: Bool, radius: Double) -> HTML {
    "<circle class=\"dot\(isFew ? " few" : "")\" cx=\"\(percent: x)\" cy=\"\(Length(y))\" r=\"\(Length(radius))\"/>"
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
