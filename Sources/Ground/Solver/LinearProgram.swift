import CClp

/// Why a linear program was not solved. Whoever asked must then publish nothing that the answer would have allowed.
package enum SolverFailure: Error, Hashable, Sendable {
  /// The library is not installed on this machine.
  case missing
  /// The time that was set aside ran out.
  case timeout
  /// The solver gave up, for example on numbers it could not handle; its own status.
  case gaveUp(status: Int)
}

/// The smallest and largest value that one number can have when others are known: a linear program, solved by Clp.
///
/// Columns are the unknown numbers, rows the sums they must make. One program is solved many times with another
/// objective or other bounds; each solution starts where the last one ended.
package final class LinearProgram {
  private let library: SolverLibrary
  private let model: UnsafeMutableRawPointer
  private let lower: UnsafeMutablePointer<Double>
  private let upper: UnsafeMutablePointer<Double>
  private let costs: UnsafeMutablePointer<Double>
  package let columns: Int
  /// How many times it was solved.
  package private(set) var calls = 0

  /// `columnStarts`, `rowIndices` and `elements` hold the matrix column by column (compressed sparse columns).
  package init(
    lower: [Double], upper: [Double], columnStarts: [Int32], rowIndices: [Int32], elements: [Double],
    rowLower: [Double], rowUpper: [Double], library: SolverLibrary? = .installed
  ) throws(SolverFailure) {
    guard let library, let model = library.functions.pointee.new_model() else { throw .missing }
    self.library = library
    self.model = model
    columns = lower.count
    let functions = library.functions.pointee
    functions.set_log_level(model, 0)
    let costs = [Double](repeating: 0, count: lower.count)
    functions.load_problem(
      model, Int32(lower.count), Int32(rowLower.count), columnStarts, rowIndices, elements, lower, upper, costs,
      rowLower, rowUpper)
    self.lower = functions.column_lower(model)
    self.upper = functions.column_upper(model)
    self.costs = functions.objective(model)
  }

  deinit { library.functions.pointee.delete_model(model) }

  package func setCost(_ column: Int, _ cost: Double) { costs[column] = cost }

  package func setBounds(_ column: Int, _ lowest: Double, _ highest: Double) {
    lower[column] = lowest
    upper[column] = highest
  }

  /// The smallest value of the costs times the columns; minus infinity when there is none, nil when no numbers fit.
  package func minimum(until deadline: ContinuousClock.Instant) throws(SolverFailure) -> Double? {
    try solve(1, deadline)
  }

  /// The largest value; infinity when there is none, nil when no numbers fit.
  package func maximum(until deadline: ContinuousClock.Instant) throws(SolverFailure) -> Double? {
    try solve(-1, deadline)
  }

  /// The columns of the last solution; valid until the program is solved again.
  package var solution: UnsafePointer<Double> { UnsafePointer(library.functions.pointee.solution(model)) }

  private func solve(_ direction: Double, _ deadline: ContinuousClock.Instant) throws(SolverFailure) -> Double? {
    let left = deadline - .now
    guard left > .zero else { throw .timeout }
    let functions = library.functions.pointee
    functions.set_maximum_seconds(model, Double(left.components.seconds) + 1e-18 * Double(left.components.attoseconds))
    functions.set_direction(model, direction)
    calls += 1
    _ = functions.primal(model, 0)
    switch functions.status(model) {
    case 0: return functions.objective_value(model)
    case 1: return nil
    case 2: return -direction * .infinity
    case 3: throw .timeout
    case let status: throw .gaveUp(status: Int(status))
    }
  }
}
