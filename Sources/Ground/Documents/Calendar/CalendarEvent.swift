import Values

/// One thing in a calendar.
///
/// `uid` names it for ever; a newer version has a higher `sequence`, and receivers keep the newest (RFC 5546 §2.1.4).
package struct CalendarEvent: Sendable {
  package enum When: Hashable, Sendable {
    /// Whole days, both included.
    case days(Day, through: Day)
    /// From a moment to another one.
    case between(Instant, Instant)
    /// A Danish clock time on one day, in minutes past midnight: what people agreed on, whatever the law does to summer
    /// time before the day comes.
    case clock(Day, from: Int, to: Int)
    /// A Danish clock time that comes back: in minutes past midnight, by a rule.
    case repeating(Day, from: Int, to: Int, CalendarRule)
  }

  package struct Person: Hashable, Sendable {
    package var name: String
    package var email: String
    /// What the person has answered, as an invitation carries it.
    package var answer: Attendance

    package init(name: String, email: String, answer: Attendance = .none) {
      self.name = name
      self.email = email
      self.answer = answer
    }
  }

  package var uid: String
  package var sequence: Int
  /// When this version was made.
  package var stamp: Instant
  package var when: When
  package var title: String
  package var place: String
  package var note: String
  /// An absolute web address; left out when it is not one.
  package var url: String?
  package var categories: [String]
  package var organizer: Person?
  package var attendees: [Person]
  /// Reminds so many minutes before it begins.
  package var remindMinutes: Int?
  /// Other appointments may lie at the same time: holidays and periods.
  package var isFree: Bool

  package init(
    uid: String, sequence: Int = 0, stamp: Instant, when: When, title: String, place: String = "", note: String = "",
    url: String? = nil, categories: [String] = [], organizer: Person? = nil, attendees: [Person] = [],
    remindMinutes: Int? = nil, isFree: Bool = false
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.when = when
    self.title = title
    self.place = place
    self.note = note
    self.url = url
    self.categories = categories
    self.organizer = organizer
    self.attendees = attendees
    self.remindMinutes = remindMinutes
    self.isFree = isFree
  }
}

/// What somebody says to an invitation (RFC 5545 §3.2.12).
package enum Attendance: String, Sendable, CaseIterable {
  case none = "NEEDS-ACTION"
  case accepted = "ACCEPTED"
  case declined = "DECLINED"
  case tentative = "TENTATIVE"
}

/// A simple rule for what comes back: every so many weeks, or every year on the date.
package enum CalendarRule: Hashable, Sendable {
  case weeks(Int, until: Day?)
  case years(until: Day?)
}

extension CalendarEvent {
  static let zone = "Europe/Copenhagen"

  var namesZone: Bool {
    switch when {
    case .repeating, .clock: true
    case .days, .between: false
    }
  }

  func write(to lines: inout ContentLines, method: ICalendar.Method) {
    lines.add("BEGIN", raw: "VEVENT")
    lines.add("UID", text: uid)
    lines.add("SEQUENCE", raw: "\(sequence)")
    lines.add("DTSTAMP", raw: utc(stamp))
    writeWhen(to: &lines)
    lines.add("SUMMARY", text: title)
    if !place.isEmpty { lines.add("LOCATION", text: place) }
    if !note.isEmpty { lines.add("DESCRIPTION", text: note) }
    if let url, isWebAddress(url) { lines.add("URL", [("VALUE", "URI")], raw: url) }
    if !categories.isEmpty { lines.add("CATEGORIES", texts: categories) }
    lines.add("STATUS", raw: method == .cancel ? "CANCELLED" : "CONFIRMED")
    lines.add("TRANSP", raw: isFree ? "TRANSPARENT" : "OPAQUE")
    writePeople(to: &lines, method: method)
    if let remindMinutes, method != .cancel { writeAlarm(remindMinutes, to: &lines) }
    lines.add("END", raw: "VEVENT")
  }

