import Danish
import Foundation
import People
import Tabular
import Values

extension Mapping {
  /// The best reading of a file nobody has mapped before, from its headings and its contents.
  ///
  /// What cannot be guessed is left for a person: an indicator nobody named, an area column nobody recognises.
  package struct Guess: Sendable {
    package var isMelted = false
    /// The indicator whose name a number column or the title bears; it goes before `indicatorColumn`.
    package var indicator: String?
    package var indicatorColumn: String?
    package var indicatorLabels: [String: String] = [:]
    package var areaColumn: String?
    package var periodColumn: String?
    package var categories: [CategoryColumn] = []
    package var measures = Measures()
    /// Labels of the period column that say no period.
    package var unreadPeriods: [String] = []

    /// The whole mapping; refused, with what is missing, when a person must say more. Areas that nobody knows are not
    /// left out here: that is for a person to decide.
    package func mapping(_ stated: Stated = Stated()) throws(MappingRefusal) -> Mapping {
      let indicatorChoice: Mapping.IndicatorChoice
      if let indicator = stated.indicator ?? indicator {
        indicatorChoice = .fixed(indicator)
      } else if let indicatorColumn {
        indicatorChoice = .column(indicatorColumn, indicatorLabels)
      } else {
        throw .noIndicator
      }
      guard let areaColumn else { throw .noArea }
      guard let periodChoice = stated.period.map(PeriodChoice.fixed) ?? periodColumn.map({ .column($0) }) else {
        throw .noPeriod
      }
      let unnamed = unreadPeriods.filter { stated.periodLabels[$0] == nil }
      if case .column = periodChoice, !unnamed.isEmpty, isMelted { throw .unnamedPeriods(unnamed) }
      guard measures.value != nil || measures.numerator != nil else { throw .noNumbers }
      var mapping = Mapping(
        isMelted: isMelted, indicator: indicatorChoice, area: .column(areaColumn), period: periodChoice,
        categories: categories, measures: measures)
      mapping.periodLabels = stated.periodLabels
      return mapping
    }
  }

  /// What somebody says about a file beside what it says itself.
  package struct Stated: Sendable {
    package var indicator: String?
    /// The period of all of it.
    package var period: Period?
    /// What single labels mean: "kolonne C" is 2020.
    package var periodLabels: [String: Period] = [:]

    package init(indicator: String? = nil, period: Period? = nil, periodLabels: [String: Period] = [:]) {
      self.indicator = indicator
      self.period = period
      self.periodLabels = periodLabels
    }
  }

  /// True when the table has every column the mapping speaks of.
  package func fits(_ table: TidySource) -> Bool {
    var findings = Findings()
    return ImportColumns(self, in: table, findings: &findings) != nil
  }

  package static func guess(_ survey: FileSurvey, catalogue: Catalogue, areas: AreaTree) -> Guess {
    var guess = Guess()
    guess.isMelted = survey.isMelted
    var left = survey.columns
    func take(_ score: (FileSurvey.Column) -> Double) -> FileSurvey.Column? {
      let best = left.max { score($0) < score($1) }
      guard let best, score(best) >= 0.5 else { return nil }
      left.removeAll { $0.name == best.name }
      return best
    }
    // Columns without headings that were laid under each other: what tells them apart is most often the year.
    let across = survey.isMelted && !survey.hasHeader ? left.last : nil
    let period =
      take { column in column.share { Period(reading: $0) != nil } + named(column, periodNames) }
      ?? across.map { across in take { $0.name == across.name ? 1 : 0 } ?? across }
    guess.periodColumn = period?.name
    guess.unreadPeriods = period?.labels.filter { Period(reading: $0) == nil } ?? []
    guess.areaColumn = take { column in column.share { areas.match($0) != nil } + named(column, areaNames) }?.name
    let own = survey.measures.compactMap { name in catalogue.meant(by: name).map { (name, $0.slug) } }
    if own.count == 1, !survey.isMelted {
      guess.indicator = own[0].1
    } else if let column = take({ column in
      column.share { catalogue.meant(by: $0) != nil } + named(column, indicatorNames)
    }) {
      guess.indicatorColumn = column.name
      for label in column.labels { guess.indicatorLabels[label] = catalogue.meant(by: label)?.slug ?? "" }
    }
    guess.categories = left.filter { divides($0, catalogue) }.map { column in
      CategoryColumn(column: column.name, breakdown: breakdownName(column.name), totals: column.labels.filter(isTotal))
    }
    guess.measures = measures(survey.measures, own: own.count == 1 ? own[0].0 : nil)
    return guess
  }

  /// What a column of categories is called among the indicator's breakdowns: "Klassetrin" is "klassetrin".
  package static func breakdownName(_ column: String) -> String { column.lowercased() }

  /// `own` is the column that bears the indicator's name: it is the value whatever else stands beside it.
  private static func measures(_ names: [String], own: String?) -> Measures {
    func first(_ wanted: [String]) -> String? {
      names.first { name in name != own && wanted.contains(where: Danish.fold(name).hasPrefix) }
    }
    var measures = Measures(
      numerator: first(["taeller", "numerator", "antal med"]),
      denominator: first(["naevner", "denominator", "besvarelser", "antal svar", "elever i alt", "n "]),
      deviation: first(["spredning", "standardafvigelse", "sd"]))
    if measures.denominator == nil { measures.denominator = names.first { Danish.fold($0) == "n" } }
    let taken = [measures.numerator, measures.denominator, measures.deviation].compactMap(\.self)
    let rest = names.filter { !taken.contains($0) }
    let value =
      own
      ?? rest.first { name in
        ["vaerdi", "value", "andel", "gennemsnit", "indhold", "pct", "procent"].contains(
          where: Danish.fold(name).hasPrefix)
      }
    measures.value = value ?? (measures.numerator == nil ? rest.first : nil)
    return measures
  }

  private static func named(_ column: FileSurvey.Column, _ names: [String]) -> Double {
    names.contains(where: Danish.fold(column.name).hasPrefix) ? 0.4 : 0
  }

  /// A column divides the population when the catalogue knows it, or when it has several labels that are no codes:
  /// a column with one label ("Average income for all people") says the same about every figure.
  private static func divides(_ column: FileSurvey.Column, _ catalogue: Catalogue) -> Bool {
    if column.labels.contains(where: { catalogue.category($0, in: breakdownName(column.name)) != nil }) { return true }
    return column.labels.count > 1 && !isCode(column)
  }

  /// A column of nothing but numbers beside a name is its code.
  private static func isCode(_ column: FileSurvey.Column) -> Bool {
    column.labels.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  package static func isTotal(_ label: String) -> Bool {
    ["i alt", "ialt", "total", "alle", "begge koen", "hele befolkningen"].contains(Danish.fold(label))
  }

  private static let periodNames = ["tid", "aar", "periode", "skoleaar", "kvartal", "time", "year"]
  private static let areaNames = [
    "omraade", "kommune", "lokalsamfund", "institution", "skole", "dagtilbud", "area", "region",
  ]
  private static let indicatorNames = ["indikator", "noegletal", "indicator"]
}
