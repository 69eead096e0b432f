import Foundation
import TestSupport
import Testing
import Values

struct RecurrenceTests {
  static let year = SchoolYear(2026)!.days

  static func day(_ iso: String) -> Day { Day(iso: iso)! }

  static func days(
    _ rhythm: Recurrence.Rhythm, from start: String, until: String? = nil, _ onDayOff: Recurrence.OnDayOff = .keep,
    off: [String] = [], in range: ClosedRange<Day> = year
  ) -> [String] {
    let recurrence = Recurrence(rhythm, until: until.map(day), onDayOff: onDayOff)
    let days = Set(off.map(day))
    return recurrence.occurrences(from: day(start), in: range, isOff: days.contains).map(\.day.iso)
  }

  @Test(arguments: [
    (Recurrence.Rhythm.once, "2026-10-08", nil, ["2026-10-08"]),
    (.weeks(2), "2027-06-29", nil, ["2027-06-29", "2027-07-13", "2027-07-27"]),
    (.weeks(1), "2026-10-19", "2026-11-02", ["2026-10-19", "2026-10-26", "2026-11-02"]),
    // Begun long before the year one looks at: the rhythm holds its place.
    (.weeks(3), "2024-08-05", "2026-09-01", ["2026-08-10", "2026-08-31"]),
    (.monthsByDate(1), "2027-01-31", "2027-04-30", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
    (.monthsByDate(3), "2026-02-15", nil, ["2026-08-15", "2026-11-15", "2027-02-15", "2027-05-15"]),
    (.monthsByWeekday(1), "2026-09-08", "2026-12-31", ["2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08"]),
    // The fifth Thursday counts as the last one.
    (.monthsByWeekday(1), "2026-10-29", "2027-01-31", ["2026-10-29", "2026-11-26", "2026-12-31", "2027-01-28"]),
    (.yearsByDate, "2024-10-19", nil, ["2026-10-19"]),
    (.yearsByWeek, "2024-11-12", nil, ["2026-11-10"]),
  ])
  func `a rhythm gives these days in 2026/27`(
    rhythm: Recurrence.Rhythm, start: String, until: String?, expected: [String]
  ) {
    #expect(Self.days(rhythm, from: start, until: until) == expected)
  }

  @Test func `29 February is held on the 28th in ordinary years, and comes back in leap years`() {
    let range = Self.day("2024-01-01")...Self.day("2028-12-31")
    #expect(
      Self.days(.yearsByDate, from: "2024-02-29", in: range)
        == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])
  }

  @Test func `week 53 becomes week 52 where there is none`() {
    let range = Self.day("2026-01-01")...Self.day("2032-12-31")
    #expect(
      Self.days(.yearsByWeek, from: "2026-12-30", in: range)
        == ["2026-12-30", "2027-12-29", "2028-12-27", "2029-12-26", "2030-12-25", "2031-12-24", "2032-12-29"])
  }

  @Test(arguments: [
    (Recurrence.OnDayOff.keep, ["2027-03-22", "2027-03-29", "2027-04-05"]),
    (.skip, ["2027-03-22", "2027-04-05"]),
    // Saturday and Sunday are passed over; the Friday before is itself a holiday.
    (.before, ["2027-03-22", "2027-03-24", "2027-04-05"]),
    (.after, ["2027-03-22", "2027-03-30", "2027-04-05"]),
  ])
  func `a day off is kept, skipped or gone around`(rule: Recurrence.OnDayOff, expected: [String]) {
    let easter = ["2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29"]
    #expect(Self.days(.weeks(1), from: "2027-03-22", until: "2027-04-05", rule, off: easter) == expected)
  }

  @Test func `moved onto a day it is held anyway, it is held once`() {
    let week = (12...18).map { "2026-10-\($0)" }
    #expect(
      Self.days(.weeks(1), from: "2026-10-05", until: "2026-10-19", .after, off: week) == ["2026-10-05", "2026-10-19"])
  }

  @Test func `a slot outside the range counts when it is held inside`() {
    let found = Recurrence(.once, onDayOff: .after).occurrences(from: Self.day("2026-07-31"), in: Self.year) {
      $0 == Self.day("2026-07-31")
    }
    #expect(found == [Occurrence(slot: Self.day("2026-07-31"), day: Self.day("2026-08-03"))])
  }

  @Test func `where no day is free nothing is held, and the search ends`() {
    let found = Recurrence(.weeks(1), onDayOff: .after).occurrences(
      from: Self.day("2026-08-03"), in: Self.year, isOff: { _ in true })
    #expect(found.isEmpty)
  }

  @Test func `asking for one month or for all of the year gives the same days`() {
    var chance = Chance(seed: 4)
    let rhythms: [(Int) -> Recurrence.Rhythm] = [
      { _ in .once }, { .weeks($0) }, { .monthsByDate($0) }, { .monthsByWeekday($0) }, { _ in .yearsByDate },
      { _ in .yearsByWeek },
    ]
    for _ in 0..<400 {
      let start = Self.day("2020-01-01").adding(days: Int.random(in: 0...2800, using: &chance))
      let rhythm = rhythms[Int.random(in: 0..<6, using: &chance)](Int.random(in: 1...5, using: &chance))
      let off = Int.random(in: 2...9, using: &chance)
      let rule = Recurrence.OnDayOff.allCases.filter { $0 != .after && $0 != .before }.randomElement(using: &chance)!
      let recurrence = Recurrence(rhythm, onDayOff: rule)
      let isOff: (Day) -> Bool = { $0.day % off == 0 }
      let whole = recurrence.occurrences(from: start, in: Self.year, isOff: isOff)
      let parts = SchoolYear(2026)!.months.flatMap { month in
        let last = month.adding(days: Day.length(of: month.month, in: month.year) - 1)
        return recurrence.occurrences(from: start, in: month...last, isOff: isOff)
      }
      #expect(whole == parts, "\(rhythm) from \(start)")
      #expect(whole.allSatisfy { $0.slot >= start && Self.year.contains($0.day) })
    }
  }

  @Test func `the same week of another year keeps week and weekday`() {
    for offset in 0..<2000 {
      let day = Self.day("2020-01-01").adding(days: offset)
      let next = day.inSameWeek(of: day.week.year + 1)
      #expect(next.weekday == day.weekday && next.week.year == day.week.year + 1)
      #expect(next.week.number == day.week.number || day.week.number == 53 && next.week.number == 52)
    }
  }
}

