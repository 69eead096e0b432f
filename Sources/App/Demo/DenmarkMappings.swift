import People
import Profiles
import Tabular
import Values

extension DenmarkData.File {
  /// Guessed from the file like any other, with the indicator and the periods the file does not name.
  func mapping(of table: TidySource, catalogue: Catalogue, areas: AreaTree) throws -> Mapping {
    let survey = FileSurvey(table, isMelted: periods.isEmpty ? nil : true, catalogue: catalogue)
    var guess = Mapping.guess(survey, catalogue: catalogue, areas: areas)
    if !periods.isEmpty { guess.periodColumn = table.headings.first?.name }
    var mapping = try guess.mapping(indicator: indicator)
    for (label, text) in zip(table.headings.first?.labels ?? [], periods) {
      mapping.periodLabels[label] = Period(reading: text)
    }
    return mapping
  }
}
