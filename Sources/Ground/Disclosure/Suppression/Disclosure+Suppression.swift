extension Disclosure {
  /// Decides which cells of a family are hidden. Fails closed: on any failure the pattern hides every cell.
  package static func suppress(_ system: CellSystem, _ plan: SuppressionPlan = SuppressionPlan()) -> SuppressionPattern
  {
    do throws(SuppressionFailure) {
      if let relation = system.brokenRelation { throw SuppressionFailure.brokenRelation(relation) }
      let suppressor = Suppressor(system, plan)
      try suppressor.run()
      try suppressor.verify()
      return suppressor.pattern
    } catch {
      return .everything(of: system, error)
    }
  }
}

extension Suppressor {
  /// Checks every proof once more against the system as it was given, and against what is open now.
  func verify() throws(SuppressionFailure) {
    var sums = [Double](repeating: 0, count: system.relationCount)
    func holds(_ proof: Proof) -> Bool {
      proof.all.allSatisfy { system.admits($0, hidden: hidden, relationsOf: relations, sums: &sums) }
    }
    for (cell, proof) in others {
      guard holds(proof), proof.up.change(of: cell) - proof.down.change(of: cell) >= 1 - 1e-6 else {
        throw .proofFailed(cell: cell)
      }
    }
    for (place, cell) in primaries.enumerated() {
      let proof = proofs[place]
      let (up, down) = (proof.up.change(of: cell), -proof.down.change(of: cell))
      let demand = system.demands[cell]!  // primaries are the cells with a demand
      let isWide = up + down >= demand.width - 1e-6
      let isHigh = system.values[cell] + up >= demand.reach - 1e-6
      guard holds(proof), isWide, isHigh else { throw .proofFailed(cell: cell) }
    }
  }

  var pattern: SuppressionPattern {
    let shown = system.values.indices.filter { hidden[$0] && !system.isSilent[$0] }
    let primary = shown.count { system.demands[$0] != nil }
    return SuppressionPattern(
      hidden: hidden, primary: primary, complementary: shown.count - primary,
      solverCalls: finishedCalls + solvers.reduce(0) { $0 + $1.calls }, failure: nil)
  }
}

extension SuppressionPattern {
  static func everything(of system: CellSystem, _ failure: SuppressionFailure?) -> SuppressionPattern {
    let primary = system.values.indices.count { system.demands[$0] != nil && !system.isSilent[$0] }
    let published = system.isSilent.count { !$0 }
    return SuppressionPattern(
      hidden: Array(repeating: true, count: system.count), primary: primary, complementary: published - primary,
      solverCalls: 0, failure: failure)
  }
}
