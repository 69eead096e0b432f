import Charts
import Danish
import Markup
import Values
import Web

extension FigureParts {
  /// The table twin: everything the drawings show, as numbers, for whoever asks.
  static func tables(_ figure: Figure) -> HTML {
    """
    <details><summary>Vis tallene som tabel</summary>\
    \(periods(figure))\(figure.parts.isEmpty ? nil : groups(figure))</details>
    """
  }

  /// One row a period, oldest first, as the curve is read.
  private static func periods(_ figure: Figure) -> HTML {
    let shows = Shown(figure.points.map(\.number), whole: !figure.isOfWhole)
    let other = Dictionary(figure.wholePoints.map { ($0.period, $0.number) }, uniquingKeysWith: { first, _ in first })
    var before: Period?
    let rows = figure.points.map { point -> HTML in
      let isBreak = before.map { figure.indicator.breaks(between: $0, and: point.period) } ?? false
      before = point.period
      let label = FigureWords.label(point.period)
      return row(
        isBreak ? "\(label) (brud)" : label, point.number, shows, figure.indicator,
        whole: other[point.period] ?? .notMeasured)
    }
    return table("\(figure.indicator.name), \(figure.area)", "Periode", figure, shows, rows)
  }

  /// One row a group, in the latest period.
  private static func groups(_ figure: Figure) -> HTML {
    let shows = Shown(figure.parts.map(\.number), whole: false)
    let rows = figure.parts.map { row($0.name, $0.number, shows, figure.indicator, whole: .notMeasured) }
    let time = figure.latest.map { " \(FigureWords.inside($0.period))" } ?? ""
    return table("\(figure.indicator.name), \(figure.area), grupper\(time)", "Gruppe", figure, shows, rows)
  }

  /// Which columns have anything to say. Asked of all rows at once, so that a column never tells of one row alone.
  struct Shown {
    let interval: Bool
    let n: Bool
    let whole: Bool

    init(_ numbers: [Figure.Number], whole: Bool) {
      interval = numbers.contains { $0.estimate?.low != nil }
      n = numbers.contains { $0.estimate?.n != nil }
      self.whole = whole
    }
  }

  private static func table(
    _ caption: String, _ first: String, _ figure: Figure, _ shows: Shown, _ rows: [HTML]
  ) -> HTML {
    let interval: HTML? = shows.interval ? " <small>(usikkerhed)</small>" : nil
    let n: HTML? = shows.n ? "<th class=\"num\" scope=\"col\">\(FigureWords.behind(figure.indicator))</th>" : nil
    let whole: HTML? =
      shows.whole ? "<th class=\"num\" scope=\"col\">\(FigureWords.brief(figure.whole))</th>" : nil
    return """
      <table class="table"><caption class="vh">\(caption)</caption><thead><tr><th scope="col">\(first)</th>\
      <th class="num" scope="col">\(figure.area)\(interval)</th>\(n)\(whole)</tr></thead><tbody>
      \(rows)</tbody></table>
      """
  }

  private static func row(
    _ label: String, _ number: Figure.Number, _ shows: Shown, _ indicator: Indicator, whole: Figure.Number
  ) -> HTML {
    // How many stand behind a hidden number is hidden with it, and says so.
    let n: HTML? = shows.n ? cell("\(behind(number))") : nil
    let other: HTML? = shows.whole ? cell("\(plain(whole, indicator))") : nil
    let interval: HTML? = number.estimate.flatMap { FigureWords.interval($0, indicator) }.map {
      " <small>(\($0))</small>"
    }
    return """
      <tr><th scope="row">\(label)</th>\(cell("\(plain(number, indicator))\(interval)"))\(n)\(other)</tr>

      """
  }

  /// Without the unit, which the caption has given; a percentage keeps its sign.
  private static func plain(_ number: Figure.Number, _ indicator: Indicator) -> String {
    guard let value = number.estimate?.value else { return FigureWords.cell(number, indicator) }
    if case .proportion = indicator.measure { return FigureWords.number(value, indicator) }
    return FigureWords.short(value, indicator)
  }

  /// "412", "18 (få)", "skjult" or "–".
  private static func behind(_ number: Figure.Number) -> String {
    guard let estimate = number.estimate, let n = estimate.n else { return number == .hidden ? "skjult" : "–" }
    return estimate.standing == .few ? "\(Danish.count(n)) (få)" : Danish.count(n)
  }

  private static func cell(_ text: HTML) -> HTML { "<td class=\"num\">\(text)</td>" }
}
