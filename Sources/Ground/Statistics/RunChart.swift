import Foundation

/// Has the level of a series moved? Two simple counts around the median, for ten points and more.
///
/// Points on the median are left out. A shift shows as one long run on the same side, or as few crossings of the
/// median. J. Anhøj & A. V. Olesen, PLoS ONE 9 (2014); the limit for the run is M. F. Schilling's (2012), the limit
/// for crossings Z. Chen's (2010). The two rules together give a false alarm in some five series of a hundred.
package struct RunChart: Hashable, Sendable {
  package let centre: Double
  /// Points that are not on the centre line.
  package let useful: Int
  package let longestRun: Int
  package let crossings: Int

  /// With fewer the series is only drawn: chance alone makes any pattern.
  package static let fewestPoints = 10

  /// Around the median, or around a centre that somebody has settled. Nil under ten useful points, or when a value is
  /// no number.
  package init?(_ values: [Double], around settled: Double? = nil) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    let centre = settled ?? RunChart.median(values)
    let above = values.filter { $0 != centre }.map { $0 > centre }
    guard above.count >= RunChart.fewestPoints, centre.isFinite else { return nil }
    var (run, longest, crossings) = (1, 1, 0)
    for (one, next) in zip(above, above.dropFirst()) {
      run = one == next ? run + 1 : 1
      crossings += one == next ? 0 : 1
      longest = max(longest, run)
    }
    (self.centre, useful, longestRun, self.crossings) = (centre, above.count, longest, crossings)
  }

  /// True when the run is too long or the crossings too few to be chance.
  package var isShifted: Bool {
    longestRun > RunChart.longestOrdinaryRun(of: useful) || crossings < RunChart.fewestOrdinaryCrossings(of: useful)
  }

  /// log₂ n rounded, plus 3. Nought for nobody.
  package static func longestOrdinaryRun(of useful: Int) -> Int {
    useful > 0 ? Int(log2(Double(useful)).rounded()) + 3 : 0
  }

  /// The lower 5 % point of the number of heads in n − 1 throws of a coin.
  package static func fewestOrdinaryCrossings(of useful: Int) -> Int {
    let throwsOfCoin = max(0, useful - 1)
    let (lnAll, _): (Double, Int) = lgamma(Double(throwsOfCoin) + 1)
    var chance = 0.0
    for heads in 0...throwsOfCoin {
      let (lnHeads, _): (Double, Int) = lgamma(Double(heads) + 1)
      let (lnTails, _): (Double, Int) = lgamma(Double(throwsOfCoin - heads) + 1)
      chance += exp(lnAll - lnHeads - lnTails - Double(throwsOfCoin) * log(2))
      if chance >= 0.05 { return heads }
    }
    return throwsOfCoin
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
  }
}
