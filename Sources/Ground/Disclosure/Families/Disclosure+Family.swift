extension Disclosure {
  /// A family with single cells hidden: what may be shown, why, and how it was decided.
  package struct ProtectedFamily: Sendable {
    package let table: PublishedTable
    package let log: StewardLog
    /// How it was decided; its `failure` says why only the municipality is left.
    package let pattern: SuppressionPattern
  }

  /// Decides cell by cell what may be shown of a family, against every sum a reader can make (R6, R7, R10–R12).
  ///
  /// Fails closed: when no pattern is found in time, only the municipality's own figures can be left (R14), and only if
  /// nothing unsafe can be read from them alone.
  package static func protect(
    _ family: Family, bonds: FamilyBonds, _ plan: SuppressionPlan = SuppressionPlan()
  ) -> ProtectedFamily {
    let problems = problems(in: family)
    guard problems.isEmpty else {
      return closed(family, StewardLog(outcome: .nothing, findings: [], problems: problems), shows: { _ in false }, nil)
    }
    let findings = Examination.findings(in: family.cells, of: family)
    do throws(SuppressionFailure) {
      let equations = try FamilyEquations(family, bonds)
      var plan = plan
      for key in bonds.hiddenAlready { plan.hiddenAlready += equations.numbers[key]?.all ?? [] }
      let pattern = suppress(equations.system, plan)
      if let failure = pattern.failure { throw failure }
      let isHidden = { (key: CellKey) -> Bool in
        bonds.hiddenAlready.contains(key) || equations.hiddenAlone.contains(key)
          || (equations.numbers[key]?.all.contains { pattern.hidden[$0] } ?? false)
      }
      let outcome = outcome(of: family, isHidden)
      let log = StewardLog(outcome: outcome, findings: findings, problems: [])
      return closed(family, log, shows: { !isHidden($0) }, pattern)
    } catch {
      return rootAlone(family, findings, error)
    }
  }

  private static func outcome(of family: Family, _ isHidden: (CellKey) -> Bool) -> StewardLog.Outcome {
    let shown = family.cells.keys.filter { !isHidden($0) }
    if shown.count == family.cells.count { return .everything }
    return shown.isEmpty ? .nothing : shown.allSatisfy { $0.area == family.root } ? .rootOnly : .someCells
  }

  /// R14: when all else fails, the municipality's own figures, if they are safe beside one another.
  private static func rootAlone(
    _ family: Family, _ findings: [StewardLog.Finding], _ failure: SuppressionFailure
  ) -> ProtectedFamily {
    var alone = family
    alone.cells = family.cells.filter { $0.key.area == family.root }
    let (table, log) = protect(alone)
    let outcome: StewardLog.Outcome = log.outcome == .everything ? .rootOnly : log.outcome
    let shows = { (key: CellKey) in key.area == family.root && table.cells[key] != .hidden }
    return closed(
      family, StewardLog(outcome: outcome, findings: findings, problems: []), shows: shows,
      .everything(of: CellSystem(), failure))
  }

  private static func closed(
    _ family: Family, _ log: StewardLog, shows: (CellKey) -> Bool, _ pattern: SuppressionPattern?
  ) -> ProtectedFamily {
    let cells = family.cells.map { key, content in (key, shows(key) ? PublishedTable.Cell(content) : .hidden) }
    let table = PublishedTable(
      indicator: family.indicator, root: family.root, rule: family.rule, cells: Dictionary(uniqueKeysWithValues: cells))
    return ProtectedFamily(table: table, log: log, pattern: pattern ?? .everything(of: CellSystem(), nil))
  }
}
