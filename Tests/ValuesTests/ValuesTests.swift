import Foundation
import TestSupport
import Testing
import Values

struct DayTests {
  @Test(arguments: [
    ("2026-10-08", 41, 2026, 4), ("2027-01-01", 53, 2026, 5), ("2024-12-30", 1, 2025, 1), ("2000-02-29", 9, 2000, 2),
  ])
  func `weeks and weekdays are those of the Danish calendar`(iso: String, week: Int, year: Int, weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.week == (week, year))
    #expect(day.weekday == weekday)
    #expect(day.iso == iso)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "08-10-2026", "2026-10-08 ", "", "+026-10-08", "2026--1-1"])
  func `what is no day is refused`(text: String) { #expect(Day(iso: text) == nil) }

  @Test func `days agree with Foundation's calendar over four centuries`() throws {
    var utc = Calendar(identifier: .iso8601)
    utc.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(Day(1800, 1, 1))
    let start = try #require(utc.date(from: DateComponents(year: 1800, month: 1, day: 1)))
    for step in stride(from: 0, to: 146_097, by: 13) {
      let day = first.adding(days: step)
      let date = start.addingTimeInterval(Double(step) * 86400)
      let parts = utc.dateComponents([.weekOfYear, .yearForWeekOfYear, .weekday], from: date)
      #expect(day == Day(date, in: utc.timeZone) && day.days(since: first) == step)
      #expect(day.week.number == parts.weekOfYear && day.week.year == parts.yearForWeekOfYear)
      #expect(day.weekday == (parts.weekday! + 5) % 7 + 1)
    }
  }

  @Test func `the school year turns on 1 August`() {
    #expect([Day(2026, 7, 31), Day(2026, 8, 1)].map { $0?.schoolYear } == [2025, 2026])
  }
}

struct InstantTests {
  @Test(arguments: [(1_774_745_999_000, "2026-03-29", 1, 59), (1_774_746_000_000, "2026-03-29", 3, 0)])
  func `the clock jumps when summer begins`(milliseconds: Int64, day: String, hour: Int, minute: Int) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(instant.day.iso == day)
    #expect(instant.clock == (hour, minute))
  }
}

struct IDTests {
  private enum Thing {}

  @Test func `ids are version 7, differ, and sort by time`() {
    var chance = Chance(seed: 1)
    let ids = (0..<500).map { ID<Thing>.make(at: Instant(milliseconds: 1_790_000_000_000 + $0), with: &chance).raw }
    #expect(ids == ids.sorted() && Set(ids).count == 500)
    #expect(
      ids.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil }
    )
  }

  @Test func `the same seed makes the same id`() {
    var (a, b) = (Chance(seed: 9), Chance(seed: 9))
    let now = Instant(milliseconds: 1)
    #expect(ID<Thing>.make(at: now, with: &a) == ID<Thing>.make(at: now, with: &b))
  }
}
