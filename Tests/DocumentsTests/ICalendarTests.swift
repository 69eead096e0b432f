import Documents
import Testing
import Values

struct ICalendarTests {
  static let stamp = Instant(Day(2026, 11, 21)!, minutes: 600)

  static func text(_ events: [CalendarEvent], _ method: ICalendar.Method = .publish) -> String {
    ICalendar(method, name: nil, events: events).text
  }

  static func event(_ when: CalendarEvent.When, title: String = "Læringsmøde") -> CalendarEvent {
    CalendarEvent(uid: "a@b", stamp: stamp, when: when, title: title)
  }

  /// The lines with their folds taken out, by a reader written apart from the writer.
  static func lines(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test(arguments: [
    // Nine o'clock is 08 UTC in winter and 07 in summer.
    ("2027-03-27", 540, "20270327T080000Z"), ("2027-03-28", 540, "20270328T070000Z"),
    ("2027-10-30", 540, "20271030T070000Z"), ("2027-10-31", 540, "20271031T080000Z"),
    // Half past two never comes in March and comes twice in October.
    ("2027-03-28", 150, "20270328T013000Z"), ("2027-10-31", 150, "20271031T003000Z"),
  ])
  func `a clock time is written as its moment, also where the clock changes`(iso: String, minutes: Int, utc: String) {
    let day = Day(iso: iso)!
    let text = Self.text([Self.event(.between(Instant(day, minutes: minutes), Instant(day, minutes: minutes)))])
    #expect(text.contains("\r\nDTSTART:\(utc)\r\n"))
  }

  @Test func `whole days end on the day after`() {
    let text = Self.text([Self.event(.days(Day(2026, 10, 12)!, through: Day(2026, 10, 16)!))])
    #expect(text.contains("\r\nDTSTART;VALUE=DATE:20261012\r\nDTEND;VALUE=DATE:20261017\r\n"))
  }

  @Test func `what repeats is told by the Danish clock, with the zone and its rules`() {
    let rule = CalendarRule.weeks(2, until: Day(2027, 5, 25)!)
    let text = Self.text([Self.event(.repeating(Day(2026, 9, 8)!, from: 540, to: 600, rule))])
    #expect(text.contains("\r\nDTSTART;TZID=Europe/Copenhagen:20260908T090000\r\n"))
    #expect(text.contains("\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270525T070000Z\r\n"))
    #expect(text.contains("BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"))
    #expect(Self.text([Self.event(.between(Self.stamp, Self.stamp))]).contains("VTIMEZONE") == false)
  }

  @Test(arguments: [
    "Æøå og 🎉 " + String(repeating: "å", count: 200), String(repeating: "🎈", count: 60),
    String(repeating: "a", count: 74), String(repeating: "a", count: 300), "",
  ])
  func `no line is longer than 75 bytes, no letter is cut, and unfolding gives the text back`(title: String) {
    let text = Self.text([Self.event(.between(Self.stamp, Self.stamp), title: title)])
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
      #expect(line.utf8.count <= 75)
      #expect(!line.contains(Character("\u{FFFD}")))
    }
    #expect(Self.lines(text).contains("SUMMARY:\(title)"))
  }

  /// Everything a person can type that would be a line, a parameter or a component of its own.
  static let hostile = [
    "A\r\nEND:VEVENT\r\nBEGIN:VEVENT", "A\nATTENDEE:mailto:x@y.dk", "A\u{2028}METHOD:CANCEL", "A;B,C\\D:E",
    "A\u{0}B\u{7F}C",
    "\"quoted\" ^caret", "\rX-EVIL:1",
  ]

