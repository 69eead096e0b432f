import Disclosure
import Statistics

/// What an area is held against: the area it lies in, without itself. Only where disclosure control allows it (R12).
///
/// Made from a released table and nothing else, so it can tell no more than what is published already. And the rest is
/// a group of people like any other: where the rest itself is too small to be shown, it is not compared with either.
struct RestOfArea {
  let table: PublishedTable

  /// `hidden` where either number is, or where the rest would be; `absent` where nobody is left.
  func evidence(of whole: String, without area: String, in period: String, category: String = "") -> Evidence {
    guard whole != area else { return .absent }
    let cell = table[area: whole, period: period, category: category]
    switch (cell.evidence, table[area: area, period: period, category: category].evidence) {
    case (.hidden, _), (_, .hidden): return .hidden
    case (.absent, _), (_, .absent): return .absent
    case (.uncounted, _), (_, .uncounted): return .uncounted
    case (.counted(let all), .counted(let part)):
      guard all.persons != part.persons else { return .absent }
      guard let rest = all.without(part) else { return .uncounted }
      return mayBeTold(rest, like: cell) ? .counted(rest) : .hidden
    }
  }

  /// The same primary rules as for every other group (R3–R5).
  private func mayBeTold(_ rest: Statistics.Figure, like whole: PublishedTable.Cell?) -> Bool {
    let content: CellContent =
      switch rest {
      case .proportion(let x, let n): .proportion(x: x, n: n)
      case .rate(let x, let population): .count(x, population: population)
      case .mean(let summary):
        .mean(value: summary.mean, n: summary.n, sd: summary.deviation, scale: whole?.scale ?? 0...0)
      }
    return table.rule.allows(content)
  }
}

extension PublishedTable.Cell {
  fileprivate var scale: ClosedRange<Double>? {
    if case .mean(_, _, _, let scale) = self { scale } else { nil }
  }
}

extension PublishedTable.Cell? {
  /// The cell as statistics may see it.
  var evidence: Evidence {
    switch self {
    case nil, .missing: .absent
    case .hidden: .hidden
    case .given, .count(_, population: nil): .uncounted
    case .proportion(let x, let n): n > 0 ? .counted(.proportion(x: x, n: n)) : .absent
    case .mean(let value, let n, let sd, _):
      MeanSummary(mean: value, n: n, deviation: sd).map { .counted(.mean($0)) } ?? .absent
    case .count(let x, .some(let population)):
      population > 0 ? .counted(.rate(x: x, population: population)) : .absent
    }
  }
}
