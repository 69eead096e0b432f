/// What a new release would tell by being held against one that readers have seen already (R11).
///
/// The difference between the two is a table like any other, and 0 < |difference| < T tells of a few persons. Three
/// things can be done about a period that has changed:
/// - where *all* that changed is small, the period is held: it stays as readers know it;
/// - where some of it is large, the numbers are wrong as they stand: they are corrected, and the cells that changed a
///   little are hidden as carefully as small numbers;
/// - where the small change is that of a group nobody names (the rest of an area), hiding single cells does not help,
///   and the period is closed.
struct Revision {
  private let family: Family
  private let bonds: FamilyBonds

  enum Outcome: Equatable {
    case unchanged
    case held
    /// These cells changed by a few persons only.
    case corrected(little: Set<CellKey>)
    case closed
  }

  init(_ family: Family, _ bonds: FamilyBonds) {
    self.family = family
    self.bonds = bonds
  }

  /// What has become of the periods of a group, seen from one earlier table.
  func outcome(of periods: Set<String>, since earlier: PublishedTable) -> Outcome {
    let changes = changes(in: periods, since: earlier)
    let moved = changes.filter { !$0.value.isNothing }
    if moved.isEmpty { return .unchanged }
    let little = moved.filter { isLittle($0.value) }
    if little.count == moved.count { return .held }
    return restsChangedLittle(changes) ? .closed : .corrected(little: Set(little.keys))
  }

  /// True when the two tables, held against each other, tell that those whom the new one hides have changed a little.
  func tells(_ table: PublishedTable, in periods: Set<String>, since earlier: PublishedTable) -> Bool {
    let open = changes(in: periods, since: earlier).filter { table.cells[$0.key] != .hidden }
    return open.contains { !$0.value.isNothing } && restsChangedLittle(open)
  }

  /// The change of every cell that is open in the earlier table and still there.
  private func changes(in periods: Set<String>, since earlier: PublishedTable) -> [CellKey: Change] {
    var changes: [CellKey: Change] = [:]
    for (key, cell) in earlier.cells where periods.contains(key.period) {
      guard let old = CellContent(cell), old.hasCounts, let new = family.cells[key] else { continue }
      changes[key] = Change(from: old, to: new)
    }
    return changes
  }

  private func isLittle(_ change: Change) -> Bool { change.isLittle(family.rule.threshold) }

  /// Subtracting the changes of the parts from that of their whole gives the change of all that is hidden.
  private func restsChangedLittle(_ changes: [CellKey: Change]) -> Bool {
    let sums = sums()
    let children = Dictionary(sums.map { ($0.whole, $0.parts) }, uniquingKeysWith: { first, _ in first })
    for sum in sums {
      for (key, change) in changes where key.area == sum.whole {
        var rest = change
        for part in sum.parts { subtract(part, like: key, changes, children, from: &rest) }
        if rest != change, isLittle(rest) { return true }
      }
    }
    return changes.keys.contains { !$0.category.isEmpty && restOfCategoriesChangedLittle($0, changes) }
  }

  /// Takes away the change of a part; where that is hidden, those of its own parts.
  private func subtract(
    _ area: String, like key: CellKey, _ changes: [CellKey: Change], _ children: [String: [String]],
    from rest: inout Change
  ) {
    if let change = changes[CellKey(area: area, period: key.period, category: key.category)] {
      rest.subtract(change)
    } else {
      for child in children[area] ?? [] { subtract(child, like: key, changes, children, from: &rest) }
    }
  }

  private func sums() -> [FamilyBonds.Sum] {
    let areas = Set(family.cells.keys.map(\.area)).filter { family.parent(of: $0) != nil }
    let parts = Dictionary(grouping: areas.sorted()) { family.parent(of: $0) ?? "" }
    return bonds.areas
      + parts.filter { whole, _ in !bonds.areas.contains { $0.whole == whole } }.map {
        FamilyBonds.Sum(whole: $0.key, parts: $0.value)
      }
  }

  /// Categories divide persons or the answers of the same persons (see `Examination`); both leave a rest.
  private func restOfCategoriesChangedLittle(_ key: CellKey, _ changes: [CellKey: Change]) -> Bool {
    let whole = CellKey(area: key.area, period: key.period)
    let parts = changes.filter {
      $0.key.area == key.area && $0.key.period == key.period && $0.key.dimension == key.dimension
    }
    guard var rest = changes[whole] else { return false }
    if parts.keys.allSatisfy({ family.cells[$0]?.persons == family.cells[whole]?.persons }) {
      return isLittle(rest.ofPersons(without: parts.values.map(\.self)))
    }
    for part in parts.values { rest.subtract(part) }
    return rest != changes[whole] && isLittle(rest)
  }
}

extension Revision {
  /// By how much the numbers behind a cell have changed.
  struct Change: Equatable {
    private var persons: Double?
    private var with: Double
    /// In whole scales: one person can move a sum of answers by no more than one.
    private var sum: Double
    private var isOfOtherKind = false

