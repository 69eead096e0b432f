import Foundation

extension Instant {
  /// The moment a Danish clock shows so many minutes past midnight on a day.
  ///
  /// By RFC 5545 §3.3.5: an hour that comes twice (the last Sunday of October) means its first time, and one that
  /// never comes (the last Sunday of March) is read with the offset before the change: 02.30 is then 03.30.
  package init(_ day: Day, minutes: Int) {
    let local = Int64(day.days(since: Self.epoch)) * 86_400 + Int64(minutes) * 60
    // Three hours earlier lies before any change that touches this hour, and after the one half a year ago.
    let before = Self.offset(at: local - 3 * 3600)
    let after = Self.offset(at: local - before)
    let isAfterChange = after != before && Self.offset(at: local - after) == after
    self.init(milliseconds: (local - (isAfterChange ? after : before)) * 1000)
  }

  /// Seconds that a Danish clock is ahead of UTC.
  private static func offset(at seconds: Int64) -> Int64 {
    Int64(TimeZone.copenhagen.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }

  private static let epoch = Day(1970, 1, 1)!  // a real date
}
