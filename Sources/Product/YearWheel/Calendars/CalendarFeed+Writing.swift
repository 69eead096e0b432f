import Documents
import Values

extension Wheel {
  /// The occasions and school holidays of the year as events of a calendar.
  ///
  /// Each time is an event of its own: calendars differ in how they read rules with exceptions, but none misreads a
  /// date. The event's name is made of the occasion and the day of its rhythm, so that a time moved off a holiday moves
  /// in the calendar too.
  func events(domain: String, address: String?, at now: Instant) -> [CalendarEvent] {
    entries.map { event($0, domain, address, now) }
      + holidays.map { holiday in
        CalendarEvent(
          uid: "\(holiday.id.raw)@\(domain)", sequence: holiday.version - 1, stamp: now,
          when: .days(holiday.first, through: holiday.last), title: holiday.name, categories: ["Skolefri"], isFree: true
        )
      }
  }

  private func event(_ entry: Entry, _ domain: String, _ address: String?, _ now: Instant) -> CalendarEvent {
    let occasion = entry.occasion
    let when: CalendarEvent.When =
      occasion.hours.map {
        .between(Instant(entry.day, minutes: $0.from), Instant(entry.lastDay, minutes: $0.to))
      } ?? .days(entry.day, through: entry.lastDay)
    return CalendarEvent(
      uid: "\(occasion.id.raw)-\(entry.occurrence.slot.iso)@\(domain)", sequence: occasion.version - 1, stamp: now,
      when: when, title: "\(occasion.title) (\(entry.placeName))", place: occasion.place,
      note: occasion.audience.isEmpty ? "" : "For \(occasion.audience)",
      url: occasion.link.hasPrefix("/") ? address.map { $0 + occasion.link } : occasion.link,
      categories: [OccasionWords.name(occasion.kind)], isFree: occasion.hours == nil)
  }
}
