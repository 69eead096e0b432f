/// Within what limits does a steady measure move from week to week? The arithmetic of control charts.
package enum ControlLimits {
  /// 3/d₂ for pairs, d₂ = 1.128: three standard deviations, told from one point to the next.
  static let reachPerMovingRange = 2.66
  /// D₄ for pairs: a step larger than this many mean steps is an upset of its own and widens no limits.
  static let screen = 3.267

  /// Mean and three-sigma reach of single values (XmR): x̄ ± 2.66·MR̄, where MR̄ is the mean step between neighbours.
  ///
  /// Steps of 3.267·MR̄ or more are left out once and MR̄ is made again (L. S. Nelson, J. Qual. Technol. 14, 1982),
  /// unless nothing but standing still would be left. D. J. Wheeler, Understanding Variation (1993). In the unit of
  /// the values; nil for fewer than two, or a value that is no number.
  package static func individuals(_ values: [Double]) -> (centre: Double, reach: Double)? {
    guard values.count > 1, let first = values.first, values.allSatisfy(\.isFinite) else { return nil }
    // Measured from the first, so that values all alike give exactly their own value and no reach.
    let centre = first + values.reduce(0.0) { $0 + ($1 - first) / Double(values.count) }
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let mean = average(steps)
    let screened = average(steps.filter { $0 < screen * mean })
    let reach = reachPerMovingRange * (screened > 0 ? screened : mean)
    return centre.isFinite && reach.isFinite ? (centre, reach) : nil
  }

  /// A share of n persons (p-chart): p̄ ± 3√(p̄(1 − p̄)/n), kept within 0 and 1. W. A. Shewhart (1931). Nil when the
  /// centre is not a share or n < 1.
  package static func share(around centre: Double, n: Int) -> Interval? {
    guard (0...1).contains(centre), n > 0 else { return nil }
    let reach = shareReach(centre, n)
    return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
  }

  static func shareReach(_ centre: Double, _ n: Int) -> Double { 3 * (centre * (1 - centre) / Double(n)).squareRoot() }

  private static func average(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0.0) { $0 + $1 / Double(numbers.count) }
  }
}
