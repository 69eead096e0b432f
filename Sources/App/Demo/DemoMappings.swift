import People
import Profiles
import Tabular
import Values

extension DemoFile {
  /// The reading of the file's columns that the municipality has confirmed once.
  func mapping(of table: TidySource, catalogue: Catalogue) -> Mapping {
    let survey = FileSurvey(table, isMelted: isMatrix, catalogue: catalogue)
    func head(_ meaning: Meaning) -> String? { columns.first { $0.meaning == meaning }?.head }
    let place = head(.placeCode) ?? head(.place) ?? survey.columns[0].name
    let period = head(.period) ?? table.headings.first?.name ?? ""
    var mapping = Mapping(
      isMelted: isMatrix, indicator: .fixed(indicators[0]), area: .column(place), period: .column(period),
      measures: isMatrix
        ? .init(value: survey.measures.first)
        : .init(
          value: head(.mean) ?? head(.value), numerator: head(.numerator),
          denominator: head(.denominator) ?? head(.answers), deviation: head(.deviation)))
    if let column = head(.indicator) {
      let labels = survey.columns.first { $0.name == column }?.labels ?? []
      mapping.indicator = .column(
        column, Dictionary(labels.map { ($0, catalogue.named($0)?.slug ?? "") }, uniquingKeysWith: { $1 }))
    }
    for column in columns {
      guard case .category(let breakdown) = column.meaning else { continue }
      let labels = survey.columns.first { $0.name == column.head }?.labels ?? []
      mapping.categories.append(
        .init(column: column.head, breakdown: breakdown, totals: labels.filter(Mapping.isTotal)))
    }
    return mapping
  }
}

extension DenmarkData.File {
  /// Guessed from the file like any other, with the indicator and the periods the file does not name.
  func mapping(of table: TidySource, catalogue: Catalogue, areas: AreaTree) throws -> Mapping {
    let survey = FileSurvey(table, isMelted: periods.isEmpty ? nil : true, catalogue: catalogue)
    var guess = Mapping.guess(survey, catalogue: catalogue, areas: areas)
    if !periods.isEmpty { guess.periodColumn = table.headings.first?.name }
    return try guess.mapping(indicator: indicator)
  }
}
