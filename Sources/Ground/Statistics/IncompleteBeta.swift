import Foundation

/// The regularised incomplete beta function I(x; a, ½), the only one Student's t needs.
enum IncompleteBeta {
  /// `complement` is 1 − x, handed over because the caller knows it exactly when x is close to 1.
  ///
  /// Continued fraction of Abramowitz & Stegun 26.5.8 by Lentz's method, on the side where it converges fast.
  static func withHalf(a: Double, x: Double, complement: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    let lnX = complement < 0.5 ? log1p(-complement) : log(x)  // near 1, x itself has lost the digits that matter
    let front = exp(a * lnX + 0.5 * log(complement) - lnBetaWithHalf(a))
    return x < (a + 1) / (a + 2.5)
      ? front * fraction(a, 0.5, x) / a
      : 1 - front * fraction(0.5, a, complement) / 0.5
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }
}

/// ln B(a, ½) = ½ ln π − ln(Γ(a + ½)/Γ(a)).
///
/// Looks as if two `lgamma` would do. They would not: for many degrees of freedom both are huge and their difference
/// loses nine digits. From 30 the ratio's own asymptotic series is used (its next term is below 1e-16 there).
func lnBetaWithHalf(_ a: Double) -> Double {
  let lnRatio: Double
  if a < 30 {
    let (upper, _): (Double, Int) = lgamma(a + 0.5)
    let (lower, _): (Double, Int) = lgamma(a)
    lnRatio = upper - lower
  } else {
    let square = 1 / (a * a)
    let tail = 1.0 / 8 - square * (1.0 / 192 - square * (1.0 / 640 - square * (17.0 / 14336 - square * 31.0 / 18432)))
    lnRatio = 0.5 * log(a) - tail / a
  }
  return 0.5 * log(Double.pi) - lnRatio
}
