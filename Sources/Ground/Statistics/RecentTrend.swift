/// Is the figure rising or falling over the last five years? The answer a profile gives beside the curve.
///
/// A straight line through the latest five yearly points, each weighing by how sure it is; the trend counts when its
/// chi-square is beyond 9.549536 (99.8 %, one degree of freedom) *and* the slope keeps its sign whichever point is
/// left out. The method of "recent trend" in the English public health profiles (Fingertips). Two-point arrows do not
/// exist: fewer than five points in a row, or a break among them, is "too few measurements".
package enum RecentTrend: Hashable, Sendable {
  case rising
  case falling
  case noneCertain
  case tooFewMeasurements

  /// One year's figure with its 95 % interval, all in the same unit.
  package struct Point: Hashable, Sendable {
    package var year: Int
    package var value: Double
    package var interval: Interval
    /// True when this and later years are counted in a new way.
    package var beginsNewSeries: Bool

    package init(year: Int, value: Double, interval: Interval, beginsNewSeries: Bool = false) {
      self.year = year
      self.value = value
      self.interval = interval
      self.beginsNewSeries = beginsNewSeries
    }
  }

  package static let fewestPoints = 5

  /// Points may come in any order. A missing year, a year given twice, or a point without uncertainty ends the row.
  package static func of(_ points: [Point]) -> RecentTrend {
    guard let recent = latestRow(of: points), let line = WeightedLine(recent), line.chiSquare.isFinite
    else { return .tooFewMeasurements }
    guard line.chiSquare > 9.549536 else { return .noneCertain }
    let keepsSign = recent.indices.allSatisfy { left in
      let others = recent.indices.filter { $0 != left }.map { recent[$0] }
      return WeightedLine(others).map { $0.slope.sign == line.slope.sign && $0.slope != 0 } ?? false
    }
    guard keepsSign else { return .noneCertain }
    return line.slope > 0 ? .rising : .falling
  }

  /// The latest five points, oldest first, if they are five years in a row without a break.
  static func latestRow(of points: [Point]) -> [Point]? {
    let row = points.sorted { $0.year < $1.year }.suffix(fewestPoints)
    guard row.count == fewestPoints, row.allSatisfy({ $0.value.isFinite && $0.interval.width > 0 }) else { return nil }
    for (earlier, later) in zip(row, row.dropFirst()) {
      guard later.year == earlier.year + 1, !later.beginsNewSeries else { return nil }
    }
    // The fifth point may itself begin a series: what came before it is not looked at.
    return points.count { $0.year == row.first?.year } == 1 ? Array(row) : nil
  }
}

/// The straight line that fits best when sure points weigh more: weight 1/se² with se = width/3.92.
package struct WeightedLine: Hashable, Sendable {
  /// Change of the value a year.
  package let slope: Double
  package let chiSquare: Double

  /// Nil when there are fewer than two different years.
  package init?(_ points: [RecentTrend.Point]) {
    guard let first = points.first else { return nil }
    var (s1, s2, s3, s4, s5) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in points {
      let standardError = point.interval.width / 3.92
      let weight = 1 / (standardError * standardError)
      let i = Double(point.year - first.year)
      s1 += weight
      s2 += weight * point.value * i
      s3 += weight * i
      s4 += weight * point.value
      s5 += weight * i * i
    }
    let spread = s1 * s5 - s3 * s3
    guard spread > 0, spread.isFinite else { return nil }
    slope = (s1 * s2 - s3 * s4) / spread
    chiSquare = slope * slope * spread / s1
  }
}
