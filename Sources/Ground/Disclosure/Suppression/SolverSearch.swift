import Solver

/// Finds counterparts with a linear program: the cheapest change of the table that moves one cell by a given amount.
///
/// Every cell has two columns, what is added and what is taken away. Open cells cost their price for each unit, hidden
/// cells nothing, so an optimum of nought needs no new cell. Exact for any relations, and slower than `CubeSearch`.
final class SolverSearch {
  let cells: [Int32]
  private let columnOf: [Int32: Int]
  private let program: LinearProgram
  private let system: CellSystem
  private var knownPrices: [Double]

  /// True when no cell outside hangs together with these.
  var isWhole = false

  var calls: Int { program.calls }

  func contains(_ cell: Int) -> Bool { columnOf[Int32(cell)] != nil }

  /// A program over some cells; all others keep their values, so what it finds holds in the whole system too.
  init(_ system: CellSystem, _ relations: CellRelations, cells: [Int32]) throws(SuppressionFailure) {
    self.system = system
    self.cells = cells
    var columnOf: [Int32: Int] = [:]
    columnOf.reserveCapacity(cells.count)
    for (column, cell) in cells.enumerated() { columnOf[cell] = column }
    self.columnOf = columnOf
    var matrix = SparseColumns()
    var rowOf: [Int32: Int32] = [:]
    for cell in cells {
      for sign in [1.0, -1.0] {
        for place in relations.range(Int(cell)) {
          let next = Int32(rowOf.count)
          let row = rowOf[relations.relations[place], default: next]
          rowOf[relations.relations[place]] = row
          matrix.add(row, sign * relations.signs[place])
        }
        matrix.endColumn()
      }
    }
    let rows = [Double](repeating: 0, count: rowOf.count)
    let upper = cells.flatMap { cell -> [Double] in
      let index = Int(cell)
      return [system.highest[index] - system.values[index], system.values[index] - system.lowest[index]]
    }
    knownPrices = [Double](repeating: 0, count: cells.count)
    program = try solving(for: SuppressionFailure.self) {
      () throws(SolverFailure) in
      try LinearProgram(
        lower: [Double](repeating: 0, count: upper.count), upper: upper, columnStarts: matrix.starts,
        rowIndices: matrix.rows, elements: matrix.elements, rowLower: rows, rowUpper: rows)
    }
  }

  /// The cheapest counterpart that changes the cell by exactly `amount`, or nil when there is none.
  func cheapest(
    _ cell: Int, by amount: Double, prices: [Double], until deadline: ContinuousClock.Instant
  ) throws(SuppressionFailure) -> (cost: Double, counterpart: Counterpart)? {
    let room = amount > 0 ? system.highest[cell] - system.values[cell] : system.values[cell] - system.lowest[cell]
    guard let column = columnOf[Int32(cell)], abs(amount) <= room else { return nil }
    setPrices(prices, onlyHidden: false)
    let (up, down) = (2 * column, 2 * column + 1)
    program.setBounds(up, max(0, amount), max(0, amount))
    program.setBounds(down, max(0, -amount), max(0, -amount))
    defer { restoreBounds(column) }
    guard let cost = try minimum(until: deadline) else { return nil }
    return (cost, solution())
  }

  /// The farthest that the cell can be moved in a direction (1 or −1) with hidden cells alone, up to a limit.
  func farthest(
    _ cell: Int, _ direction: Double, limit: Double, prices: [Double], until deadline: ContinuousClock.Instant
  ) throws(SuppressionFailure) -> (amount: Double, counterpart: Counterpart) {
    guard let column = columnOf[Int32(cell)] else { return (0, .none) }
    setPrices(prices, onlyHidden: true)
    let (wanted, other) = direction > 0 ? (2 * column, 2 * column + 1) : (2 * column + 1, 2 * column)
    let room = direction > 0 ? system.highest[cell] - system.values[cell] : system.values[cell] - system.lowest[cell]
    program.setBounds(wanted, 0, min(limit, room))
    program.setBounds(other, 0, 0)
    program.setCost(wanted, -1)
    defer {
      program.setCost(wanted, 0)
      restoreBounds(column)
    }
    guard try minimum(until: deadline) != nil else { return (0, .none) }
    let counterpart = solution()
    return (abs(counterpart.change(of: cell)), counterpart)
  }

  private func minimum(until deadline: ContinuousClock.Instant) throws(SuppressionFailure) -> Double? {
    try solving(for: SuppressionFailure.self) { () throws(SolverFailure) in try program.minimum(until: deadline) }
  }

  private func restoreBounds(_ column: Int) {
    let cell = Int(cells[column])
    let barred = knownPrices[column] == .infinity
    program.setBounds(2 * column, 0, barred ? 0 : system.highest[cell] - system.values[cell])
    program.setBounds(2 * column + 1, 0, barred ? 0 : system.values[cell] - system.lowest[cell])
  }

  private func setPrices(_ prices: [Double], onlyHidden: Bool) {
    for (column, cell) in cells.enumerated() {
      let price = onlyHidden && prices[Int(cell)] > 0 ? .infinity : prices[Int(cell)]
      guard price != knownPrices[column] else { continue }
      knownPrices[column] = price
      program.setCost(2 * column, price.isFinite ? price : 0)
      program.setCost(2 * column + 1, price.isFinite ? price : 0)
      restoreBounds(column)
    }
  }

  private func solution() -> Counterpart {
    let values = program.solution
    var changes: [(cell: Int32, by: Double)] = []
    for (column, cell) in cells.enumerated() {
      let by = values[2 * column] - values[2 * column + 1]
      // Whole numbers are meant where the solver comes within its tolerance of them.
      let rounded = by.rounded()
      let exact = abs(by - rounded) < 1e-6 ? rounded : by
      if exact != 0 { changes.append((cell, exact)) }
    }
    return Counterpart(changes: changes)
  }
}

/// A matrix under construction, column by column.
struct SparseColumns {
  var starts: [Int32] = [0]
  var rows: [Int32] = []
  var elements: [Double] = []

  mutating func add(_ row: Int32, _ element: Double) {
    rows.append(row)
    elements.append(element)
  }

  mutating func endColumn() { starts.append(Int32(rows.count)) }
}
