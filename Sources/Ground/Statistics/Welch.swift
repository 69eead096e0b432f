/// The difference between two means whose groups may differ in size and spread: Welch's test.
///
/// d ± t(1 − tail; f)·√(s₁²/n₁ + s₂²/n₂). B. L. Welch, Biometrika 34 (1947); degrees of freedom f by
/// Welch–Satterthwaite. The groups must not share persons.
package struct Welch: Hashable, Sendable {
  /// First mean minus second, in the unit of the means.
  package let difference: Double
  package let standardError: Double
  package let degreesOfFreedom: Double

  /// Nil when a deviation is unknown, a group has fewer than two, all in both groups are alike, or the numbers are too
  /// large to square.
  package init?(_ first: MeanSummary, minus second: MeanSummary) {
    guard first.n > 1, second.n > 1, let s1 = first.deviation, let s2 = second.deviation else { return nil }
    let (v1, v2) = (s1 * s1 / Double(first.n), s2 * s2 / Double(second.n))
    guard v1 + v2 > 0, (v1 + v2).isFinite, (first.mean - second.mean).isFinite else { return nil }
    difference = first.mean - second.mean
    standardError = (v1 + v2).squareRoot()
    // Shares, not squares of tiny variances, which could underflow to nought.
    let (part1, part2) = (v1 / (v1 + v2), v2 / (v1 + v2))
    degreesOfFreedom = 1 / (part1 * part1 / Double(first.n - 1) + part2 * part2 / Double(second.n - 1))
  }

  package func interval(_ confidence: Confidence = .level95) -> Interval? {
    let reach = StudentT.quantile(upperTail: confidence.tail, df: degreesOfFreedom) * standardError
    return Interval(low: difference - reach, high: difference + reach)
  }

  /// Two-sided: how often chance alone would give a difference this large or larger.
  package var p: Double {
    2 * StudentT.upperTail(abs(difference) / standardError, df: degreesOfFreedom)
  }
}
