import Danish
import Values

/// A year dragged forward: every occasion of one school year with the day it gets in the next.
///
/// Week and weekday are kept, as schools plan; days off are gone around, and what lies on a named holiday follows it.
/// What repeats without end goes on by itself and is not moved.
package struct YearMove: Sendable {
  package enum Reason: Hashable, Sendable {
    case sameWeek(Int)
    /// The same week and weekday is a day off, and this is the nearest day that is not.
    case dayOff(String)
    /// It lies on a named holiday in both years.
    case holiday(String)
  }

  package struct Proposal: Hashable, Sendable {
    package let occasion: Occasion
    /// The day it has this year; of what repeats, the first time in the year.
    package let day: Day
    package let next: Day
    /// The last day of what repeats.
    package let until: Day?
    package let reason: Reason

    /// The occasion as it will stand in the next year.
    package func moved(id: ID<Occasion>) -> Occasion {
      var moved = occasion
      moved.id = id
      moved.first = next
      moved.recurrence.until = until.map { max($0, next) }
      moved.movedFrom = occasion.id
      moved.version = 1
      return moved
    }
  }

  package let from: SchoolYear
  package let to: SchoolYear
  package let proposals: [Proposal]
  /// Repeats beyond the year.
  package let goesOn: [Occasion]
  /// Stands in the next year already.
  package let isThere: [Occasion]

  /// Nil for the last year of the calendar.
  package init?(
    _ from: SchoolYear, _ occasions: [Occasion], movedOn: Set<ID<Occasion>>, holidays: [SchoolHoliday]
  ) {
    guard let to = from.next else { return nil }
    self.from = from
    self.to = to
    let off = DaysOff(holidays, in: from.first - 1...from.first + 3)
    let inside = occasions.compactMap { occasion -> (Occasion, Day)? in
      let days = occasion.recurrence.occurrences(from: occasion.first, in: from.days, isOff: off.contains)
      return days.first.map { (occasion, occasion.recurrence.rhythm == .once ? occasion.first : $0.slot) }
    }
    isThere = inside.map(\.0).filter { movedOn.contains($0.id) }
    let rest = inside.filter { !movedOn.contains($0.0.id) }
    func ends(_ occasion: Occasion) -> Bool {
      occasion.recurrence.rhythm == .once || (occasion.recurrence.until.map { $0 <= from.days.upperBound } ?? false)
    }
    goesOn = rest.map(\.0).filter { !ends($0) }
    proposals = rest.filter { ends($0.0) }.map { occasion, day in
      let (next, reason) = Self.moved(day, to: to, off)
      let until = occasion.recurrence.until.map { Self.sameWeek($0, in: to) }
      return Proposal(
        occasion: occasion, day: day, next: next, until: occasion.recurrence.rhythm == .once ? nil : until,
        reason: reason)
    }.sorted { ($0.day, $0.occasion.title, $0.occasion.id.raw) < ($1.day, $1.occasion.title, $1.occasion.id.raw) }
  }

  /// What a person saw and said yes to. Another one when somebody has changed an occasion or a holiday meanwhile.
  package var fingerprint: String {
    proposals.map { "\($0.occasion.id.raw) \($0.occasion.version) \($0.next.iso)" }.joined(separator: "\n")
  }

  private static func sameWeek(_ day: Day, in year: SchoolYear) -> Day {
    let next = day.inSameWeek(of: day.week.year + 1)
    // Around 1 August the same week can fall on the wrong side of the turn of the year.
    if next < year.days.lowerBound { return next.adding(days: 7) }
    return next > year.days.upperBound ? next.adding(days: -7) : next
  }

  private static func moved(_ day: Day, to year: SchoolYear, _ off: DaysOff) -> (Day, Reason) {
    if let name = Danish.holiday(on: day)?.name,
      let same = (year.first...year.first + 1).lazy.flatMap({ Danish.holidays(in: $0) }).first(where: {
        $0.name == name && year.days.contains($0.day)
      })
    {
      return (same.day, .holiday(name))
    }
    let wanted = sameWeek(day, in: year)
    // What lay in a holiday this year may lie in one next year.
    guard let name = off.name(of: wanted), !off.contains(day) else { return (wanted, .sameWeek(wanted.week.number)) }
    let near = (1...30).flatMap { [wanted.adding(days: $0), wanted.adding(days: -$0)] }
    let free = near.first { !off.contains($0) && year.days.contains($0) && (day.weekday > 5 || $0.weekday <= 5) }
    return (free ?? wanted, .dayOff(name))
  }
}

/// One time a year was moved, so that it can be undone.
package struct MadeMove: Hashable, Sendable {
  package let id: ID<YearMove>
  package let from: SchoolYear
  package let made: Instant
  package let by: String?
  package let moved: Int
}
