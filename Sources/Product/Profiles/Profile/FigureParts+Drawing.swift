import Charts
import Danish
import Statistics
import Values

/// From a figure to what charts may know of it. A hidden number carries no value past this point.
extension Figure {
  /// Which way the area's mark points. Only a comparison that was made and stood out points anywhere, and only one
  /// that was made says "no certain difference".
  var pointing: Pointing {
    switch comparison {
    case .sign(.higher), .clear(.higher): .higher
    case .sign(.lower), .clear(.lower): .lower
    case .noneCertain: .same
    case .hidden: .hidden
    case .tooFew, .untested, .notMade: .uncompared
    }
  }

  /// The curve of the area and of the whole, with holes where periods are missing.
  var trendPoints: [Trend.Point] {
    var points: [Trend.Point] = []
    var before: Period?
    let other = Dictionary(wholePoints.map { ($0.period, $0.number) }, uniquingKeysWith: { first, _ in first })
    for point in self.points {
      if let before {
        for _ in 0..<before.holes(before: point.period) { points.append(Trend.Point("", .missing)) }
      }
      let isAfterBreak = before.map { indicator.breaks(between: $0, and: point.period) } ?? false
      points.append(
        Trend.Point(
          FigureWords.label(point.period), point.number.mark,
          parent: drawsWhole ? other[point.period]?.mark ?? .missing : .missing, isAfterBreak: isAfterBreak))
      before = point.period
    }
    return points
  }

  /// A count of the whole is not on the scale of its parts: beside it every area would be a flat line at the bottom.
  var drawsWhole: Bool {
    if case .count = indicator.measure { return false }
    return !isOfWhole
  }

  /// Axes of shares and scales never run past what is possible.
  var limits: ClosedRange<Double>? {
    switch indicator.measure {
    case .proportion: 0...100
    case .mean(let lowest, let highest): lowest...max(highest, lowest)
    case .rate, .count, .amount: nil
    }
  }
}

extension Figure.Number {
  var mark: Mark {
    switch self {
    case .shown(let estimate): estimate.standing == .few ? .few(estimate.bands) : .value(estimate.bands)
    case .hidden: .hidden
    case .absent, .notMeasured: .missing
    }
  }

  var estimate: Figure.Estimate? { if case .shown(let estimate) = self { estimate } else { nil } }
}

extension Figure.Estimate {
  fileprivate var bands: Bands {
    guard let low, let high, low <= high else { return Bands(value) }
    return Bands(value, likely: low...high)
  }
}