struct SchoolYearTests {
  @Test func `a school year lasts from 1 August to 31 July and names its months in that order`() throws {
    let year = try #require(SchoolYear(2026))
    #expect(year.days.lowerBound.iso == "2026-08-01" && year.days.upperBound.iso == "2027-07-31")
    #expect(year.months.map(\.month) == [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7])
    #expect(SchoolYear(of: Day(2027, 7, 31)!) == year && SchoolYear(of: Day(2027, 8, 1)!) == year.next)
    #expect(SchoolYear(1989) == nil && SchoolYear(of: Day(1500, 1, 1)!).first == 1990)
  }
}

struct LocalTimeTests {
  @Test(arguments: [
    ("2026-10-08", 13 * 60 + 5, "2026-10-08T11:05:00Z"), ("2027-01-14", 540, "2027-01-14T08:00:00Z"),
    // The night summer begins: 02.30 never comes and is 03.30.
    ("2027-03-28", 119, "2027-03-28T00:59:00Z"), ("2027-03-28", 150, "2027-03-28T01:30:00Z"),
    ("2027-03-28", 180, "2027-03-28T01:00:00Z"), ("2027-03-28", 540, "2027-03-28T07:00:00Z"),
    // The night it ends: 02.30 comes twice and means the first time.
    ("2027-10-31", 119, "2027-10-30T23:59:00Z"), ("2027-10-31", 150, "2027-10-31T00:30:00Z"),
    ("2027-10-31", 180, "2027-10-31T02:00:00Z"), ("2027-10-31", 210, "2027-10-31T02:30:00Z"),
    ("2028-02-29", 0, "2028-02-28T23:00:00Z"),
  ])
  func `a Danish clock time is this moment`(iso: String, minutes: Int, utc: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Instant(day, minutes: minutes).date.ISO8601Format() == utc)
  }

  @Test func `every other quarter of an hour of a year reads back as it was written`() {
    let skipped = Day(2027, 3, 28)!
    for offset in 0..<365 {
      let day = Day(2027, 1, 1)!.adding(days: offset)
      for minutes in stride(from: 0, to: 24 * 60, by: 15) where day != skipped || !(120..<180).contains(minutes) {
        let instant = Instant(day, minutes: minutes)
        #expect(instant.day == day && instant.clock == (minutes / 60, minutes % 60))
      }
    }
  }
}
