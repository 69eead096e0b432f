import Live
import People
import Storage
import Values

import struct Web.Visitor

/// What a visitor can pin figures to, as another part of the product tells it: the meetings they take part in or plan.
///
/// Profiles knows no meetings. `App` hands this to `Feature.profiles(pinTargets:)`.
package struct PinTargets: Sendable {
  package typealias Find = @Sendable (Visitor, Instant, Transaction) throws -> [PinTarget]

  /// The soonest first.
  package let all: Find
  /// The address where this visitor can plan a meeting; nil when they may not.
  let planning: @Sendable (Visitor) -> String?

  /// Something was asked or answered with this in mind: what those who follow it live are told when it is saved.
  let news: News

  package typealias News = @Sendable (_ target: String, ID<Tenant>, Instant, Transaction) throws -> LiveNews?

  package init(
    _ all: @escaping Find, planning: @escaping @Sendable (Visitor) -> String? = { _ in nil },
    news: @escaping News = { _, _, _, _ in nil }
  ) {
    (self.all, self.planning, self.news) = (all, planning, news)
  }

  package static let none = PinTargets({ _, _, _ in [] })
}
