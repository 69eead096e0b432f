import Charts
import Danish
import Markup
import Values
import Web

extension ProfileParts {
  /// Figures that were compared (or are hidden) and have a hoped-for direction, for without one there is no right end
  /// of the line. What cannot be judged has no mark here that could be taken for a judgement.
  static func spineFigures(_ profile: Profile) -> [Figure] {
    guard profile.whole != nil else { return [] }
    return profile.figures.filter { figure in
      let isTold = figure.comparison.isMade || figure.isHidden
      return isTold && figure.indicator.direction != .neutral && figure.latestWhole?.number.estimate != nil
    }
  }

  /// What stands out is drawn at once; the many that do not are drawn for whoever asks, and on paper.
  static func spine(_ figures: [Figure], _ located: Indicator.Located, _ profile: Profile) -> HTML {
    let whole = profile.whole?.name ?? ""
    let id = "overblik-\(located.rawValue)"
    let title = located == .institution ? "Opgjort efter institution" : "Opgjort efter bopæl"
    let out = figures.filter { $0.telling != nil }, others = figures.filter { $0.telling == nil }
    let shown: HTML? = out.isEmpty ? nil : table(out, "\(title), skiller sig ud", profile)
    let rest: HTML? =
      others.isEmpty
      ? nil
      : """
      <details class="more"><summary>\(ProfileWords.others(others.count))<span class="vh">, \(title.lowercased())</span></summary>
      \(table(others, "\(title), de andre tal", profile))</details>
      """
    return """
      <figure class="figure" aria-labelledby="\(id)"><div class="stack flow-2"><h3 id="\(id)">\(title)</h3>\
      <figcaption>\(ProfileWords.spineTitle(figures)) fra \(FigureWords.rest(of: whole)).</figcaption></div>
      \(shown)<p class="figure-sentence">\(ProfileWords.spineSentence(figures))</p>\(rest)</figure>

      """
  }

  private static func table(_ figures: [Figure], _ title: String, _ profile: Profile) -> HTML {
    let whole = profile.whole?.name ?? ""
    let headings = SpineTable.Headings(
      caption: "\(title): \(profile.area.name) sammenlignet med \(whole)", title: "Nøgletal", area: profile.area.name,
      worse: "mindre gunstigt", better: "gunstigt", parent: FigureWords.brief(whole), compared: "Sammenlignet")
    return SpineTable(headings, figures.map(line)).html
  }

  private static func line(_ figure: Figure) -> SpineTable.Line {
    let indicator = figure.indicator
    let whole = figure.latestWhole?.number.estimate
    let row = SpineRow(
      figure.latest?.number.mark ?? .missing, pointing: figure.pointing, parent: whole?.value ?? 0,
      range: figure.spread.flatMap { $0.lowest <= $0.highest ? $0.lowest...$0.highest : nil },
      isLowBest: indicator.direction == .lowerBetter)
    return SpineTable.Line(
      title: "<a href=\"\(Path(fragment: FigureParts.anchor(indicator)))\">\(indicator.name)</a>",
      note: note(figure), value: value(figure.latest?.number ?? .notMeasured, indicator),
      interval: figure.latest?.number.estimate.flatMap { FigureWords.interval($0, indicator) },
      base: whole.map { value(.shown($0), indicator) } ?? "–",
      word: FigureWords.word(figure.comparison), row: row)
  }

  /// The unit stands in the note, so that the column of numbers stays narrow.
  private static func value(_ number: Figure.Number, _ indicator: Indicator) -> String {
    guard let estimate = number.estimate else { return FigureWords.cell(number, indicator) }
    if case .proportion = indicator.measure { return FigureWords.number(estimate.value, indicator) }
    return FigureWords.short(estimate.value, indicator)
  }

  private static func note(_ figure: Figure) -> String {
    let unit: String? =
      switch figure.indicator.measure {
      case .rate(let per): "pr.\u{A0}\(Danish.count(per))"
      case .amount(let unit): unit
      case .mean(let lowest, let highest):
        "skala \(Danish.interval(lowest, highest, decimals: lowest == lowest.rounded() && highest == highest.rounded() ? 0 : 1))"
      case .proportion, .count: nil
      }
    let low = figure.indicator.direction == .lowerBetter ? "lavt er gunstigt" : nil
    return [figure.latest.map { FigureWords.label($0.period) }, unit, low].compactMap(\.self).joined(separator: " · ")
  }

  /// What the marks mean; the thin line means different things on different pages, or is explained there.
  static func key(range: String?) -> HTML {
    let line: HTML? = range.map { "<li>\(KeySample.range)\($0)</li>" }
    return """
      <ul class="key" role="list"><li>\(Pointing.higher.compared("tallet er højere"))</li>\
      <li>\(Pointing.lower.compared("tallet er lavere"))</li>\
      <li>\(Pointing.same.compared("ingen sikker forskel"))</li>\
      <li>\(Pointing.uncompared.compared("ikke sammenlignet"))</li>\
      <li>\(KeySample.bands)her ligger tallet med stor sikkerhed, mest sandsynligt i midten</li>\
      \(line)<li>\(KeySample.few)bygger på få svar eller personer</li><li>\(KeySample.hidden)skjult</li></ul>
      """
  }
}
