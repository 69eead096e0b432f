import Foundation
import People
import Values

/// How the columns of a source's files are read. It is remembered, so that next year's file needs no clicks.
package struct Mapping: Hashable, Sendable, Codable {
  /// True when number columns are laid under each other before anything else: years across the top.
  package var isMelted: Bool
  package var indicator: IndicatorChoice
  package var area: AreaChoice
  package var period: PeriodChoice
  /// What labels of the period column mean, where the file does not say it itself ("kolonne C" is 2020).
  package var periodLabels: [String: Period] = [:]
  /// Columns that divide the population: the column's name and the breakdown of the indicator it stands for.
  package var categories: [CategoryColumn]
  package var measures: Measures
  /// Columns that carry nothing we use (a code beside a name, a note).
  package var ignored: [String]
  /// Members that are left out on purpose, by column: landsdele among kommuner, a total that no area matches.
  package var skipped: [String: [String]]

  package enum IndicatorChoice: Hashable, Sendable, Codable {
    /// The whole file is one indicator.
    case fixed(String)
    /// A column says which; its labels are translated to indicators ("" leaves a label out).
    case column(String, [String: String])
  }

  package enum AreaChoice: Hashable, Sendable, Codable {
    case fixed(String)
    case column(String)
  }

  package enum PeriodChoice: Hashable, Sendable, Codable {
    case fixed(Period)
    case column(String)
  }

  package struct CategoryColumn: Hashable, Sendable, Codable {
    package var column: String
    package var breakdown: String
    /// Labels that mean everybody: "I alt", "Total".
    package var totals: [String]

    package init(column: String, breakdown: String, totals: [String]) {
      self.column = column
      self.breakdown = breakdown
      self.totals = totals
    }
  }

  /// Which columns hold which numbers. At least one of `value` and `numerator` is set.
  package struct Measures: Hashable, Sendable, Codable {
    package var value: String?
    package var numerator: String?
    package var denominator: String?
    package var deviation: String?

    package init(value: String? = nil, numerator: String? = nil, denominator: String? = nil, deviation: String? = nil) {
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.deviation = deviation
    }
  }

  package init(
    isMelted: Bool = false, indicator: IndicatorChoice, area: AreaChoice, period: PeriodChoice,
    categories: [CategoryColumn] = [],
    measures: Measures, ignored: [String] = [], skipped: [String: [String]] = [:]
  ) {
    self.isMelted = isMelted
    self.indicator = indicator
    self.area = area
    self.period = period
    self.categories = categories
    self.measures = measures
    self.ignored = ignored
    self.skipped = skipped
  }
}

extension Mapping {
  /// The columns that say what a figure is about.
  package var usedColumns: Set<String> {
    var used: Set<String> = []
    if case .column(let name, _) = indicator { used.insert(name) }
    if case .column(let name) = area { used.insert(name) }
    if case .column(let name) = period { used.insert(name) }
    return used
  }
}
