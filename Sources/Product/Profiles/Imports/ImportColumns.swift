import Foundation
import Tabular

/// Where in a row the mapping's columns stand.
struct ImportColumns {
  var indicator: Int?
  var area: Int?
  var period: Int?
  var categories: [(column: Int, choice: Mapping.CategoryColumn)] = []
  var value: Int?
  var numerator: Int?
  var denominator: Int?
  var deviation: Int?
  let view: FileView

  /// Where the figures stand, as in "Antal (C)": the numbers we store, most important first, or every melted column.
  var figurePlaces: [String] {
    if view.isMelted { return view.source.measurePlaces }
    return [value, numerator, denominator, deviation].compactMap { $0.map { view.place(ofMeasure: $0, 0) } }
  }

  /// Nil when a column that the mapping needs is not in the file; each one missing is a finding.
  init?(_ mapping: Mapping, in source: TidySource, findings: inout Findings) {
    let view = FileView(source, isMelted: mapping.isMelted)
    self.view = view
    var missing: [String] = []
    func dimension(_ name: String) -> Int? {
      let place = view.dimensions.firstIndex(of: name)
      if place == nil { missing.append(name) }
      return place
    }
    func measure(_ name: String?) -> Int? {
      guard let name else { return nil }
      let place = view.measures.firstIndex(of: name)
      if place == nil { missing.append(name) }
      return place
    }
    if case .column(let name, _) = mapping.indicator { indicator = dimension(name) }
    if case .column(let name) = mapping.area { area = dimension(name) }
    if case .column(let name) = mapping.period { period = dimension(name) }
    for choice in mapping.categories {
      if let column = dimension(choice.column) { categories.append((column, choice)) }
    }
    value = measure(mapping.measures.value)
    numerator = measure(mapping.measures.numerator)
    denominator = measure(mapping.measures.denominator)
    deviation = measure(mapping.measures.deviation)
    for name in missing {
      findings.add(
        Finding(
          .error, column: name, found: (view.dimensions + view.measures).joined(separator: ", "), expected: name,
          ImportWords.missingColumn(name)))
    }
    if !missing.isEmpty { return nil }
  }
}
