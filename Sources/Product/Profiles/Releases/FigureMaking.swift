import Disclosure
import Foundation
import People
import Statistics
import Values

/// Makes the figures of every area out of one released table: the only road from numbers to a page.
package struct FigureMaking {
  package let table: PublishedTable
  package let indicator: Indicator
  package let areas: AreaTree
  private let periods: [Period]

  package init(table: PublishedTable, indicator: Indicator, areas: AreaTree) {
    self.table = table
    self.indicator = indicator
    self.areas = areas
    periods = Set(table.cells.keys.map(\.period)).compactMap { Period(reading: $0) }.sorted()
  }

  /// Nil where the table has nothing at all to say of the area.
  package func figure(of area: Area) -> Figure? {
    guard let root = areas[AreaID(table.root)] else { return nil }
    let points = points(of: area.id.raw)
    guard points.contains(where: { $0.number != .notMeasured }) else { return nil }
    var figure = Figure(
      indicator: indicator, area: area.name, whole: root.name, points: points, wholePoints: self.points(of: table.root),
      parts: [], spread: nil, comparison: .none, trend: nil)
    if let latest = figure.latest?.period {
      figure.parts = parts(of: area.id.raw, in: latest)
      figure.spread = spread(around: area, in: latest)
      figure.comparison = area.id == root.id ? ownVerdict(area, latest) : verdict(area, latest)
    }
    figure.trend = trend(of: area.id.raw)
    return figure
  }

  private func points(of area: String) -> [Figure.Point] {
    periods.map { Figure.Point(period: $0, number: number(table[area: area, period: $0.text])) }
  }

  private func number(_ cell: PublishedTable.Cell?) -> Figure.Number {
    guard let cell else { return .notMeasured }
    return switch cell {
    case .hidden: .hidden
    case .missing(let mark): .absent(mark)
    default: measured(cell).flatMap { estimate($0).map(Figure.Number.shown) } ?? given(cell)
    }
  }

  private func given(_ cell: PublishedTable.Cell) -> Figure.Number {
    switch cell {
    case .given(let value): .shown(Figure.Estimate(value: value))
    case .count(let count, nil): .shown(Figure.Estimate(value: Double(count)))
    default: .absent("n = 0")
    }
  }

  private func parts(of area: String, in period: Period) -> [Figure.Part] {
    indicator.breakdowns.flatMap { breakdown in
      breakdown.categories.compactMap { name in
        let cell = table[area: area, period: period.text, category: "\(breakdown.name)=\(name)"]
        return cell.map { Figure.Part(name: name, number: number($0)) }
      }
    }
  }

  /// The range among areas of the same kind, when enough of them are shown to be a range.
  private func spread(around area: Area, in period: Period) -> Figure.Spread? {
    let values = areas.all.filter { $0.kind == area.kind && $0.system == area.system }.compactMap { peer -> Double? in
      guard case .shown(let estimate) = number(table[area: peer.id.raw, period: period.text]) else { return nil }
      return estimate.value
    }.sorted()
    guard values.count >= 4 else { return nil }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(values.count - 1)
      let below = Int(place)
      let above = min(below + 1, values.count - 1)
      return values[below] + (values[above] - values[below]) * (place - Double(below))
    }
    return Figure.Spread(
      lowest: values[0], lowerQuarter: quantile(0.25), upperQuarter: quantile(0.75), highest: values[values.count - 1])
  }
}

extension FigureMaking {
  private func ownVerdict(_ area: Area, _ period: Period) -> Figure.Verdict {
    table[area: area.id.raw, period: period.text] == .hidden ? .hidden : .none
  }

  private func verdict(_ area: Area, _ period: Period) -> Figure.Verdict {
    guard let cell = table[area: area.id.raw, period: period.text],
      let whole = table[area: table.root, period: period.text]
    else { return .none }
    if cell == .hidden || whole == .hidden { return .hidden }
    if case .missing = cell { return .none }
    if case .missing = whole { return .none }
    guard let ours = measured(cell), let all = measured(whole), let rest = all.without(ours) else {
      return .compared(.untested)
    }
    return .compared(.of(area: ours, rest: rest, smallestRelevant: smallestRelevant))
  }

