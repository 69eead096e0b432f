import Attacker
import Disclosure
import TestSupport

/// A table of counts, its protection, and what the attacker makes of the published rows.
struct Published {
  let table: CellTable
  let pattern: SuppressionPattern
  /// What the attacker finds, by the name of the cell; open cells are left out.
  let intervals: [String: Knowledge.Interval]

  init(
    _ header: [String], _ rows: [[String]], count: String, dimensions: [String], groups: [CellTable.Grouping] = [],
    rule: Disclosure.TableRule, insiders: Bool = false
  ) throws {
    let numbered = rows.enumerated().map { (line: $0 + 2, cells: $1) }
    let table = try CellTable(header: header, rows: numbered, count: count, dimensions: dimensions, groupings: groups)
    self.table = table
    pattern = Disclosure.suppress(table, rule, SuppressionPlan(withstandsInsiders: insiders, within: .seconds(60)))
    intervals = try Published.attack(table, pattern.hidden)
  }

  /// Writes the table as a file would have it, and lets the attacker read that and nothing else.
  static func attack(_ table: CellTable, _ hidden: [Bool]) throws -> [String: Knowledge.Interval] {
    let names = table.dimensions.map(\.name)
    let rows = table.cellsInOrder.map { cell in
      let number = hidden[cell] ? "" : String(Int(table.values[cell]))
      return (line: cell + 2, cells: table.memberNames(of: cell) + [number, hidden[cell] ? "hidden" : "open"])
    }
    // Which areas a district consists of is no secret.
    let memberships = zip(table.dimensions, table.shape.dimensions).map { names, shape in
      zip(names.groups, shape.groups).flatMap { group, leaves in
        leaves.map { (member: names.leaves[$0], group: group) }
      }
    }
    let file = try PublishedFile(
      header: names + ["antal", "status"], rows: rows, count: "antal", dimensions: names, memberships: memberships)
    let report = try file.attack(until: .now + .seconds(60))
    return Dictionary(
      uniqueKeysWithValues: report.findings.map { ($0.row.members.joined(separator: ", "), $0.interval) })
  }

  /// Cells with 0 < count < threshold (R3).
  func primaries(_ threshold: Double) -> [Int] {
    table.values.indices.filter { table.values[$0] > 0 && table.values[$0] < threshold }
  }

  /// Whatever breaks R6, in words for the test's report.
  func breaches(threshold: Double, width: Double) -> [String] {
    guard pattern.failure == nil else { return ["\(pattern.failure!)"] }
    return primaries(threshold).compactMap { cell in
      guard let interval = intervals[table.name(of: cell)] else { return "\(table.name(of: cell)) is open" }
      let isWide = interval.width >= max(width, 1)
      let isHigh = width == 0 || interval.high >= threshold
      let holdsTruth = interval.low <= table.values[cell] && table.values[cell] <= interval.high
      return isWide && isHigh && holdsTruth ? nil : "\(table.name(of: cell)): \(interval.low)–\(interval.high)"
    } + intervals.filter { $0.value.isExact }.map { "\($0.key) can be worked out exactly" }
  }
}

/// A random municipality: areas in districts and in parishes that cross them, categories, and years.
struct RandomTown {
  let header = ["område", "distrikt", "sogn", "svar", "år", "antal"]
  let groups = [
    CellTable.Grouping(member: "område", column: "distrikt"), CellTable.Grouping(member: "område", column: "sogn"),
  ]
  private(set) var rows: [[String]] = []
  let mean: Double

  init(seed: UInt64) {
    var chance = Chance(seed: seed)
    mean = [0.5, 1, 2, 5, 10, 30].randomElement(using: &chance)!
    let (districts, parishes) = (Int.random(in: 1...4, using: &chance), Int.random(in: 0...3, using: &chance))
    let (areas, answers) = (Int.random(in: 3...12, using: &chance), Int.random(in: 2...4, using: &chance))
    let years = Int.random(in: 1...5, using: &chance) > 3 ? 2 : 1
    for area in 0..<areas {
      let parish = parishes == 0 ? "" : "sogn \(Int.random(in: 0..<parishes, using: &chance))"
      for answer in 0..<answers {
        for year in 0..<years {
          let count = RandomTown.poisson(mean, &chance)
          rows.append([
            "o\(area)", "distrikt \(area % districts)", parish, "svar \(answer)", "\(2024 + year)", "\(count)",
          ])
        }
      }
    }
  }

  static func poisson(_ mean: Double, _ chance: inout Chance) -> Int {
    // Exponential waiting times: how many fit into `mean`.
    var (count, time) = (-1, 0.0)
    while time <= mean {
      time += unit(&chance)
      count += 1
    }
    return count
  }

  /// An exponential waiting time with mean 1, by von Neumann's comparison of uniform numbers.
  private static func unit(_ chance: inout Chance) -> Double {
    var whole = 0.0
    while true {
      let first = Double.random(in: 0..<1, using: &chance)
      var (last, runs) = (first, 0)
      while true {
        let next = Double.random(in: 0..<1, using: &chance)
        if next >= last { break }
        last = next
        runs += 1
      }
      if runs.isMultiple(of: 2) { return whole + first }
      whole += 1
    }
  }
}
