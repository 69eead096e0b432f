/// Is a measure that is taken every week or month steady, or has something happened? Limits and the four rules.
///
/// For a series measured in one way throughout: split it at a break, and make new limits only when a person says why.
/// Yearly figures never have enough points; they have `RecentTrend`. What varies with the season (absence does) is
/// held against the same month of other years, or a whole year at a time.
package struct ControlChart: Hashable, Sendable {
  package let centre: Double
  package let points: [Point]
  /// "foreløbige grænser": fewer than 13 points behind the limits.
  package let isProvisional: Bool

  package struct Point: Hashable, Sendable {
    package let value: Double
    package let limits: Interval
    /// The first of the rules that the point is part of; nil for ordinary variation.
    package let signal: Signal?
  }

  /// In the order in which they are told: a point has one signal, the first that fits.
  package enum Signal: Hashable, Sendable, CaseIterable {
    case outsideLimits
    /// Seven points that each go the same way.
    case trend
    /// Two of three neighbours in the outer third, all three on the same side.
    case twoOfThree
    /// Seven points on the same side of the centre.
    case oneSide
  }

  /// Below this a chart is only drawn: limits on fewer points move with every new one.
  package static let fewestPoints = 12
  package static let settledFrom = 13

  /// Single values (XmR). `baseline` is how many of the first points the limits are made of; all, when not given.
  ///
  /// Nil under 12 points in the baseline, or when a value is no number.
  package static func individuals(_ values: [Double], baseline: Int? = nil) -> ControlChart? {
    let base = Array(values.prefix(max(0, baseline ?? values.count)))
    guard base.count >= fewestPoints, let (centre, reach) = ControlLimits.individuals(base),
      values.allSatisfy(\.isFinite)
    else { return nil }
    return ControlChart(values, centre, values.map { _ in reach }, madeOf: base.count, within: nil)
  }

  /// Shares with their counts (p-chart), as fractions of one. Nil under 12 points, or when a count is impossible.
  package static func shares(_ counts: [(x: Int, n: Int)]) -> ControlChart? {
    guard counts.count >= fewestPoints, counts.allSatisfy({ $0.n > 0 && (0...$0.n).contains($0.x) }) else { return nil }
    let persons = counts.reduce(0.0) { $0 + Double($1.n) }
    let centre = counts.reduce(0.0) { $0 + Double($1.x) } / persons
    let reach = counts.map { ControlLimits.shareReach(centre, $0.n) }
    return ControlChart(
      counts.map { Double($0.x) / Double($0.n) }, centre, reach, madeOf: counts.count, within: 0...1)
  }

  /// Does the measure reach a target as things are? Judged by the latest limits. A target on a limit is within them.
  package func assurance(of target: Double, lowIsGood: Bool = false) -> Assurance? {
    guard let limits = points.last?.limits, target.isFinite else { return nil }
    if limits.contains(target) { return .hitOrMiss }
    return (target < limits.low) != lowIsGood ? .reachesIt : .cannotReachIt
  }

  package enum Assurance: Hashable, Sendable {
    case reachesIt
    case cannotReachIt
    /// "rammer tilfældigt"
    case hitOrMiss
  }
}

extension ControlChart {
  /// `reach` is three standard deviations for each point; rules are judged by it, the limits drawn are kept `within`.
  fileprivate init?(
    _ values: [Double], _ centre: Double, _ reach: [Double], madeOf count: Int, within range: ClosedRange<Double>?
  ) {
    // Closer to the line than rounding can tell is on the line.
    let hair = 1e-12 * max(abs(centre), values.map { abs($0) }.max() ?? 0)
    let off = values.map { abs($0 - centre) <= hair ? 0 : $0 - centre }
    let sides = off.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    let outside = zip(off, reach).map { abs($0) > $1 + hair }
    let far = zip(off, reach).map { abs($0) > $1 * 2 / 3 + hair }
    let trend = ControlRules.partOfSeven(ControlRules.sevenInOneDirection(values).map { $0 != 0 })
    let three = ControlRules.twoOfThree(far: far, sides: sides)
    let seven = ControlRules.partOfSeven(ControlRules.sevenOnOneSide(sides))
    var points: [Point] = []
    for place in values.indices {
      guard let limits = Interval(low: centre - reach[place], high: centre + reach[place]) else { return nil }
      let signal: Signal? =
        outside[place]
        ? .outsideLimits
        : trend[place] ? .trend : three[place] && far[place] ? .twoOfThree : seven[place] ? .oneSide : nil
      points.append(
        Point(value: values[place], limits: range.map { limits.clamped(to: $0) } ?? limits, signal: signal))
    }
    (self.centre, self.points, isProvisional) = (centre, points, count < ControlChart.settledFrom)
  }
}
