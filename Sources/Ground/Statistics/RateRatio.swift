/// Whether events are more frequent in one population than in another: the conditional test of two rates.
///
/// When both rates are the same, each of the m = x1 + x2 events falls in the first population with probability
/// N1/(N1 + N2). That share gets Wilson's interval, and the ratio of the rates follows from its ends.
/// Przyborowski & Wilenski, Biometrika 31 (1940). The populations must not overlap.
package struct RateRatio: Hashable, Sendable {
  private let x1: Int, x2: Int
  private let population1: Double, population2: Double

  /// Nil when a count is negative, a population is not above nought, or there are no events at all.
  package init?(_ x1: Int, in population1: Int, against x2: Int, in population2: Int) {
    guard x1 >= 0, x2 >= 0, population1 > 0, population2 > 0, !x1.addingReportingOverflow(x2).overflow, x1 + x2 > 0
    else { return nil }
    (self.x1, self.x2) = (x1, x2)
    (self.population1, self.population2) = (Double(population1), Double(population2))
  }

  /// The first rate divided by the second; infinite when the second has no events.
  package var ratio: Double { (Double(x1) / population1) / (Double(x2) / population2) }

  /// From and to; the upper end is infinite when all events fell in the first population.
  package func limits(_ confidence: Confidence = .level95) -> (low: Double, high: Double)? {
    guard let share = Wilson.interval(x1, of: x1 + x2, confidence) else { return nil }
    func ratio(_ share: Double) -> Double {
      share < 1 ? share / (1 - share) * population2 / population1 : .infinity
    }
    return (ratio(share.low), ratio(share.high))
  }

  /// True when equal rates lie outside the interval.
  package func isCertain(_ confidence: Confidence = .level95) -> Bool {
    // By the smaller population: a share close to nought keeps its digits, one close to one has lost them.
    let (x, smaller) = population1 <= population2 ? (x1, population1) : (x2, population2)
    let equal = smaller / (population1 + population2)
    return Wilson.interval(x, of: x1 + x2, confidence).map { !$0.contains(equal) } ?? false
  }
}
