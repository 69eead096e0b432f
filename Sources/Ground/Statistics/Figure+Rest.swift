/// What is left of a whole when a part of it is taken away: the group an area is held against.
extension Figure {
  /// Nil when nobody is left, when the two are of different kinds or impossible, or when the part cannot be part of
  /// this whole.
  ///
  /// Whether the rest may be *told* is not for arithmetic to say: only figures that are themselves published may be
  /// subtracted, and the rest is a cell of the family like any other (R12).
  package func without(_ part: Figure) -> Figure? {
    guard isSound, part.isSound else { return nil }
    switch (self, part) {
    case (.proportion(let x, let n), .proportion(let y, let m)):
      return n > m && x >= y && n - m >= x - y ? .proportion(x: x - y, n: n - m) : nil
    case (.rate(let x, let n), .rate(let y, let m)):
      return n > m && x >= y ? .rate(x: x - y, population: n - m) : nil
    case (.mean(let all), .mean(let one)): return all.without(one).map { .mean($0) }
    default: return nil
    }
  }
}

extension MeanSummary {
  /// Mean and deviation of the rest, from sums of squares: (N − 1)S² = (n − 1)s² + (m − 1)r² + between the two,
  /// where between = n(x̄ − X̄)² + m(ȳ − X̄)². The decomposition of the analysis of variance, solved for r.
  ///
  /// The deviation is nil when either of the two is unknown or only one person is left; the whole answer is nil when
  /// nobody is left or the numbers cannot be of the same persons.
  package func without(_ part: MeanSummary) -> MeanSummary? {
    let rest = n - part.n
    guard rest > 0 else { return nil }
    let restMean = mean + (mean - part.mean) * Double(part.n) / Double(rest)
    guard let all = deviation, let ours = part.deviation, rest > 1 else {
      return MeanSummary(mean: restMean, n: rest, deviation: nil)
    }
    let (near, far) = (part.mean - mean, restMean - mean)
    let between = Double(part.n) * near * near + Double(rest) * far * far
    let squares = all * all * Double(n - 1) - ours * ours * Double(part.n - 1) - between
    // Rounded means and deviations can leave a hair below nought; far below means they are not of the same persons.
    guard squares > -1e-6 * Double(n) else { return nil }
    return MeanSummary(mean: restMean, n: rest, deviation: (max(0, squares) / Double(rest - 1)).squareRoot())
  }
}
