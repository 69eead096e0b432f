import Foundation

/// Chance with a seed (SplitMix64): the invented municipality is the same on every machine, every time.
///
/// Each series draws from a stream of its own, named after it. A new indicator therefore does not move the others,
/// and a test that has seen a figure keeps seeing it.
package struct DemoChance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64, stream: String) {
    // FNV-1a: Swift's own hashing differs from run to run.
    state = stream.utf8.reduce(0xCBF2_9CE4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Evenly between 0 and 1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// From the normal distribution (Box–Muller).
  package mutating func normal(_ mean: Double = 0, _ deviation: Double = 1) -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * unit())
  }

  /// How many of `count` it happens to, when it happens to each with the same chance.
  package mutating func binomial(_ count: Int, _ share: Double) -> Int {
    (0..<max(0, count)).reduce(0) { sum, _ in sum + (unit() < share ? 1 : 0) }
  }
}
