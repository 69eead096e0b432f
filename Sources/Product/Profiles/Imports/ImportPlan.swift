import Crypto
import Danish
import Foundation
import Tabular
import Values

/// What accepting a file would do: a person reads this before anything is stored.
package struct ImportPlan: Sendable {
  package var draft: ImportDraft
  package let mapping: Mapping
  package var added = 0
  package var changed = 0
  package var unchanged = 0
  package var indicators: [Line] = []

  /// One indicator of the file.
  package struct Line: Hashable, Sendable {
    package var indicator: Indicator
    package var figures: Int
    package var areas: Int
    package var first: Period
    package var last: Period
  }

  package var findings: Findings { draft.findings }
  package var isUsable: Bool { draft.isUsable }

  /// Changes when anything a person saw in the plan would be different now, how the file is read included.
  package var stamp: String {
    let seen = indicators.map { "\($0.indicator.slug).\($0.indicator.version)=\($0.figures)" }
    let reading = (try? json(mapping)) ?? ""
    let all = "\(added)-\(changed)-\(unchanged)-\(findings.count)-\(seen.joined(separator: ","))-\(reading)"
    return SHA256.hash(data: Data(all.utf8)).prefix(12).map(twoDigits(hex:)).joined()
  }

  package init(draft: ImportDraft, mapping: Mapping) {
    self.draft = draft
    self.mapping = mapping
  }

  /// Holds the file against what is known: `current` gives an indicator's newest figures.
  package mutating func compare(current: (String) throws -> [Observation]) rethrows {
    var place = 0
    while place < draft.order.count {
      let start = place
      let indicator = draft.stack.key(at: Int(draft.order[start])).indicator
      while place < draft.order.count, draft.stack.key(at: Int(draft.order[place])).indicator == indicator {
        place += 1
      }
      let known = Dictionary(
        try current(draft.indicators[indicator].slug).map { (Cell($0), $0.content) }, uniquingKeysWith: { $1 })
      compare(draft.order[start..<place], indicator, known)
    }
  }

  private mutating func compare(_ places: ArraySlice<UInt32>, _ indicator: Int, _ known: [Cell: Observation.Content]) {
    if known.isEmpty {
      // A source's first file: there is nothing to hold a figure against.
      added += places.count
    } else {
      compare(places, draft.indicators[indicator], known)
    }
    var extent = Extent()
    for place in places { extent.take(draft.stack.key(at: Int(place))) }
    let periods = extent.periods.map { draft.periods[$0] }
    guard let first = periods.min(), let last = periods.max() else { return }
    indicators.append(
      Line(
        indicator: draft.indicators[indicator], figures: places.count, areas: extent.areas, first: first, last: last))
  }

  private mutating func compare(
    _ places: ArraySlice<UInt32>, _ indicator: Indicator, _ known: [Cell: Observation.Content]
  ) {
    var shift = Shift()
    for place in places {
      let observation = draft.observation(at: Int(place))
      switch known[Cell(observation)] {
      case nil: added += 1
      case observation.content: unchanged += 1
      default: changed += 1
      }
      let line = Int(draft.stack.lines[Int(place)])
      shift.take(observation, known, line: line)
      if let jump = Jump(observation, known, indicator.measure) {
        draft.findings.add(jump.finding(line, draft.place(at: Int(place)), decimals: FigureWords.decimals(indicator)))
      }
    }
    if let finding = shift.finding { draft.findings.add(finding) }
  }
}

extension ImportPlan {
  struct Cell: Hashable {
    let area: AreaID
    let period: Period
    let category: String

    init(_ observation: Observation) {
      area = observation.area
      period = observation.period
      category = observation.category
    }

    init(_ observation: Observation, period: Period) {
      area = observation.area
      self.period = period
      category = observation.category
    }
  }

  /// How many areas and which periods an indicator's figures are about. They come sorted by area, then period.
  private struct Extent {
    var areas = 0
    var periods: Set<Int> = []
    private var last: FigureStack.Key?

    mutating func take(_ key: FigureStack.Key) {
      if key.area != last?.area { areas += 1 }
      if key.period != last?.period { periods.insert(key.period) }
      last = key
    }
  }

  /// A file where every year holds the figures we know from the year before has slipped by one.
  private struct Shift {
    var compared = 0
    var shifted = 0
    var line: Int?

    mutating func take(_ observation: Observation, _ known: [Cell: Observation.Content], line: Int) {
      guard let before = observation.period.previous, let then = known[Cell(observation, period: before)],
        case let now = known[Cell(observation)], now != observation.content, then.isNumber
      else { return }
      compared += 1
      if then == observation.content {
        shifted += 1
        if self.line == nil { self.line = line }
      }
    }

    var finding: Finding? {
      guard compared >= 5, shifted * 10 >= compared * 9 else { return nil }
      return Finding(.warning, row: line, ImportWords.shifted)
    }
  }

  /// A figure more than twice, or less than half, of the year before: right or wrong, someone should look.
  private struct Jump {
    let before: Period
    let then: Double
    let now: Double

    init?(_ observation: Observation, _ known: [Cell: Observation.Content], _ measure: Indicator.Measure) {
      guard let before = observation.period.previous,
        let then = known[Cell(observation, period: before)]?.level(measure),
        let now = observation.content.level(measure), then.weight >= 30, now.weight >= 30, then.value > 0
      else { return nil }
      let ratio = now.value / then.value
      guard ratio > 2 || ratio < 0.5 else { return nil }
      (self.before, self.then, self.now) = (before, then.value, now.value)
    }

    /// The numbers are written as the profile writes them: 7,0 per cent, not 7.
    func finding(_ line: Int, _ column: String?, decimals: Int) -> Finding {
      Finding(
        .warning, row: line, column: column, found: Danish.number(now, decimals: decimals),
        ImportWords.jump(from: Danish.number(then, decimals: decimals), before))
    }
  }
}

extension Period {
  /// The period before of the same kind, where that is plain.
  var previous: Period? {
    switch self {
    case .schoolYear(let year): .schoolYear(year - 1)
    case .year(let year): .year(year - 1)
    case .quarter(let year, let quarter): .quarter(year - 1, quarter)
    case .month(let year, let month): .month(year - 1, month)
    case .day(let day): Day(day.year - 1, day.month, day.day).map { .day($0) }
    case .years: nil
    }
  }
}

extension Observation.Content {
  var isNumber: Bool {
    if case .absent = self { false } else { true }
  }

  /// The figure as one number, as the profile shows it, and how many stand behind it.
  fileprivate func level(_ measure: Indicator.Measure) -> (value: Double, weight: Int)? {
    let per = if case .rate(let per) = measure { Double(per) } else { 1000.0 }
    return switch self {
    case .share(let x, let n): n > 0 ? (Double(x) / Double(n) * 100, n) : nil
    case .rate(let x, let population): population > 0 ? (Double(x) / Double(population) * per, population) : nil
    case .mean(let value, let n, _): (value, n)
    case .count(let count): (Double(count), count)
    case .given(let value): (value, 30)
    case .absent: nil
    }
  }
}
