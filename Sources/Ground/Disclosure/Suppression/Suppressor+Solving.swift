extension Suppressor {
  /// The most cells that one program holds; beyond it only the neighbourhood of the cell is looked at first.
  static let largestProgram = 3000

  /// Brings an attempt to an end with the solver: first among hidden cells, then with the cheapest open ones.
  func climbWithSolver(_ attempt: inout Attempt) throws(SuppressionFailure) -> Bool {
    let search = try solver(around: attempt.cell)
    attempt.reset(self)
    attempt.up = .init()
    attempt.down = .init()
    if try reach(&attempt, search) { return true }
    // Up as far as is needed at least, then as wide as is missing, each way where it costs less.
    if attempt.leastUp > attempt.up.amount {
      guard try buy(attempt.leastUp, for: attempt.cell, search) else { return false }
      if try reach(&attempt, search) { return true }
    }
    let width = attempt.demand.width
    let options = [(attempt.up.amount + attempt.missingWidth), -(attempt.down.amount + attempt.missingWidth)]
    var offers: [(cost: Double, counterpart: Counterpart)] = []
    for amount in options {
      if let offer = try search.cheapest(attempt.cell, by: amount, prices: prices, until: plan.deadline) {
        offers.append(offer)
      }
    }
    if offers.isEmpty, let offer = try search.cheapest(attempt.cell, by: width, prices: prices, until: plan.deadline) {
      offers.append(offer)
    }
    guard let best = offers.min(by: { $0.cost < $1.cost }) else { return false }
    hideTouched(best.counterpart)
    return try reach(&attempt, search)
  }

  /// How far hidden cells alone carry.
  private func reach(_ attempt: inout Attempt, _ search: SolverSearch) throws(SuppressionFailure) -> Bool {
    let width = max(attempt.demand.width, attempt.leastUp)
    let up = try search.farthest(attempt.cell, 1, limit: width, prices: prices, until: plan.deadline)
    attempt.up = Attempt.Way(up.amount, up.counterpart)
    attempt.down = Attempt.Way()
    if attempt.isEnough { return true }
    let down = try search.farthest(attempt.cell, -1, limit: attempt.wantedDown, prices: prices, until: plan.deadline)
    attempt.down = Attempt.Way(down.amount, down.counterpart)
    return attempt.isEnough
  }

  private func buy(_ amount: Double, for cell: Int, _ search: SolverSearch) throws(SuppressionFailure) -> Bool {
    guard let offer = try search.cheapest(cell, by: amount, prices: prices, until: plan.deadline) else { return false }
    hideTouched(offer.counterpart)
    return true
  }

  private func hideTouched(_ counterpart: Counterpart) {
    for (cell, _) in counterpart.changes { hide(Int(cell)) }
  }

  /// One program for each part of the system that hangs together; of a large part only the cells nearest to this one.
  private func solver(around cell: Int) throws(SuppressionFailure) -> SolverSearch {
    if let known = solvers.last(where: { $0.isWhole && $0.contains(cell) }) { return known }
    let search = try SolverSearch(system, relations, cells: neighbourhood(of: cell))
    search.isWhole = search.cells.count < Suppressor.largestProgram
    if let last = solvers.last, !last.isWhole {
      finishedCalls += last.calls
      solvers.removeLast()
    }
    solvers.append(search)
    return search
  }

  /// Breadth first over relations until the program is as large as it may be.
  private func neighbourhood(of cell: Int) -> [Int32] {
    var seen: Set<Int32> = [Int32(cell)]
    var queue = [Int32(cell)]
    var next = 0
    while next < queue.count, queue.count < Suppressor.largestProgram {
      for place in relations.range(Int(queue[next])) {
        let relation = Int(relations.relations[place])
        guard queue.count < Suppressor.largestProgram else { break }
        for term in Int(system.starts[relation])..<Int(system.starts[relation + 1])
        where seen.insert(system.terms[term]).inserted {
          queue.append(system.terms[term])
        }
      }
      next += 1
    }
    // A part that is small enough was reached in full, and its cells stand in one order whoever asked.
    return queue.count < Suppressor.largestProgram ? queue.sorted() : queue
  }
}

extension Attempt.Way {
  init(_ amount: Double, _ counterpart: Counterpart) {
    self.amount = amount
    changes = counterpart.changes
  }
}
