import Foundation
import Tabular
import Values

/// A file as its mapping reads it: every figure packed, and everything that is wrong or odd.
///
/// Nothing is stored from a draft with errors: a file is taken whole or not at all.
package struct ImportDraft: Sendable {
  var stack = FigureStack()
  var indicators: [Indicator] = []
  var areas: [AreaID] = []
  var periods: [Period] = []
  var categories: [String] = []
  /// Places in the stack by indicator, area, period and category; filled when the file has been read.
  var order: [UInt32] = []
  package var findings: Findings
  /// Where the figures stand, as in "Antal (C)"; one for each column when the columns were laid under each other.
  var places: [String] = []
  /// Labels of the area column that no area answers to.
  package var unknownAreas: [String] = []
  /// True when something in the file looks like a civil registration number.
  package var hasPersonNumbers = false
  /// Rows that were left out because the mapping says so.
  package var skippedRows = 0

  init(findings: Findings = Findings()) { self.findings = findings }

  package var figures: Int { stack.count }
  /// Figures that are no number: "..", "<10", an empty cell.
  package var withoutNumber: Int { stack.marks.count }
  package var isUsable: Bool { findings.worst != .error && figures > 0 }

  /// What the figures are, in the order of the file.
  package var contents: [Observation.Content] { (0..<stack.count).map { observation(at: $0).content } }

  /// The figure at a place of the stack.
  func observation(at place: Int) -> Observation {
    let key = stack.key(at: place)
    let indicator = indicators[key.indicator]
    return Observation(
      indicator: indicator.slug, area: areas[key.area], period: periods[key.period],
      category: categories[key.category], content: content(at: place, indicator.measure))
  }

  /// The column the figure stands in, as in "Antal (C)".
  func place(at place: Int) -> String? {
    let column = stack.columns.isEmpty ? 0 : Int(stack.columns[place])
    return places.indices.contains(column) ? places[column] : nil
  }

  func content(at place: Int, _ measure: Indicator.Measure) -> Observation.Content {
    let (a, b) = (stack.first[place], stack.second[place])
    if a.isNaN, let mark = stack.marks[UInt32(place)] { return .absent(mark: mark) }
    if b.isNaN { return measure == .count ? .count(Int(a)) : .given(a) }
    switch measure {
    case .proportion: return .share(x: Int(a), n: Int(b))
    case .rate: return .rate(x: Int(a), population: Int(b))
    case .mean: return .mean(value: a, n: Int(b), deviation: stack.deviations[UInt32(place)])
    case .count, .amount: return .given(a)
    }
  }
}
