/// Do more areas stand out than their size explains? Limits that narrow with size, instead of a league table.
///
/// p0 ± z√(p0(1 − p0)/n), kept within 0 and 1, around the share of all areas together, p0 = Σx/Σn. D. J.
/// Spiegelhalter, Statistics in Medicine 24 (2005); the limits of the English public health statisticians. An area is
/// outside exactly when p0 is outside the area's own Wilson interval, so funnel and interval never disagree.
package struct Funnel: Hashable, Sendable {
  /// The share of all areas together, as a fraction of one.
  package let baseline: Double
  /// How much more the areas vary than chance would have them, 1 when chance is all: Pearson's chi-square for the
  /// areas, divided by how many they are.
  package let dispersion: Double
  private let areas: Int

  /// With fewer areas a funnel shows nothing that a list does not.
  package static let fewestAreas = 8

  /// Nil under `fewestAreas`, when a count is impossible or an area has nobody, or when all have it or none has. Give
  /// the areas that are shown and no others: a hidden area is neither drawn nor hinted at.
  package init?(_ areas: [(x: Int, n: Int)]) {
    guard areas.count >= Funnel.fewestAreas, areas.allSatisfy({ $0.n > 0 && (0...$0.n).contains($0.x) }) else {
      return nil
    }
    let persons = areas.reduce(0.0) { $0 + Double($1.n) }
    baseline = areas.reduce(0.0) { $0 + Double($1.x) } / persons
    guard baseline > 0, baseline < 1 else { return nil }
    self.areas = areas.count
    let spread = baseline * (1 - baseline)
    dispersion =
      areas.reduce(0.0) { [baseline] sum, area in
        let off = Double(area.x) / Double(area.n) - baseline
        return sum + off * off * Double(area.n) / spread
      } / Double(areas.count)
  }

  /// Where the share of an area with `n` persons lies if it differs from the others by chance alone. Nil for n < 1.
  package func limits(n: Int, _ confidence: Confidence = .level95) -> Interval? {
    Funnel.limits(around: baseline, n: n, confidence)
  }

  /// True when the areas differ so much more than by chance that limits of this kind call too many of them unusual:
  /// the dispersion is beyond 1 + 2√(2/areas), two standard errors of its own. Then say so, or draw no funnel.
  package var isOverdispersed: Bool { dispersion > 1 + 2 * (2 / Double(areas)).squareRoot() }

  /// Nil when the baseline is not a share or n < 1.
  package static func limits(around baseline: Double, n: Int, _ confidence: Confidence = .level95) -> Interval? {
    guard (0...1).contains(baseline), n > 0 else { return nil }
    let reach = confidence.z * (baseline * (1 - baseline) / Double(n)).squareRoot()
    return Interval(low: max(0, baseline - reach), high: min(1, baseline + reach))
  }
}
