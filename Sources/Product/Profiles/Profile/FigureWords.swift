import Danish
import Foundation
import Statistics
import Values

/// Every sentence a profile says about a figure, so that a school leader can read it aloud.
///
/// All of it is read from `Figure.verdict`; no sentence compares two numbers itself. The state of the number decides
/// first: a hidden number says the same words whatever hides behind it.
package enum FigureWords {
  /// Why a number is hidden: word for word the same everywhere, so that nothing can be read from the wording.
  package static let hidden =
    "Tallet skjules for at beskytte enkeltpersoner. Det siger ikke, om det er højt eller lavt."

  /// The finding in one line: what the heading over the chart says.
  package static func title(_ figure: Figure) -> String {
    guard let latest = figure.latest else { return "\(figure.indicator.name): intet tal endnu" }
    switch latest.number {
    // With the name and not the subject: "andelen er skjult" and "tallene er skjulte" would have to agree.
    case .hidden: return "\(figure.indicator.name): tallet er skjult"
    case .absent, .notMeasured: return "\(figure.indicator.name): kilden har ikke oplyst et tal"
    case .shown(let estimate): return finding(figure, estimate, latest.period)
    }
  }

  /// The finding without the whole, for lists whose introduction has named it: "Elevernes sociale trivsel er højere".
  package static func brief(_ figure: Figure) -> String {
    if let clause = clause(figure) { return capitalised(clause) }
    guard figure.isOfWhole, figure.pointsTo != nil, let word = word(figure.trend) else { return figure.indicator.name }
    return "\(capitalised(subject(figure.indicator))) er \(word)"
  }

  private static func finding(_ figure: Figure, _ estimate: Figure.Estimate, _ period: Period) -> String {
    if let clause = clause(figure) { return "\(capitalised(clause)) end i \(rest(of: figure.whole))" }
    let start = capitalised(subject(figure.indicator))
    if figure.comparison == .noneCertain { return "\(start) adskiller sig ikke sikkert fra \(rest(of: figure.whole))" }
    return switch figure.trend {
    case .rising: "\(start) er steget de seneste fem år"
    case .falling: "\(start) er faldet de seneste fem år"
    case .noneCertain, .tooFewMeasurements, nil:
      "\(start) er \(named(estimate.value, figure.indicator)) \(inside(period))"
    }
  }

  /// Subject and direction, as sure as the verdict is and ready to stand inside a sentence; nil where nothing stands out.
  package static func clause(_ figure: Figure) -> String? {
    switch figure.comparison {
    case .clear(let direction): "\(subject(figure.indicator)) er \(word(direction))"
    case .sign(let direction): "\(subject(figure.indicator)) ser ud til at være \(word(direction))"
    case .noneCertain, .tooFew, .untested, .hidden, .notMade: nil
    }
  }

  /// The subject of a rate already says what it is counted per.
  private static func named(_ value: Double, _ indicator: Indicator) -> String {
    if case .rate = indicator.measure { short(value, indicator) } else { number(value, indicator) }
  }

  /// What can and cannot be concluded, in two to five plain sentences.
  package static func sentence(_ figure: Figure) -> String {
    [level(figure), whole(figure), comparison(figure), trend(figure), steadiness(figure.verdict.steadiness)].compactMap(
      \.self
    ).joined(separator: " ")
      // A unit that ends in a full stop ends the sentence too.
      .replacing("..", with: ".")
  }

  private static func level(_ figure: Figure) -> String {
    guard let latest = figure.latest else { return "Der er ingen målinger endnu." }
    switch latest.number {
    case .shown(let estimate):
      let shown = number(estimate.value, figure.indicator)
      let start = "\(capitalised(inside(latest.period))) er tallet for \(figure.area) \(shown)."
      return [start, uncertainty(estimate, figure.indicator), caution(figure, estimate)].compactMap(\.self)
        .joined(separator: " ")
    case .hidden: return hidden
    case .absent(let mark):
      return "Kilden har ikke oplyst et tal for \(figure.area) \(inside(latest.period)). Der står »\(mark)«."
    case .notMeasured: return "Der er ingen målinger endnu."
    }
  }

  private static func uncertainty(_ estimate: Figure.Estimate, _ indicator: Indicator) -> String? {
    guard let low = estimate.low, let high = estimate.high, high > low else { return nil }
    return "Usikkerheden går fra \(short(low, indicator)) til \(number(high, indicator))."
  }

  private static func caution(_ figure: Figure, _ estimate: Figure.Estimate) -> String? {
    guard figure.verdict.standing == .few, let n = estimate.n else { return nil }
    return "Tallet \(few(figure.indicator)): der er kun \(Danish.count(n)) bag det, så læs det med varsomhed."
  }

  /// The whole is told where the area's own number is; a hidden number is not followed by one to measure it by.
  private static func whole(_ figure: Figure) -> String? {
    guard figure.comparison != .notMade, case .shown = figure.latest?.number,
      case .shown(let estimate) = figure.latestWhole?.number
    else { return nil }
    return "I hele \(bare(figure.whole)) er det \(number(estimate.value, figure.indicator))."
  }

  private static func comparison(_ figure: Figure) -> String? {
    guard !figure.isHidden else { return nil }
    let (area, rest) = (figure.area, rest(of: figure.whole))
    switch figure.comparison {
    case .clear(let direction): return "Der er tydelig forskel: \(area) ligger \(word(direction)) end \(rest)."
    case .sign(let direction):
      return "Der er tegn på forskel: \(area) ser ud til at ligge \(word(direction)) end \(rest)."
    case .noneCertain:
      // A difference may be certain and too small to matter; the words must hold for both.
      let size = figure.indicator.smallestRelevantDifference == nil ? "" : " af betydning"
      return "Vi kan ikke se en sikker forskel\(size) mellem \(area) og \(rest)."
    case .tooFew: return "Der er for få til at sammenligne med \(rest)."
    case .untested: return untested(figure)
    case .hidden: return "Sammenligningen vises ikke, fordi den kunne røbe et skjult tal."
    case .notMade: return nil
    }
  }

  private static func untested(_ figure: Figure) -> String? {
    guard case .shown = figure.latestWhole?.number else { return nil }
    if case .count = figure.indicator.measure {
      return "Antal kan ikke sammenlignes direkte, når områderne ikke er lige store."
    }
    return "Kilden oplyser ikke, hvor mange der er bag tallene, så vi kan ikke sige, om forskellen er sikker."
  }

  private static func trend(_ figure: Figure) -> String? {
    switch figure.trend {
    case .rising: "Tallet er steget de seneste fem år."
    case .falling: "Tallet er faldet de seneste fem år."
    case .noneCertain: "Vi kan ikke se en sikker udvikling over de seneste fem år."
    case .tooFewMeasurements:
      // Said once there is a curve that one might be tempted to read.
      figure.shownPoints > 1 ? "Der er for få målinger i træk til at vurdere udviklingen." : nil
    case nil: nil
    }
  }

  private static func steadiness(_ steadiness: Steadiness?) -> String? {
    switch steadiness {
    case .ordinary(let limits): "Tallet svinger, som det plejer.\(provisional(limits))"
    case .signal(let signal, let limits):
      "\(found(signal)) Der kan være sket noget, men det kan også være årstiden.\(provisional(limits))"
    case .tooFewMeasurements: "Der er for få målinger i træk til at sige, hvor meget tallet plejer at svinge."
    case nil: nil
    }
  }

  private static func found(_ signal: ControlChart.Signal) -> String {
    switch signal {
    case .outsideLimits: "Det seneste tal ligger uden for det, tallet plejer at svinge mellem."
    case .trend: "De seneste syv tal er gået samme vej hver gang."
    case .twoOfThree: "To af de seneste tre tal ligger langt fra gennemsnittet til samme side."
    case .oneSide: "De seneste syv tal ligger alle til samme side af gennemsnittet."
    }
  }

  private static func provisional(_ limits: Steadiness.Limits) -> String {
    limits == .provisional ? " Det er foreløbige grænser, for der er kun 12 målinger." : ""
  }

  /// One sentence for each break that lies within the periods shown.
  package static func breaks(_ figure: Figure) -> [String] {
    figure.breaksInside.map { one in
      "Fra \(phrase(one.from)) kan tallene ikke sammenlignes med tidligere. \(one.reason)"
    }
  }
}
