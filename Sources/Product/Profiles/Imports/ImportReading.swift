import Danish
import Foundation
import People
import Tabular
import Values

/// Reads a file by its mapping, one pass, and judges every row by the catalogue and the area tree.
///
/// A label is judged once however many rows carry it; a number is judged in every row. All findings are collected.
package struct ImportReading {
  package let mapping: Mapping
  package let catalogue: Catalogue
  package let areas: AreaTree
  package let today: Day

  package init(mapping: Mapping, catalogue: Catalogue, areas: AreaTree, today: Day) {
    self.mapping = mapping
    self.catalogue = catalogue
    self.areas = areas
    self.today = today
  }

  package func read(_ source: TidySource) -> ImportDraft {
    var draft = ImportDraft()
    guard let columns = ImportColumns(mapping, in: source, findings: &draft.findings) else { return draft }
    if case .fixed(let slug) = mapping.indicator, catalogue[slug] == nil {
      let words = ImportWords.unknownIndicator
      draft.findings.add(Finding(.error, found: slug, expected: words.expected, words.message))
      return draft
    }
    var labels = ImportLabels(reading: self, columns: columns)
    var figures = FigureRules(columns: columns)
    columns.view.forEach { row, column in
      switch labels.place(row, column) {
      case .key(let key, let measure): figures.take(row, column, key, measure, into: &draft)
      case .skip: draft.skippedRows += 1
      case .wrong: break
      }
    }
    // The reader knows all it has to say when the rows have been walked through; its errors stop the import too.
    for finding in source.personNumbers.prefix(20) {
      draft.findings.add(Finding(.error, row: finding.row, column: finding.column, ImportWords.cpr))
    }
    draft.findings.add(source.findings.map(judge))
    labels.finish(&draft)
    figures.finish(&draft)
    if draft.figures == 0, draft.findings.worst != .error {
      draft.findings.add(Finding(.error, ImportWords.nothingToRead))
    }
    draft.order = draft.stack.order()
    Duplicates.find(in: &draft)
    return draft
  }

  /// A cell that should be a number and is not is worth a look to a reader, but in a column we store it stops the
  /// import: stored as "not measured" it would be a silent loss.
  private func judge(_ finding: Finding) -> Finding {
    guard finding.row != nil, finding.expected == "et tal", let column = finding.column else { return finding }
    let measures = mapping.measures
    let stored = [measures.value, measures.numerator, measures.denominator, measures.deviation].compactMap(\.self)
    guard mapping.isMelted || stored.contains(where: column.hasPrefix) else { return finding }
    var error = finding
    error.level = .error
    return error
  }
}
