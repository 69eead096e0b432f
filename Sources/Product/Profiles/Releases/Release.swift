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
  /// What the attacker found in what each audience will read; nil in releases made before there was one.
  package var gate: GateReport?

  package init(
    id: ID<Release>, number: Int, madeAt: Instant, madeBy: String, maker: PersonID? = nil, publishedAt: Instant? = nil,
    publishedBy: String? = nil, withdrawnAt: Instant? = nil, summary: Summary, gate: GateReport? = nil
  ) {
    self.gate = gate
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
    /// Indicators with periods that stay as they were, or are hidden, because too little has changed; nil before.
    package var held: [String]?
    package var closed: [String]?

    package init(
      indicators: Int, areas: Int, shownCells: Int, hiddenCells: Int, limited: [String] = [], hidden: [String] = [],
      unknown: [String] = [], held: [String]? = nil, closed: [String]? = nil
    ) {
      (self.held, self.closed) = (held, closed)
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

/// One indicator of a release: what each audience may see of it, and why cells are hidden.
package struct ReleasedIndicator: Sendable {
  package var indicator: Indicator
  /// The raw figures, for the attacker to be measured against; gone when the release is made.
  package var family: Family
  /// The narrowest audience first; audiences that see the same share a layer. Some may see nothing of it.
  package var layers: [Layer]

  package struct Layer: Sendable {
    package var audiences: Audiences
    package var table: PublishedTable
    package var log: StewardLog
    /// Why no pattern of single cells was found; nil when one was.
    package var failure: SuppressionFailure?
    /// Periods that stay as readers know them, because too little has changed since.
    package var held: [String]
    /// Periods that are hidden, because beside an earlier release they would tell of a few persons.
    package var closed: [String]
    /// What coarser figures would hide instead; nil where nothing is hidden.
    package var coarsening: Coarsening?
  }

  package func layer(for audience: Audience) -> Layer? { layers.first { $0.audiences.contains(audience) } }
}
