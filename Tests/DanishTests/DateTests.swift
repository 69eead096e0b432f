import Danish
import Testing
import Values

struct DateTests {
  let thursday = Day(2026, 10, 8)!

  @Test func `days are written in three lengths`() {
    #expect(Danish.date(thursday) == "8. oktober 2026")
    #expect(Danish.shortDate(thursday) == "8. okt. 2026")
    #expect(Danish.weekdayDate(thursday) == "torsdag den 8. oktober 2026")
    #expect(Danish.shortDate(Day(2026, 5, 1)!) == "1. maj 2026")
    #expect(Danish.weekdayDate(Day(2026, 11, 22)!) == "søndag den 22. november 2026")
    #expect(Danish.week(thursday) == "uge\u{A0}41")
    #expect(Danish.week(Day(2027, 1, 1)!) == "uge\u{A0}53")
  }

  @Test(arguments: [
    (1_791_457_500_000, "kl.\u{A0}13.05"), (1_791_410_700_000, "kl.\u{A0}00.05"), (1_798_722_000_000, "kl.\u{A0}14.00"),
  ])
  func `the clock is Danish, in summer and in winter`(milliseconds: Int64, text: String) {
    #expect(Danish.time(Instant(milliseconds: milliseconds)) == text)
  }

  @Test func `a moment is day and clock`() {
    #expect(Danish.moment(Instant(milliseconds: 1_791_457_500_000)) == "8. oktober 2026 kl.\u{A0}13.05")
  }

  @Test func `a school year is named by both its years`() {
    #expect(Danish.schoolYear(2026) == "2026/27")
    #expect(Danish.schoolYear(1999) == "1999/00")
    #expect(Danish.schoolYear(2008) == "2008/09")
  }

  @Test(arguments: [
    "8/10-2026", "08/10-2026", "08-10-2026", "8.10.2026", "08.10.2026", "8. 10. 2026", "8/10/2026", "8/10 - 2026",
    "2026-10-08", "8. oktober 2026", "8 oktober 2026", "8. okt. 2026", "8.okt 2026", "den 8. oktober 2026",
    "torsdag den 8. oktober 2026", "Torsdag d. 8. oktober 2026".replacing(" d.", with: " den"), " 8. OKTOBER  2026 ",
  ])
  func `a day is read in every way Danes write it`(text: String) {
    #expect(Danish.parseDay(text) == thursday)
  }

  @Test func `words with æ ø and short months are read`() {
    #expect(Danish.parseDay("lørdag den 5. september 2026") == Day(2026, 9, 5))
    #expect(Danish.parseDay("søndag 1. feb. 2026") == Day(2026, 2, 1))
    #expect(Danish.parseDay("5. sept. 2026") == Day(2026, 9, 5))
  }

  @Test(arguments: [
    "", "8/10", "8/10-26", "31/4-2026", "29-02-2026", "0/1-2026", "1/13-2026", "10/2026", "2026-10", "2026/10/08",
    "2026-1-8", "8. foo 2026", "okt. 2026", "i morgen", "8-10.2026", "8/10-02026", "8/010-2026", "+8. okt. 2026",
    "8. oktober 2026 kl. 13", "8.oktober", "20261008",
  ])
  func `what is no day is refused`(text: String) {
    #expect(Danish.parseDay(text) == nil)
  }

  @Test func `every day of four years is read back from every way of writing it`() {
    var day = Day(2024, 1, 1)!
    while day < Day(2028, 1, 1)! {
      for text in [Danish.date(day), Danish.shortDate(day), Danish.weekdayDate(day), day.iso] {
        #expect(Danish.parseDay(text) == day)
      }
      day = day.adding(days: 1)
    }
  }
}
