/// Is it different here than in the rest of the municipality? The answer a profile gives in words.
///
/// The area is held against *the rest*, not against a whole that it is itself part of. Two levels: beyond 95 % is a
/// sign of a difference, beyond 99.8 % a clear one, for among 300 figures chance alone gives some 15 signs. A
/// difference smaller than what matters in practice is none, however certain it is.
package enum Comparison: Hashable, Sendable {
  /// No certain difference, or one too small to matter: "ingen sikker forskel".
  case noneCertain
  /// Outside the 95 % interval: "tegn på forskel".
  case sign(Direction)
  /// Outside the 99.8 % interval: "tydelig forskel".
  case clear(Direction)
  /// Fewer than `Comparison.fewest` persons or events to go by.
  case tooFew
  /// Something needed is not known: the counts, the spread of a mean, or the two figures are of different kinds.
  case untested
  /// One of the two is hidden, or what is left of the whole may not be known (R12).
  case hidden
  /// There is nothing to compare: the figure is the whole itself, or one of the two has no number.
  case notMade

  /// Which way the area's figure lies; whether that is good is the indicator's to say.
  package enum Direction: Hashable, Sendable, CaseIterable {
    case higher
    case lower
  }

  /// No verdict on fewer persons (in either group) or fewer events (in both together) than these.
  package static let fewest = 5

  /// Shares by Newcombe, means by Welch, rates by the conditional test.
  ///
  /// `smallestRelevant` is in the unit of `Figure.value`: 0.03 for three percentage points, 0.2 on a scale from 1 to
  /// 5, 0.001 for one per 1,000. Area and rest must not share persons. Never `hidden` or `notMade`: those are known
  /// before there are two figures.
  package static func of(area: Figure, rest: Figure, smallestRelevant: Double = 0) -> Comparison {
    guard area.isSound, rest.isSound else { return .untested }
    guard let test = Difference(area, minus: rest) else { return Figure.areTooFew(area, rest) ? .tooFew : .untested }
    guard !Figure.areTooFew(area, rest) else { return .tooFew }
    // 3.8 − 3.6 is a hair below 0.2 in binary; the person who wrote 0.2 did not mean that.
    guard abs(test.value) >= smallestRelevant - 1e-9 else { return .noneCertain }
    let direction: Direction = test.value > 0 ? .higher : .lower
    if test.isCertain(.level998) { return .clear(direction) }
    return test.isCertain(.level95) ? .sign(direction) : .noneCertain
  }

  /// Nil unless the figure stands out.
  package var direction: Direction? {
    switch self {
    case .sign(let direction), .clear(let direction): direction
    case .noneCertain, .tooFew, .untested, .hidden, .notMade: nil
    }
  }

  /// True when the two were tested against each other, whatever came of it: these are the ones to count.
  package var isMade: Bool { self == .noneCertain || direction != nil }

  package var isClear: Bool { if case .clear = self { true } else { false } }
}

extension Figure {
  fileprivate static func areTooFew(_ area: Figure, _ rest: Figure) -> Bool {
    switch (area, rest) {
    case (.proportion(_, let n1), .proportion(_, let n2)): min(n1, n2) < Comparison.fewest
    case (.mean(let first), .mean(let second)): min(first.n, second.n) < Comparison.fewest
    case (.rate(let x1, let p1), .rate(let x2, let p2)): min(p1, p2) == 0 || x1 < Comparison.fewest - x2
    default: false
    }
  }
}
