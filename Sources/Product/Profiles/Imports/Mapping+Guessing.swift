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
    package var indicatorColumn: String?
    package var indicatorLabels: [String: String] = [:]
    package var areaColumn: String?
    package var periodColumn: String?
    package var categories: [CategoryColumn] = []
    package var measures = Measures()
    package var skipped: [String: [String]] = [:]
    /// Labels of the area column that no area answers to.
    package var unknownAreas: [String] = []

    /// The whole mapping; refused, with what is missing, when a person must say more.
    package func mapping(indicator: String? = nil, period: Period? = nil) throws(MappingRefusal) -> Mapping {
      let indicatorChoice: Mapping.IndicatorChoice
      if let indicator {
        indicatorChoice = .fixed(indicator)
      } else if let indicatorColumn {
        indicatorChoice = .column(indicatorColumn, indicatorLabels)
      } else {
        throw .noIndicator
      }
      guard let areaColumn else { throw .noArea }
      guard let periodChoice = period.map(PeriodChoice.fixed) ?? periodColumn.map({ .column($0) }) else {
        throw .noPeriod
      }
      guard measures.value != nil || measures.numerator != nil else { throw .noNumbers }
      return Mapping(
        isMelted: isMelted, indicator: indicatorChoice, area: .column(areaColumn), period: periodChoice,
        categories: categories,
        measures: measures, skipped: skipped)
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
    guess.periodColumn =
      take { column in column.share { Period(reading: $0) != nil } + named(column, periodNames) }?.name
    if let area = take({ column in column.share { areas.match($0) != nil } + named(column, areaNames) }) {
      guess.areaColumn = area.name
      guess.unknownAreas = area.labels.filter { areas.match($0) == nil }
      // Figures between the areas we know (landsdele, regions, "uoplyst") are left out, and the plan says so.
      if !guess.unknownAreas.isEmpty { guess.skipped[area.name] = guess.unknownAreas }
    }
    if let indicator = take({ column in column.share { catalogue.named($0) != nil } + named(column, indicatorNames) }) {
      guess.indicatorColumn = indicator.name
      for label in indicator.labels { guess.indicatorLabels[label] = catalogue.named(label)?.slug ?? "" }
    }
    guess.categories = left.filter { divides($0, catalogue) }.map { column in
      CategoryColumn(column: column.name, breakdown: breakdownName(column.name), totals: column.labels.filter(isTotal))
    }
    guess.measures = measures(survey.measures)
    return guess
  }

  /// What a column of categories is called among the indicator's breakdowns: "Klassetrin" is "klassetrin".
  package static func breakdownName(_ column: String) -> String { column.lowercased() }

  private static func measures(_ names: [String]) -> Measures {
    func first(_ wanted: [String]) -> String? {
      names.first { name in wanted.contains(where: Danish.fold(name).hasPrefix) }
    }
    var measures = Measures(
      numerator: first(["taeller", "numerator", "antal med"]),
      denominator: first(["naevner", "denominator", "besvarelser", "antal svar", "elever i alt", "n "]),
      deviation: first(["spredning", "standardafvigelse", "sd"]))
    if measures.denominator == nil { measures.denominator = names.first { Danish.fold($0) == "n" } }
    let taken = [measures.numerator, measures.denominator, measures.deviation].compactMap(\.self)
    let rest = names.filter { !taken.contains($0) }
    let value = rest.first { name in
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

/// What a file does not say and nobody has said for it.
package enum MappingRefusal: Error, Hashable, Sendable {
  case noIndicator, noArea, noPeriod, noNumbers

  package var words: String {
    switch self {
    case .noIndicator:
      "Filen siger ikke, hvilket nøgletal den handler om. Vælg nøgletallet (--indicator på kommandolinjen)."
    case .noArea:
      "Ingen kolonne ligner områder, vi kender. Opret områderne under Organisation, eller ret navnene i filen."
    case .noPeriod:
      "Ingen kolonne ligner en periode. Skriv perioden (--period på kommandolinjen), fx 2024 eller 2024/25."
    case .noNumbers: "Ingen kolonne ligner tal. Se, om det er den rette fil."
    }
  }
}

/// The labels of a file, column by column: what a guess and the mapping page are made from.
package struct FileSurvey: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var labels: [String]
    /// True when there are more labels than were kept.
    package var hasMore: Bool

    /// How many of the labels pass.
    package func share(_ passes: (String) -> Bool) -> Double {
      labels.isEmpty ? 0 : Double(labels.count(where: passes)) / Double(labels.count)
    }
  }

  package var columns: [Column]
  package var measures: [String]
  package var isMelted: Bool
  package var rows: Int
  package var findings: Findings

  /// More labels than this in one column are counted, not kept.
  package static let labelLimit = 2000

  /// Walks through the file once. `isMelted` is decided from the headings unless the caller knows.
  package init(_ source: TidySource, isMelted: Bool? = nil, catalogue: Catalogue) {
    let view = FileView(source, isMelted: isMelted ?? FileSurvey.looksMelted(source, catalogue))
    var kept = view.dimensions.map { Column(name: $0, labels: [], hasMore: false) }
    var seen = view.dimensions.map { _ in SeenCodes() }
    var count = 0
    view.forEach { row, column in
      count += 1
      for place in kept.indices where seen[place].insert(view.code(row, place, column)) {
        if kept[place].labels.count < FileSurvey.labelLimit {
          let label = view.label(row, place, column)
          if !kept[place].labels.contains(label) { kept[place].labels.append(label) }
        } else {
          kept[place].hasMore = true
        }
      }
    }
    columns = kept
    measures = view.measures
    self.isMelted = view.isMelted
    rows = count
    findings = source.findings
  }

  /// The codes that have been met. The reader hands codes out from zero, so a row of flags knows them at once.
  private struct SeenCodes {
    private var flags: [Bool] = []

    /// True the first time.
    mutating func insert(_ code: Int) -> Bool {
      if code < flags.count, flags[code] { return false }
      while flags.count <= code { flags.append(false) }
      flags[code] = true
      return true
    }
  }

  /// Years or indicators across the top are labels; "tæller" and "nævner" are different numbers about the same.
  private static func looksMelted(_ source: TidySource, _ catalogue: Catalogue) -> Bool {
    source.headings.contains { heading in
      let labels = Set(heading.labels)
      let meaningful = labels.count { Period(reading: $0) != nil || catalogue.named($0) != nil }
      return meaningful * 2 >= labels.count
    }
  }
}
