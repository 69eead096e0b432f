import Foundation
import People
import Tabular
import Values
import Web

/// Between the mapping form and a mapping. A choice is "kolonne:NAME" or a fixed value.
struct MappingForm {
  let survey: FileSurvey
  let catalogue: Catalogue
  let areas: AreaTree

  enum Name {
    static let indicator = "noegletal"
    static let area = "omraade"
    static let period = "periode"
    static let fixedPeriod = "periode-fast"
    static let value = "vaerdi"
    static let numerator = "taeller"
    static let denominator = "naevner"
    static let deviation = "spredning"
    /// What to do with areas nobody knows: there is no answer until a person gives one.
    static let unknownAreas = "ukendte-omraader"
    /// How the number columns hang together, and how they did when the page was shown.
    static let arrangement = "opstilling"
    static let arrangementShown = "opstilling-foer"
    static func periodLabel(_ place: Int) -> String { "periode-\(place)" }
    static func label(_ place: Int) -> String { "label-\(place)" }
    static func category(_ column: Int) -> String { "kolonne-\(column)" }
  }

  static func column(_ name: String) -> String { "kolonne:\(name)" }
  private static let prefix = "kolonne:"
  static let fixed = "fast"
  static let leaveOut = "spring"
  static let stop = "stop"
  /// The number columns are the same number for different periods; otherwise each is a number of its own.
  static let melted = "under"
  static let separate = "hver"
  /// Used as a breakdown of the population.
  static let divides = "deler"

  /// The column that a choice names; nil for a fixed value.
  func column(_ choice: String) -> FileSurvey.Column? {
    guard choice.hasPrefix(Self.prefix) else { return nil }
    let name = choice.dropFirst(Self.prefix.count)
    return survey.columns.first { $0.name == name }
  }

  /// The mapping that was chosen, or what must be put right first.
  func read(_ form: Form) -> (mapping: Mapping?, errors: FormErrors) {
    var errors = FormErrors()
    let indicator = indicatorChoice(form, &errors)
    let area = areaChoice(form, &errors)
    let period = periodChoice(form, &errors)
    let measures = Mapping.Measures(
      value: measure(form, Name.value), numerator: measure(form, Name.numerator),
      denominator: measure(form, Name.denominator), deviation: measure(form, Name.deviation))
    errors.check(
      Name.value, measures.value != nil || measures.numerator != nil,
      "Vælg den kolonne, tallene står i: enten værdien eller tælleren.")
    guard errors.isEmpty, let indicator, let area, let period else { return (nil, errors) }
    let labels = periodLabels(form, period, &errors)
    guard errors.isEmpty else { return (nil, errors) }
    var mapping = Mapping(
      isMelted: survey.isMelted, indicator: indicator, area: area, period: period, measures: measures)
    mapping.periodLabels = labels
    mapping.categories = categories(form, used: mapping)
    if case .column(let name) = area { mapping.skipped = leftOut(form, of: name, &errors) }
    return (errors.isEmpty ? mapping : nil, errors)
  }

  private func indicatorChoice(_ form: Form, _ errors: inout FormErrors) -> Mapping.IndicatorChoice? {
    let choice = form.text(Name.indicator)
    if let column = column(choice) {
      var labels: [String: String] = [:]
      for (place, label) in column.labels.enumerated() {
        let slug = form.optional(Name.label(place)) ?? catalogue.named(label)?.slug ?? ""
        labels[label] = catalogue[slug] == nil ? "" : slug
      }
      return .column(column.name, labels)
    }
    errors.check(Name.indicator, catalogue[choice] != nil, "Vælg det nøgletal, filen handler om.")
    return catalogue[choice].map { .fixed($0.slug) }
  }

  /// The labels of a column that no area answers to: nothing, or several.
  func unknownAreas(_ column: FileSurvey.Column) -> [String] {
    column.labels.filter { label in
      if case .none = areas.matching(label) { true } else { false }
    }
  }

  private func leftOut(_ form: Form, of name: String, _ errors: inout FormErrors) -> [String: [String]] {
    guard let column = survey.columns.first(where: { $0.name == name }) else { return [:] }
    let unknown = unknownAreas(column)
    guard !unknown.isEmpty else { return [:] }
    let answer = form.text(Name.unknownAreas)
    errors.check(
      Name.unknownAreas, answer == Self.leaveOut || answer == Self.stop,
      "Vælg, hvad der skal ske med de områder, vi ikke kender.")
    return answer == Self.leaveOut ? [name: unknown] : [:]
  }

  private func areaChoice(_ form: Form, _ errors: inout FormErrors) -> Mapping.AreaChoice? {
    let choice = form.text(Name.area)
    if let column = column(choice) { return .column(column.name) }
    errors.check(Name.area, areas[AreaID(choice)] != nil, "Vælg den kolonne, områderne står i.")
    return areas[AreaID(choice)].map { .fixed($0.id.raw) }
  }

  private func periodChoice(_ form: Form, _ errors: inout FormErrors) -> Mapping.PeriodChoice? {
    let choice = form.text(Name.period)
    if let column = column(choice) { return .column(column.name) }
    guard choice == Self.fixed else {
      errors.add(Name.period, "Vælg den kolonne, perioden står i, eller skriv perioden.")
      return nil
    }
    let period = Period(reading: form.text(Name.fixedPeriod))
    errors.check(Name.fixedPeriod, period != nil, "Skriv perioden som fx 2024/25, 2024 eller 2024K2.")
    return period.map { .fixed($0) }
  }

  /// Labels of the period column that are no period: the form asks what they mean, or they are left unread.
  func unreadPeriods(_ column: FileSurvey.Column) -> [(place: Int, label: String)] {
    let unread = column.labels.enumerated().filter { Period(reading: $0.element) == nil }.map {
      (place: $0.offset, label: $0.element)
    }
    return unread.count > 24 ? [] : unread
  }

  private func periodLabels(_ form: Form, _ choice: Mapping.PeriodChoice, _ errors: inout FormErrors) -> [String:
    Period]
  {
    guard case .column(let name) = choice, let column = survey.columns.first(where: { $0.name == name }) else {
      return [:]
    }
    var labels: [String: Period] = [:]
    for (place, label) in unreadPeriods(column) {
      let text = form.text(Name.periodLabel(place))
      // One odd label among periods is an error with a row in the plan; a column that says none at all is asked about.
      if text.isEmpty, column.labels.contains(where: { Period(reading: $0) != nil }) { continue }
      labels[label] = Period(reading: text)
      errors.check(
        Name.periodLabel(place), labels[label] != nil, "Skriv perioden for »\(label)« som fx 2024/25 eller 2024.")
    }
    return labels
  }

  private func measure(_ form: Form, _ name: String) -> String? {
    let chosen = form.text(name)
    return survey.measures.contains(chosen) ? chosen : nil
  }

  private func categories(_ form: Form, used mapping: Mapping) -> [Mapping.CategoryColumn] {
    let used = mapping.usedColumns
    return survey.columns.enumerated().compactMap { place, column in
      guard form.text(Name.category(place)) == Self.divides, !used.contains(column.name) else { return nil }
      return Mapping.CategoryColumn(
        column: column.name, breakdown: Mapping.breakdownName(column.name),
        totals: column.labels.filter(Mapping.isTotal))
    }
  }
}