  /// The smallest difference that matters, in the unit of `Statistics`: shares of 1, rates per person.
  private var smallestRelevant: Double {
    let shown = indicator.smallestRelevantDifference ?? 0
    return shown / factor
  }

  private func trend(of area: String) -> RecentTrend? {
    guard indicator.period == .year || indicator.period == .schoolYear || indicator.period == .day else { return nil }
    var before: Period?
    let points = periods.compactMap { period -> RecentTrend.Point? in
      guard let cell = table[area: area, period: period.text], let figure = measured(cell),
        let value = figure.value, let interval = figure.interval()
      else { return nil }
      defer { before = period }
      return RecentTrend.Point(
        year: period.start.year, value: value, interval: interval,
        beginsNewSeries: before != nil && indicator.breaks(between: before, and: period))
    }
    return points.isEmpty ? nil : RecentTrend.of(points)
  }

  /// The cell as statistics see it; nil where there are no counts behind it.
  private func measured(_ cell: PublishedTable.Cell) -> Statistics.Figure? {
    switch cell {
    case .proportion(let x, let n): n > 0 ? .proportion(x: x, n: n) : nil
    case .mean(let value, let n, let sd, _): MeanSummary(mean: value, n: n, deviation: sd).map { .mean($0) }
    case .count(let x, .some(let population)): population > 0 ? .rate(x: x, population: population) : nil
    case .count, .given, .missing, .hidden: nil
    }
  }

  private func estimate(_ figure: Statistics.Figure) -> Figure.Estimate? {
    guard let value = figure.value else { return nil }
    var interval = figure.interval()?.times(factor)
    if case .mean(let lowest, let highest) = indicator.measure { interval = interval?.clamped(to: lowest...highest) }
    return Figure.Estimate(value: value * factor, low: interval?.low, high: interval?.high, n: figure.persons)
  }

  /// From the unit of `Statistics` to the unit the reader sees.
  private var factor: Double {
    switch indicator.measure {
    case .proportion: 100
    case .rate(let per): Double(per)
    case .mean, .count, .amount: 1
    }
  }
}

extension Statistics.Figure {
  fileprivate var persons: Int {
    switch self {
    case .proportion(_, let n): n
    case .mean(let summary): summary.n
    case .rate(_, let population): population
    }
  }

  /// What is left of the whole when a part is taken away; nil where that is nobody, or cannot be known.
  fileprivate func without(_ part: Statistics.Figure) -> Statistics.Figure? {
    switch (self, part) {
    case (.proportion(let x, let n), .proportion(let y, let m)):
      n > m && x >= y && n - m >= x - y ? .proportion(x: x - y, n: n - m) : nil
    case (.rate(let x, let n), .rate(let y, let m)):
      n > m && x >= y ? .rate(x: x - y, population: n - m) : nil
    case (.mean(let all), .mean(let one)): all.without(one).map { .mean($0) }
    default: nil
    }
  }
}

extension MeanSummary {
  /// Mean and deviation of the rest, from the sums of squares: total = part + rest + between the two.
  fileprivate func without(_ part: MeanSummary) -> MeanSummary? {
    let rest = n - part.n
    guard rest > 0 else { return nil }
    let restMean = (mean * Double(n) - part.mean * Double(part.n)) / Double(rest)
    guard let all = deviation, let ours = part.deviation, rest > 1 else {
      return MeanSummary(mean: restMean, n: rest, deviation: nil)
    }
    let between =
      Double(part.n) * (part.mean - mean) * (part.mean - mean) + Double(rest) * (restMean - mean) * (restMean - mean)
    let squares = all * all * Double(n - 1) - ours * ours * Double(part.n - 1) - between
    // Rounded means and deviations can leave a hair below nought; far below means they are not of the same persons.
    guard squares > -1e-6 * Double(n) else { return nil }
    return MeanSummary(mean: restMean, n: rest, deviation: (max(0, squares) / Double(rest - 1)).squareRoot())
  }
}
