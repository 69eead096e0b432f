import Disclosure
import Foundation
import People
import Values

/// A release (dataudgivelse) is everything the municipality shows at one time: computed once, kept as it was.
package struct Release: Hashable, Sendable {
  package var id: ID<Release>
  package var number: Int
  package var madeAt: Instant
  package var madeBy: String
  /// Who made it, where that is a person: somebody else must publish it.
  package var maker: PersonID?
  package var publishedAt: Instant?
  package var publishedBy: String?
  package var withdrawnAt: Instant?
  package var summary: Summary

  package init(
    id: ID<Release>, number: Int, madeAt: Instant, madeBy: String, maker: PersonID? = nil, publishedAt: Instant? = nil,
    publishedBy: String? = nil, withdrawnAt: Instant? = nil, summary: Summary
  ) {
    self.id = id
    self.number = number
    self.madeAt = madeAt
    self.madeBy = madeBy
    self.maker = maker
    self.publishedAt = publishedAt
    self.publishedBy = publishedBy
    self.withdrawnAt = withdrawnAt
    self.summary = summary
  }

  /// What the data steward sees before publishing.
  package struct Summary: Hashable, Sendable, Codable {
    package var indicators: Int
    package var areas: Int
    package var shownCells: Int
    package var hiddenCells: Int
    /// Indicators that could not be shown below the whole municipality, by slug.
    package var limited: [String]
    /// Indicators of which nothing can be shown.
    package var hidden: [String]
    /// Observations without an indicator in the catalogue: the file was removed since they were imported.
    package var unknown: [String]

    package init(
      indicators: Int, areas: Int, shownCells: Int, hiddenCells: Int, limited: [String] = [], hidden: [String] = [],
      unknown: [String] = []
    ) {
      self.indicators = indicators
      self.areas = areas
      self.shownCells = shownCells
      self.hiddenCells = hiddenCells
      self.limited = limited
      self.hidden = hidden
      self.unknown = unknown
    }
  }

  package enum State: Sendable {
    case draft, published, withdrawn
  }

  package var state: State {
    if withdrawnAt != nil { .withdrawn } else if publishedAt != nil { .published } else { .draft }
  }
}

/// One indicator of a release: its table after disclosure control, and why cells are hidden.
package struct ReleasedIndicator: Sendable {
  package var indicator: Indicator
  package var table: PublishedTable
  package var log: StewardLog
}