  @Test(arguments: hostile)
  func `nothing that was typed begins a line of its own`(text: String) {
    let event = CalendarEvent(
      uid: text, stamp: Self.stamp, when: .between(Self.stamp, Self.stamp), title: text, place: text, note: text,
      url: text, categories: [text], organizer: .init(name: text, email: "leder@fjordlund.example"),
      attendees: [.init(name: text, email: "a@b.example"), .init(name: "Ond", email: "a@b.dk\r\nX-EVIL:1")])
    let names = Self.lines(ICalendar(.request, name: text, events: [event]).text).map { line in
      String(line.prefix { $0 != ":" && $0 != ";" })
    }
    #expect(
      names == [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "BEGIN", "UID", "SEQUENCE",
        "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP",
        "ORGANIZER", "ATTENDEE", "END", "END",
      ])
  }

  @Test func `an invitation asks for an answer, and what is called off says so`() {
    var event = Self.event(.between(Self.stamp, Self.stamp.adding(seconds: 3600)))
    event.organizer = .init(name: "Holm, Birgitte", email: "birgitte@fjordlund.example")
    event.attendees = [.init(name: "Ole", email: "ole@fjordlund.example")]
    event.remindMinutes = 30
    event.sequence = 2
    let request = Self.lines(ICalendar(.request, events: [event]).text)
    #expect(request.contains("METHOD:REQUEST") && request.contains("SEQUENCE:2") && request.contains("TRIGGER:-PT30M"))
    #expect(request.contains("ORGANIZER;CN=\"Holm, Birgitte\":mailto:birgitte@fjordlund.example"))
    #expect(
      request.contains(
        "ATTENDEE;CN=Ole;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ole@fjordlund.example"))
    let cancel = Self.lines(ICalendar(.cancel, events: [event]).text)
    #expect(cancel.contains("STATUS:CANCELLED") && !cancel.contains("BEGIN:VALARM"))
    let publish = Self.lines(ICalendar(.publish, events: [event]).text)
    #expect(!publish.contains { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("ORGANIZER") })
  }
}

struct CalendarFileTests {
  static func file(_ events: String) -> CalendarFile {
    CalendarFile("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)END:VCALENDAR\r\n")
  }

  @Test func `holidays are read with their days and lines`() {
    let file = Self.file(
      "BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=da:Efterårs\r\n ferie\\, uge 42\r\nDTSTART;VALUE=DATE:20261012\r\n"
        + "DTEND;VALUE=DATE:20261017\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261222T230000Z\r\nSUMMARY:Juleferie\r\n"
        + "DTEND:20270103T230000Z\r\nEND:VEVENT\r\n")
    #expect(file.problems.isEmpty)
    #expect(
      file.entries.map { "\($0.line) \($0.title) \($0.first) \($0.last)" } == [
        "3 Efterårsferie, uge 42 2026-10-12 2026-10-16", "9 Juleferie 2026-12-23 2027-01-03",
      ])
  }

  @Test(arguments: [
    ("BEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n", CalendarFile.Problem.Kind.noDate, 3),
    ("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:næste uge\nEND:VEVENT\n", .oddDate, 5),
    ("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260230\nEND:VEVENT\n", .oddDate, 5),
    ("BEGIN:VEVENT\nDTSTART:20261012\nEND:VEVENT\n", .noTitle, 3),
    ("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261012\nDTEND:20261001\nEND:VEVENT\n", .endsBeforeItBegins, 6),
    ("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261012\nRRULE:FREQ=YEARLY\nEND:VEVENT\n", .repeats, 6),
    ("BEGIN:VEVENT\nSUMMARY:A\n", .cutOff, 3),
  ])
  func `what cannot be used is told with its line`(event: String, kind: CalendarFile.Problem.Kind, line: Int) {
    let file = Self.file(event)
    #expect(file.entries.isEmpty && file.problems.map(\.kind) == [kind] && file.problems.first?.line == line)
  }

  @Test(arguments: ["", "Ferie;Fra;Til", "END:VCALENDAR", "<html>"])
  func `what is no calendar is said to be none`(text: String) {
    #expect(CalendarFile(text).problems.map(\.kind) == [.notACalendar])
  }

  @Test func `what the writer writes, the reader reads`() {
    let event = CalendarEvent(
      uid: "1", stamp: ICalendarTests.stamp, when: .days(Day(2027, 2, 15)!, through: Day(2027, 2, 19)!),
      title: "Vinterferie; uge 7, alle \\ " + String(repeating: "ø", count: 90))
    let file = CalendarFile(ICalendar(.publish, name: "Ferier", events: [event]).text)
    #expect(file.problems.isEmpty && file.entries.map(\.title) == [event.title])
    #expect(file.entries.first?.last == Day(2027, 2, 19))
  }
}
