/// Turns a family into cells and relations: persons, those with and those without, and sums of answers, over areas,
/// categories and periods, together with every group that nobody names but anybody can work out.
struct FamilyEquations {
  /// The numbers behind one published cell, as cells of the system.
  struct Numbers {
    var persons: Int?
    var with: Int?
    var without: Int?
    var sum: Int?

    var all: [Int] { [persons, with, without, sum].compactMap { $0 } }
  }

  private let family: Family
  private let bonds: FamilyBonds
  private(set) var system = CellSystem()
  private(set) var numbers: [CellKey: Numbers] = [:]
  private var contents: [CellKey: CellContent]
  /// Cells that are hidden whatever is around them, for nothing can be worked out from them or to them.
  private(set) var hiddenAlone: Set<CellKey> = []
  /// Why cells, and groups that nobody names, must not be known; for the steward alone.
  private(set) var findings: [StewardLog.Finding] = []

  init(_ family: Family, _ bonds: FamilyBonds) throws(SuppressionFailure) {
    self.family = family
    self.bonds = bonds
    contents = family.cells.merging(bonds.unpublished) { published, _ in published }
    let hasCounts = contents.values.contains(where: \.hasCounts)
    for key in contents.keys.inOrder() {
      guard let content = contents[key] else { continue }
      add(key, content, family.cells[key] == nil ? .restOfArea(key) : .cell(key), hasCounts)
    }
    try bindAreas()
    try bindCategories()
    try bindPeriods()
  }

  /// `place` is how the steward is told of it.
  private mutating func add(
    _ key: CellKey, _ content: CellContent, _ place: StewardLog.Place, _ hasCounts: Bool
  ) {
    var reasons = family.rule.reasonsToHide(content, amongCounts: hasCounts)
    if bonds.changedLittle.contains(key) { reasons.append(.changedLittle) }
    findings += reasons.map { .init(place: place, reason: $0) }
    let isKnown = bonds.knownAlready.contains(key)
    if isKnown, !reasons.isEmpty {
      // Too late to protect; it is not shown again, and nothing may lean on it.
      hiddenAlone.insert(key)
      reasons = []
    }
    guard content.hasCounts else {
      if !reasons.isEmpty { hiddenAlone.insert(key) }
      return
    }
    let isSilent = family.cells[key] == nil
    let price = isKnown ? .infinity : price(of: key)
    switch content {
    case .proportion(let x, let n): numbers[key] = addShare(x, of: n, reasons, price, isSilent)
    case .count(let x, .some(let population)) where x <= population:
      numbers[key] = addShare(x, of: population, reasons, price, isSilent)
    case .count(let x, let population):
      let demand = reasons.contains(.fewWith) || reasons.contains(.changedLittle) ? demand : nil
      let with = system.add(Double(x), cost: price, silent: isSilent, demand: demand)
      var found = Numbers(with: with)
      if let population {
        let few = reasons.contains(.fewPersons) || reasons.contains(.changedLittle) ? self.demand : nil
        let persons = system.add(Double(population), cost: price, silent: isSilent, demand: few)
        system.drag(persons, with)
        found.persons = persons
      }
      numbers[key] = found
    case .mean(let value, let n, _, let scale): numbers[key] = addMean(value, n, scale, reasons, price, isSilent)
    case .given, .missing: break
    }
  }

  /// x of n: hiding n hides x, and x and n − x are hidden together. A reader who knows n has it as an open cell.
  private mutating func addShare(
    _ x: Int, of n: Int, _ reasons: [UnsafeReason], _ price: Double, _ isSilent: Bool
  ) -> Numbers {
    func demand(_ wanted: UnsafeReason...) -> CellSystem.Demand? {
      (wanted + [.changedLittle]).contains(where: reasons.contains) ? self.demand : nil
    }
    let persons = system.add(Double(n), cost: price, silent: isSilent, demand: demand(.fewPersons))
    let with = system.add(Double(x), cost: price, silent: isSilent, demand: demand(.fewWith))
    let without = system.add(
      Double(n - x), cost: price / 8, silent: isSilent, demand: demand(.fewWithout, .everyone))
    system.relate(total: persons, parts: [with, without])
    system.tie(with, without)
    system.drag(persons, with)
    return Numbers(persons: persons, with: with, without: without)
  }

  /// The sum of n answers; its bounds are those of the scale, n being known to the reader (R6).
  private mutating func addMean(
    _ mean: Double, _ n: Int, _ scale: ClosedRange<Double>, _ reasons: [UnsafeReason], _ price: Double, _ isSilent: Bool
  ) -> Numbers {
    let isFew = reasons.contains(.fewPersons) || reasons.contains(.changedLittle)
    let persons = system.add(Double(n), cost: price, silent: isSilent, demand: isFew ? demand : nil)
    let count = Double(n)
    let width = 0.125 * (scale.upperBound - scale.lowerBound) * count
    let needsHiding = !reasons.isEmpty && n > 0
    let sum = system.add(
      mean * count, known: scale.lowerBound * count...scale.upperBound * count, cost: price, silent: isSilent,
      demand: needsHiding ? .init(width: width, reach: -.infinity) : nil)
    system.drag(persons, sum)
    return Numbers(persons: persons, sum: sum)
  }

  private var demand: CellSystem.Demand {
    .init(width: Double(family.rule.threshold), reach: Double(family.rule.threshold))
  }

  /// R14: the lowest level goes first, the whole municipality last, and breakdowns before totals.
  private func price(of key: CellKey) -> Double {
    let level = key.area == family.root ? 16.0 : family.parent(of: key.area) == family.root ? 2 : 1
    return key.category.isEmpty ? level * 2 : level
  }
}

