extension Suppressor {
  /// A proof for one primary; with `hiding` more cells may be hidden for it. Nil when there is none.
  func prove(_ place: Int, hiding: Bool) throws(SuppressionFailure) -> Proof? {
    let cell = primaries[place]
    guard let demand = system.demands[cell] else { return Proof() }
    var proof = Proof()
    var attempt = Attempt(cell: cell, value: system.values[cell], demand: demand)
    defer { attempt.reset(self) }
    climb(&attempt, hiding: hiding)
    if !attempt.isEnough {
      guard hiding else { return nil }
      guard try climbWithSolver(&attempt) else { return nil }
    }
    proof.up = attempt.up.counterpart
    proof.down = attempt.down.counterpart
    attempt.reset(self)
    guard plan.withstandsInsiders else { return proof }
    return try withstandInsiders(cell, proof, hiding: hiding)
  }

  /// Adds moves to the attempt until it is enough or no move helps.
  private func climb(_ attempt: inout Attempt, hiding: Bool) {
    while true {
      addFreeMoves(&attempt)
      if attempt.isEnough || !hiding { return }
      guard let answer = ask(attempt, free: false), answer.cost > 0 else { return }
      for (cell, _) in search.best { hide(Int(cell)) }
    }
  }

  private func addFreeMoves(_ attempt: inout Attempt) {
    while !attempt.isEnough {
      guard let answer = ask(attempt, free: true) else { return }
      let up = min(answer.up, attempt.wantedUp)
      let down = min(answer.down, attempt.wantedDown)
      // The way that is needed most is taken first; both may be taken from the same corners.
      if up > 0 { attempt.apply(search.best, up, \.up, 1, self) }
      if down > 0, !attempt.isEnough { attempt.apply(search.best, down, \.down, -1, self) }
      if up <= 0, down <= 0 { return }
    }
  }

  /// The best move that a search without the solver finds; its cells are in `search.best`.
  private func ask(_ attempt: Attempt, free: Bool, avoiding avoided: Int = -1) -> MoveAnswer? {
    rooms.ask(prices) { places in
      let question = MoveQuestion(
        places: places, wantedUp: max(0, attempt.leastUp - attempt.up.amount), wantedDown: attempt.wantedDown,
        wantedWidth: max(0, attempt.missingWidth), free: free, avoided: avoided, widest: widest)
      return search.search(attempt.cell, question)
    }
  }

  /// One more counterpart for each insider who knows a cell that all of the others touch (R7).
  private func withstandInsiders(_ cell: Int, _ proof: Proof, hiding: Bool) throws(SuppressionFailure) -> Proof? {
    var proof = proof
    for insider in proof.support.sorted() where Int(insider) != cell && isInsider(Int(insider)) {
      let withstands = proof.all.contains { abs($0.change(of: cell)) >= 1 && !$0.touches(Int(insider)) }
      if withstands || knownToInsiders.contains([cell, Int(insider)]) { continue }
      guard let counterpart = try counterpart(of: cell, avoiding: Int(insider), hiding: hiding) else {
        guard hiding else { return nil }
        knownToInsiders.insert([cell, Int(insider)])
        continue
      }
      proof.beyondInsiders.append(counterpart)
    }
    return proof
  }

  /// Someone is in the cell, and so few that each of them can know it. A group that no table names has no insiders:
  /// nobody counts those who live in one district and belong to another parish.
  private func isInsider(_ cell: Int) -> Bool {
    system.values[cell] > 0 && system.values[cell] <= 2 && !system.isSilent[cell]
  }

  private func counterpart(of cell: Int, avoiding insider: Int, hiding: Bool) throws(SuppressionFailure) -> Counterpart?
  {
    let price = prices[insider]
    prices[insider] = .infinity
    defer { prices[insider] = price }
    let attempt = Attempt(cell: cell, value: system.values[cell], demand: .notExactly)
    for free in hiding ? [true, false] : [true] {
      guard let answer = ask(attempt, free: free, avoiding: insider) else { continue }
      let best = search.best
      for (corner, _) in best { hide(Int(corner)) }
      if answer.up >= 1 { return Counterpart(changes: best.map { ($0.cell, Double($0.sign)) }) }
      if answer.down >= 1 { return Counterpart(changes: best.map { ($0.cell, -Double($0.sign)) }) }
    }
    guard hiding else { return nil }
    var solved = attempt
    defer { solved.reset(self) }
    guard try climbWithSolver(&solved) else { return nil }
    return solved.up.amount >= 1 ? solved.up.counterpart : solved.down.counterpart
  }
}

/// What has been proved of one primary so far.
struct Attempt {
  /// A counterpart under construction.
  struct Way {
    var amount = 0.0
    var changes: [(cell: Int32, by: Double)] = []

    var counterpart: Counterpart { Counterpart(changes: changes.filter { abs($0.by) > 1e-9 }) }

    mutating func change(_ cell: Int32, by amount: Double) {
      // A handful of moves of a handful of cells: faster to look through than to hash.
      if let place = changes.firstIndex(where: { $0.cell == cell }) {
        changes[place].by += amount
      } else {
        changes.append((cell, amount))
      }
    }
  }

  let cell: Int
  let value: Double
  let demand: CellSystem.Demand
  var up = Way()
  var down = Way()

  /// How far up the interval must reach whatever it does downwards.
  var leastUp: Double { max(0, demand.reach - value) }
  var missingWidth: Double { demand.width - up.amount - down.amount }
  var isEnough: Bool { missingWidth <= 1e-9 && up.amount >= leastUp - 1e-9 }
  var wantedUp: Double { max(missingWidth, leastUp - up.amount) }
  var wantedDown: Double { max(0, missingWidth) }

  mutating func apply(
    _ corners: [(cell: Int32, sign: Int8)], _ amount: Double, _ way: WritableKeyPath<Attempt, Way>, _ direction: Double,
    _ suppressor: Suppressor
  ) {
    self[keyPath: way].amount += amount
    for (cell, sign) in corners {
      let by = direction * Double(sign) * amount
      self[keyPath: way].change(cell, by: by)
      suppressor.rooms.change(Int(cell), by: by, upwards: direction > 0)
    }
  }

  /// Puts the room of all touched cells back.
  func reset(_ suppressor: Suppressor) {
    for (cell, _) in up.changes + down.changes { suppressor.rooms.reset(Int(cell)) }
  }
}
