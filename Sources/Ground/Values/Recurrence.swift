/// How often something comes back, and what happens when it would fall on a day off.
///
/// The first day decides the rest: something on the second Tuesday of September that comes back monthly "by weekday"
/// is held on every second Tuesday.
package struct Recurrence: Hashable, Sendable {
  package enum Rhythm: Hashable, Sendable {
    case once
    /// On the weekday of the first day, every so many weeks.
    case weeks(Int)
    /// On the date of the first day, every so many months; in a month too short for it, on the last day.
    case monthsByDate(Int)
    /// On the same weekday of the month (the second Tuesday), every so many months; a fifth one counts as the last.
    case monthsByWeekday(Int)
    /// On the same date each year; 29 February is held on the 28th in ordinary years.
    case yearsByDate
    /// In the same ISO week on the same weekday each year, as a school plans.
    case yearsByWeek
  }

  /// What a day off does to an occurrence.
  package enum OnDayOff: String, CaseIterable, Sendable {
    case keep = "behold"
    case skip = "spring-over"
    case before = "foer"
    case after = "efter"
  }

  package var rhythm: Rhythm
  /// The last day it may fall on by its rhythm; nil goes on.
  package var until: Day?
  package var onDayOff: OnDayOff

  package init(_ rhythm: Rhythm, until: Day? = nil, onDayOff: OnDayOff = .keep) {
    self.rhythm = rhythm
    self.until = until
    self.onDayOff = onDayOff
  }

  package static let once = Recurrence(.once)
}

/// One time something is held.
package struct Occurrence: Hashable, Sendable {
  /// The day the rhythm gives; names the occurrence even when it is held on another day.
  package let slot: Day
  package let day: Day

  package init(slot: Day, day: Day) {
    self.slot = slot
    self.day = day
  }
}

extension Recurrence {
  /// Every time it is held within the range, in order, each day once.
  ///
  /// `isOff` tells a holiday; weekends need not be told. Something moved off a holiday lands on no weekend, unless it
  /// was held on a weekend to begin with.
  package func occurrences(from start: Day, in range: ClosedRange<Day>, isOff: (Day) -> Bool) -> [Occurrence] {
    // What falls outside may be moved inside, by as much as a summer holiday is long.
    let wide = range.lowerBound.adding(days: -Self.reach)...range.upperBound.adding(days: Self.reach)
    var seen: Set<Day> = []
    return slots(from: start, in: wide).compactMap { slot in
      guard let day = held(slot, isOff: isOff), range.contains(day), seen.insert(day).inserted else { return nil }
      return Occurrence(slot: slot, day: day)
    }.sorted { $0.day < $1.day }
  }

  /// The day a slot is held on; nil when it is skipped, or there is no free day within nine weeks.
  package func held(_ slot: Day, isOff: (Day) -> Bool) -> Day? {
    guard onDayOff != .keep, isOff(slot) else { return slot }
    if onDayOff == .skip { return nil }
    let step = onDayOff == .before ? -1 : 1
    return (1...Self.reach).lazy.map { slot.adding(days: $0 * step) }.first { day in
      !isOff(day) && (slot.weekday > 5 || day.weekday <= 5)
    }
  }

  private static let reach = 63

  private func slots(from start: Day, in range: ClosedRange<Day>) -> [Day] {
    let last = until.map { min($0, range.upperBound) } ?? range.upperBound
    guard start <= last else { return [] }
    switch rhythm {
    case .once: return range.contains(start) ? [start] : []
    case .weeks(let every):
      let step = 7 * max(every, 1)
      let skipped = max(0, (range.lowerBound.days(since: start) + step - 1) / step)
      return Array(
        sequence(first: start.adding(days: skipped * step)) { $0.adding(days: step) }.prefix { $0 <= last })
    case .monthsByDate(let every):
      return months(from: start, every, in: range.lowerBound, last) { $0.onDate(start.day) }
    case .monthsByWeekday(let every):
      let place = (start.day - 1) / 7
      return months(from: start, every, in: range.lowerBound, last) { $0.onWeekday(start.weekday, place: place) }
    case .yearsByDate: return months(from: start, 12, in: range.lowerBound, last) { $0.onDate(start.day) }
    case .yearsByWeek:
      let weekYear = start.week.year
      let years = max(weekYear, range.lowerBound.year - 1)...max(weekYear, last.year + 1)
      return years.map { start.inSameWeek(of: $0) }.filter { $0 >= range.lowerBound && $0 <= last && $0 >= start }
    }
  }

  /// One day in every so many months, counted from the month of the first day.
  private func months(
    from start: Day, _ every: Int, in lower: Day, _ last: Day, _ pick: (Month) -> Day
  ) -> [Day] {
    let step = max(every, 1)
    let begin = Month(start), end = Month(last)
    let ahead = max(0, Month(lower).number - begin.number)
    let first = begin.number + ahead / step * step
    return stride(from: first, through: end.number, by: step).map { pick(Month(number: $0)) }
      .filter { $0 >= max(lower, start) && $0 <= last }
  }
}

/// A month of a year, counted so that months can be added.
private struct Month {
  let number: Int

  init(number: Int) { self.number = number }
  init(_ day: Day) { number = day.year * 12 + day.month - 1 }

  private var year: Int { number / 12 }
  private var month: Int { number % 12 + 1 }
  private var length: Int { Day.length(of: month, in: year) }

  func onDate(_ date: Int) -> Day { Day(year, month, min(date, length))! }  // never past the month's end

  /// `place` 0 is the first of that weekday; 4 is the last, whether there are four or five.
  func onWeekday(_ weekday: Int, place: Int) -> Day {
    let first = onDate(1)
    let day = 1 + (weekday - first.weekday + 7) % 7 + place * 7
    return onDate(day > length ? day - 7 : day)
  }
}
