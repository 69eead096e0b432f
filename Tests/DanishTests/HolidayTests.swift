import Danish
import Testing
import Values

struct HolidayTests {
  /// From printed almanacs; among them the earliest and the latest Easter of the period.
  @Test(arguments: [
    "1990-04-15", "1991-03-31", "1995-04-16", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2014-04-20",
    "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
    "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2035-03-25", "2038-04-25", "2100-03-28",
  ])
  func `Easter is where the almanac has it`(iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Danish.easterSunday(in: day.year) == day)
  }

  /// Written from the definition instead: the full moon of Clavius' tables, then the Sunday after it.
  @Test func `Easter agrees with the tables of golden numbers and epacts`() throws {
    for year in 1900...2199 {
      let golden = year % 19 + 1
      let century = year / 100 + 1
      let solar = 3 * century / 4 - 12, lunar = (8 * century + 5) / 25 - 5
      var epact = ((11 * golden + 20 + lunar - solar) % 30 + 30) % 30
      if epact == 24 || epact == 25 && golden > 11 { epact += 1 }
      let march = 44 - epact
      let moon = try #require(Day(year, 3, 1)).adding(days: (march < 21 ? march + 30 : march) - 1)
      #expect(Danish.easterSunday(in: year) == moon.adding(days: 7 - moon.weekday % 7), "\(year)")
    }
  }

  @Test(arguments: [
    (2026, "2026-04-02 2026-04-03 2026-04-05 2026-04-06 2026-05-14 2026-05-24 2026-05-25"),
    (2027, "2027-03-25 2027-03-26 2027-03-28 2027-03-29 2027-05-06 2027-05-16 2027-05-17"),
    (2028, "2028-04-13 2028-04-14 2028-04-16 2028-04-17 2028-05-25 2028-06-04 2028-06-05"),
  ])
  func `what follows Easter falls on these days`(year: Int, days: String) {
    let moving = Danish.holidays(in: year).filter { $0.kind == .official && (3...6).contains($0.day.month) }
    #expect(moving.map(\.day.iso).joined(separator: " ") == days)
  }

  @Test func `store bededag was a holiday for the last time in 2023`() {
    #expect(Danish.holidays(in: 2023).first { $0.name == "store bededag" }?.day.iso == "2023-05-05")
    #expect(!(2024...2100).contains { year in Danish.holidays(in: year).contains { $0.name == "store bededag" } })
  }

  @Test func `days without meetings are told apart from holidays by law`() throws {
    let grundlov = try #require(Danish.holiday(on: Day(2027, 6, 5)!))
    #expect(grundlov.name == "grundlovsdag" && grundlov.kind == .customary)
    #expect(Danish.holiday(on: Day(2026, 12, 24)!)?.kind == .customary)
    #expect(Danish.holiday(on: Day(2026, 12, 25)!)?.kind == .official)
    #expect(Danish.holiday(on: Day(2026, 12, 23)!) == nil)
    // In 2028 grundlovsdag and 2. pinsedag are the same day: the law's holiday gives the name.
    #expect(Danish.holiday(on: Day(2028, 6, 5)!)?.name == "2. pinsedag")
  }

  @Test func `every year has its holidays on weekdays that are always the same`() {
    let weekdays = [
      "skærtorsdag": 4, "langfredag": 5, "påskedag": 7, "2. påskedag": 1, "Kristi himmelfartsdag": 4, "pinsedag": 7,
      "2. pinsedag": 1, "store bededag": 5,
    ]
    for year in 1990...2100 {
      let holidays = Danish.holidays(in: year)
      #expect(holidays.count { $0.kind == .official } == (year < 2024 ? 11 : 10))
      #expect(holidays.map(\.day) == holidays.map(\.day).sorted() && holidays.allSatisfy { $0.day.year == year })
      for holiday in holidays { #expect(weekdays[holiday.name].map { $0 == holiday.day.weekday } ?? true) }
    }
  }
}
