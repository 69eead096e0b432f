/// An axis with round ends: where a number stands between them, in percent.
package struct Scale: Hashable, Sendable {
  package let low: Double
  package let high: Double
  package let step: Double

  /// Ends and steps that people count in (1, 2, 2.5 or 5 and noughts) around all the numbers.
  ///
  /// Numbers that are not finite are left out; no numbers, or only one, still make an axis one can draw on.
  /// An axis of numbers from 0 up never goes below 0, and `limits` (0...100 for a percentage) are never crossed.
  package static func nice(
    _ numbers: some Sequence<Double>, steps: Int = 4, within limits: ClosedRange<Double>? = nil
  ) -> Scale {
    let known = numbers.filter(\.isFinite).map { Swift.min(Swift.max($0, -largest), largest) }
    let floor = known.allSatisfy { $0 >= 0 } ? 0 : -largest
    return nice(known.min() ?? 0, known.max() ?? 1, steps: steps, within: limits ?? floor...largest * 10)
  }

  package static func nice(_ minimum: Double, _ maximum: Double, steps: Int = 4) -> Scale {
    nice([minimum, maximum], steps: steps)
  }

  private static func nice(
    _ minimum: Double, _ maximum: Double, steps: Int, within limits: ClosedRange<Double>
  ) -> Scale {
    // All equal: a tenth to each side, so that the mark stands in the middle and not on an end.
    let margin = maximum > minimum ? 0 : Swift.max(abs(maximum) * 0.1, 0.5)
    let step = niceStep(
      (maximum - minimum + 2 * margin) / Double(Swift.max(steps, 1)), near: Swift.max(abs(minimum), abs(maximum)))
    let low = Swift.max(((minimum - margin) / step + 1e-9).rounded(.down) * step, limits.lowerBound)
    let high = Swift.min(((maximum + margin) / step - 1e-9).rounded(.up) * step, limits.upperBound)
    return Scale(low: low, high: high > low ? high : low + step, step: step)
  }

  /// The round numbers from one end to the other, both included.
  package var ticks: [Double] {
    var ticks: [Double] = []
    var at = (low / step - 1e-9).rounded(.up)
    while at * step <= high + step * 1e-9, ticks.count < 30 {
      ticks.append(at * step)
      at += 1
    }
    return ticks
  }

  /// As many decimals as the steps need to be told apart.
  package var decimals: Int {
    var decimals = 0
    var scaled = step
    while decimals < 6, abs(scaled - scaled.rounded()) > 1e-6 * scaled {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  /// 0 at the low end, 100 at the high end, never outside.
  package func percent(_ value: Double) -> Double {
    guard value.isFinite, high > low else { return 50 }
    return Swift.min(Swift.max((value - low) / (high - low) * 100, 0), 100)
  }
}

/// Beyond this no figure of a municipality goes, and whole numbers are still exact.
private let largest = 1e14

private func niceStep(_ rough: Double, near size: Double) -> Double {
  // Steps too small to change the numbers they are added to would never end.
  let rough = max(rough, size * 1e-9, 1e-9)
  var power = 1.0
  while power * 10 <= rough { power *= 10 }
  while power > rough { power /= 10 }
  return ([1, 2, 2.5, 5].first { $0 * power >= rough * (1 - 1e-9) } ?? 10) * power
}
