import Charts
import Danish
import Markup
import Values
import Web

/// A figure with the page where it can be pinned and asked about; nil for those who may not.
struct PlacedFigure {
  let figure: Figure
  let desk: Path?
}

/// The pieces of an indicator's own page.
enum IndicatorParts {
  /// The whole municipality or country through time.
  static func whole(_ placed: PlacedFigure) -> HTML {
    let figure = placed.figure
    let acts: HTML? = placed.desk.map { "<p class=\"meta\"><a href=\"\($0)\">\(PinWords.acts)</a></p>" }
    return """
      <figure class="figure" aria-labelledby="hele"><div class="stack flow-2"><h3 id="hele">\(FigureWords.title(figure))</h3>\
      <figcaption>\(FigureParts.caption(figure))</figcaption></div>
      \(FigureParts.drawing(figure))<p class="figure-sentence">\(FigureWords.sentence(figure))</p>\
      \(FigureWords.breaks(figure), { "<p class=\"meta\">\($0)</p>" })
      \(FigureParts.tables(figure))\(acts)</figure>

      """
  }

  /// Every area's latest number, in alphabetical order: who is highest is not the question.
  static func areas(_ placed: [PlacedFigure]) -> HTML {
    let figures = placed.map(\.figure)
    guard let first = figures.first else { return .empty }
    let indicator = first.indicator
    let scale = scale(figures)
    let rows = placed.map { row($0, scale) }
    return Parts.section(
      "omraader", "Alle områder",
      intro: [intro(first), reading(figures, scale, first), ProfileWords.counted(figures)].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: " "),
      first.drawsWhole ? ProfileParts.key(range: nil) : .empty,
      Table(
        "\(indicator.name) i alle områder",
        [
          "Område", .number("Tal"), .number("Usikkerhed"), .number(FigureWords.behind(indicator)), "Placering",
          "Mod resten",
        ],
        rows
      ).html,
      hidden(figures))
  }

  private static func intro(_ first: Figure) -> String {
    "Områderne står i alfabetisk orden."
      + (first.drawsWhole ? " Den lodrette streg er hele \(FigureWords.bare(first.whole))." : "")
  }

  private static func hidden(_ figures: [Figure]) -> HTML {
    figures.contains { $0.latest?.number == .hidden } ? "<p class=\"meta\">\(FigureWords.hidden)</p>" : .empty
  }

  /// The name leads to where the area's number can be pinned and asked about.
  private static func row(_ placed: PlacedFigure, _ scale: Scale) -> Table.Row {
    let figure = placed.figure
    let name: HTML = placed.desk.map { "<a href=\"\($0)\">\(figure.area)</a>" } ?? "\(figure.area)"
    let number = figure.latest?.number ?? .notMeasured
    let nothing = number == .hidden ? "skjult" : "–"
    let period = figure.latest.map { FigureWords.label($0.period) } ?? ""
    let estimate = number.estimate
    return Table.Row(
      "\(name)<span class=\"meta\">\(period)</span>",
      [
        "\(FigureWords.cell(number, figure.indicator))",
        "\(estimate.flatMap { FigureWords.interval($0, figure.indicator) } ?? nothing)",
        "\(estimate?.n.map(Danish.count) ?? nothing)",
        drawing(figure, scale), FigureParts.verdict(figure),
      ])
  }

  /// The same grammar as the spine, on one scale that all rows share; a plain bar where there is nothing to stand
  /// beside, as with counts.
  private static func drawing(_ figure: Figure, _ scale: Scale) -> HTML {
    let mark = figure.latest?.number.mark ?? .missing
    guard figure.drawsWhole, let whole = figure.latestWhole?.number.estimate?.value else {
      return Bar(mark, of: scale.high).html
    }
    return SpineRow(mark, pointing: figure.pointing, parent: whole, range: scale.low...scale.high).html
  }

  private static func scale(_ figures: [Figure]) -> Scale {
    let known = figures.compactMap { $0.latest?.number.estimate }
    let numbers = known.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
    return .nice(numbers, within: figures.first?.limits)
  }

  private static func reading(_ figures: [Figure], _ scale: Scale, _ first: Figure) -> String {
    guard first.drawsWhole, figures.contains(where: { $0.latest?.number.estimate != nil }) else { return "" }
    let ends = Danish.interval(scale.low, scale.high, decimals: scale.decimals)
    return "Den tynde grå streg er den samme skala i alle rækker, \(ends), med det højeste længst til højre."
  }

  /// How it is counted, who is counted, where from, and what may be read out of it.
  static func method(_ indicator: Indicator, for audience: Audience) -> HTML {
    let parts: [(String, HTML)?] = [
      ("Definition", "\(indicator.definition)"), ("Hvem", "\(indicator.population)"),
      ("Regnes", "\(FigureWords.kind(indicator)), \(FigureWords.located(indicator))"),
      indicator.numerator.map { ("Tæller", "\($0)") }, indicator.denominator.map { ("Nævner", "\($0)") },
      ("Retning", "\(direction(indicator))"), ("Hvor tit", "\(indicator.frequency)"),
      ("Kilde", FigureParts.origin(indicator.source)),
      ("Kan vise", "\(indicator.mayConclude)"), ("Kan ikke vise", "\(indicator.mayNotConclude)"),
      ("Beskyttelse", "\(protection(indicator, audience))"), difference(indicator).map { ("Forskel", "\($0)") },
      ("Brud", indicator.breaks.isEmpty ? "Ingen kendte brud." : breaks(indicator)),
      ("Version", "\(indicator.version)"),
    ]
    return Parts.section(
      "metode", "Sådan er tallet opgjort",
      "<dl class=\"source\">\(parts.compactMap(\.self), { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" })</dl>")
  }

  private static func breaks(_ indicator: Indicator) -> HTML {
    "<ul role=\"list\">\(indicator.breaks, { "<li>Fra \(FigureWords.phrase($0.from)): \($0.reason)</li>" })</ul>"
  }

  private static func direction(_ indicator: Indicator) -> String {
    switch indicator.direction {
    case .higherBetter: "Vi håber på et højt tal."
    case .lowerBetter: "Vi håber på et lavt tal."
    case .neutral: "Et højt tal er hverken godt eller dårligt i sig selv."
    }
  }

  /// The wider the circle, the more persons may be wanted behind a number.
  private static func protection(_ indicator: Indicator, _ audience: Audience) -> String {
    let fewest = indicator.threshold(for: audience) ?? indicator.threshold
    return
      "Tal, der bygger på færre end \(Danish.count(fewest)), vises ikke, og heller ikke tal, som de kunne regnes ud fra."
  }

  private static func difference(_ indicator: Indicator) -> String? {
    guard let least = indicator.smallestRelevantDifference else { return nil }
    let size =
      switch indicator.measure {
      case .proportion: Danish.points(least, decimals: indicator.decimals)
      default: FigureWords.number(least, indicator)
      }
    return "Forskelle under \(size) regner vi for at være på niveau, også når de er sikre."
  }
}
