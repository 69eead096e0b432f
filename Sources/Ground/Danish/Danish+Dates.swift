import Values

extension Danish {
  /// "8. oktober 2026"
  package static func date(_ day: Day) -> String { "\(day.day). \(months[day.month - 1]) \(day.year)" }

  /// "8. okt. 2026"
  package static func shortDate(_ day: Day) -> String { "\(day.day). \(shortMonths[day.month - 1]) \(day.year)" }

  /// "torsdag den 8. oktober 2026"
  package static func weekdayDate(_ day: Day) -> String { "\(weekdays[day.weekday - 1]) den \(date(day))" }

  /// "uge 41"; the year is said only by those who need it, for week 53 of 2026 lasts into 2027.
  package static func week(_ day: Day) -> String { "uge\(noBreak)\(day.week.number)" }

  /// "kl. 13.05" on a Danish clock; the space does not break over lines.
  package static func time(_ instant: Instant) -> String {
    let (hour, minute) = instant.clock
    return "kl.\(noBreak)\(hour < 10 ? "0" : "")\(hour).\(minute < 10 ? "0" : "")\(minute)"
  }

  /// "8. oktober 2026 kl. 13.05"
  package static func moment(_ instant: Instant) -> String { "\(date(instant.day)) \(time(instant))" }

  /// The school year that begins in August of this year: 2026 is "2026/27".
  package static func schoolYear(_ first: Int) -> String {
    let second = (first + 1) % 100
    return "\(first)/\(second < 10 ? "0" : "")\(second)"
  }

  static let months = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]

  static let shortMonths = [
    "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
  ]

  static let weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
}
