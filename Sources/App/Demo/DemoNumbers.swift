import Foundation

extension DemoFigure.Numbers {
  /// The whole of several parts; nil when there are none.
  static func sum(_ parts: [DemoFigure.Numbers]) -> DemoFigure.Numbers? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { a, b in
      switch (a, b) {
      case (.share(let x, let n), .share(let y, let m)): .share(x + y, of: n + m)
      case (.count(let x), .count(let y)): .count(x + y)
      case (.mean(let a, let s, let n), .mean(let b, let t, let m)): pooled((a, s, n), (b, t, m))
      default: a
      }
    }
  }

  /// Mean and standard deviation of two groups taken together.
  private static func pooled(_ a: (Double, Double, Int), _ b: (Double, Double, Int)) -> DemoFigure.Numbers {
    let n = Double(a.2), m = Double(b.2)
    guard n > 0, m > 0 else { return .mean(n > 0 ? a.0 : b.0, deviation: n > 0 ? a.1 : b.1, of: a.2 + b.2) }
    let mean = (a.0 * n + b.0 * m) / (n + m)
    let squares =
      (n - 1) * a.1 * a.1 + (m - 1) * b.1 * b.1 + n * (a.0 - mean) * (a.0 - mean) + m * (b.0 - mean) * (b.0 - mean)
    return .mean(mean, deviation: (squares / (n + m - 1)).squareRoot(), of: a.2 + b.2)
  }

  static func mean(of scores: [Double]) -> DemoFigure.Numbers {
    let n = Double(scores.count)
    guard n > 0 else { return .mean(0, deviation: 0, of: 0) }
    let mean = scores.reduce(0, +) / n
    let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return .mean(mean, deviation: n > 1 ? (squares / (n - 1)).squareRoot() : 0, of: scores.count)
  }
}

extension DemoChance {
  /// How many of `count` it happens to; kept five from both ends when the figure is one that can be shown.
  mutating func hits(of count: Int, _ share: Double, safe: Bool) -> Int {
    let drawn = binomial(count, share)
    guard safe, count >= 10 else { return drawn }
    return min(max(drawn, 5), count - 5)
  }

  /// One person's score on a scale of steps, never outside it.
  mutating func score(_ mean: Double, _ deviation: Double, on scale: ClosedRange<Double>, step: Double) -> Double {
    let drawn = normal(mean, deviation)
    return min(max((drawn / step).rounded() * step, scale.lowerBound), scale.upperBound)
  }
}

/// A share moved `lift` on the logit scale: it stays between 0 and 1 however strong a place is.
func logistic(_ share: Double, _ lift: Double) -> Double {
  1 / (1 + exp(-(log(share / (1 - share)) + lift)))
}

func rounded(_ value: Double, _ decimals: Int) -> Double {
  let factor = pow(10, Double(decimals))
  return (value * factor).rounded() / factor
}
