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

  var fixedIndicator: Indicator? { if case .fixed(let slug) = mapping.indicator { catalogue[slug] } else { nil } }
  var fixedArea: AreaID? { if case .fixed(let id) = mapping.area { areas[AreaID(id)]?.id } else { nil } }
  var fixedPeriod: Period? { if case .fixed(let period) = mapping.period { period } else { nil } }

  /// `limit` is how many findings of each level are kept; all of them are counted.
  package func read(_ source: TidySource, limit: Int = Findings.limit) -> ImportDraft {
    var draft = ImportDraft(findings: Findings(limit: limit))
    guard let columns = ImportColumns(mapping, in: source, findings: &draft.findings) else { return draft }
    if case .fixed(let slug) = mapping.indicator, catalogue[slug] == nil {
      let words = ImportWords.unknownIndicator
      draft.findings.add(Finding(.error, found: slug, expected: words.expected, words.message))
      return draft
    }
    draft.places = columns.figurePlaces
    var labels = ImportLabels(reading: self, columns: columns, findings: draft.findings)
    var figures = FigureRules(columns: columns)
    columns.view.forEach(findings: Findings(limit: limit, judge: judge(of: columns))) { row, column in
      switch labels.place(row, column) {
      case .key(let key, let measure): figures.take(row, column, key, measure, into: &draft)
      case .skip: draft.skippedRows += 1
      case .wrong: break
      }
    }
    // The reader knows all it has to say when the rows have been walked through; its errors stop the import too.
    draft.hasPersonNumbers = source.personNumbers.count > 0
    draft.findings.add(source.personNumbers)
    draft.findings.add(source.findings)
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
  /// import: stored as "not measured" it would be a silent loss. So does a row of the wrong width: what stands in it
  /// may belong under another heading.
  private func judge(of columns: ImportColumns) -> @Sendable (Finding) -> Finding {
    let stored = Set(columns.figurePlaces)
    return { finding in
      let isStored = finding.expected == Finding.aNumber && finding.column.map(stored.contains) ?? false
      guard isStored || finding.isAboutWidth else { return finding }
      var error = finding
      error.level = .error
      return error
    }
  }
}
