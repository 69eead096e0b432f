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
  /// What stands in the table for everybody: a place for each period. Looked up once here, and not by every neighbour.
  private var numbers: [AreaID: [Figure.Number]] = [:]
  private var spreads: [Kin: [Figure.Spread?]] = [:]

  package init(table: PublishedTable, indicator: Indicator, areas: AreaTree) {
    self.table = table
    self.indicator = indicator
    self.areas = areas
    periods = Set(table.cells.keys.map(\.period)).compactMap { Period(reading: $0) }.sorted()
    let (texts, all) = (periods.map(\.text), areas.all)
    for area in all { numbers[area.id] = texts.map { number(table[area: area.id.raw, period: $0]) } }
    for (kin, peers) in Dictionary(grouping: all, by: Kin.init) {
      spreads[kin] = periods.indices.map { place in spread(peers.compactMap { numbers[$0.id]?[place] }) }
    }
  }

  /// Areas that are held side by side.
  private struct Kin: Hashable {
    let kind: Area.Kind
    let system: AreaSystem

    init(_ area: Area) { (kind, system) = (area.kind, area.system) }
  }

  /// Nil where the table has nothing at all to say of the area.
  package func figure(of area: Area) -> Figure? {
    guard let root = areas[AreaID(table.root)] else { return nil }
    let points = points(of: area.id)
    guard points.contains(where: { $0.number != .notMeasured }) else { return nil }
    var figure = Figure(
      indicator: indicator, area: area.name, whole: root.name, points: points, wholePoints: self.points(of: root.id),
      parts: [], spread: nil, verdict: .of(.absent, against: .absent))
    if let latest = figure.latest?.period {
      figure.parts = parts(of: area.id.raw, in: latest)
      figure.spread = periods.firstIndex(of: latest).flatMap { spreads[Kin(area)]?[$0] }
      figure.verdict = verdict(on: area.id.raw, in: latest)
    }
    return figure
  }

  private func points(of area: AreaID) -> [Figure.Point] {
    zip(periods, numbers[area] ?? []).map { Figure.Point(period: $0, number: $1) }
  }

  private func number(_ cell: PublishedTable.Cell?) -> Figure.Number {
    switch (cell, cell.evidence) {
    case (nil, _): .notMeasured
    case (_, .hidden): .hidden
    case (_, .counted(let figure)): estimate(figure).map(Figure.Number.shown) ?? .absent("n = 0")
    case (.given(let value), _): .shown(Figure.Estimate(value: value))
    case (.count(let count, population: nil), _): .shown(Figure.Estimate(value: Double(count)))
    case (.missing(let mark), _): .absent(mark)
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
  private func spread(_ numbers: [Figure.Number]) -> Figure.Spread? {
    let values = numbers.compactMap { number -> Double? in
      if case .shown(let estimate) = number { estimate.value } else { nil }
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
  /// The only place where anything is decided about a figure; everything the page says is read from it.
  private func verdict(on area: String, in period: Period) -> Verdict {
    Verdict.of(
      table[area: area, period: period.text].evidence,
      against: RestOfArea(table: table).evidence(of: table.root, without: area, in: period.text),
      years: years(of: area), endingIn: isYearly ? period.start.year : nil, often: often(area, until: period),
      smallestRelevant: smallestRelevant)
  }

  /// The months or quarters in a row up to a period, since the last hole and the last break.
  private func often(_ area: String, until last: Period) -> [Statistics.Figure]? {
    guard indicator.period == .month || indicator.period == .quarter else { return nil }
    var (row, later): ([Statistics.Figure], Period?) = ([], nil)
    for period in periods.reversed() where period <= last {
      guard case .counted(let figure) = table[area: area, period: period.text].evidence else { break }
      if let later, !period.isFollowed(by: later) || indicator.breaks(between: period, and: later) { break }
      row.append(figure)
      later = period
    }
    return row.reversed()
  }

  /// The smallest difference that matters, in the unit of `Statistics`: shares of 1, rates per person.
  private var smallestRelevant: Double {
    let shown = indicator.smallestRelevantDifference ?? 0
    return shown / factor
  }

  private var isYearly: Bool {
    indicator.period == .year || indicator.period == .schoolYear || indicator.period == .day
  }

  /// The years that have a number with counts; a hidden or missing year is a hole in the row.
  private func years(of area: String) -> [RecentTrend.Point] {
    guard isYearly else { return [] }
    var before: Period?
    return periods.compactMap { period -> RecentTrend.Point? in
      guard case .counted(let figure) = table[area: area, period: period.text].evidence,
        let value = figure.value, let interval = figure.interval()
      else { return nil }
      defer { before = period }
      return RecentTrend.Point(
        year: period.start.year, value: value, interval: interval,
        beginsNewSeries: before != nil && indicator.breaks(between: before, and: period))
    }
  }

  private func estimate(_ figure: Statistics.Figure) -> Figure.Estimate? {
    guard let value = figure.value else { return nil }
    var interval = figure.interval()?.times(factor)
    if case .mean(let lowest, let highest) = indicator.measure { interval = interval?.clamped(to: lowest...highest) }
    return Figure.Estimate(value: value * factor, low: interval?.low, high: interval?.high, n: figure.persons)
  }

  private var factor: Double { indicator.measure.shownFactor }
}

extension Indicator.Measure {
  /// From the unit of `Statistics` to the unit the reader sees.
  var shownFactor: Double {
    switch self {
    case .proportion: 100
    case .rate(let per): Double(per)
    case .mean, .count, .amount: 1
    }
  }
}

extension PublishedTable.Cell {
  /// The cell's number in the unit the reader sees; nil where it shows none.
  func shownValue(as indicator: Indicator) -> Double? {
    switch (self, Optional(self).evidence) {
    case (_, .counted(let figure)): figure.value.map { $0 * indicator.measure.shownFactor }
    case (.given(let value), _): value
    case (.count(let count, population: nil), _): Double(count)
    default: nil
    }
  }
}
