import Foundation
import Statistics
import Values

/// What a profile may say about one indicator in one area: made from released cells and from nothing else.
///
/// Sentence, table, mark and significance word all come from this value, so they cannot disagree.
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
  package var comparison: Verdict
  /// Nil where the source gives no counts, or the figure is not yearly.
  package var trend: RecentTrend?
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
    /// Fewer than 30 stand behind it: shown, with caution.
    package var few: Bool { n.map { $0 < 30 } ?? false }

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

  /// The area against the rest of the whole, in the latest period both have.
  package enum Verdict: Hashable, Sendable {
    case compared(Comparison)
    case hidden
    /// The page is the whole itself, or one of the two has no number.
    case none

    package var direction: Comparison.Direction? {
      switch self {
      case .compared(.sign(let direction)), .compared(.clear(let direction)): direction
      default: nil
      }
    }
  }

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

  /// True when the direction in which the figure differs is the one the municipality hopes for.
  package var isStrength: Bool {
    switch (comparison.direction, indicator.direction) {
    case (.higher, .higherBetter), (.lower, .lowerBetter): true
    default: false
    }
  }

  /// True when the figure differs against the hoped-for direction: something to wonder about, not a verdict.
  package var isWonder: Bool {
    comparison.direction != nil && !isStrength && indicator.direction != .neutral
  }
}
