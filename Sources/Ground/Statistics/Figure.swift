/// A figure together with what lies behind it, so that it can be judged and compared.
package enum Figure: Hashable, Sendable {
  /// x of n persons; the value is a fraction of one.
  case proportion(x: Int, n: Int)
  /// The value is in the unit of the scale.
  case mean(MeanSummary)
  /// x events in a population that they may exceed; the value is per person.
  case rate(x: Int, population: Int)

  /// Nil when there is nobody behind the figure.
  package var value: Double? {
    switch self {
    case .proportion(let x, let n): n > 0 ? Double(x) / Double(n) : nil
    case .mean(let summary): summary.mean
    case .rate(let x, let population): population > 0 ? Double(x) / Double(population) : nil
    }
  }

  /// How many persons stand behind it; a rate's population.
  package var persons: Int {
    switch self {
    case .proportion(_, let n): n
    case .mean(let summary): summary.n
    case .rate(_, let population): population
    }
  }

  /// True when the counts are possible: nobody is negative, and no more have it than there are.
  package var isSound: Bool {
    switch self {
    case .proportion(let x, let n): n >= 0 && (0...n).contains(x)
    case .mean: true
    case .rate(let x, let population): x >= 0 && population >= 0
    }
  }

  /// Wilson for shares, t for means, exact Poisson or Byar for rates; in the unit of `value`.
  package func interval(_ confidence: Confidence = .level95) -> Interval? {
    switch self {
    case .proportion(let x, let n): Wilson.interval(x, of: n, confidence)
    case .mean(let summary): summary.interval(confidence)
    case .rate(let x, let population):
      population > 0 ? EventCount.interval(x, confidence)?.times(1 / Double(population)) : nil
    }
  }
}
