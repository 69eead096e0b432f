import Values

/// A calendar file somebody hands us: the whole days it names, with the line each stands on.
///
/// Reads what calendars export in practice (RFC 5545): folded lines, `DTSTART` as a date or a moment, `DTEND` as the
/// first day after. Rules that repeat are reported, not followed: a plan of holidays names its days.
package struct CalendarFile: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// As an editor counts lines; the first is 1.
    package let line: Int
    package let title: String
    package let first: Day
    package let last: Day
  }

  package struct Problem: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case notACalendar
      case noDate
      case oddDate
      case noTitle
      case repeats
      case endsBeforeItBegins
      case cutOff
    }

    package let line: Int
    package let kind: Kind
    package let found: String
  }

  package private(set) var entries: [Entry] = []
  package private(set) var problems: [Problem] = []

  package init(_ text: String) {
    let lines = Self.unfolded(text)
    guard lines.first.map({ $0.text.uppercased().hasPrefix("BEGIN:VCALENDAR") }) == true else {
      problems = [Problem(line: 1, kind: .notACalendar, found: String(lines.first?.text.prefix(80) ?? ""))]
      return
    }
    var open: [Line]?
    for line in lines {
      let upper = line.text.uppercased()
      if upper == "BEGIN:VEVENT" {
        open = [line]
      } else if upper == "END:VEVENT", let event = open {
        read(event)
        open = nil
      } else if open != nil {
        open?.append(line)
      }
    }
    if let start = open?.first { problems.append(Problem(line: start.number, kind: .cutOff, found: "")) }
  }

  private struct Line {
    let number: Int
    var text: String
  }

  /// A line that begins with a blank goes on from the one before.
  private static func unfolded(_ text: String) -> [Line] {
    var lines: [Line] = []
    let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    let rows = plain.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (place, row) in rows.enumerated() {
      if row.first == " " || row.first == "\t", !lines.isEmpty {
        lines[lines.count - 1].text += row.dropFirst()
      } else if !row.isEmpty {
        lines.append(Line(number: place + 1, text: String(row)))
      }
    }
    return lines
  }

  private mutating func read(_ event: [Line]) {
    let start = event[0].number
    func value(_ name: String) -> (line: Int, text: String)? {
      for line in event {
        let head = line.text.prefix { $0 != ":" && $0 != ";" }
        guard head.uppercased() == name, let colon = Self.colon(in: line.text) else { continue }
        return (line.number, String(line.text[line.text.index(after: colon)...]))
      }
      return nil
    }
    func problem(_ kind: Problem.Kind, _ line: Int, _ found: String = "") {
      problems.append(Problem(line: line, kind: kind, found: found))
    }
    if let rule = value("RRULE") { return problem(.repeats, rule.line, rule.text) }
    guard let begin = value("DTSTART") else { return problem(.noDate, start) }
    guard let (first, _) = Self.day(begin.text) else { return problem(.oddDate, begin.line, begin.text) }
    var last = first
    if let end = value("DTEND") {
      guard let (day, isMidnight) = Self.day(end.text) else { return problem(.oddDate, end.line, end.text) }
      guard day >= first else { return problem(.endsBeforeItBegins, end.line, end.text) }
      // A date is the first day after, and so is midnight; another moment is on the last day.
      last = isMidnight && day > first ? day.adding(days: -1) : day
    }
    guard let title = value("SUMMARY").map({ ContentLine.unescaped($0.text) }), !title.isEmpty else {
      return problem(.noTitle, start)
    }
    entries.append(Entry(line: start, title: title, first: first, last: last))
  }

  /// The colon that ends the parameters: one in quotes does not.
  private static func colon(in line: String) -> String.Index? {
    var isQuoted = false
    for place in line.indices {
      if line[place] == "\"" { isQuoted.toggle() }
      if line[place] == ":", !isQuoted { return place }
    }
    return nil
  }

  /// "20261012", "20261012T080000" or "20261012T080000Z" (then the Danish day of the moment).
  private static func day(_ text: String) -> (day: Day, isMidnight: Bool)? {
    let digits = Array(text.utf8)
    guard digits.count >= 8, digits.prefix(8).allSatisfy({ (48...57).contains($0) }),
      let day = Day(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))")
    else { return nil }
    if digits.count == 8 { return (day, true) }
    guard digits[8] == UInt8(ascii: "T"), digits.count == 15 || digits.count == 16,
      digits[9..<15].allSatisfy({ (48...57).contains($0) }), let hour = Int(text.dropFirst(9).prefix(2)),
      let minute = Int(text.dropFirst(11).prefix(2)), hour < 24, minute < 60
    else { return nil }
    guard digits.count == 16 else { return (day, hour + minute == 0) }
    guard digits[15] == UInt8(ascii: "Z") else { return nil }
    let midnight = Int64(day.days(since: Day(1970, 1, 1)!)) * 86_400  // a real date
    let moment = Instant(milliseconds: (midnight + Int64(hour * 3600 + minute * 60)) * 1000)
    return (moment.day, moment.clock == (0, 0))
  }
}
