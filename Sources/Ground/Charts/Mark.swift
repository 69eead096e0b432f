/// What a chart may know about one number, and nothing more.
///
/// A hidden number carries no value here, so it cannot move a band, stretch an axis or change the size of a page.
package enum Mark: Hashable, Sendable {
  case value(Bands)
  /// Rests on few answers: drawn hollow.
  case few(Bands)
  /// Hidden to protect people: hatch, no position, no reason.
  case hidden
  case missing
  case notRelevant

  /// Where it stands; nil for everything that has no place on an axis.
  package var bands: Bands? {
    switch self {
    case .value(let bands), .few(let bands): bands.isDrawable ? bands : nil
    case .hidden, .missing, .notRelevant: nil
    }
  }

  var isFew: Bool { if case .few = self { true } else { false } }
}

/// A number and how sure we are of it: very likely within the light band, most likely within the dark one.
package struct Bands: Hashable, Sendable {
  package let value: Double
  /// The 95 % interval.
  package let likely: ClosedRange<Double>?
  /// The 50 % interval.
  package let middle: ClosedRange<Double>?

  /// Without a 50 % interval of its own the dark band is drawn in the proportion of a normal distribution,
  /// 0.6745 to 1.9600, on each side by itself: a Wilson interval keeps its slant.
  package init(_ value: Double, likely: ClosedRange<Double>? = nil, middle: ClosedRange<Double>? = nil) {
    self.value = value
    self.likely = likely
    self.middle = middle ?? likely.map { middleBand(of: $0, around: value) }
  }

  var isDrawable: Bool {
    value.isFinite && likely?.lowerBound.isFinite != false && likely?.upperBound.isFinite != false
  }

  var extent: [Double] { [value] + (likely.map { [$0.lowerBound, $0.upperBound] } ?? []) }
}

private func middleBand(of likely: ClosedRange<Double>, around value: Double) -> ClosedRange<Double> {
  let share = 0.6745 / 1.96
  let low = value - (value - likely.lowerBound) * share
  let high = value + (likely.upperBound - value) * share
  return low <= high ? low...high : likely
}

/// A number as text with the decimals asked for; `Danish.number` fits.
package typealias NumberText = @Sendable (_ value: Double, _ decimals: Int) -> String
