import Values

/// A calendar as other programs read it: what Outlook, a phone or Google Calendar subscribes to or gets in a mail.
///
/// Written strictly by RFC 5545 (the format) and RFC 5546 (what the methods mean). Nothing a person typed can begin a
/// line of its own: control characters are taken out or written as `\n` before a line is put together.
package struct ICalendar: Sendable {
  /// What the receiver should do with it (RFC 5546 §1.4).
  package enum Method: String, Sendable {
    /// A calendar to look at or subscribe to; asks for no answer.
    case publish = "PUBLISH"
    /// An invitation, or a newer version of one.
    case request = "REQUEST"
    /// What was agreed is off.
    case cancel = "CANCEL"
  }

  package var method: Method
  /// What a subscriber's program calls the calendar.
  package var name: String?
  package var events: [CalendarEvent]

  package init(_ method: Method, name: String? = nil, events: [CalendarEvent]) {
    self.method = method
    self.name = name
    self.events = events
  }

  /// The whole text, every line ended by CRLF.
  package var text: String {
    var lines = ContentLines()
    lines.add("BEGIN", raw: "VCALENDAR")
    lines.add("VERSION", raw: "2.0")
    lines.add("PRODID", raw: "-//Faelled//Faelled//DA")
    lines.add("CALSCALE", raw: "GREGORIAN")
    lines.add("METHOD", raw: method.rawValue)
    if let name {
      // RFC 7986 §5.1, and the older name that Outlook and Apple read.
      lines.add("NAME", text: name)
      lines.add("X-WR-CALNAME", text: name)
    }
    if method == .publish {
      // RFC 7986 §5.7, and Microsoft's own: asked for every fourth hour.
      lines.add("REFRESH-INTERVAL", [("VALUE", "DURATION")], raw: "PT4H")
      lines.add("X-PUBLISHED-TTL", raw: "PT4H")
    }
    if events.contains(where: \.namesZone) { lines.addCopenhagen() }
    for event in events { event.write(to: &lines, method: method) }
    lines.add("END", raw: "VCALENDAR")
    return lines.text
  }
}

extension ContentLines {
  /// The rules of Danish time since 1996 (RFC 5545 §3.6.5). Earlier summers are not needed: nothing is held in them.
  fileprivate mutating func addCopenhagen() {
    add("BEGIN", raw: "VTIMEZONE")
    add("TZID", raw: CalendarEvent.zone)
    for (part, from, to, name, start, rule) in [
      ("DAYLIGHT", "+0100", "+0200", "CEST", "19960331T020000", "BYMONTH=3"),
      ("STANDARD", "+0200", "+0100", "CET", "19961027T030000", "BYMONTH=10"),
    ] {
      add("BEGIN", raw: part)
      add("TZOFFSETFROM", raw: from)
      add("TZOFFSETTO", raw: to)
      add("TZNAME", raw: name)
      add("DTSTART", raw: start)
      add("RRULE", raw: "FREQ=YEARLY;\(rule);BYDAY=-1SU")
      add("END", raw: part)
    }
    add("END", raw: "VTIMEZONE")
  }
}
