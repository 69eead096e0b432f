import Charts
import Danish
import Markup
import Values
import Web

extension FigureParts {
  /// A curve where there are several periods, and the latest numbers with their uncertainty where a curve cannot
  /// show them: for a single period, for groups, and for a hidden number.
  static func drawing(_ figure: Figure) -> HTML {
    let trend = trend(figure)
    let strip = trend == nil || !figure.parts.isEmpty ? strip(figure) : nil
    return "\(trend)\(strip)"
  }

  static func trend(_ figure: Figure) -> HTML? {
    guard figure.points.count > 1, figure.shownPoints > 0 else { return nil }
    let last = short(figure.points.last?.number, figure.indicator)
    let other = figure.drawsWhole ? short(figure.latestWhole?.number, figure.indicator) : ""
    let trend = Trend(
      figure.trendPoints, pointing: figure.pointing,
      words: Trend.Words(breakLabel: "brud", last: last, parentLast: other), within: figure.limits,
      numberText: Danish.number(_:decimals:))
    let key: HTML? =
      figure.drawsWhole
      ? "<p class=\"meta\">\(figure.area) er den kraftige streg, \(figure.whole) den tynde grå.</p>" : nil
    return "<div class=\"stack flow-1\">\(trend.html)\(key)</div>\n"
  }

  /// Beside the curve there is room for a short number only; longer ones stand in the sentence.
  private static func short(_ number: Figure.Number?, _ indicator: Indicator) -> String {
    guard let value = number?.estimate?.value else { return "" }
    let text = FigureWords.short(value, indicator)
    return text.count <= 5 ? text : ""
  }

  static func strip(_ figure: Figure) -> HTML? {
    guard let latest = figure.latest, figure.isHidden || latest.number.estimate != nil else { return nil }
    let own = line(figure.area, latest.number, figure.pointing, figure.indicator)
    let parts = figure.parts.map { line($0.name, $0.number, .uncompared, figure.indicator) }
    let whole = figure.drawsWhole ? figure.latestWhole?.number.estimate?.value : nil
    let name = FigureWords.brief(figure.whole).lowercased(of: figure.whole)
    let label = whole.map { "\(name) \(FigureWords.short($0, figure.indicator))" }
    // Without a number to place there is nothing to have an axis for.
    guard ([own] + parts).contains(where: { $0.mark.bands != nil }) else { return hatched([own] + parts) }
    let strip = Strip(
      [own] + parts, parent: whole, parentLabel: label ?? "", within: figure.limits,
      numberText: Danish.number(_:decimals:))
    let remark: HTML? =
      parts.isEmpty ? nil : "<p class=\"meta\">Grupperne er ikke sammenlignet med resten hver for sig.</p>"
    return "<div class=\"stack flow-1\">\(strip.html)\(remark)</div>\n"
  }

  private static func hatched(_ lines: [Strip.Line]) -> HTML {
    let box = SpineRow(.hidden, pointing: .hidden, parent: 0).html
    return
      "<ul class=\"strip\" role=\"list\">\(lines, { "<li><span>\($0.label)</span><b>\($0.value)</b>\(box)</li>" })</ul>\n"
  }

  private static func line(
    _ label: String, _ number: Figure.Number, _ pointing: Pointing, _ indicator: Indicator
  ) -> Strip.Line {
    let value = number.estimate.map { FigureWords.short($0.value, indicator) } ?? FigureWords.cell(number, indicator)
    return Strip.Line(label: label, value: value, mark: number.mark, pointing: pointing)
  }
}

extension String {
  /// "kommunen" and "landet" in running text; a name keeps its capital.
  fileprivate func lowercased(of whole: String) -> String { self == whole ? self : lowercased() }
}
