import Disclosure
import TestSupport
import Testing

/// A new release beside the ones readers have seen (R11).
struct RevisionTests {
  private static func family(_ bakke: Int, _ dal: Int, _ skov: Int, rest: Int = 0) -> Family {
    .hedevig([
      ("hedevig", "", .count(bakke + dal + skov + rest, population: nil)),
      ("bakke", "", .count(bakke, population: nil)),
      ("dal", "", .count(dal, population: nil)), ("skov", "", .count(skov, population: nil)),
    ])
  }

  private func released(_ family: Family, after earlier: [PublishedTable] = []) -> (
    made: Disclosure.ProtectedFamily, bonds: FamilyBonds
  ) {
    Disclosure.protect(family, bonds: FamilyBonds(), after: earlier)
  }

  private func number(_ table: PublishedTable, _ area: String) -> Int? {
    if case .count(let count, population: nil) = table[area: area, period: "2025/26"] { count } else { nil }
  }

  @Test func `nothing changes where nothing has changed`() {
    let first = released(Self.family(3, 40, 60)).made.table
    let (second, bonds) = released(Self.family(3, 40, 60), after: [first])
    #expect(second.table == first && bonds.held.isEmpty && bonds.closedPeriods.isEmpty)
  }

  @Test(arguments: 1...4) func `a correction of a few persons waits, everywhere in its period`(persons: Int) {
    let first = released(Self.family(30, 40, 60)).made.table
    let (second, bonds) = released(Self.family(30, 40 + persons, 60), after: [first])
    #expect(Array(bonds.held.keys) == ["2025/26"] && second.table == first)
    #expect(number(second.table, "dal") == 40 && number(second.table, "hedevig") == 130)
  }

  @Test func `a correction of many is shown`() {
    let first = released(Self.family(30, 40, 60)).made.table
    let second = released(Self.family(30, 70, 60), after: [first]).made.table
    #expect(number(second, "dal") == 70 && number(second, "hedevig") == 160)
  }

  @Test func `with a large correction a small one is kept as secret as a small number`() {
    let first = released(Self.family(30, 40, 60)).made.table
    let (second, bonds) = released(Self.family(32, 140, 60), after: [first])
    #expect(bonds.changedLittle == [CellKey(area: "bakke", period: "2025/26")])
    #expect(second.table[area: "bakke", period: "2025/26"] == .hidden)
    // With everything else open it would be found by subtraction.
    #expect(second.table.shown.count <= 2 && second.log.reasons(for: CellKey(area: "bakke", period: "2025/26")) != [])
  }

  @Test func `where those whom nobody names have changed a little, the period closes`() {
    let first = released(Self.family(30, 40, 60, rest: 20)).made.table
    let (second, bonds) = released(Self.family(30, 140, 60, rest: 22), after: [first])
    #expect(bonds.closedPeriods == ["2025/26"] && second.table.shown.isEmpty && second.log.outcome == .nothing)
    #expect(second.log.reasons(for: CellKey(area: "dal", period: "2025/26")) == [.periodClosed])
  }

  @Test func `what was hidden before a correction stays hidden after it`() {
    let first = released(Self.family(3, 40, 60)).made.table
    let hidden = first.cells.filter { $0.value == .hidden }.keys
    let second = released(Self.family(30, 40, 160), after: [first]).made.table
    #expect(!hidden.isEmpty && hidden.allSatisfy { second.cells[$0] == .hidden })
  }

