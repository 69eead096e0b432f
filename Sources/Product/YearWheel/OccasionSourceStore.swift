import Storage
import Values

import struct Web.Visitor

/// Occasions that another part of the product puts on the wheel: meetings, surveys, releases.
///
/// Each is asked for what a visitor may see of the days one looks at, in the transaction of the page. `App` hands the list to
/// `Feature.yearWheel(sources:)`. The occasions are marked published: they are changed where they come from.
package struct OccasionSource: Sendable {
  package typealias Find = @Sendable (Visitor, ClosedRange<Day>, _ today: Day, Transaction) throws -> [Occasion]

  private let find: Find

  package init(_ find: @escaping Find) { self.find = find }

  func occasions(
    for visitor: Visitor, in days: ClosedRange<Day>, on today: Day, _ tx: Transaction
  ) throws -> [Occasion] {
    try find(visitor, days, today, tx).map { occasion in
      var published = occasion
      published.isPublished = true
      return published
    }
  }
}
