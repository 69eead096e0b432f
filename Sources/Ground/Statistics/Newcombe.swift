/// How much larger one share is than another: Newcombe's hybrid score interval for the difference of two proportions.
///
/// d − √((p1 − l1)² + (u2 − p2)²) to d + √((u1 − p1)² + (p2 − l2)²) with Wilson's limits l and u.
/// R. G. Newcombe, Statistics in Medicine 17 (1998), method 10. The two groups must not share persons.
package enum Newcombe {
  /// First minus second, as fractions of one (0.05 is five percentage points). Nil when Wilson's interval is.
  package static func interval(
    _ x1: Int, of n1: Int, minus x2: Int, of n2: Int, _ confidence: Confidence = .level95
  ) -> Interval? {
    guard let first = Wilson.interval(x1, of: n1, confidence), let second = Wilson.interval(x2, of: n2, confidence)
    else { return nil }
    let (p1, p2) = (Double(x1) / Double(n1), Double(x2) / Double(n2))
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: max(-1, p1 - p2 - root(p1 - first.low, second.high - p2)),
      high: min(1, p1 - p2 + root(first.high - p1, p2 - second.low)))
  }
}