  @Test func `what readers know already is not counted on to protect anybody`() {
    // Dal was open when Bakke was not there; hiding it now would deceive nobody, so Skov is hidden beside Bakke.
    var before = Self.family(3, 40, 60)
    before.cells[CellKey(area: "bakke", period: "2025/26")] = nil
    before.cells[CellKey(area: "hedevig", period: "2025/26")] = .count(109, population: nil)
    let first = released(before).made.table
    let second = released(Self.family(3, 40, 60, rest: 6), after: [first]).made.table
    if number(first, "dal") != nil { #expect(number(second, "dal") == 40) }
    #expect(second[area: "bakke", period: "2025/26"] == .hidden)
  }

  @Test func `two releases together tell nothing that one of them hides`() {
    // Small towns with random corrections; a reader who holds both releases together never learns of fewer than five.
    var random = Chance(seed: 20_261_121)
    for _ in 0..<300 {
      let old = (0..<3).map { _ in Int.random(in: 0...40, using: &random) }
      let new = old.map { $0 + [0, 0, 0, 1, -2, 7, 30].randomElement(using: &random)! }.map { max(0, $0) }
      let first = released(Self.family(old[0], old[1], old[2])).made.table
      let second = released(Self.family(new[0], new[1], new[2]), after: [first]).made.table
      for area in ["hedevig", "bakke", "dal", "skov"] {
        guard let a = number(first, area), let b = number(second, area) else { continue }
        #expect(a == b || abs(a - b) >= 5, "\(old) → \(new): \(area)")
      }
      let changes = ["bakke", "dal", "skov"].map { area in
        number(first, area).flatMap { a in number(second, area).map { $0 - a } }
      }
      if let a = number(first, "hedevig"), let b = number(second, "hedevig"), changes.contains(nil) {
        let rest = b - a - changes.compactMap(\.self).reduce(0, +)
        #expect(rest == 0 || abs(rest) >= 5, "\(old) → \(new): the hidden ones")
      }
    }
  }

  @Test func `an earlier table by a milder rule does not stand`() {
    let mild = FamilyRule(threshold: 3, sensitivity: .open)!
    var family = Self.family(4, 40, 60)
    family.rule = mild
    let first = Disclosure.protect(family, bonds: FamilyBonds()).table
    let (second, bonds) = released(Self.family(4, 41, 60), after: [first])
    #expect(bonds.closedPeriods == ["2025/26"] && second.table.shown.isEmpty)
  }

  @Test func `windows of years give away the years between their ends, and those are protected`() {  // TV8
    var family = Family.hedevig([])
    for (period, count) in [("2020-2023", 64), ("2021-2023", 62)] {
      family.cells[CellKey(area: "hedevig", period: period)] = .count(count, population: nil)
    }
    var bonds = FamilyBonds()
    bonds.bind(family, windows: ["2020-2023": 2020...2023, "2021-2023": 2021...2023])
    // 64 − 62 = 2 persons in 2020.
    #expect(bonds.unpublished.values.contains(.count(2, population: nil)))
    let made = Disclosure.protect(family, bonds: bonds)
    #expect(made.table.shown.count == 1 && made.log.findings.contains { $0.reason == .fewWith })

    family.cells[CellKey(area: "hedevig", period: "2020-2023")] = .count(90, population: nil)
    var wide = FamilyBonds()
    wide.bind(family, windows: ["2020-2023": 2020...2023, "2021-2023": 2021...2023])
    #expect(Disclosure.protect(family, bonds: wide).table.shown.count == 2)
  }

  @Test func `windows that only overlap give no year away`() {
    var family = Family.hedevig([])
    for (period, count) in [("2022-2024", 14), ("2023-2025", 11)] {
      family.cells[CellKey(area: "hedevig", period: period)] = .count(count, population: nil)
    }
    var bonds = FamilyBonds()
    bonds.bind(family, windows: ["2022-2024": 2022...2024, "2023-2025": 2023...2025])
    #expect(bonds.unpublished.isEmpty && Disclosure.protect(family, bonds: bonds).table.shown.count == 2)
  }

  @Test func `windows that contradict one another are not shown`() {
    var family = Family.hedevig([])
    for (period, count) in [("2020-2023", 60), ("2021-2023", 62)] {
      family.cells[CellKey(area: "hedevig", period: period)] = .count(count, population: nil)
    }
    var bonds = FamilyBonds()
    bonds.bind(family, windows: ["2020-2023": 2020...2023, "2021-2023": 2021...2023])
    #expect(bonds.closedPeriods == ["2020-2023", "2021-2023"])
    #expect(Disclosure.protect(family, bonds: bonds).table.shown.isEmpty)
  }
}