// MARK: - Sums

extension FamilyEquations {
  private mutating func bindAreas() throws(SuppressionFailure) {
    var sums: [FamilyBonds.Sum] = bonds.areas
    let parts = Dictionary(
      grouping: Set(family.cells.keys.map(\.area)).filter { family.parent(of: $0) != nil }.sorted()
    ) {
      family.parent(of: $0) ?? ""
    }
    for (whole, parts) in parts.sorted(by: { $0.key < $1.key })
    where !sums.contains(where: { sum in
      sum.whole == whole && !Set(sum.parts).isDisjoint(with: parts)
    }) {
      sums.append(.init(whole: whole, parts: parts))
    }
    let keys = Dictionary(grouping: contents.keys.inOrder(), by: \.area)
    for (index, sum) in sums.enumerated() {
      for key in keys[sum.whole, default: []] {
        let parts = sum.parts.map { CellKey(area: $0, period: key.period, category: key.category) }
        try bind(
          key, parts, rest: CellKey(area: "\(key.area)\u{0}\(index)", period: key.period, category: key.category),
          named: .restOfArea(key))
      }
    }
  }

  private mutating func bindPeriods() throws(SuppressionFailure) {
    for sum in bonds.periods {
      for key in contents.keys.filter({ $0.period == sum.whole }).sorted() {
        let parts = sum.parts.map { CellKey(area: key.area, period: $0, category: key.category) }
        try bind(
          key, parts, rest: CellKey(area: key.area, period: "\(key.period)\u{0}", category: key.category),
          named: .restOfPeriods(key))
      }
    }
  }

  private mutating func bindCategories() throws(SuppressionFailure) {
    var rows: [CellKey: [CellKey]] = [:]
    for key in contents.keys where !key.category.isEmpty {
      rows[CellKey(area: key.area, period: key.period, category: key.dimension ?? ""), default: []].append(key)
    }
    for row in rows.keys.inOrder() {
      let whole = CellKey(area: row.area, period: row.period)
      let parts = rows[row, default: []].sorted()
      let rest = CellKey(area: row.area, period: row.period, category: "\(row.category)\u{0}")
      if dividesAnswers(whole, parts) {
        try bindAnswers(
          contents[whole] == nil ? parts[0] : whole, parts, named: .restOfCategories(whole, dimension: row.category))
      } else if contents[whole] != nil {
        try bind(whole, parts, rest: rest, named: .restOfCategories(whole, dimension: row.category))
      }
    }
  }

  /// Categories divide answers when every category has the same persons behind it (see `Examination`).
  private func dividesAnswers(_ whole: CellKey, _ parts: [CellKey]) -> Bool {
    let counted = parts.compactMap { contents[$0] }.filter(\.hasCounts)
    guard let first = counted.first, counted.count > 1 || contents[whole] != nil else { return false }
    let persons = contents[whole]?.persons ?? first.persons
    return persons != nil && counted.allSatisfy { $0.persons == persons }
  }

  /// The given answers of the same persons, and the answer that is not shown.
  private mutating func bindAnswers(
    _ whole: CellKey, _ parts: [CellKey], named place: StewardLog.Place
  ) throws(SuppressionFailure) {
    guard let persons = numbers[whole]?.persons else { return }
    let given = parts.compactMap { numbers[$0] }
    for part in given { if let own = part.persons, own != persons { system.relate(total: persons, parts: [own]) } }
    let with = given.compactMap(\.with)
    guard with.count == given.count else { return }
    let left = system.values[persons] - with.reduce(0) { $0 + system.values[$1] }
    guard left >= 0 else { return }  // each may give several answers: nothing can be subtracted
    var all = with
    if left > 0 {
      let isFew = family.rule.isFew(Int(left))
      if isFew { findings.append(.init(place: place, reason: .fewWith)) }
      all.append(system.add(left, silent: true, demand: isFew ? demand : nil))
    }
    system.relate(total: persons, parts: all)
  }

  /// whole = parts + rest, for persons, those with, those without and sums alike.
  private mutating func bind(
    _ whole: CellKey, _ parts: [CellKey], rest: CellKey, named place: StewardLog.Place
  ) throws(SuppressionFailure) {
    guard let content = contents[whole], let all = numbers[whole] else { return }
    let present = parts.filter { numbers[$0] != nil }
    guard !present.isEmpty else { return }
    let left = Rest(of: content, without: present.compactMap { contents[$0] })
    switch left {
    case .unknown: throw .brokenRelation(whole.hashValue & 0xFFFF)
    case .nothing: break
    case .group(let group):
      contents[rest] = group
      add(rest, group, place, true)
    }
    let others = (present + (numbers[rest] == nil ? [] : [rest])).compactMap { numbers[$0] }
    for kind in [\Numbers.persons, \.with, \.without, \.sum] {
      let terms = others.compactMap { $0[keyPath: kind] }
      if let total = all[keyPath: kind], terms.count == others.count { relate(total, terms) }
    }
  }

  /// Rounded means do not add up to the last decimal; what is missing is put into a cell that everybody knows.
  private mutating func relate(_ total: Int, _ parts: [Int]) {
    let difference = system.values[total] - parts.reduce(0) { $0 + system.values[$1] }
    guard abs(difference) > 1e-12 * max(1, abs(system.values[total])) else {
      return system.relate(total: total, parts: parts)
    }
    let known = system.add(difference, known: difference...difference, cost: .infinity)
    system.relate(total: total, parts: parts + [known])
  }
}
