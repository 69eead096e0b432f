import Foundation
import Tabular

/// Why cells of a release are hidden, for the data steward alone.
struct HiddenLog: Sendable {
  struct Entry: Sendable {
    let indicator: String
    let audiences: Audiences
    let reasons: StewardReasons
  }

  let entries: [Entry]
  let indicators: [String: String]
  let areas: [String: String]

  /// More lines than a page can carry stand in the spreadsheet.
  static let mostShown = 200

  func name(ofIndicator slug: String) -> String { indicators[slug] ?? slug }
  func name(ofArea id: String) -> String { areas[id] ?? id }

  func name(ofPeriod text: String) -> String { Period(reading: text).map(FigureWords.label) ?? text }

  /// Every line, for whoever wants to look for one.
  func sheet() throws -> [UInt8] {
    let rows = entries.flatMap { entry in
      entry.reasons.lines.map { line in
        [
          name(ofIndicator: entry.indicator), AudienceWords.names(entry.audiences.all), name(ofArea: line.area),
          line.period, line.category, StewardWords.place(line), StewardWords.reason(line.reason),
        ].map { $0.isEmpty ? CSVWriter.Cell.empty : .text($0) }
      }
    }
    return try CSVWriter.bytes(
      header: ["nøgletal", "vises for", "område", "periode", "gruppe", "hvor", "hvorfor"], rows: rows)
  }
}

extension StewardReasons {
  /// True when there is nothing to tell.
  var isEmpty: Bool { lines.isEmpty && (held ?? []).isEmpty && failure == nil }
}
