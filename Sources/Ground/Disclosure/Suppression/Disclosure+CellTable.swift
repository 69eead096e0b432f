extension Disclosure {
  /// What a table of counts is protected against.
  package struct TableRule: Hashable, Sendable {
    package let threshold: Int
    package let width: Int
    /// Nought persons must be hidden as if they were few.
    package let protectsZeros: Bool

    package static let allowedThresholds = FamilyRule.allowedThresholds

    /// `width` is the narrowest interval a reader may work out of a primary cell; 0 asks only that nothing can be
    /// worked out exactly. Nil when the threshold is outside 3...50 or the width below nought.
    package init?(threshold: Int, width: Int? = nil, protectsZeros: Bool = false) {
      guard TableRule.allowedThresholds.contains(threshold), width ?? 0 >= 0 else { return nil }
      self.threshold = threshold
      self.width = width ?? threshold
      self.protectsZeros = protectsZeros
    }

    func demand(_ value: Double) -> CellSystem.Demand? {
      guard value < Double(threshold), value > 0 || protectsZeros else { return nil }
      return width == 0 ? .notExactly : CellSystem.Demand(width: Double(width), reach: Double(threshold))
    }
  }

  /// Decides which cells of a table of counts are hidden.
  package static func suppress(
    _ table: CellTable, _ rule: TableRule, _ plan: SuppressionPlan
  ) -> SuppressionPattern {
    let weights = table.weights
    let system = CellSystem(
      cube: table.shape, values: table.values, costs: { weights?[$0] ?? 1 }, demand: { rule.demand($0) })
    return suppress(system, plan)
  }
}
