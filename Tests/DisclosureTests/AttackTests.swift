import Disclosure
import TestSupport
import Testing

/// An attacker who reads only what is published and subtracts every published sum of parts from its published whole.
struct AttackTests {
  /// A municipality, three to six communities, two categories, three years: persons drawn one by one.
  struct Town {
    var cells: [CellKey: CellContent] = [:]
    let communities: [String]

    init(seed: UInt64) {
      var chance = Chance(seed: seed)
      communities = (1...Int.random(in: 3...6, using: &chance)).map { "område \($0)" }
      let mean = [3, 8, 40, 200].randomElement(using: &chance)!
      let outside = Int.random(in: 0...3, using: &chance) == 0
      for year in ["2023", "2024", "2025"] {
        for area in communities + (outside ? ["uden område"] : []) {
          for category in ["køn=piger", "køn=drenge"] {
            let n = Int.random(in: 0...2 * mean, using: &chance)
            let x = Int.random(in: 0...n, using: &chance)
            for key in [(area, category), (area, ""), ("by", category), ("by", "")] {
              add(x, n, to: CellKey(area: key.0, period: year, category: key.1))
            }
          }
        }
      }
      cells = cells.filter { $0.key.area != "uden område" }
    }

    private mutating func add(_ x: Int, _ n: Int, to key: CellKey) {
      guard case .proportion(let oldX, let oldN)? = cells[key] else {
        cells[key] = .proportion(x: x, n: n)
        return
      }
      cells[key] = .proportion(x: oldX + x, n: oldN + n)
    }

    func family(_ threshold: Int) -> Family {
      Family(
        indicator: "i", root: "by", rule: FamilyRule(threshold: threshold, sensitivity: .open)!, cells: cells)
    }
  }

  /// x, n − x and n of every published cell and of every group that is a whole less its parts.
  static func readable(_ table: PublishedTable, areas: [String]) -> [[Int]] {
    func numbers(_ area: String, _ period: String, _ category: String) -> [Int]? {
      guard case .proportion(let x, let n)? = table[area: area, period: period, category: category] else { return nil }
      return [x, n - x, n]
    }
    func minus(_ whole: [Int]?, _ parts: [[Int]?]) -> [Int]? {
      guard let whole, parts.contains(where: { $0 != nil }) else { return nil }
      return parts.compactMap { $0 }.reduce(whole) { zip($0, $1).map { $0 - $1 } }
    }
    let categories = ["køn=piger", "køn=drenge"]
    return ["2023", "2024", "2025"].flatMap { period -> [[Int]] in
      let direct = (areas + ["by"]).flatMap { area in ([""] + categories).map { numbers(area, period, $0) } }
      let outside = ([""] + categories).map { category in
        minus(numbers("by", period, category), areas.map { numbers($0, period, category) })
      }
      let neither = (areas + ["by"]).map { area in
        minus(numbers(area, period, ""), categories.map { numbers(area, period, $0) })
      }
      return (direct + outside + neither + [minus(outside[0], Array(outside.dropFirst()))]).compactMap { $0 }
    }
  }

  @Test func `no small group can be read or worked out from what is published`() {
    var outcomes: Set<StewardLog.Outcome> = []
    for seed in 0..<700 as Range<UInt64> {
      let town = Town(seed: seed)
      let (table, log) = Disclosure.protect(town.family(5))
      outcomes.insert(log.outcome)
      let few = AttackTests.readable(table, areas: town.communities).joined().filter { (1..<5).contains($0) }
      #expect(few.isEmpty, "seed \(seed)")
    }
    // Single cells are hidden only where the bonds of the family are known.
    #expect(
      outcomes == Set(StewardLog.Outcome.allCases).subtracting([.someCells]),
      "the towns are too alike to try every outcome")
  }

  @Test func `the attacker does find small groups where nothing is hidden`() {
    // Lets the test above fail: the same attacker, let loose on tables made at a lower threshold.
    let towns = (0..<700 as Range<UInt64>).map(Town.init(seed:))
    let found = towns.contains { town in
      AttackTests.readable(Disclosure.protect(town.family(3)).table, areas: town.communities).joined().contains(4)
    }
    #expect(found)
  }

  @Test func `when anything is unsafe, every area is hidden, and what is shown is as it was given`() {
    for seed in 0..<200 as Range<UInt64> {
      let town = Town(seed: seed)
      let (table, log) = Disclosure.protect(town.family(5))
      #expect(Set(table.cells.keys) == Set(town.cells.keys))
      #expect(log.findings.isEmpty == (log.outcome == .everything))
      for (key, cell) in table.shown {
        guard case .proportion(let x, let n) = cell else { continue }
        #expect(town.cells[key] == .proportion(x: x, n: n))
        #expect(log.outcome == .everything || key.area == "by")
      }
    }
  }

  @Test func `a lower threshold never hides more`() {
    for seed in 0..<200 as Range<UInt64> {
      let town = Town(seed: seed)
      let shown = [3, 5, 10, 50].map { Set(Disclosure.protect(town.family($0)).table.shown.keys) }
      #expect(zip(shown, shown.dropFirst()).allSatisfy { $0.isSuperset(of: $1) }, "seed \(seed)")
    }
  }

  @Test func `the order in which cells came makes no difference`() {
    for seed in 0..<50 as Range<UInt64> {
      var family = Town(seed: seed).family(5)
      let (table, log) = Disclosure.protect(family)
      family.cells = Dictionary(uniqueKeysWithValues: family.cells.shuffled())
      #expect(Disclosure.protect(family).table.frozen() == table.frozen() && Disclosure.protect(family).log == log)
    }
  }
}
