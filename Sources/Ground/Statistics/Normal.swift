import Foundation

/// The bell curve with mean 0 and standard deviation 1.
package enum Normal {
  /// The value that a share `p` of the curve lies below; ±infinity at 0 and 1, not a number outside.
  package static func quantile(_ p: Double) -> Double {
    p < 0.5 ? -quantile(upperTail: p) : quantile(upperTail: 1 - p)
  }

  /// The value that a share `tail` lies above. More exact than `quantile(1 - tail)` far out.
  ///
  /// A rational first guess (Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.23, error < 4.5e-4)
  /// sharpened by Halley's method on the complementary error function until it stands still.
  package static func quantile(upperTail tail: Double) -> Double {
    guard tail > 0, tail < 1 else { return tail == 0 ? .infinity : tail == 1 ? -.infinity : .nan }
    guard tail <= 0.5 else { return -quantile(upperTail: 1 - tail) }
    let t = (-2 * log(tail)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = t - above / below
    for _ in 0..<4 {
      let error = (tail - upperTail(z)) / density(z)
      z -= error / (1 + z * error / 2)
    }
    return z
  }

  /// The share of the curve that lies above `z`.
  package static func upperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  package static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
}