  private func writeWhen(to lines: inout ContentLines) {
    switch when {
    case .days(let first, let last):
      // The end is the first day that is no longer part of it (RFC 5545 §3.6.1).
      lines.add("DTSTART", [("VALUE", "DATE")], raw: compact(first))
      lines.add("DTEND", [("VALUE", "DATE")], raw: compact(max(first, last).adding(days: 1)))
    case .between(let start, let end):
      lines.add("DTSTART", raw: utc(start))
      lines.add("DTEND", raw: utc(max(start, end)))
    case .clock(let day, let from, let to): write(day, from, to, to: &lines)
    case .repeating(let day, let from, let to, let rule):
      write(day, from, to, to: &lines)
      lines.add("RRULE", raw: rule.text(from: from))
    }
  }

  /// By the clock and not by UTC: a meeting at 9 is held at 9 in summer as in winter.
  private func write(_ day: Day, _ from: Int, _ to: Int, to lines: inout ContentLines) {
    lines.add("DTSTART", [("TZID", Self.zone)], raw: local(day, from))
    lines.add("DTEND", [("TZID", Self.zone)], raw: local(day, max(from, to)))
  }

  private func writePeople(to lines: inout ContentLines, method: ICalendar.Method) {
    // A published calendar has no attendees (RFC 5546 §3.2.1).
    guard method != .publish else { return }
    if let organizer, let address = mailto(organizer.email) {
      lines.add("ORGANIZER", [("CN", organizer.name)], raw: address)
    }
    for person in attendees {
      guard let address = mailto(person.email) else { continue }
      lines.add(
        "ATTENDEE",
        [("CN", person.name), ("ROLE", "REQ-PARTICIPANT")]
          + (method == .request ? [("PARTSTAT", person.answer.rawValue), ("RSVP", "TRUE")] : []), raw: address)
    }
  }

  private func writeAlarm(_ minutes: Int, to lines: inout ContentLines) {
    lines.add("BEGIN", raw: "VALARM")
    lines.add("ACTION", raw: "DISPLAY")
    lines.add("DESCRIPTION", text: title)
    lines.add("TRIGGER", raw: "-PT\(max(minutes, 0))M")
    lines.add("END", raw: "VALARM")
  }
}

extension CalendarRule {
  fileprivate func text(from minutes: Int) -> String {
    switch self {
    case .weeks(let every, let until): "FREQ=WEEKLY;INTERVAL=\(max(every, 1))" + end(until, minutes)
    case .years(let until): "FREQ=YEARLY" + end(until, minutes)
    }
  }

  /// With a zone, the end is a moment in UTC (RFC 5545 §3.3.10).
  private func end(_ until: Day?, _ minutes: Int) -> String {
    until.map { ";UNTIL=" + utc(Instant($0, minutes: minutes)) } ?? ""
  }
}

private func compact(_ day: Day) -> String { day.iso.replacing("-", with: "") }

/// What the clock shows then: past midnight is the next day, and 02.30 on the last Sunday of March is 03.30, as no
/// clock shows the first.
private func local(_ day: Day, _ minutes: Int) -> String {
  let moment = Instant(day.adding(days: minutes / 1440), minutes: minutes % 1440)
  let (hour, minute) = moment.clock
  return "\(compact(moment.day))T\(two(hour))\(two(minute))00"
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// "20261008T110500Z", from whole seconds; Foundation's formatter costs more than the rest of the event.
private func utc(_ instant: Instant) -> String {
  let seconds = Int((Double(instant.milliseconds) / 1000).rounded(.down))
  let days = Int((Double(seconds) / 86_400).rounded(.down))
  let rest = seconds - days * 86_400
  let day = Day(1970, 1, 1)!.adding(days: days)  // a real date
  return "\(compact(day))T\(two(rest / 3600))\(two(rest / 60 % 60))\(two(rest % 60))Z"
}

/// Nil for what is no mail address: a line with it could be read in two ways.
private func mailto(_ email: String) -> String? {
  MailAddress(email: email).map { "mailto:\($0.email)" }
}

private func isWebAddress(_ url: String) -> Bool {
  (url.hasPrefix("https://") || url.hasPrefix("http://")) && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
}
