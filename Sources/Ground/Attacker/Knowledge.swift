import Solver

/// What a reader knows: numbers that are not published, what each can at least and at most be, and the sums that
/// published numbers say they make.
///
/// The attacker is written apart from `Disclosure` and shares nothing with it but the solver, so that a mistake in the
/// one is not repeated in the other.
package struct Knowledge: Sendable {
  package struct Interval: Hashable, Sendable {
    package var low: Double
    /// Infinite when nothing holds the number down.
    package var high: Double

    package init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }

    package var width: Double { high - low }
    package var isExact: Bool { high - low < 1e-6 }
  }

  /// A sum of unknowns, plus what is known of it already.
  package struct Sum: Sendable {
    package var unknowns: [Int]
    package var known: Double

    package init(unknowns: [Int], known: Double = 0) {
      self.unknowns = unknowns
      self.known = known
    }
  }

  package enum Failure: SolverQuestionError, Hashable, Sendable {
    /// What is published cannot all be true.
    case contradiction
    case outOfTime
    case solverMissing
    case solverStopped(status: Int)
  }

  package private(set) var bounds: [Interval] = []
  private(set) var equations: [(terms: [(unknown: Int, factor: Double)], value: Double)] = []
  /// Counts are whole numbers, and a reader knows it.
  package var isWhole = true
  package private(set) var solverCalls = 0

  package init() {}

  /// Adds an unknown number and gives its place.
  package mutating func unknown(from low: Double = 0, to high: Double = .infinity) -> Int {
    bounds.append(Interval(low: low, high: high))
    return bounds.count - 1
  }

  /// The unknowns add up to a published number.
  package mutating func learn(_ unknowns: [Int], make value: Double) {
    learn(unknowns.map { ($0, 1) }, make: value)
  }

  /// The unknowns, each times its factor, add up to a published number.
  package mutating func learn(_ terms: [(unknown: Int, factor: Double)], make value: Double) {
    equations.append((terms, value))
  }

  /// What a reader can say of each sum.
  package mutating func intervals(
    of sums: [Sum], until deadline: ContinuousClock.Instant
  ) throws(Failure) -> [Interval] {
    try narrow(until: deadline)
    var answers = sums.map { sum in
      sum.unknowns.reduce(Interval(low: sum.known, high: sum.known)) {
        Interval(low: $0.low + bounds[$1].low, high: $0.high + bounds[$1].high)
      }
    }
    for part in parts(of: sums) where !part.sums.isEmpty {
      var program = try PartProgram(self, part)
      try program.answer(sums, &answers, until: deadline)
      solverCalls += program.calls
    }
    guard isWhole else { return answers }
    return answers.map { Interval(low: ($0.low - 1e-6).rounded(.up), high: ($0.high + 1e-6).rounded(.down)) }
  }

  /// Narrows each unknown by each equation until nothing changes: cheap, and often all that is needed.
  private mutating func narrow(until deadline: ContinuousClock.Instant) throws(Failure) {
    for _ in 0..<50 {
      if ContinuousClock.now > deadline { throw .outOfTime }
      var isNarrower = false
      for (terms, value) in equations { try narrow(terms, value, &isNarrower) }
      if !isNarrower { return }
    }
  }

  private mutating func narrow(
    _ terms: [(unknown: Int, factor: Double)], _ value: Double, _ isNarrower: inout Bool
  ) throws(Failure) {
    var (low, high) = (0.0, 0.0)
    var (endless, endlessLow) = (0, 0)
    for (unknown, factor) in terms {
      let term = bounds[unknown].times(factor)
      if term.high.isFinite { high += term.high } else { endless += 1 }
      if term.low.isFinite { low += term.low } else { endlessLow += 1 }
    }
    let slack = 1e-6 * max(1, abs(value))
    if endlessLow == 0, low > value + slack { throw .contradiction }
    if endless == 0, high < value - slack { throw .contradiction }
    for (unknown, factor) in terms {
      let term = bounds[unknown].times(factor)
      let othersLow =
        term.low.isFinite ? (endlessLow == 0 ? low - term.low : -.infinity) : (endlessLow == 1 ? low : -.infinity)
      let othersHigh =
        term.high.isFinite ? (endless == 0 ? high - term.high : .infinity) : (endless == 1 ? high : .infinity)
      let possible = Interval(low: value - othersHigh, high: value - othersLow).times(1 / factor)
      if possible.high < bounds[unknown].high - 1e-7 {
        bounds[unknown].high = max(possible.high, bounds[unknown].low)
        isNarrower = true
      }
      if possible.low > bounds[unknown].low + 1e-7 {
        bounds[unknown].low = min(possible.low, bounds[unknown].high)
        isNarrower = true
      }
      if possible.high < bounds[unknown].low - slack || possible.low > bounds[unknown].high + slack {
        throw .contradiction
      }
    }
  }
}

extension Knowledge.Interval {
  func times(_ factor: Double) -> Knowledge.Interval {
    factor >= 0
      ? .init(low: low * factor, high: high * factor) : .init(low: high * factor, high: low * factor)
  }
}
