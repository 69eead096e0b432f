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
    let file = Collected()
    var writer = CSVWriter { file.bytes += $0 }
    try writer.header(["nøgletal", "vises for", "område", "periode", "gruppe", "hvor", "hvorfor"])
    for entry in entries {
      for line in entry.reasons.lines {
        try writer.row(
          [
            name(ofIndicator: entry.indicator), GateWords.readers(entry.audiences), name(ofArea: line.area),
            line.period,
            line.category, StewardWords.place(line), StewardWords.reason(line.reason),
          ].map { $0.isEmpty ? .empty : .text($0) })
      }
    }
    try writer.finish()
    return file.bytes
  }

  private final class Collected {
    var bytes: [UInt8] = []
  }
}

extension StewardReasons {
  /// True when there is nothing to tell.
  var isEmpty: Bool { lines.isEmpty && (held ?? []).isEmpty && failure == nil }
}
