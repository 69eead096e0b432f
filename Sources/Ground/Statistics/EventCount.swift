import Foundation

/// How sure we can be of a number of events, such as 18 notifications in a year: a Poisson interval.
///
/// Nil for a negative count. Divide both ends by the population (and multiply by 1,000) for a rate.
package enum EventCount {
  /// Exact below ten events, Byar's approximation from ten, as the English public health profiles do.
  package static func interval(_ x: Int, _ confidence: Confidence = .level95) -> Interval? {
    x < 10 ? garwood(x, confidence) : byar(x, confidence)
  }

  package static let exactUpTo = 1_000_000

  /// x(1 − 1/(9x) − z/(3√x))³ to (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³.
  ///
  /// Breslow & Day, Statistical Methods in Cancer Research II (1987), p. 69. The lower end for no events is 0.
  package static func byar(_ x: Int, _ confidence: Confidence = .level95) -> Interval? {
    guard x >= 0 else { return nil }
    func limit(_ events: Double, _ z: Double) -> Double {
      let root = 1 - 1 / (9 * events) + z / (3 * events.squareRoot())
      return events * root * root * root
    }
    let low = x == 0 ? 0 : max(0, limit(Double(x), -confidence.z))
    return Interval(low: low, high: limit(Double(x) + 1, confidence.z))
  }

  /// The exact limits: the expected counts at which x or more, and x or fewer, would each be as rare as `tail`.
  ///
  /// F. Garwood, Biometrika 28 (1936); the same as chi-square quantiles halved. Takes √x steps, so nil beyond
  /// `exactUpTo`, where Byar's limits are the same to five digits.
  package static func garwood(_ x: Int, _ confidence: Confidence = .level95) -> Interval? {
    guard (0...exactUpTo).contains(x) else { return nil }
    let (events, tail) = (Double(x), confidence.tail)
    let reach = 20 + 10 * events.squareRoot()  // ten standard errors: beyond both ends at any confidence offered
    let low = x == 0 ? 0 : solve(from: events - reach, to: events) { 1 - cumulative(x - 1, expected: $0) > tail }
    let high = solve(from: events, to: events + reach) { cumulative(x, expected: $0) < tail }
    return Interval(low: low, high: high)
  }

  /// The chance of at most `x` events when `expected` are expected.
  static func cumulative(_ x: Int, expected: Double) -> Double {
    guard expected > 0 else { return 1 }
    let (lnFactorial, _): (Double, Int) = lgamma(Double(x) + 1)
    var term = exp(Double(x) * log(expected) - expected - lnFactorial)
    var sum = 0.0
    for k in stride(from: x, through: 0, by: -1) {
      sum += term
      term *= Double(k) / expected
      if Double(k) < expected, term < sum * 1e-18 { break }
    }
    return min(1, sum)
  }

  /// The smallest expected count at which `isBeyond`, which is false at first and true from some point on, by halving.
  private static func solve(from bottom: Double, to top: Double, where isBeyond: (Double) -> Bool) -> Double {
    var (low, high) = (max(0, bottom), top)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return middle }
      if isBeyond(middle) { high = middle } else { low = middle }
    }
  }
}
