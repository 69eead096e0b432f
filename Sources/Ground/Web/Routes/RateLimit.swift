/// How often one visitor may use a route: `.perMinute(60)`, `.perHour(20)`.
///
/// Counted by session when there is one, so that a whole school behind one address is not one visitor.
package struct RateLimit: Sendable, Hashable {
  let count: Int
  let seconds: Int

  package static func perMinute(_ count: Int) -> RateLimit { RateLimit(count: count, seconds: 60) }

  package static func perHour(_ count: Int) -> RateLimit { RateLimit(count: count, seconds: 3600) }
}
