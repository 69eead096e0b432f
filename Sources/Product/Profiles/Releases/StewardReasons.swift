import Disclosure
import Foundation

/// The steward's log of one indicator as it is kept: why it is limited, cell by cell.
package struct StewardReasons: Hashable, Sendable, Codable {
  package var outcome: String
  package var lines: [Line]
  /// Periods that stay as readers know them, and periods that are hidden; nil in logs made before there were such.
  package var held: [String]?
  package var closed: [String]?
  /// Why no pattern of single cells was found; nil when one was.
  package var failure: String?
  /// What coarser figures would hide instead; nil where nothing is hidden, and for wider audiences.
  package var coarsening: Coarsening?

  package struct Line: Hashable, Sendable, Codable {
    package var area: String
    package var period: String
    package var category: String
    /// "cell", "restOfArea", "restOfCategories" or "restOfPeriods": what could be seen, or worked out.
    package var place: String
    package var reason: String
  }

  init(_ layer: ReleasedIndicator.Layer) {
    let log = layer.log
    outcome = log.outcome.rawValue
    (held, closed, coarsening) = (layer.held, layer.closed, layer.coarsening)
    failure = layer.failure.map(StewardReasons.name)
    lines = log.findings.map { finding in
      Line(finding.place.key, place: StewardReasons.name(finding.place), reason: finding.reason.rawValue)
    }
    lines += log.problems.map { Line($0.key, place: "cell", reason: $0.kind.rawValue) }
  }

  private static func name(_ failure: SuppressionFailure) -> String {
    switch failure {
    case .solverMissing: "solverMissing"
    case .solverStopped: "solverStopped"
    case .outOfTime: "outOfTime"
    case .brokenRelation: "brokenRelation"
    case .cannotHide: "cannotHide"
    case .proofFailed: "proofFailed"
    }
  }

  private static func name(_ place: StewardLog.Place) -> String {
    switch place {
    case .cell: "cell"
    case .restOfArea: "restOfArea"
    case .restOfCategories: "restOfCategories"
    case .restOfPeriods: "restOfPeriods"
    }
  }
}

extension StewardReasons.Line {
  fileprivate init(_ key: CellKey, place: String, reason: String) {
    self.init(area: key.area, period: key.period, category: key.category, place: place, reason: reason)
  }
}
