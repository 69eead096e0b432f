import Foundation

/// Student's t distribution: the bell curve with heavier tails that few observations call for.
package enum StudentT {
  /// The share of the curve above `t` ≥ 0 with `df` > 0 degrees of freedom (may be a fraction, as Welch's are):
  /// half the regularised incomplete beta function I(df/(df + t²); df/2, ½).
  package static func upperTail(_ t: Double, df: Double) -> Double {
    guard df > 0, !t.isNaN else { return .nan }
    guard t >= 0 else { return 1 - upperTail(-t, df: df) }
    guard t.isFinite else { return 0 }
    let whole = df + t * t
    return IncompleteBeta.withHalf(a: df / 2, x: df / whole, complement: t * t / whole) / 2
  }

  package static func density(_ t: Double, df: Double) -> Double {
    exp(-lnBetaWithHalf(df / 2) - (df + 1) / 2 * log1p(t * t / df)) / df.squareRoot()
  }

  /// The value that a share `tail` lies above; relative error below 1e-11 up to 1e5 degrees of freedom, 1e-10 to 1e7.
  ///
  /// Newton's method kept inside a bracket that is halved whenever a step would leave it.
  package static func quantile(upperTail tail: Double, df: Double) -> Double {
    guard tail > 0, tail < 1, df > 0 else { return .nan }
    guard tail <= 0.5 else { return -quantile(upperTail: 1 - tail, df: df) }
    var low = 0.0
    var high = max(1, 2 * Normal.quantile(upperTail: tail))
    while upperTail(high, df: df) > tail { (low, high) = (high, high * 4) }
    var t = min(max(Normal.quantile(upperTail: tail), low), high)
    for _ in 0..<200 {
      let excess = upperTail(t, df: df) - tail
      if excess > 0 { low = t } else { high = t }
      let step = t + excess / density(t, df: df)
      let next = step > low && step < high ? step : (low + high) / 2
      if abs(next - t) <= 4 * t.ulp { return next }
      t = next
    }
    return t
  }
}
