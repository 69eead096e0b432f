import Values

/// A feed is a secret address where somebody's calendar program fetches the wheel.
package struct CalendarFeed: Hashable, Sendable {
  package let id: ID<CalendarFeed>
  package let choice: WheelPlaces.Choice
  package let made: Instant
  /// When a program fetched it last, to the hour; nil for never.
  package let read: Instant?

  /// Nobody needs more, and a list that is too long is not looked through.
  package static let most = 20
}
