import Disclosure
import Foundation

/// What a new release changes for those who read the one that stands, for one indicator. Made of published cells only,
/// so that it tells nothing the two releases do not tell themselves.
package struct ReleaseDifference: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A cell that was not in the earlier release.
    case added
    /// Shown in both, with another number.
    case changed
    /// Shown before, hidden now.
    case hidden
    /// Hidden before, shown now.
    case shown
    /// In the earlier release and not in this one.
    case gone
  }

  /// One cell whose number or state changed; numbers in the unit the reader sees, nil where there is none to show.
  package struct Change: Hashable, Sendable, Codable {
    package var kind: Kind
    package var area: String
    package var period: String
    package var category: String
    package var before: Double?
    package var after: Double?
  }

  package var indicator: String
  package var counts: [Kind: Int]
  /// Changed, hidden, shown and gone cells in the order of the table, at most `mostListed`: what the steward looks at
  /// before publishing. Added cells are only counted.
  package var changes: [Change]

  package static let mostListed = 60

  package var isEmpty: Bool { counts.values.allSatisfy { $0 == 0 } }

  package func count(_ kind: Kind) -> Int { counts[kind] ?? 0 }
}

extension ReleaseDifference {
  /// `after` is nil when the indicator is not in the new release, `before` when it was not in the earlier one.
  init(
    _ indicator: Indicator, from before: PublishedTable?, to after: PublishedTable?
  ) {
    self.init(indicator: indicator.slug, counts: [:], changes: [])
    let (old, new) = (before?.cells ?? [:], after?.cells ?? [:])
    let added = new.keys.count { old[$0] == nil }
    if added > 0 { counts[.added] = added }
    for (key, cell) in old.sorted(by: { $0.key < $1.key }) {
      guard let kind = Kind(from: cell, to: new[key]) else { continue }
      counts[kind, default: 0] += 1
      guard changes.count < ReleaseDifference.mostListed else { continue }
      changes.append(
        Change(
          kind: kind, area: key.area, period: key.period, category: key.category,
          before: cell.shownValue(as: indicator), after: new[key]?.shownValue(as: indicator)))
    }
  }
}

extension ReleaseDifference.Kind {
  /// Nil when the reader sees no difference.
  fileprivate init?(from before: PublishedTable.Cell, to after: PublishedTable.Cell?) {
    switch (before, after) {
    case (_, nil): self = .gone
    case (.hidden, .hidden?): return nil
    case (.hidden, _): self = .shown
    case (_, .hidden?): self = .hidden
    case (let before, let after?):
      guard before != after else { return nil }
      self = .changed
    }
  }
}
