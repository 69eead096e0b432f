import Documents
import Foundation
import Testing
import Values

/// Answers as programs send them; the addresses are made up, the shapes are theirs.
struct CalendarReplyTests {
  static func calendar(
    method: String = "REPLY",
    _ lines: [String] = [
      "UID:abc@faelled", "SEQUENCE:2", "DTSTAMP:20261121T143000Z",
      "ATTENDEE;CN=\"Holm, Birgitte\";PARTSTAT=ACCEPTED:mailto:Birgitte@fjordby.example",
    ]
  ) -> String {
    (["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:\(method)", "BEGIN:VEVENT"] + lines + ["END:VEVENT", "END:VCALENDAR"])
      .map { $0 + "\r\n" }.joined()
  }

  static func mail(_ headers: String, _ body: String) -> [UInt8] {
    Array("From: Birgitte <birgitte@fjordby.example>\r\nSubject: Accepteret\r\n\(headers)\r\n\r\n\(body)".utf8)
  }

  static let base64 = Data(calendar().utf8).base64EncodedString(options: .lineLength76Characters)

  /// The same answer as Outlook, Gmail, a phone and a forwarding robot wrap it.
  static let letters: [(name: String, bytes: [UInt8])] = [
    ("the letter itself", mail("Content-Type: text/calendar; charset=utf-8; method=REPLY", calendar())),
    (
      "base64 in an alternative",
      mail(
        "Content-Type: multipart/alternative;\r\n\tboundary=\"_000_xyz\"",
        "hej\r\n--_000_xyz\r\nContent-Type: text/plain\r\n\r\nJa tak\r\n--_000_xyz\r\nContent-Type: text/calendar;\r\n "
          + "charset=\"utf-8\"; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n--_000_xyz--\r\n")
    ),
    (
      "an alternative within a mixed letter, and the same as a file",
      mail(
        "Content-Type: multipart/mixed; boundary=ude",
        "--ude\r\nContent-Type: multipart/alternative; boundary=inde\r\n\r\n--inde\r\nContent-Type: text/html\r\n\r\n<p>Ja</p>"
          + "\r\n--inde\r\nContent-Type: TEXT/CALENDAR; METHOD=REPLY\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
          + calendar().replacing("=", with: "=3D")
          + "\r\n--inde--\r\n--ude\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n"
          + "Content-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n--ude--\r\n")
    ),
    (
      "line feeds alone, and cut off before the last boundary",
      mail(
        "Content-Type: multipart/mixed; boundary=a",
        "--a\nContent-Type: text/calendar\n\n" + calendar().replacing("\r\n", with: "\n"))
    ),
  ]

  @Test(arguments: letters.indices)
  func `an answer is found wherever a mail program puts it`(place: Int) throws {
    let (name, bytes) = Self.letters[place]
    let reply = try CalendarReply(mail: bytes)
    #expect(reply.uid == "abc@faelled" && reply.sequence == 2 && reply.answer == .accepted, "\(name)")
    #expect(reply.email == "birgitte@fjordby.example" && reply.stamp == Instant(Day(2026, 11, 21)!, minutes: 930))
  }

  @Test func `folded lines, alarms and a comment are read as they are meant`() throws {
    let reply = try CalendarReply(
      Self.calendar([
        "UID:a-long-name\r\n -of-an-event@faelled", "ATTENDEE;PARTSTAT=TENTATIVE;X-A=\"a:b;c\":MAILTO:ole@hal.example",
        "COMMENT:Kommer\\, men senere\\nog går før", "BEGIN:VALARM", "UID:another", "END:VALARM",
      ]))
    #expect(reply.uid == "a-long-name-of-an-event@faelled" && reply.answer == .tentative && reply.sequence == 0)
    #expect(reply.comment == "Kommer, men senere og går før" && reply.stamp == nil)
  }

