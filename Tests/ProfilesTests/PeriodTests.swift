import Profiles
import Testing
import Values

@Suite struct PeriodTests {
  static let spellings: [(String, Period)] = [
    ("2024/25", .schoolYear(2024)), ("2024/2025", .schoolYear(2024)), ("skoleåret 2024/25", .schoolYear(2024)),
    ("2024-25", .schoolYear(2024)), ("1999/00", .schoolYear(1999)), ("2024", .year(2024)), (" 2024 ", .year(2024)),
    ("2025K1", .quarter(2025, 1)), ("2021Q2", .quarter(2021, 2)), ("Y2020K1", .quarter(2020, 1)),
    ("2. kvartal 2024", .quarter(2024, 2)), ("2024M05", .month(2024, 5)), ("maj 2024", .month(2024, 5)),
    ("2024-12-31", .day(Day(2024, 12, 31)!)), ("31.12.2024", .day(Day(2024, 12, 31)!)),
    ("2022-2024", .years(2022, 2024)),
  ]

  @Test(arguments: spellings) func `every way files write a period is read`(text: String, period: Period) {
    #expect(Period(reading: text) == period)
  }

  @Test(arguments: spellings.map(\.1)) func `what we write we can read again`(period: Period) {
    #expect(Period(reading: period.text) == period)
  }

  @Test(arguments: ["", "i alt", "24", "2024K5", "2024M13", "2024/27", "31.02.2024", "12345", "2024-2019"])
  func `what is no period is refused`(text: String) {
    #expect(Period(reading: text) == nil)
  }

  @Test func `two whole years are a school year only where one is expected`() {
    #expect(Period(reading: "2024-2025", expecting: .schoolYear) == .schoolYear(2024))
    #expect(Period(reading: "2024-2025") == .years(2024, 2025))
  }

  @Test func `a trend may only join neighbours of the same kind`() {
    #expect(Period.schoolYear(2023).isFollowed(by: .schoolYear(2024)))
    #expect(!Period.schoolYear(2022).isFollowed(by: .schoolYear(2024)))
    #expect(Period.quarter(2024, 4).isFollowed(by: .quarter(2025, 1)))
    #expect(Period.years(2020, 2022).isFollowed(by: .years(2023, 2025)))
    #expect(!Period.years(2020, 2022).isFollowed(by: .years(2021, 2023)), "overlapping years share their figures")
    #expect(!Period.year(2023).isFollowed(by: .schoolYear(2024)))
  }

  @Test func `periods sort by the day they begin`() {
    let shuffled: [Period] = [.schoolYear(2024), .year(2024), .quarter(2024, 2), .schoolYear(2023)]
    #expect(shuffled.sorted() == [.schoolYear(2023), .year(2024), .quarter(2024, 2), .schoolYear(2024)])
  }
}
