import Values

extension Danish {
  /// A day that stands in the Danish calendar under a name.
  package struct Holiday: Hashable, Sendable {
    package enum Kind: Sendable {
      /// A holiday of the church or New Year's Day: shops, schools and offices are closed by law.
      case official
      /// No holiday by law, but a day when municipalities usually hold no meetings: 1 May, 5 June, 24 and 31 December.
      case customary
    }

    package let day: Day
    package let name: String
    package let kind: Kind
  }

  /// Every named day of a calendar year, in order. Good for 1990-2100.
  ///
  /// Store bededag was a holiday for the last time in 2023 (act no. 214 of 6 March 2023, in force from 2024).
  package static func holidays(in year: Int) -> [Holiday] {
    let easter = easterSunday(in: year)
    func moving(_ days: Int, _ name: String) -> Holiday {
      Holiday(day: easter.adding(days: days), name: name, kind: .official)
    }
    func fixed(_ month: Int, _ date: Int, _ name: String, _ kind: Holiday.Kind) -> Holiday? {
      Day(year, month, date).map { Holiday(day: $0, name: name, kind: kind) }
    }
    let found =
      [
        moving(-3, "skærtorsdag"), moving(-2, "langfredag"), moving(0, "påskedag"), moving(1, "2. påskedag"),
        moving(39, "Kristi himmelfartsdag"), moving(49, "pinsedag"), moving(50, "2. pinsedag"),
      ] + (year < 2024 ? [moving(26, "store bededag")] : [])
      + [
        fixed(1, 1, "nytårsdag", .official), fixed(12, 25, "juledag", .official),
        fixed(12, 26, "2. juledag", .official), fixed(5, 1, "1. maj", .customary),
        fixed(6, 5, "grundlovsdag", .customary), fixed(12, 24, "juleaftensdag", .customary),
        fixed(12, 31, "nytårsaftensdag", .customary),
      ].compactMap(\.self)
    return found.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
  }

  /// The name of the day, the official one when two fall together; nil for an ordinary day.
  package static func holiday(on day: Day) -> Holiday? {
    let found = holidays(in: day.year).filter { $0.day == day }
    return found.first { $0.kind == .official } ?? found.first
  }

  /// Easter Sunday: the Sunday after the first ecclesiastical full moon on or after 21 March, in the Gregorian calendar.
  ///
  /// The anonymous computus of 1876 (Butcher's; in Meeus, Astronomical Algorithms, chapter 8). `a` is the place in the
  /// moon's cycle of 19 years, `h` the moon's age on 21 March, `l` the days from the full moon to Sunday.
  package static func easterSunday(in year: Int) -> Day {
    let a = year % 19, b = year / 100, c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year, sum / 31, sum % 31 + 1)!  // 22 March to 25 April
  }
}
