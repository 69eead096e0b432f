extension FamilyBonds {
  /// Binds figures over several years to the years between their ends (R11): 2022–2024 taken from 2021–2024 is 2021.
  ///
  /// `windows` gives the first and last year of each period that covers several. Years that two windows give away
  /// together become cells that nobody names. Windows that contradict one another close all that hang together.
  package mutating func bind(_ family: Family, windows: [String: ClosedRange<Int>]) {
    var groups: [[String]] = []
    for window in windows.keys.sorted() {
      let ends = windows[window]!.ends  // the keys are those of the table itself
      let touched = groups.filter { $0.contains { !windows[$0]!.ends.isDisjoint(with: ends) } }
      groups.removeAll(where: touched.contains)
      groups.append(touched.flatMap(\.self) + [window])
    }
    for group in groups where group.count > 1 { bind(family, group.map { ($0, windows[$0]!) }) }
  }

  private mutating func bind(_ family: Family, _ windows: [(name: String, years: ClosedRange<Int>)]) {
    let ends = Set(windows.flatMap(\.years.ends)).sorted()
    let runs = zip(ends, ends.dropFirst()).map { $0...($1 - 1) }
    let names = Dictionary(windows.map { ($0.years, $0.name) }, uniquingKeysWith: { first, _ in first })
    func name(_ run: ClosedRange<Int>) -> String { names[run] ?? "\(run.lowerBound)…\(run.upperBound)" }
    for window in windows {
      let parts = runs.filter { window.years.contains($0.lowerBound) }
      if parts.count > 1 { periods.append(Sum(whole: window.name, parts: parts.map(name))) }
    }
    let places = Set(family.cells.keys.filter { key in windows.contains { $0.name == key.period } }.map(\.place))
    for place in places {
      let cells = windows.compactMap { window in
        family.cells[place.at(window.name)].map { (years: window.years, content: $0) }
      }
      guard let first = cells.first(where: { $0.content.hasCounts }) else { continue }
      let sums = FamilyBonds.sums(upTo: cells.filter { $0.content.kind == first.content.kind })
      for run in runs where names[run] == nil {
        guard let before = sums[run.lowerBound], var tally = sums[run.upperBound + 1] else { continue }
        tally.subtract(before)
        switch tally.asRest(like: first.content) {
        case .group(let content): unpublished[place.at(name(run))] = content
        case .nothing: break
        case .unknown: closedPeriods.formUnion(windows.map(\.name))
        }
      }
    }
  }

  /// The sum of all before each year, counted from the first year of a chain of windows.
  private static func sums(upTo windows: [(years: ClosedRange<Int>, content: CellContent)]) -> [Int: Tally] {
    var sums: [Int: Tally] = [:]
    if let start = windows.map(\.years.lowerBound).min() { sums[start] = Tally(persons: 0, with: 0, sum: 0) }
    for _ in windows {
      for (years, content) in windows {
        if var sum = sums[years.lowerBound], sums[years.upperBound + 1] == nil {
          sum.add(content.tally)
          sums[years.upperBound + 1] = sum
        } else if var sum = sums[years.upperBound + 1], sums[years.lowerBound] == nil {
          sum.subtract(content.tally)
          sums[years.lowerBound] = sum
        }
      }
    }
    return sums
  }
}

extension ClosedRange<Int> {
  /// The first year and the year after the last.
  fileprivate var ends: Set<Int> { [lowerBound, upperBound + 1] }
}

extension CellKey {
  fileprivate var place: CellKey { at("") }

  fileprivate func at(_ period: String) -> CellKey { CellKey(area: area, period: period, category: category) }
}
