/// Why something is hidden: for the data steward's eyes, never part of what is published.
///
/// That a cell is hidden because of its neighbours and not because of itself would tell a reader about both.
package struct StewardLog: Hashable, Sendable {
  package let outcome: Outcome
  package let findings: [Finding]
  package let problems: [Disclosure.Problem]

  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case everything
    /// Single cells are hidden, with those that would give them away.
    case someCells
    /// The municipality with its categories.
    case rootOnly
    /// The municipality without categories.
    case rootTotals
    case nothing
  }

  package struct Finding: Hashable, Sendable {
    package let place: Place
    package let reason: UnsafeReason

    package init(place: Place, reason: UnsafeReason) {
      self.place = place
      self.reason = reason
    }
  }

  package enum Place: Hashable, Sendable {
    case cell(CellKey)
    /// The part of the area that lies in none of its published areas.
    case restOfArea(CellKey)
    /// The persons of the area that are in none of the published categories.
    case restOfCategories(CellKey, dimension: String)
    /// One or some of the years that a figure over several years covers.
    case restOfPeriods(CellKey)

    package var key: CellKey {
      switch self {
      case .cell(let key), .restOfArea(let key), .restOfCategories(let key, _), .restOfPeriods(let key): key
      }
    }
  }

  /// Why the cell is hidden; empty when it is shown.
  package func reasons(for key: CellKey) -> [UnsafeReason] {
    findings.filter { $0.place == .cell(key) }.map(\.reason)
  }
}
