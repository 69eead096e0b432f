import Danish
import People
import Values

/// The wheel is one school year as a whole: every occasion on its days, the days off, and where we are now.
///
/// The drawing, the list beside it and the sentence above are all made from this one value, so they cannot disagree.
package struct Wheel: Sendable {
  /// One occasion at one time.
  package struct Entry: Hashable, Sendable {
    package let occasion: Occasion
    package let occurrence: Occurrence
    /// "Strandby Skole", "Kommunen".
    package let placeName: String

    package var day: Day { occurrence.day }
    package var lastDay: Day { occasion.lastDay(from: day) }
  }

  package let year: SchoolYear
  /// In the order of the days; what falls together, in the order of the titles.
  package let entries: [Entry]
  /// School holidays that touch the year, in order.
  package let holidays: [SchoolHoliday]
  /// Nil when today is in another year.
  package let today: Day?

  /// Expands the occasions into the year.
  package init(
    _ year: SchoolYear, _ occasions: [Occasion], holidays: [SchoolHoliday], today: Day,
    placeName: (Scope) -> String
  ) {
    self.year = year
    let days = year.days
    let off = DaysOff(holidays, in: year.first - 1...year.first + 2)
    entries = occasions.flatMap { occasion -> [Entry] in
      let name = placeName(occasion.scope)
      // What began before the summer and lasts into the year is seen in it.
      let wide = days.lowerBound.adding(days: 1 - occasion.length)...days.upperBound
      return occasion.recurrence.occurrences(from: occasion.first, in: wide, isOff: off.contains).map {
        Entry(occasion: occasion, occurrence: $0, placeName: name)
      }
    }.sorted { ($0.day, $0.occasion.title, $0.occasion.id.raw) < ($1.day, $1.occasion.title, $1.occasion.id.raw) }
    self.holidays = holidays.filter { $0.first <= days.upperBound && $0.last >= days.lowerBound }
      .sorted { ($0.first, $0.name) < ($1.first, $1.name) }
    self.today = days.contains(today) ? today : nil
  }

  /// How far into the year a day begins: 0 is 1 August, and the year after comes at 1.
  package func place(of day: Day) -> Double {
    let days = year.days
    let inside = min(max(day, days.lowerBound), days.upperBound.adding(days: 1))
    return Double(inside.days(since: days.lowerBound)) / Double(days.upperBound.days(since: days.lowerBound) + 1)
  }
}

extension Wheel {
  /// A line in a month of the list: one occasion with all its days in the month, or a day off.
  package enum Line: Hashable, Sendable {
    case occasion([Entry])
    case holiday(SchoolHoliday)
    case named(Danish.Holiday)

    package var day: Day {
      switch self {
      case .occasion(let entries): entries[0].day
      case .holiday(let holiday): holiday.first
      case .named(let holiday): holiday.day
      }
    }
  }

  /// The month beginning on `first` as a list; what lasts longer stands in the month it begins in.
  package func lines(of first: Day) -> [Line] {
    let last = first.adding(days: Day.length(of: first.month, in: first.year) - 1)
    let isFirst = first == year.days.lowerBound
    func begins(_ day: Day) -> Bool { first <= day && day <= last || isFirst && day < first }
    let inside = entries.filter { begins($0.day) }
    let byOccasion = Dictionary(grouping: inside) { $0.occasion.id }
    let told = byOccasion.values.map { Line.occasion($0.sorted { $0.day < $1.day }) }
    let free = holidays.filter { begins($0.first) }.map(Line.holiday)
    let named = Danish.holidays(in: first.year).filter { first <= $0.day && $0.day <= last }.map(Line.named)
    return (told + free + named).sorted { ($0.day, $0.rank, $0.name) < ($1.day, $1.rank, $1.name) }
  }
}

extension Wheel.Line {
  fileprivate var rank: Int {
    switch self {
    case .named: 0
    case .holiday: 1
    case .occasion: 2
    }
  }

  fileprivate var name: String {
    switch self {
    case .occasion(let entries): entries[0].occasion.title
    case .holiday(let holiday): holiday.name
    case .named(let holiday): holiday.name
    }
  }
}

extension Wheel {
  /// What a glance tells: how many different occasions there are, and where they lie close.
  package struct Summary: Hashable, Sendable {
    package let occasions: Int
    package let times: Int
    /// The months with the most single occasions; empty when none stands out.
    package let busiest: [Int]
    package let next: Entry?
  }

  package var summary: Summary {
    // Weekly meetings are even over the year and would hide where the rest lies.
    let single = entries.filter { $0.occasion.kind != .teamMeeting }
    let byMonth = Dictionary(grouping: single) { $0.day.month }.mapValues(\.count)
    let most = byMonth.values.max() ?? 0
    let busiest = most >= 3 ? year.months.map(\.month).filter { byMonth[$0] == most } : []
    return Summary(
      occasions: Set(entries.map(\.occasion.id)).count, times: entries.count,
      busiest: busiest.count <= 2 ? busiest : [],
      next: today.flatMap { today in single.first { $0.lastDay >= today } })
  }
}
