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
      let log = StewardLog(outcome: .nothing, findings: [], problems: problems)
      return made(family, family.cells.mapValues { _ in .hidden }, log, .everything(of: CellSystem(), nil))
    }
    var open = family
    open.cells = family.cells.filter { bonds.isOpen($0.key.period) }
    do throws(SuppressionFailure) {
      let equations = try FamilyEquations(open, bonds)
      var plan = plan
      for key in bonds.hiddenAlready { plan.hiddenAlready += equations.numbers[key]?.all ?? [] }
      let pattern = suppress(equations.system, plan)
      if let failure = pattern.failure { throw failure }
      let isHidden = { (key: CellKey) -> Bool in
        bonds.hiddenAlready.contains(key) || equations.hiddenAlone.contains(key)
          || (equations.numbers[key]?.all.contains { pattern.hidden[$0] } ?? false)
      }
      return made(family, bonds, shows: { !isHidden($0) }, equations.findings, pattern)
    } catch {
      return rootAlone(family, bonds, open, error)
    }
  }

  /// R14: when all else fails, the municipality's own figures, if they are safe beside one another.
  private static func rootAlone(
    _ family: Family, _ bonds: FamilyBonds, _ open: Family, _ failure: SuppressionFailure
  ) -> ProtectedFamily {
    var alone = open
    // What readers have seen already could tell about a root that has changed since.
    alone.cells = open.cells.filter {
      $0.key.area == family.root && !bonds.changedLittle.contains($0.key) && !bonds.hiddenAlready.contains($0.key)
    }
    let (table, _) = protect(alone)
    let shows = { (key: CellKey) in table.cells[key].map { $0 != .hidden } ?? false }
    let findings = Examination.findings(in: open.cells, of: family)
    return made(family, bonds, shows: shows, findings, .everything(of: CellSystem(), failure))
  }

  /// The table, with held periods as they were, and for every hidden cell why it is hidden.
  private static func made(
    _ family: Family, _ bonds: FamilyBonds, shows: (CellKey) -> Bool, _ found: [StewardLog.Finding],
    _ pattern: SuppressionPattern
  ) -> ProtectedFamily {
    var cells: [CellKey: PublishedTable.Cell] = [:]
    cells.reserveCapacity(family.cells.count)
    let explained = Set(found.compactMap { if case .cell(let key) = $0.place { key } else { nil } })
    var findings = found
    for (key, content) in family.cells where bonds.held[key.period] == nil {
      let isShown = bonds.isOpen(key.period) && shows(key)
      cells[key] = isShown ? PublishedTable.Cell(content) : .hidden
      if !isShown, !explained.contains(key) {
        findings.append(.init(place: .cell(key), reason: bonds.reason(for: key, pattern)))
      }
    }
    for (period, table) in bonds.held {
      for (key, cell) in table.cells where key.period == period { cells[key] = cell }
    }
    findings.sort { $0.place.key < $1.place.key }
    let log = StewardLog(outcome: outcome(of: cells, family.root), findings: findings, problems: [])
    return made(family, cells, log, pattern)
  }

  private static func made(
    _ family: Family, _ cells: [CellKey: PublishedTable.Cell], _ log: StewardLog, _ pattern: SuppressionPattern
  ) -> ProtectedFamily {
    let table = PublishedTable(indicator: family.indicator, root: family.root, rule: family.rule, cells: cells)
    return ProtectedFamily(table: table, log: log, pattern: pattern)
  }

  private static func outcome(of cells: [CellKey: PublishedTable.Cell], _ root: String) -> StewardLog.Outcome {
    let shown = cells.filter { $0.value != .hidden }
    if shown.count == cells.count { return .everything }
    if shown.isEmpty { return .nothing }
    guard shown.allSatisfy({ $0.key.area == root }), cells.contains(where: { $0.key.area != root }) else {
      return .someCells
    }
    return shown.allSatisfy { $0.key.category.isEmpty } && cells.contains { !$0.key.category.isEmpty }
      ? .rootTotals : .rootOnly
  }
}

extension FamilyBonds {
  /// True when the period's cells are decided now.
  fileprivate func isOpen(_ period: String) -> Bool { held[period] == nil && !closedPeriods.contains(period) }

  /// Why a cell is hidden that is safe in itself.
  fileprivate func reason(for key: CellKey, _ pattern: SuppressionPattern) -> UnsafeReason {
    if closedPeriods.contains(key.period) { return .periodClosed }
    if pattern.failure != nil { return .noPattern }
    return hiddenAlready.contains(key) ? .hiddenElsewhere : .protectsOthers
  }
}
