import Foundation

/// A moment: whole milliseconds since 1970 in UTC, as the database stores it.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// Called where a request, a command or a job begins, and nowhere below.
  package static func now() -> Instant { Instant(Date()) }

  package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// The Danish calendar day of the moment.
  package var day: Day { Day(date, in: .copenhagen) }

  /// Hour and minute on a Danish clock.
  package var clock: (hour: Int, minute: Int) {
    let parts = Calendar.danish.dateComponents([.hour, .minute], from: date)
    return (parts.hour ?? 0, parts.minute ?? 0)
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }

  /// Seconds from `earlier` to this moment, rounded down.
  package func seconds(since earlier: Instant) -> Int64 {
    (milliseconds - earlier.milliseconds) / 1000
  }
}

extension TimeZone {
  // Debian's tzdata carries the zone; without it the product would show wrong hours, so we stop.
  package static let copenhagen = TimeZone(identifier: "Europe/Copenhagen")!
}

extension Calendar {
  /// Gregorian, weeks by ISO 8601 (Monday first), Danish time.
  package static let danish: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .copenhagen
    return calendar
  }()
}
