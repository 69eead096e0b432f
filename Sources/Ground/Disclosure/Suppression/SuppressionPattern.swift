import Solver

/// Which cells are hidden, and what it took to decide it.
package struct SuppressionPattern: Sendable {
  /// One entry a cell. Silent cells are hidden from the start and are not counted below.
  package let hidden: [Bool]
  /// Cells that are unsafe in themselves. For the steward alone: a reader must not learn which they are (R8).
  package let primary: Int
  /// Cells that are hidden for the sake of others.
  package let complementary: Int
  package let solverCalls: Int
  /// True when the engine gave up and everything is hidden.
  package let failure: SuppressionFailure?
}

/// Why no pattern was found. Nothing of the family may then be published but what needs no pattern.
package enum SuppressionFailure: SolverQuestionError, Hashable, Sendable {
  case solverMissing
  case solverStopped(status: Int)
  case outOfTime
  /// A relation does not add up, so what a reader can work out is not known.
  case brokenRelation(Int)
  /// This cell cannot be hidden well enough whatever else is hidden.
  case cannotHide(cell: Int)
  /// The pattern that was found did not stand its own test.
  case proofFailed(cell: Int)
}

/// What a pattern must withstand, and how long it may take.
package struct SuppressionPlan: Sendable {
  /// Also withstand a reader who knows one hidden cell with a count of at most two, as the persons in it do (R7).
  package var withstandsInsiders: Bool
  package var deadline: ContinuousClock.Instant
  /// Cells that are hidden already, as they are in a narrower audience; they stay hidden and cost nothing.
  package var hiddenAlready: [Int]

  package init(
    withstandsInsiders: Bool = true, within limit: Duration = .seconds(60), hiddenAlready: [Int] = []
  ) {
    self.withstandsInsiders = withstandsInsiders
    deadline = .now + limit
    self.hiddenAlready = hiddenAlready
  }
}
