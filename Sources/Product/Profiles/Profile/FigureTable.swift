import Danish

/// The numbers of a figure as words in rows, for files that are no pages: periods first, then the groups of the latest.
///
/// It is made of what the release gave this reader, as the table under the drawing is.
package struct FigureTable: Hashable, Sendable {
  package let caption: String
  package let head: [String]
  package let rows: [[String]]
}

extension Figure {
  package var tables: [FigureTable] {
    let other = Dictionary(wholePoints.map { ($0.period, $0.number) }, uniquingKeysWith: { first, _ in first })
    var before: Period?
    let periods = points.map { point -> [String] in
      let isBreak = before.map { indicator.breaks(between: $0, and: point.period) } ?? false
      before = point.period
      let label = FigureWords.label(point.period)
      return [isBreak ? "\(label) (brud)" : label, words(point.number)]
        + (isOfWhole ? [] : [words(other[point.period] ?? .notMeasured)])
    }
    let first = FigureTable(
      caption: "\(indicator.name), \(area)", head: ["Periode", area] + (isOfWhole ? [] : [FigureWords.brief(whole)]),
      rows: periods)
    let time = latest.map { " \(FigureWords.inside($0.period))" } ?? ""
    let groups = FigureTable(
      caption: "\(indicator.name), \(area), grupper\(time)", head: ["Gruppe", area],
      rows: parts.map { [$0.name, words($0.number)] })
    return [first, groups].filter { !$0.rows.isEmpty }
  }

  /// "12,5 % (11,0–14,1)", "18 (få)", "skjult", "–".
  private func words(_ number: Number) -> String {
    guard let estimate = number.estimate else { return FigureWords.cell(number, indicator) }
    let interval = FigureWords.interval(estimate, indicator).map { " (\($0))" } ?? ""
    return FigureWords.number(estimate.value, indicator) + interval + (estimate.standing == .few ? " (få)" : "")
  }
}
