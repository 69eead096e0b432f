import Crypto

/// The figures of one indicator that may be shown, and for all others only that they are hidden.
///
/// Cannot be made by hand: `Disclosure.protect` makes it, and a frozen one can be thawed.
package struct PublishedTable: Hashable, Sendable {
  package let indicator: String
  package let root: String
  package let rule: FamilyRule
  package let cells: [CellKey: Cell]

  /// One cell as everybody may see it.
  package enum Cell: Hashable, Sendable {
    case proportion(x: Int, n: Int)
    case mean(value: Double, n: Int, sd: Double?, scale: ClosedRange<Double>)
    case count(Int, population: Int?)
    case given(Double)
    case missing(mark: String)
    /// "skjult af hensyn til diskretion". Carries nothing, so that nothing can be read from it.
    case hidden
  }

  /// For this module alone: nobody else can make a table.
  init(indicator: String, root: String, rule: FamilyRule, cells: [CellKey: Cell]) {
    self.indicator = indicator
    self.root = root
    self.rule = rule
    self.cells = cells
  }

  /// Thaws what `frozen()` gave. Throws when a single bit differs, or when it shows what its rule forbids.
  package init(frozen bytes: [UInt8]) throws(ThawError) {
    let thawed = try Thawed(bytes)
    self.init(indicator: thawed.indicator, root: thawed.root, rule: thawed.rule, cells: thawed.cells)
    guard thawed.patternHash == patternHash(inOrder: thawed.keys) else { throw .tampered }
    guard thawed.isLawful else { throw .unlawful }
  }

  /// Nil where the source has no cell at all.
  package subscript(area area: String, period period: String, category category: String = "") -> Cell? {
    cells[CellKey(area: area, period: period, category: category)]
  }

  /// True when nothing but (part of) the root is shown.
  package var isLimitedToRoot: Bool {
    cells.contains { $0.key.area != root } && cells.allSatisfy { $0.key.area == root || $0.value == .hidden }
  }

  /// Names which cells are shown and which are hidden, and nothing of what they contain.
  package var patternHash: [UInt8] { patternHash(inOrder: cells.keys.inOrder()) }

  /// The same, for whoever has the keys in their order already.
  func patternHash(inOrder keys: [CellKey]) -> [UInt8] {
    var bytes = ByteWriter()
    for key in keys {
      bytes.write(key)
      bytes.write(byte: cells[key] == .hidden ? 0 : 1)
    }
    return Array(SHA256.hash(data: bytes.bytes))
  }
}

extension Disclosure {
  /// Decides what may be shown of a family; the log says why, to the steward alone.
  package static func protect(_ family: Family) -> (table: PublishedTable, log: StewardLog) {
    let problems = problems(in: family)
    let findings = problems.isEmpty ? Examination.findings(in: family.cells, of: family) : []
    let outcome = problems.isEmpty ? outcome(for: family, findings: findings) : .nothing
    let cells = family.cells.map { key, content in
      (key, outcome.shows(key, root: family.root) ? PublishedTable.Cell(content) : .hidden)
    }
    let table = PublishedTable(
      indicator: family.indicator, root: family.root, rule: family.rule, cells: Dictionary(uniqueKeysWithValues: cells))
    return (table, StewardLog(outcome: outcome, findings: findings, problems: problems))
  }

  /// The widest view in which nothing unsafe can be read or worked out.
  private static func outcome(for family: Family, findings: [StewardLog.Finding]) -> StewardLog.Outcome {
    if findings.isEmpty { return .everything }
    for outcome in [StewardLog.Outcome.rootOnly, .rootTotals] {
      let shown = family.cells.filter { outcome.shows($0.key, root: family.root) }
      if !shown.isEmpty, Examination.findings(in: shown, of: family).isEmpty { return outcome }
    }
    // Hiding one year's total alone would say that it is small; so all years go.
    return .nothing
  }
}

extension StewardLog.Outcome {
  fileprivate func shows(_ key: CellKey, root: String) -> Bool {
    switch self {
    case .everything: true
    case .rootOnly: key.area == root
    case .rootTotals: key.area == root && key.category.isEmpty
    case .someCells, .nothing: false
    }
  }
}

extension PublishedTable.Cell {
  init(_ content: CellContent) {
    self =
      switch content {
      case .proportion(let x, let n): .proportion(x: x, n: n)
      case .mean(let value, let n, let sd, let scale): .mean(value: value, n: n, sd: sd, scale: scale)
      case .count(let x, let population): .count(x, population: population)
      case .given(let value): .given(value)
      case .missing(let mark): .missing(mark: mark)
      }
  }
}
