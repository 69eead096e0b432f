/// How sure we can be of a share, such as 18 of 23 pupils: Wilson's score interval.
///
/// (2x + z² ± z√(z² + 4x(1 − x/n))) / (2(n + z²)). E. B. Wilson, JASA 22 (1927); the standard of the English public
/// health profiles for proportions. Never leaves 0…1 and never has width zero, which is why the schoolbook interval
/// p ± z√(p(1 − p)/n) is not offered.
package enum Wilson {
  /// As fractions of one. Nil when there is nobody to ask (n = 0), and when x is not between 0 and n.
  package static func interval(_ x: Int, of n: Int, _ confidence: Confidence = .level95) -> Interval? {
    guard n > 0, (0...n).contains(x) else { return nil }
    let (x, n, z) = (Double(x), Double(n), confidence.z)
    let middle = 2 * x + z * z
    let spread = z * (z * z + 4 * x * (1 - x / n)).squareRoot()
    let whole = 2 * (n + z * z)
    // At the ends the formula gives 0 and 1 exactly; rounding must not push past them.
    let low = x == 0 ? 0 : max(0, (middle - spread) / whole)
    let high = x == n ? 1 : min(1, (middle + spread) / whole)
    return Interval(low: low, high: high)
  }
}
