/// A Danish school year: from 1 August to 31 July, named by the calendar year it begins in.
package struct SchoolYear: Hashable, Comparable, Sendable {
  package let first: Int

  /// Nil outside the years the calendar is made for.
  package init?(_ first: Int) {
    guard SchoolYear.years.contains(first) else { return nil }
    self.first = first
  }

  /// The year a day falls in; a day before or after all school years counts to the nearest one.
  package init(of day: Day) {
    first = min(max(day.schoolYear, SchoolYear.years.lowerBound), SchoolYear.years.upperBound)
  }

  /// Holidays are worked out for these years, and so are the wheels.
  package static let years = 1990...2099

  package var days: ClosedRange<Day> { Day(first, 8, 1)!...Day(first + 1, 7, 31)! }  // both exist in every year

  package var next: SchoolYear? { SchoolYear(first + 1) }
  package var previous: SchoolYear? { SchoolYear(first - 1) }

  /// The first day of each month, August first.
  package var months: [Day] {
    (0..<12).map { step in
      let month = (7 + step) % 12 + 1
      return Day(month >= 8 ? first : first + 1, month, 1)!  // the 1st exists in every month
    }
  }

  package static func < (a: SchoolYear, b: SchoolYear) -> Bool { a.first < b.first }
}

extension Day {
  /// The same weekday of the same ISO week in another week-year; in week 53, where that year has none, of week 52.
  package func inSameWeek(of year: Int) -> Day {
    // 4 January is in week 1 of every year.
    guard let anchor = Day(year, 1, 4) else { return self }
    let monday = anchor.adding(days: 1 - anchor.weekday)
    let day = monday.adding(days: (week.number - 1) * 7 + weekday - 1)
    return day.week.year == year ? day : day.adding(days: -7)
  }
}
