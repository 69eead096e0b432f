import Foundation

/// A calendar day without a clock, stored as ISO text ("2026-10-08").
package struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil for a day that does not exist (31 April).
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads "2026-10-08" and nothing else.
  package init?(iso text: String) {
    // `Int` would also read a sign.
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "-") }) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year, month, day)
  }

  package init(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    year = parts.year ?? 1970
    month = parts.month ?? 1
    day = parts.day ?? 1
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO day: \(text)")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }

  package var iso: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }

  package var description: String { iso }

  package static func < (a: Day, b: Day) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { (number + 2).remainder(7) + 1 }

  /// ISO 8601 week and the year the week belongs to: 1 January 2027 is week 53 of 2026.
  package var week: (number: Int, year: Int) {
    let thursday = adding(days: 4 - weekday)
    let first = Day(thursday.year, 1, 1)!  // 1 January exists in every year
    return ((thursday.number - first.number) / 7 + 1, thursday.year)
  }

  package func adding(days: Int) -> Day { Day(number: number + days) }

  package func days(since earlier: Day) -> Int { number - earlier.number }

  /// The school year the day falls in, named by its first calendar year; it begins on 1 August.
  package var schoolYear: Int { month >= 8 ? year : year - 1 }
}

extension Day {
  /// Days since 1 March of year 0, by the civil-calendar arithmetic of the proleptic Gregorian calendar.
  private var number: Int {
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1
  }

  private init(number: Int) {
    var y = Int((Double(number) / 365.2425).rounded(.down))
    func start(_ y: Int) -> Int { y * 365 + y / 4 - y / 100 + y / 400 }
    while start(y + 1) <= number { y += 1 }
    while start(y) > number { y -= 1 }
    let rest = number - start(y)
    let m = (rest * 5 + 2) / 153
    day = rest - (m * 153 + 2) / 5 + 1
    month = m < 10 ? m + 3 : m - 9
    year = m < 10 ? y : y + 1
  }

  /// How many days a month of a year has.
  package static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int {
  fileprivate func remainder(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}

private func pad(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
