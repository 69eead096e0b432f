import Danish
import Foundation
import Statistics
import Values

/// Every sentence a profile says about a figure.
package enum FigureWords {
  /// The finding in one line: what the heading over the chart says.
  package static func title(_ figure: Figure) -> String {
    let subject = figure.indicator.subject
    let start = capitalised(subject)
    switch figure.comparison {
    case .compared(.clear(let direction)): return "\(start) er \(word(direction)) end i resten af \(figure.whole)"
    case .compared(.sign(let direction)):
      return "\(start) ser ud til at være \(word(direction)) end i resten af \(figure.whole)"
    case .compared(.noneCertain): return "\(start): ingen sikker forskel fra resten af \(figure.whole)"
    case .hidden: return "\(start) er skjult"
    case .compared(.tooFew), .compared(.untested), .none:
      guard case .shown(let estimate) = figure.latest?.number, let period = figure.latest?.period else {
        return "\(start): intet tal endnu"
      }
      return "\(start) er \(number(estimate.value, figure.indicator)) i \(phrase(period))"
    }
  }

  /// What can and cannot be concluded, in two or three plain sentences.
  package static func sentence(_ figure: Figure) -> String {
    [level(figure), comparison(figure), trend(figure)].compactMap(\.self).joined(separator: " ")
  }

  private static func level(_ figure: Figure) -> String? {
    guard let latest = figure.latest else { return "Vi har ingen målinger af \(figure.indicator.subject) endnu." }
    switch latest.number {
    case .shown(let estimate):
      let shown = number(estimate.value, figure.indicator)
      let band = interval(estimate, figure.indicator).map { " Det sande niveau ligger med stor sikkerhed i \($0)." } ?? ""
      let few = estimate.few ? " Tallet bygger på få svar (n = \(estimate.n ?? 0)), så læs det med varsomhed." : ""
      return "I \(phrase(latest.period)) er tallet for \(figure.area) \(shown).\(band)\(few)"
    case .hidden: return "Tallet for \(figure.area) skjules for at beskytte enkeltpersoner. Det siger ikke, om det er højt eller lavt."
    case .absent(let mark): return "Kilden har ikke oplyst et tal for \(figure.area) i \(phrase(latest.period)) (\(mark))."
    case .notMeasured: return nil
    }
  }

  private static func comparison(_ figure: Figure) -> String? {
    let whole: String =
      if case .shown(let estimate) = figure.latestWhole?.number {
        "I hele \(figure.whole) er det \(number(estimate.value, figure.indicator))."
      } else {
        ""
      }
    switch figure.comparison {
    case .compared(.clear(let direction)):
      return "\(whole) Der er en tydelig forskel: \(figure.area) ligger \(word(direction)) end resten."
    case .compared(.sign(let direction)):
      return "\(whole) Der er tegn på, at \(figure.area) ligger \(word(direction)) end resten."
    case .compared(.noneCertain): return "\(whole) Vi kan ikke se en sikker forskel på \(figure.area) og resten."
    case .compared(.tooFew): return "\(whole) Der er for få til at sammenligne."
    case .compared(.untested):
      return whole.isEmpty
        ? nil : "\(whole) Kilden giver ikke antallene bag, så vi kan ikke sige, om forskellen er sikker."
    case .hidden, .none: return nil
    }
  }

  private static func trend(_ figure: Figure) -> String? {
    switch figure.trend {
    case .rising: "Tallet er steget over de seneste målinger."
    case .falling: "Tallet er faldet over de seneste målinger."
    case .noneCertain: "Vi kan ikke se en sikker udvikling over tid."
    case .tooFewMeasurements: figure.points.count > 1 ? "Der er for få målinger til at vurdere udviklingen." : nil
    case nil: nil
    }
  }

  /// The word beside the mark.
  package static func word(_ verdict: Figure.Verdict) -> String {
    switch verdict {
    case .compared(.clear(let direction)): "tydeligt \(word(direction))"
    case .compared(.sign(let direction)): "tegn på \(word(direction))"
    case .compared(.noneCertain): "ingen sikker forskel"
    case .compared(.tooFew): "bygger på for få"
    case .compared(.untested): "kan ikke vurderes"
    case .hidden: "skjult"
    case .none: "–"
    }
  }

  package static func word(_ direction: Comparison.Direction) -> String { direction == .higher ? "højere" : "lavere" }

  /// "4,02", "14,2 %", "25,9 pr. 1.000", "312.400 kr."
  package static func number(_ value: Double, _ indicator: Indicator) -> String {
    switch indicator.measure {
    case .proportion: Danish.percent(value, decimals: indicator.decimals)
    case .mean: Danish.number(value, decimals: indicator.decimals)
    case .rate(let per):
      "\(Danish.number(value, decimals: indicator.decimals))\u{A0}pr.\u{A0}\(Danish.count(per))"
    case .count: Danish.number(value, decimals: 0)
    case .amount(let unit): "\(Danish.number(value, decimals: indicator.decimals))\u{A0}\(unit)"
    }
  }

  package static func interval(_ estimate: Figure.Estimate, _ indicator: Indicator) -> String? {
    guard let low = estimate.low, let high = estimate.high else { return nil }
    return Danish.interval(low, high, decimals: indicator.decimals)
  }

  /// What a table's cell says.
  package static func cell(_ number: Figure.Number, _ indicator: Indicator) -> String {
    switch number {
    case .shown(let estimate): self.number(estimate.value, indicator)
    case .hidden: "skjult"
    case .absent(let mark): mark
    case .notMeasured: "–"
    }
  }

  /// A period inside a sentence: "skoleåret 2024/25", "2024", "2. kvartal 2024".
  package static func phrase(_ period: Period) -> String {
    switch period {
    case .schoolYear: "skoleåret \(period.text)"
    case .year: period.text
    case .quarter(let year, let quarter): "\(quarter). kvartal \(year)"
    case .month(let year, let month): "\(monthNames[month - 1]) \(year)"
    case .day(let day): Danish.date(day)
    case .years(let first, let last): "årene \(first)–\(last)"
    }
  }

  private static let monthNames = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]

  package static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
