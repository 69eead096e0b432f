extension Suppressor {
  /// Sees to it that no complementary cell can be worked out either, by a reader who knows that counts are whole.
  ///
  /// Each of them moves in some proof, but perhaps by less than a person. Such a cell is proved by itself, and more is
  /// hidden where that is needed.
  func settleComplementary() throws(SuppressionFailure) {
    var moved = [Bool](repeating: false, count: system.count)
    for proof in proofs { note(proof, &moved) }
    var found = true
    while found {
      found = false
      for cell in system.values.indices where hidden[cell] && !isFixed[cell] && !moved[cell] {
        guard isCount(cell) else { continue }
        try checkTime()
        var attempt = Attempt(cell: cell, value: system.values[cell], demand: .notExactly)
        let isProved = try climbWithSolver(&attempt)
        defer { attempt.reset(self) }
        guard isProved else { throw .cannotHide(cell: cell) }
        let proof = Proof(up: attempt.up.counterpart, down: attempt.down.counterpart)
        others.append((cell, proof))
        note(proof, &moved)
        moved[cell] = true
        found = true
      }
    }
  }

  private func note(_ proof: Proof, _ moved: inout [Bool]) {
    for counterpart in proof.all {
      for (cell, by) in counterpart.changes where abs(by) >= 1 - 1e-6 { moved[Int(cell)] = true }
    }
  }

  private func isCount(_ cell: Int) -> Bool {
    system.values[cell] == system.values[cell].rounded() && system.lowest[cell] == 0
      && system.highest[cell] == .infinity
  }
}
