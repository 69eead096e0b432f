import Values

extension Indicator {
  /// True when the figures of the two periods must not be compared: a break begins after one and no later than the other.
  ///
  /// The break's own period need not be in the data: a year that was cancelled still lies between the two.
  package func breaks(between earlier: Period?, and later: Period) -> Bool {
    breaks.contains { one in (earlier.map { $0 < one.from } ?? true) && one.from <= later }
  }
}

extension Figure {
  /// How many periods the area has a number to show for.
  var shownPoints: Int { points.count { if case .shown = $0.number { true } else { false } } }

  /// The breaks that separate two periods of this figure.
  var breaksInside: [Indicator.SeriesBreak] {
    guard let first = points.first?.period, let last = points.last?.period else { return [] }
    return indicator.breaks.filter { first < $0.from && $0.from <= last }
  }
}

extension Period {
  /// How many periods of the same kind lie between the two and are not here; 0 for neighbours, 5 at most.
  ///
  /// A curve needs them as holes: without a hole, 2019 and 2023 would be joined as if they were neighbours.
  func holes(before later: Period) -> Int {
    if isFollowed(by: later) { return 0 }
    let missing: Int =
      switch (self, later) {
      case (.schoolYear(let a), .schoolYear(let b)), (.year(let a), .year(let b)): b - a - 1
      case (.quarter(let y, let a), .quarter(let z, let b)): z * 4 + b - y * 4 - a - 1
      case (.month(let y, let a), .month(let z, let b)): z * 12 + b - y * 12 - a - 1
      case (.day(let a), .day(let b)): b.year - a.year - 1
      default: 1
      }
    return min(max(missing, 1), 5)
  }
}
