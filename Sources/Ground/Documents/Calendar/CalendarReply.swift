import Values

/// What somebody's calendar program answers to an invitation (RFC 5546 §3.2.3): who, to what, and yes or no.
///
/// Read strictly: a calendar that is not one reply of one person to one event is refused with what is the matter.
package struct CalendarReply: Sendable, Equatable {
  package let uid: String
  /// The version of the invitation that is answered.
  package let sequence: Int
  /// Whose answer it is, as a plain address in lower case.
  package let email: String
  package let answer: Attendance
  /// What the person wrote; empty for nothing.
  package let comment: String
  /// When the answer was given; nil when the program did not say.
  package let stamp: Instant?

  package enum Problem: Error, Sendable, Equatable {
    case noCalendar
    case several
    case notACalendar
    case notAReply(method: String)
    case noEvent
    case severalEvents
    case noUID
    case oddSequence(String)
    case noAttendee
    case severalAttendees
    case oddAttendee(String)
    case oddAnswer(String)
    /// An answer to one time of several: the house invites to one at a time.
    case oneOfSeveral
  }

  /// The reply in a whole letter.
  package init(mail bytes: [UInt8]) throws(Problem) {
    let calendars = IncomingMail(bytes).calendars
    // The same calendar as an alternative and as a file is one answer.
    guard let first = calendars.first else { throw .noCalendar }
    try self.init(first)
    for other in calendars.dropFirst() where try CalendarReply(other) != self { throw .several }
  }

  package init(_ text: String) throws(Problem) {
    let lines = ContentLine.all(in: text)
    guard lines.first?.name == "BEGIN", lines.first?.value.uppercased() == "VCALENDAR" else { throw .notACalendar }
    let method = lines.first { $0.name == "METHOD" }?.value.uppercased() ?? ""
    guard method == "REPLY" else { throw .notAReply(method: String(method.prefix(20))) }
    let event = try Self.event(lines)
    func value(_ name: String) -> String? { event.first { $0.name == name }?.value }
    guard value("RECURRENCE-ID") == nil else { throw .oneOfSeveral }
    guard let uid = value("UID"), !uid.isEmpty else { throw .noUID }
    let number = value("SEQUENCE") ?? "0"
    guard let sequence = Int(number), (0...1_000_000).contains(sequence) else {
      throw .oddSequence(String(number.prefix(40)))
    }
    let attendees = event.filter { $0.name == "ATTENDEE" }
    guard let attendee = attendees.first else { throw .noAttendee }
    guard attendees.count == 1 else { throw .severalAttendees }
    self.uid = uid
    self.sequence = sequence
    email = try Self.email(attendee.value)
    let status = attendee.parameters["PARTSTAT"]?.uppercased() ?? ""
    guard let answer = Attendance(rawValue: status), answer != .none else {
      throw .oddAnswer(String(status.prefix(40)))
    }
    self.answer = answer
    comment = event.filter { $0.name == "COMMENT" }.map { ContentLine.unescaped($0.value) }.joined(separator: " ")
    stamp = value("DTSTAMP").flatMap(Instant.init(utc:))
  }

  /// The lines of the only event, without those of alarms within it.
  private static func event(_ lines: [ContentLine]) throws(Problem) -> [ContentLine] {
    var found: [[ContentLine]] = []
    var open: [String] = []
    for line in lines {
      let value = line.value.uppercased()
      if line.name == "BEGIN" {
        open.append(value)
        if open == ["VCALENDAR", "VEVENT"] { found.append([]) }
      } else if line.name == "END" {
        guard open.popLast() == value else { throw .notACalendar }
      } else if open == ["VCALENDAR", "VEVENT"] {
        found[found.count - 1].append(line)
      }
    }
    guard open.isEmpty else { throw .notACalendar }
    guard let event = found.first else { throw .noEvent }
    guard found.count == 1 else { throw .severalEvents }
    return event
  }

  private static func email(_ value: String) throws(Problem) -> String {
    let bare = value.lowercased().hasPrefix("mailto:") ? String(value.dropFirst(7)) : value
    guard let address = MailAddress(email: bare) else { throw .oddAttendee(String(value.prefix(80))) }
    return address.email.lowercased()
  }
}

extension Instant {
  /// "20261121T143000Z"; nil for anything else.
  fileprivate init?(utc text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      (Array(bytes[..<8]) + Array(bytes[9..<15])).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    func number(_ from: Int, _ count: Int) -> Int {
      bytes[from..<(from + count)].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    guard let day = Day(number(0, 4), number(4, 2), number(6, 2)), number(9, 2) < 24, number(11, 2) < 60,
      number(13, 2) <= 60
    else { return nil }
    let seconds = number(9, 2) * 3600 + number(11, 2) * 60 + number(13, 2)
    self.init(milliseconds: (Int64(day.days(since: Day(1970, 1, 1)!)) * 86_400 + Int64(seconds)) * 1000)  // a real date
  }
}
