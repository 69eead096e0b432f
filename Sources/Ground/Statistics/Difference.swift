/// One figure minus another, with the test that fits their kind.
package struct Difference: Hashable, Sendable {
  /// In the unit of `Figure.value`.
  package let value: Double
  private let test: Test

  private enum Test: Hashable {
    case newcombe(x1: Int, n1: Int, x2: Int, n2: Int)
    case welch(Welch)
    case ratio(RateRatio)
  }

  /// Nil when the kinds differ or one of them cannot be tested (nobody asked, spread unknown, no events).
  package init?(_ first: Figure, minus second: Figure) {
    guard let a = first.value, let b = second.value, let test = Difference.test(first, second) else { return nil }
    value = a - b
    self.test = test
  }

  private static func test(_ first: Figure, _ second: Figure) -> Test? {
    switch (first, second) {
    case (.proportion(let x1, let n1), .proportion(let x2, let n2)):
      Newcombe.interval(x1, of: n1, minus: x2, of: n2).map { _ in .newcombe(x1: x1, n1: n1, x2: x2, n2: n2) }
    case (.mean(let a), .mean(let b)):
      Welch(a, minus: b).map { .welch($0) }
    case (.rate(let x1, let p1), .rate(let x2, let p2)):
      RateRatio(x1, in: p1, against: x2, in: p2).map { .ratio($0) }
    default: nil
    }
  }

  /// In the unit of `value`. Nil for rates, whose test is about their ratio (`RateRatio.limits`).
  package func interval(_ confidence: Confidence = .level95) -> Interval? {
    switch test {
    case .newcombe(let x1, let n1, let x2, let n2): Newcombe.interval(x1, of: n1, minus: x2, of: n2, confidence)
    case .welch(let welch): welch.interval(confidence)
    case .ratio: nil
    }
  }

  /// True when "no difference" lies outside the interval.
  package func isCertain(_ confidence: Confidence = .level95) -> Bool {
    if case .ratio(let ratio) = test { return ratio.isCertain(confidence) }
    return interval(confidence).map { !$0.contains(0) } ?? false
  }
}
