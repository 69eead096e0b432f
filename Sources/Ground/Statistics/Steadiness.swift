/// Does a measure that is taken every month or quarter move as it always does, or has something happened?
///
/// About the latest measurement only. The season may be what happened; the words must say so.
package enum Steadiness: Hashable, Sendable {
  /// Within what it usually moves.
  case ordinary(Limits)
  case signal(ControlChart.Signal, Limits)
  /// Fewer than `ControlChart.fewestPoints` in a row.
  case tooFewMeasurements

  package enum Limits: Hashable, Sendable {
    case settled
    /// "foreløbige grænser"
    case provisional
  }

  /// Measurements without a hole and without a break, oldest first.
  ///
  /// Single values are judged by how much they step (XmR). A share is judged by its counts as well (p-chart), and has
  /// a signal only where both see one: counts alone make narrow limits for large groups, which always vary a little
  /// more than chance.
  package static func of(_ figures: [Figure]) -> Steadiness {
    let values = figures.compactMap(\.value)
    guard values.count == figures.count, let steps = ControlChart.individuals(values) else {
      return .tooFewMeasurements
    }
    let limits: Limits = steps.isProvisional ? .provisional : .settled
    guard let signal = steps.points.last?.signal else { return .ordinary(limits) }
    if let counts = shares(figures).flatMap(ControlChart.shares), counts.points.last?.signal == nil {
      return .ordinary(limits)
    }
    return .signal(signal, limits)
  }

  private static func shares(_ figures: [Figure]) -> [(x: Int, n: Int)]? {
    var counts: [(x: Int, n: Int)] = []
    for figure in figures {
      guard case .proportion(let x, let n) = figure else { return nil }
      counts.append((x, n))
    }
    return counts
  }
}
