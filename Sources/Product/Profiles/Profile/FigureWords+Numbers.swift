import Danish
import Foundation
import Values

extension FigureWords {
  /// "4,02", "14,2 %", "25,9 pr. 1.000", "312.400 kr."
  package static func number(_ value: Double, _ indicator: Indicator) -> String {
    switch indicator.measure {
    case .proportion: Danish.percent(value, decimals: indicator.decimals)
    case .mean, .count: short(value, indicator)
    case .rate(let per): "\(short(value, indicator))\u{A0}pr.\u{A0}\(Danish.count(per))"
    case .amount(let unit): "\(short(value, indicator))\u{A0}\(unit.replacing(" ", with: "\u{A0}"))"
    }
  }

  /// The number without its unit, where the unit stands beside or above.
  package static func short(_ value: Double, _ indicator: Indicator) -> String {
    Danish.number(value, decimals: decimals(indicator))
  }

  static func decimals(_ indicator: Indicator) -> Int {
    if case .count = indicator.measure { 0 } else { indicator.decimals }
  }

  package static func interval(_ estimate: Figure.Estimate, _ indicator: Indicator) -> String? {
    guard let low = estimate.low, let high = estimate.high else { return nil }
    return Danish.interval(low, high, decimals: decimals(indicator))
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

  /// What stands behind the numbers of a column: a rate's population, a survey's answers, or simply how many.
  package static func behind(_ indicator: Indicator) -> String {
    switch indicator.measure {
    case .rate: "Befolkning"
    case .mean, .proportion, .count, .amount: "Antal bag"
    }
  }

  /// The kind of number, for a caption: "Andel i procent", "Gennemsnit på en skala fra 1 til 5".
  package static func kind(_ indicator: Indicator) -> String {
    switch indicator.measure {
    case .proportion: "Andel i procent"
    case .mean(let lowest, let highest): "Gennemsnit på en skala fra \(plain(lowest)) til \(plain(highest))"
    case .rate(let per): "Antal pr.\u{A0}\(Danish.count(per))"
    case .count: "Antal"
    case .amount(let unit): FigureWords.capitalised(unit)
    }
  }

  /// Ends with one full stop, also after an abbreviation that brings its own: "Kr."
  static func sentence(_ words: String) -> String { words.hasSuffix(".") ? words : words + "." }

  private static func plain(_ value: Double) -> String {
    Danish.number(value, decimals: value == value.rounded() ? 0 : 1)
  }

  /// A period as a thing: "skoleåret 2024/25", "2024", "2. kvartal 2024".
  package static func phrase(_ period: Period) -> String {
    switch period {
    case .schoolYear: "skoleåret \(period.text)"
    case .year: period.text
    case .quarter(let year, let quarter): "\(quarter). kvartal \(year)"
    case .month(let year, let month): "\(monthNames[(month - 1) % 12]) \(year)"
    case .day(let day): Danish.date(day)
    case .years(let first, let last): "årene \(first)–\(last)"
    }
  }

  /// A period as the time of something: "i skoleåret 2024/25", but "den 1. januar 2024".
  package static func inside(_ period: Period) -> String {
    if case .day = period { "den \(phrase(period))" } else { "i \(phrase(period))" }
  }

  /// A period in a table or on an axis.
  package static func label(_ period: Period) -> String {
    switch period {
    case .schoolYear, .year: period.text
    case .quarter(let year, let quarter): "\(quarter). kvt. \(year)"
    case .month(let year, let month): "\(monthNames[(month - 1) % 12].prefix(3)). \(year)"
    case .day(let day): Danish.shortDate(day)
    case .years(let first, let last): "\(first)–\(last)"
    }
  }

  private static let monthNames = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]
}

extension FigureWords {
  /// The unit alone, for a column of its own: "procent", "skala 1–5", "pr. 1.000", "kr."
  package static func unit(_ indicator: Indicator) -> String {
    switch indicator.measure {
    case .proportion: "procent"
    case .mean(let lowest, let highest): "skala \(plain(lowest))–\(plain(highest))"
    case .rate(let per): "pr. \(Danish.count(per))"
    case .count: "antal"
    case .amount(let unit): unit
    }
  }

  /// The state of a number in one word, never blank.
  package static func state(_ number: Figure.Number, _ indicator: Indicator) -> String {
    switch number {
    case .shown(let estimate): estimate.standing == .few ? "vist, \(few(indicator))" : "vist"
    case .hidden: "skjult"
    case .absent(let mark): "ikke oplyst (\(mark))"
    case .notMeasured: "ikke målt"
    }
  }
}