  static let uid = "UID:a@b"
  static let yes = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example"
  static let broken: [(String, CalendarReply.Problem)] = [
    ("", .notACalendar), ("Hej, jeg kommer gerne.", .notACalendar),
    (calendar(method: "REQUEST"), .notAReply(method: "REQUEST")),
    ("BEGIN:VCALENDAR\nEND:VCALENDAR", .notAReply(method: "")),
    ("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", .noEvent),
    (calendar([yes]), .noUID), (calendar([uid]), .noAttendee), (calendar([uid, yes, yes]), .severalAttendees),
    (calendar([uid, yes, "SEQUENCE:-1"]), .oddSequence("-1")),
    (calendar([uid, yes, "SEQUENCE:et"]), .oddSequence("et")),
    (calendar([uid, "ATTENDEE:mailto:a@b.example"]), .oddAnswer("")),
    (calendar([uid, "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.example"]), .oddAnswer("NEEDS-ACTION")),
    (calendar([uid, "ATTENDEE;PARTSTAT=DELEGATED:mailto:a@b.example"]), .oddAnswer("DELEGATED")),
    (calendar([uid, "ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:1"]), .oddAttendee("urn:uuid:1")),
    (calendar([uid, yes, "RECURRENCE-ID:20261121T143000Z"]), .oneOfSeveral),
    (calendar([uid, yes, "END:VEVENT", "BEGIN:VEVENT", uid, yes]), .severalEvents),
    (calendar([uid, yes]).replacing("END:VEVENT\r\n", with: ""), .notACalendar),
  ]

  @Test(arguments: broken.indices)
  func `what is no answer is refused with what is the matter`(place: Int) {
    let (text, problem) = Self.broken[place]
    #expect(throws: problem) { try CalendarReply(text) }
  }

  @Test func `a letter without a calendar, and one with two different answers, are refused`() {
    #expect(throws: CalendarReply.Problem.noCalendar) { try CalendarReply(mail: Self.mail("X: y", "Jeg kommer")) }
    #expect(throws: CalendarReply.Problem.noCalendar) { try CalendarReply(mail: []) }
    let no = Self.calendar().replacing("ACCEPTED", with: "DECLINED")
    let both =
      "--a\r\nContent-Type: text/calendar\r\n\r\n\(Self.calendar())\r\n--a\r\nContent-Type: text/calendar\r\n\r\n\(no)\r\n--a--"
    #expect(throws: CalendarReply.Problem.several) {
      try CalendarReply(mail: Self.mail("Content-Type: multipart/mixed; boundary=a", both))
    }
  }

  @Test func `parts within parts without end are not followed for ever`() {
    var text = "Content-Type: text/calendar\r\n\r\n" + Self.calendar()
    for _ in 0..<50 { text = "Content-Type: message/rfc822\r\n\r\n" + text }
    #expect(throws: CalendarReply.Problem.noCalendar) { try CalendarReply(mail: Array(text.utf8)) }
  }

  @Test func `an invitation of our own, answered by turning it into a reply, comes back as the same event`() throws {
    let event = CalendarEvent(
      uid: "0193-abc@faelled", sequence: 3, stamp: Instant(Day(2026, 11, 21)!, minutes: 600),
      when: .clock(Day(2027, 3, 28)!, from: 540, to: 720), title: "Læringsmøde",
      organizer: .init(name: "Karen", email: "faelled@fjordby.example"),
      attendees: [.init(name: "Holm, \"Bir\"", email: "birgitte@fjordby.example")])
    let text = ICalendar(.request, events: [event]).text.replacing("METHOD:REQUEST", with: "METHOD:REPLY")
      .replacing("NEEDS-ACTION", with: "DECLINED")
    let reply = try CalendarReply(text)
    #expect(reply.uid == event.uid && reply.sequence == 3 && reply.answer == .declined)
  }
}

struct ClockTimeTests {
  static func lines(_ day: String, _ from: Int, _ to: Int) -> [String] {
    let event = CalendarEvent(
      uid: "a", stamp: Instant(milliseconds: 0), when: .clock(Day(iso: day)!, from: from, to: to), title: "Møde")
    return ICalendar(.request, events: [event]).text.split(separator: "\r\n").map(String.init)
  }

  @Test(arguments: [
    ("2027-03-27", 540, 720, "20270327T090000", "20270327T120000"),
    ("2027-03-28", 540, 720, "20270328T090000", "20270328T120000"),
    // No clock shows half past two on that day, and every clock shows it twice in October.
    ("2027-03-28", 150, 240, "20270328T033000", "20270328T040000"),
    ("2027-10-31", 150, 240, "20271031T023000", "20271031T040000"),
    // Past midnight is the next day.
    ("2026-12-31", 1380, 1470, "20261231T230000", "20270101T003000"),
  ])
  func `a meeting is written by the Danish clock with its zone`(
    day: String, from: Int, to: Int, start: String, end: String
  ) {
    let lines = Self.lines(day, from, to)
    #expect(lines.contains("DTSTART;TZID=Europe/Copenhagen:\(start)"))
    #expect(lines.contains("DTEND;TZID=Europe/Copenhagen:\(end)"))
    #expect(lines.contains("BEGIN:VTIMEZONE") && lines.contains("TZID:Europe/Copenhagen"))
  }
}
