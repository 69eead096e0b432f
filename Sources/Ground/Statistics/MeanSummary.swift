/// A mean with what is needed to judge it: how many answered, and how much they differ.
package struct MeanSummary: Hashable, Sendable {
  package let mean: Double
  package let n: Int
  /// Sample standard deviation (divisor n − 1). Nil when the source does not give it.
  package let deviation: Double?

  /// Nil when a number is not a number, n is below 1 or the deviation is negative.
  package init?(mean: Double, n: Int, deviation: Double?) {
    guard mean.isFinite, n > 0, deviation.map({ $0.isFinite && $0 >= 0 }) ?? true else { return nil }
    self.mean = mean
    self.n = n
    self.deviation = deviation
  }

  /// From the single values. Nil when there are none; one value has a mean but no deviation.
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
    self.init(mean: mean, n: values.count, deviation: deviation)
  }

  /// mean ± t(1 − tail; n − 1) · s/√n, in the unit of the mean, not clamped to its scale.
  ///
  /// Nil when fewer than two answered or the deviation is unknown: an interval is not invented. All alike gives an
  /// interval of width zero, which says nothing about those who were not asked.
  package func interval(_ confidence: Confidence = .level95) -> Interval? {
    guard n > 1, let deviation else { return nil }
    let reach = StudentT.quantile(upperTail: confidence.tail, df: Double(n - 1)) * deviation / Double(n).squareRoot()
    return Interval(low: mean - reach, high: mean + reach)
  }
}
