import Foundation
import Statistics
import Values

/// What a profile may say about one indicator in one area: made from released cells and from nothing else.
///
/// Sentence, table, mark and significance word all read `verdict`, which is made in one place, so they cannot disagree.
package struct Figure: Hashable, Sendable {
  package var indicator: Indicator
  package var area: String
  /// The area it is compared with: the whole municipality, or the whole country.
  package var whole: String
  /// Oldest first; every period the released table has for the area or for the whole.
  package var points: [Point]
  package var wholePoints: [Point]
  /// The latest period's figures for parts of the population, in the indicator's own order.
  package var parts: [Part]
  /// Lowest, quartiles and highest of the same figure in areas of the same kind; nil under four of them.
  package var spread: Spread?
  /// All that may be said of the latest number: how much it rests on, how it compares, how it has moved.
  package var verdict: Verdict
}

extension Figure {
  package struct Point: Hashable, Sendable {
    package var period: Period
    package var number: Number

    package init(period: Period, number: Number) {
      self.period = period
      self.number = number
    }
  }

  /// The four states of a number. They never look alike, and none of them is blank.
  package enum Number: Hashable, Sendable {
    case shown(Estimate)
    case hidden
    /// The source's own sign for "no number".
    case absent(String)
    case notMeasured
  }

  /// In the unit the reader sees: per cent, points on the scale, per 1,000, the source's own amount.
  package struct Estimate: Hashable, Sendable {
    package var value: Double
    /// 95 % interval; nil where the source gives no counts.
    package var low: Double?
    package var high: Double?
    /// How many persons or answers stand behind it; nil where the source does not say.
    package var n: Int?
    /// The same rule for every number on the page, the latest and all others.
    package var standing: Standing { Standing(persons: n) }

    package init(value: Double, low: Double? = nil, high: Double? = nil, n: Int? = nil) {
      self.value = value
      self.low = low
      self.high = high
      self.n = n
    }
  }

  package struct Part: Hashable, Sendable {
    package var name: String
    package var number: Number

    package init(name: String, number: Number) {
      self.name = name
      self.number = number
    }
  }

  package struct Spread: Hashable, Sendable {
    package var lowest: Double
    package var lowerQuarter: Double
    package var upperQuarter: Double
    package var highest: Double

    package init(lowest: Double, lowerQuarter: Double, upperQuarter: Double, highest: Double) {
      self.lowest = lowest
      self.lowerQuarter = lowerQuarter
      self.upperQuarter = upperQuarter
      self.highest = highest
    }
  }

  /// Against the rest of the whole, in the latest period.
  package var comparison: Comparison { verdict.comparison }

  package var trend: RecentTrend? { verdict.trend }

  package var isHidden: Bool { verdict.standing == .hidden }

  /// The latest period in which the area itself has a state worth telling.
  package var latest: Point? {
    points.last { point in
      if case .notMeasured = point.number { false } else { true }
    }
  }

  package var latestWhole: Point? {
    guard let period = latest?.period else { return wholePoints.last }
    return wholePoints.last { $0.period == period }
  }

  /// True when the figure is about the whole itself, so that there is nothing to compare it with.
  package var isOfWhole: Bool { area == whole && points == wholePoints }

  /// Where the figure points: it differs from the rest, or it is the whole itself and has moved. Nil when neither.
  package var pointsTo: Comparison.Direction? {
    if let direction = comparison.direction { return direction }
    guard isOfWhole else { return nil }
    return switch trend {
    case .rising: .higher
    case .falling: .lower
    default: nil
    }
  }
}

/// What a figure has to tell, as far as anything may be told from it.
package enum Telling: CaseIterable, Sendable {
  /// It points the way the municipality hopes for.
  case strength
  /// It points the other way: something to wonder about, not a verdict.
  case wonder
  /// It points somewhere, and neither way is good or bad in itself.
  case condition
}

extension Figure {
  /// Nil when the figure says nothing new.
  package var telling: Telling? {
    switch (pointsTo, indicator.direction) {
    case (nil, _): nil
    case (_, .neutral): .condition
    case (.higher, .higherBetter), (.lower, .lowerBetter): .strength
    default: .wonder
    }
  }
}