    init(from old: CellContent, to new: CellContent) {
      persons = if let a = old.persons, let b = new.persons { Double(b - a) } else { nil }
      with = Double((new.with ?? 0) - (old.with ?? 0))
      sum = 0
      switch (old, new) {
      case (.mean(let a, let n, _, let scale), .mean(let b, let m, _, _)):
        let width = max(scale.upperBound - scale.lowerBound, .leastNonzeroMagnitude)
        sum = a == b && n == m ? 0 : (b * Double(m) - a * Double(n)) / width
      case (.proportion, .proportion), (.count, .count): break
      default: isOfOtherKind = true
      }
    }

    var isNothing: Bool { !isOfOtherKind && numbers.allSatisfy { abs($0) < 1e-9 } }

    /// True when something in it has changed, and by fewer persons than may be told of.
    func isLittle(_ threshold: Int) -> Bool {
      !isOfOtherKind && numbers.contains { abs($0) >= 1e-9 && abs($0) < Double(threshold) - 1e-9 }
    }

    mutating func subtract(_ part: Change) {
      persons = if let persons, let others = part.persons { persons - others } else { nil }
      with -= part.with
      sum -= part.sum
    }

    /// What is left of the persons when those who gave each of the answers are taken away.
    func ofPersons(without answers: [Change]) -> Change {
      var rest = self
      rest.with = (persons ?? 0) - answers.reduce(0) { $0 + $1.with }
      (rest.persons, rest.sum) = (nil, 0)
      return rest
    }

    /// Those with, those without, all of them, and the sum of their answers.
    private var numbers: [Double] { [with, sum] + (persons.map { [$0, $0 - with] } ?? []) }
  }
}

extension Disclosure {
  /// Decides what may be shown of a family beside what readers have seen of it in earlier releases, the newest first.
  /// Gives the bonds as well, which tell which periods are held and which are closed.
  package static func protect(
    _ family: Family, bonds: FamilyBonds, after earlier: [PublishedTable],
    _ plan: SuppressionPlan = SuppressionPlan()
  ) -> (made: ProtectedFamily, bonds: FamilyBonds) {
    var bonds = bonds
    bonds.hold(family, against: earlier)
    var made = protect(family, bonds: bonds, plan)
    // Cells that were hidden for the sake of others are hidden together with what they hide, and so is their change.
    while bonds.close(family, made.table, against: earlier) { made = protect(family, bonds: bonds, plan) }
    return (made, bonds)
  }
}

extension FamilyBonds {
  /// Closes the periods in which a table tells too much beside earlier ones; false when there are none.
  fileprivate mutating func close(
    _ family: Family, _ table: PublishedTable, against earlier: [PublishedTable]
  ) -> Bool {
    let revision = Revision(family, self)
    let told = groups(of: family).filter { periods in
      periods.isDisjoint(with: held.keys) && !periods.isSubset(of: closedPeriods)
        && earlier.contains { revision.tells(table, in: periods, since: $0) }
    }
    for periods in told { closedPeriods.formUnion(periods) }
    return !told.isEmpty
  }

  /// Binds a family to what readers have seen of it in earlier releases, the newest first.
  fileprivate mutating func hold(_ family: Family, against earlier: [PublishedTable]) {
    for periods in groups(of: family) { hold(family, periods, against: earlier) }
  }

  private mutating func hold(_ family: Family, _ periods: Set<String>, against earlier: [PublishedTable]) {
    let revision = Revision(family, self)
    let outcomes = earlier.map { (table: $0, outcome: revision.outcome(of: periods, since: $0)) }
    if let newest = outcomes.first, newest.outcome == .held {
      guard newest.table.rule.isAtLeastAsStrict(as: family.rule) else { return closedPeriods.formUnion(periods) }
      for period in periods { held[period] = newest.table }
      return
    }
    for (table, outcome) in outcomes {
      switch outcome {
      case .unchanged: break
      case .closed, .held: closedPeriods.formUnion(periods)  // held: almost as an older release had it
      case .corrected(let little):
        changedLittle.formUnion(little)
        // What was hidden stays hidden: beside its old neighbours a new number could tell what they hid.
        hiddenAlready.formUnion(table.cells.filter { periods.contains($0.key.period) && $0.value == .hidden }.keys)
      }
      for (key, cell) in table.cells where periods.contains(key.period) && cell != .hidden {
        if let new = family.cells[key], PublishedTable.Cell(new) == cell { knownAlready.insert(key) }
      }
    }
  }

  /// Periods that can be worked out from one another are judged together.
  private func groups(of family: Family) -> [Set<String>] {
    var groups: [Set<String>] = []
    for period in Set(family.cells.keys.map(\.period)).sorted() {
      let related = periods.filter { $0.whole == period || $0.parts.contains(period) }
      let all = related.reduce(into: [period]) { $0.formUnion([$1.whole] + $1.parts) } as Set<String>
      let touched = groups.filter { !$0.isDisjoint(with: all) }
      groups.removeAll { !$0.isDisjoint(with: all) }
      groups.append(touched.reduce(all) { $0.union($1) })
    }
    return groups
  }
}

extension FamilyRule {
  /// True when nothing this rule shows would be hidden by the other.
  fileprivate func isAtLeastAsStrict(as other: FamilyRule) -> Bool {
    threshold >= other.threshold && (sensitivity != .open || other.sensitivity == .open)
      && (!sourceIsPublic || other.sourceIsPublic)
  }
}
