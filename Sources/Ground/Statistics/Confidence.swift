/// How sure we want to be. 95 % gives a sign of a difference, 99.8 % a clear one.
///
/// The two levels are those of the English public health profiles (Fingertips): about 2 and 3 standard errors.
package enum Confidence: Hashable, Sendable, CaseIterable {
  case level95
  case level998

  /// The share of cases we accept to lie beyond one end of the interval.
  package var tail: Double {
    switch self {
    case .level95: 0.025
    case .level998: 0.001
    }
  }

  /// The standard normal quantile at 1 − `tail`: 1.959963984540054 and 3.090232306167813.
  package var z: Double {
    switch self {
    case .level95: Confidence.z95
    case .level998: Confidence.z998
    }
  }

  private static let z95 = Normal.quantile(upperTail: 0.025)
  private static let z998 = Normal.quantile(upperTail: 0.001)
}
