import Values

/// A school holiday is some days in a row when the municipality's schools are closed.
package struct SchoolHoliday: Hashable, Sendable {
  package var id: ID<SchoolHoliday>
  package var name: String
  package var first: Day
  package var last: Day
  package var version: Int

  package init(id: ID<SchoolHoliday>, name: String, first: Day, last: Day, version: Int = 1) {
    self.id = id
    self.name = name
    self.first = first
    self.last = last
    self.version = version
  }

  package var days: [Day] { first > last ? [] : (0...last.days(since: first)).map { first.adding(days: $0) } }

  /// The longest there is: a summer holiday lasts seven weeks, and a typing error a year.
  package static let longest = 75

  package func overlaps(_ other: SchoolHoliday) -> Bool { first <= other.last && other.first <= last }
}

/// Why a school holiday cannot be kept as it stands.
package enum SchoolHolidayObjection: Hashable, Sendable {
  case nameMissing
  case nameTooLong
  case endsBeforeItBegins
  case tooLong
  case outsideCalendar
  case overlaps(String)
}

extension SchoolHoliday {
  /// What speaks against it beside the others; nil when nothing does.
  package func objection(beside others: [SchoolHoliday]) -> SchoolHolidayObjection? {
    if name.isEmpty { return .nameMissing }
    if name.count > 100 { return .nameTooLong }
    if last < first { return .endsBeforeItBegins }
    if last.days(since: first) >= Self.longest { return .tooLong }
    if !SchoolYear.years.contains(first.schoolYear) || !SchoolYear.years.contains(last.schoolYear) {
      return .outsideCalendar
    }
    return others.first { $0.id != id && $0.overlaps(self) }.map { .overlaps($0.name) }
  }
}
