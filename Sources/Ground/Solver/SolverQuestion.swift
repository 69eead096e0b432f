/// An error that can say, in its own words, what the solver could not do.
package protocol SolverQuestionError: Error {
  static var solverMissing: Self { get }
  static var outOfTime: Self { get }
  static func solverStopped(status: Int) -> Self
}

/// Asks the solver and words its failure as the asker does.
package func solving<T, E: SolverQuestionError>(
  for _: E.Type, _ question: () throws(SolverFailure) -> T
) throws(E) -> T {
  do {
    return try question()
  } catch {
    switch error {
    case .missing: throw .solverMissing
    case .timeout: throw .outOfTime
    case .gaveUp(let status): throw .solverStopped(status: status)
    }
  }
}
