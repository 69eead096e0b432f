/// Do later measurements tend to be higher than earlier ones? A test that asks only which of two is the larger.
///
/// For series without known uncertainty, where `RecentTrend` cannot be used. S counts the pairs that rise minus those
/// that fall. H. B. Mann, Econometrica 13 (1945); M. G. Kendall, Rank Correlation Methods (1975).
package struct MannKendall: Hashable, Sendable {
  /// Σ sign(later − earlier) over all pairs.
  package let s: Int
  /// (n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5))/18, with t the size of each group of equal values.
  package let variance: Double
  /// How often chance alone gives an |S| this large or larger: exact without ties up to `exactUpTo` values, otherwise
  /// by the normal curve with S moved one towards nought.
  package let p: Double

  package static let exactUpTo = 30

  /// Oldest first. Nil for fewer than three values, more than `most`, or a value that is no number.
  package init?(_ values: [Double]) {
    guard (3...MannKendall.most).contains(values.count), values.allSatisfy(\.isFinite) else { return nil }
    var s = 0
    for later in values.indices {
      for earlier in 0..<later {
        s += values[later] > values[earlier] ? 1 : values[later] < values[earlier] ? -1 : 0
      }
    }
    var ties: [Double: Int] = [:]
    for value in values { ties[value, default: 0] += 1 }
    func part(_ count: Int) -> Double { Double(count) * Double(count - 1) * Double(2 * count + 5) }
    variance = (part(values.count) - ties.values.reduce(0.0) { $0 + part($1) }) / 18
    self.s = s
    let isExact = values.count <= MannKendall.exactUpTo && ties.count == values.count
    p = isExact ? MannKendall.exactP(abs(s), n: values.count) : MannKendall.normalP(abs(s), variance)
  }

  /// Pairs grow with the square; nobody has a longer series by hand.
  package static let most = 5_000

  /// (|S| − 1)/√variance with the sign of S; nought when S is, or when all values are equal.
  package var z: Double {
    guard s != 0, variance > 0 else { return 0 }
    return Double(s - s.signum()) / variance.squareRoot()
  }

  private static func normalP(_ s: Int, _ variance: Double) -> Double {
    guard s > 0, variance > 0 else { return 1 }
    return min(1, 2 * Normal.upperTail(Double(s - 1) / variance.squareRoot()))
  }

  /// Counts the orders of n values by their falling pairs, one value at a time, as shares of all orders.
  static func exactP(_ s: Int, n: Int) -> Double {
    guard s > 0 else { return 1 }
    var share = [1.0]  // by number of falling pairs
    for size in 2...max(2, n) {
      var next = [Double](repeating: 0, count: share.count + size - 1)
      for (pairs, chance) in share.enumerated() {
        for more in 0..<size { next[pairs + more] += chance / Double(size) }
      }
      share = next
    }
    let all = n * (n - 1) / 2
    let tail = share.enumerated().filter { all - 2 * $0.offset >= s }.reduce(0.0) { $0 + $1.element }
    return min(1, 2 * tail)
  }
}
