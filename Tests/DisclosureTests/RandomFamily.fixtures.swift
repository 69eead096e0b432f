import Attacker
import Disclosure
import TestSupport

/// A random family of shares: areas in districts, categories, years and rolling years, some of them with persons that no
/// table names.
struct RandomFamily {
  /// The finest group of persons: nobody publishes it where the area or the category has no name.
  private struct Atom: Hashable {
    var area: String
    var period: String
    var category: String
  }

  private var atoms: [Atom: (with: Int, without: Int)] = [:]
  private var districts: [String: String] = [:]
  private var windows: [String: [String]] = [:]
  private(set) var family = Family(indicator: "i", root: "k", rule: .open, cells: [:])
  var bonds: FamilyBonds { FamilyBonds(periods: windows.map { .init(whole: $0.key, parts: $0.value) }) }

  init(seed: UInt64) {
    var chance = Chance(seed: seed)
    for area in 0..<Int.random(in: 2...8, using: &chance) {
      districts["o\(area)"] = "d\(area % Int.random(in: 1...3, using: &chance))"
    }
    let years = (0..<Int.random(in: 1...4, using: &chance)).map { "\(2020 + $0)" }
    if years.count > 2, Bool.random(using: &chance) { windows["\(years[0])–\(years[2])"] = Array(years[0...2]) }
    if years.count > 3, !windows.isEmpty { windows["\(years[1])–\(years[3])"] = Array(years[1...3]) }
    let categories = ["trin=a", "trin=b", "trin=c"].prefix(Int.random(in: 0...3, using: &chance))
    let unnamed = (area: Bool.random(using: &chance), category: categories.isEmpty || Bool.random(using: &chance))
    let mean = [1.5, 4, 10, 30].randomElement(using: &chance)!
    for area in districts.keys.sorted() + (unnamed.area ? [""] : []) {
      for category in Array(categories) + (unnamed.category ? [""] : []) {
        for year in years {
          atoms[Atom(area: area, period: year, category: category)] = (
            RandomTown.poisson(mean, &chance), RandomTown.poisson(mean * 2, &chance)
          )
        }
      }
    }
    family.parents = districts
    for area in Set(districts.keys).union(districts.values).union(["k"]) {
      for period in years + windows.keys {
        for category in Array(categories) + [""] {
          let key = CellKey(area: area, period: period, category: category)
          let (x, rest) = atoms.filter { covers(key, $0.key) }.values.reduce((0, 0)) {
            ($0.0 + $1.with, $0.1 + $1.without)
          }
          family.cells[key] = .proportion(x: x, n: x + rest)
        }
      }
    }
  }

  private func covers(_ key: CellKey, _ atom: Atom) -> Bool {
    (key.area == "k" || key.area == atom.area || key.area == districts[atom.area])
      && (key.period == atom.period || windows[key.period, default: []].contains(atom.period))
      && (key.category.isEmpty || key.category == atom.category)
  }

  /// What a reader of the table can still work out that nobody may know, in words; the reader knows which areas,
  /// categories and years there are, whether all persons are in them, and the numbers that are shown.
  func breaches(in table: PublishedTable, threshold: Int) throws -> [String] {
    var knowledge = Knowledge()
    var unknowns: [Atom: (with: Int, without: Int)] = [:]
    for atom in atoms.keys { unknowns[atom] = (knowledge.unknown(), knowledge.unknown()) }
    var hidden: [(name: String, sum: Knowledge.Sum, value: Int)] = []
    for (key, cell) in table.cells {
      let own = unknowns.filter { covers(key, $0.key) }.map(\.value)
      guard case .proportion(let x, let n) = family.cells[key] else { continue }
      if cell == .hidden {
        hidden.append(("\(key) with", .init(unknowns: own.map(\.with)), x))
        hidden.append(("\(key) without", .init(unknowns: own.map(\.without)), n - x))
        hidden.append(("\(key) persons", .init(unknowns: own.flatMap { [$0.with, $0.without] }), n))
      } else {
        knowledge.learn(own.map(\.with), make: Double(x))
        knowledge.learn(own.map(\.without), make: Double(n - x))
      }
    }
    for (atom, own) in unknowns where atom.area.isEmpty || atom.category.isEmpty {
      guard let numbers = atoms[atom] else { continue }
      hidden.append(("rest \(atom) with", .init(unknowns: [own.with]), numbers.with))
      hidden.append(("rest \(atom) without", .init(unknowns: [own.without]), numbers.without))
    }
    let intervals = try knowledge.intervals(of: hidden.map(\.sum), until: .now + .seconds(120))
    return zip(hidden, intervals).compactMap { hidden, interval in
      guard 0 < hidden.value, hidden.value < threshold else { return nil }
      let isSafe = interval.width >= Double(threshold) && interval.high >= Double(threshold)
      return isSafe ? nil : "\(hidden.name) = \(hidden.value): \(interval.low)–\(interval.high)"
    }
  }
}
