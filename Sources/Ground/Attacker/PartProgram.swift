import Solver

/// The linear program of one part: finds the ends of every interval that narrowing could not settle.
struct PartProgram {
  private let part: Knowledge.Part
  private let column: [Int: Int]
  private let program: LinearProgram

  var calls: Int { program.calls }

  init(_ knowledge: Knowledge, _ part: Knowledge.Part) throws(Knowledge.Failure) {
    self.part = part
    var column: [Int: Int] = [:]
    for (index, unknown) in part.unknowns.enumerated() { column[unknown] = index }
    self.column = column
    var entries = [[(row: Int32, factor: Double)]](repeating: [], count: part.unknowns.count)
    for (row, equation) in part.equations.enumerated() {
      for (unknown, factor) in knowledge.equations[equation].terms {
        if let index = column[unknown] { entries[index].append((Int32(row), factor)) }
      }
    }
    var starts: [Int32] = [0]
    for entry in entries { starts.append(starts[starts.count - 1] + Int32(entry.count)) }
    let values = part.equations.map { knowledge.equations[$0].value }
    program = try solving(for: Knowledge.Failure.self) {
      () throws(SolverFailure) in
      try LinearProgram(
        lower: part.unknowns.map { knowledge.bounds[$0].low }, upper: part.unknowns.map { knowledge.bounds[$0].high },
        columnStarts: starts, rowIndices: entries.flatMap { $0.map(\.row) },
        elements: entries.flatMap { $0.map(\.factor) }, rowLower: values, rowUpper: values)
    }
  }

  /// Narrows the answers to what is truly possible.
  mutating func answer(
    _ sums: [Knowledge.Sum], _ answers: inout [Knowledge.Interval], until deadline: ContinuousClock.Instant
  ) throws(Knowledge.Failure) {
    // A table that was seen to be possible proves both ends that it reaches: most programs need not be solved.
    var seen = part.sums.map { _ in Knowledge.Interval(low: .infinity, high: -.infinity) }
    for (place, index) in part.sums.enumerated() {
      if answers[index].isExact { continue }
      if seen[place].low > answers[index].low + 1e-7 {
        answers[index].low = try solve(sums[index], 1, deadline) + sums[index].known
        note(sums, &seen)
      }
      if seen[place].high < answers[index].high - 1e-7 {
        answers[index].high = try solve(sums[index], -1, deadline) + sums[index].known
        if answers[index].high.isFinite { note(sums, &seen) }
      }
    }
  }

  private func solve(
    _ sum: Knowledge.Sum, _ direction: Double, _ deadline: ContinuousClock.Instant
  ) throws(Knowledge.Failure) -> Double {
    for unknown in sum.unknowns { if let index = column[unknown] { program.setCost(index, 1) } }
    defer { for unknown in sum.unknowns { if let index = column[unknown] { program.setCost(index, 0) } } }
    let value = try solving(for: Knowledge.Failure.self) {
      () throws(SolverFailure) in
      direction > 0 ? try program.minimum(until: deadline) : try program.maximum(until: deadline)
    }
    guard let value else { throw .contradiction }
    return value
  }

  private func note(_ sums: [Knowledge.Sum], _ seen: inout [Knowledge.Interval]) {
    let solution = program.solution
    for (place, index) in part.sums.enumerated() {
      let value = sums[index].unknowns.reduce(sums[index].known) { $0 + (column[$1].map { solution[$0] } ?? 0) }
      seen[place].low = min(seen[place].low, value)
      seen[place].high = max(seen[place].high, value)
    }
  }
}
