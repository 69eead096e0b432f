/// The span in which the true figure lies if we are as unlucky as we accept to be: from `low` to `high`.
package struct Interval: Hashable, Sendable {
  package let low: Double
  package let high: Double

  /// Nil when an end is not a number or the ends are the wrong way round.
  package init?(low: Double, high: Double) {
    guard low <= high, low.isFinite, high.isFinite else { return nil }
    self.low = low
    self.high = high
  }

  package var width: Double { high - low }

  /// Both ends belong to the interval.
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// For display on a scale that ends; tests and trends use the raw interval.
  package func clamped(to scale: ClosedRange<Double>) -> Interval {
    func clamp(_ value: Double) -> Double { min(max(value, scale.lowerBound), scale.upperBound) }
    return Interval(low: clamp(low), high: clamp(high))!  // clamping keeps the order of two finite numbers
  }

  /// The same interval in another unit, such as per cent or per 1,000; the factor must not be negative.
  package func times(_ factor: Double) -> Interval? { Interval(low: low * factor, high: high * factor) }
}
