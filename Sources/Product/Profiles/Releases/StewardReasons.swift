import Disclosure
import Foundation

/// The steward's log of one indicator as it is kept: why it is limited, cell by cell.
package struct StewardReasons: Hashable, Sendable, Codable {
  package var outcome: String
  package var lines: [Line]

  package struct Line: Hashable, Sendable, Codable {
    package var area: String
    package var period: String
    package var category: String
    /// "cell", "restOfArea" or "restOfCategories": what could be seen, or worked out.
    package var place: String
    package var reason: String
  }

  init(_ log: StewardLog) {
    outcome = log.outcome.rawValue
    lines = log.findings.map { finding in
      Line(finding.place.key, place: StewardReasons.name(finding.place), reason: finding.reason.rawValue)
    }
    lines += log.problems.map { Line($0.key, place: "cell", reason: $0.kind.rawValue) }
  }

  private static func name(_ place: StewardLog.Place) -> String {
    switch place {
    case .cell: "cell"
    case .restOfArea: "restOfArea"
    case .restOfCategories: "restOfCategories"
    }
  }
}

extension StewardReasons.Line {
  fileprivate init(_ key: CellKey, place: String, reason: String) {
    self.init(area: key.area, period: key.period, category: key.category, place: place, reason: reason)
  }
}
