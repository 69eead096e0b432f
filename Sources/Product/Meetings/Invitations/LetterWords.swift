import Danish
import Values

/// What stands in letters about meetings.
enum LetterWords {
  static let what = "Møde"
  static let time = "Tid"
  static let place = "Sted"
  static let news = "Det er nyt:"
  static let purpose = "Derfor mødes vi:"
  static let aims = "Det skal komme ud af mødet:"
  static let data = "Data og viden, vi har med:"
  static let practical = "Praktisk:"
  static let agenda = "Dagsorden:"
  static let others = "Vi har også inviteret:"
  static let left = "Det mangler du endnu:"
  static let answer = "Svar ja, nej eller måske her"
  static let answerAgain = "Se mødet, og ret dit svar her"
  static let prepare = "Se mødet, og forbered dig her (log ind)"

  static func greeting(_ name: String) -> String { "Kære \(name)" }

  static func opening(_ letter: MeetingLetter) -> String {
    switch letter.kind {
    case .invitation: "\(letter.planner) inviterer dig til et møde."
    case .update: "Der er nyt om mødet, du er inviteret til."
    case .cancellation: "Mødet er aflyst. Du skal ikke gøre mere."
    case .removal: "Du skal ikke længere med til mødet. Det bliver holdt uden dig, og du kan slette det i din kalender."
    case .reminder(let days, _): "\(soon(days)) holder vi det møde, du er inviteret til."
    }
  }

  static func closing(_ letter: MeetingLetter) -> String {
    let sender = "Sendt for \(letter.planner), \(letter.municipality), med Fælled."
    guard letter.answerAddress != nil, !letter.isOff else { return sender }
    return sender + " Linket er dit eget. Send det ikke videre: den, der har det, kan svare for dig."
  }

  static func subject(_ letter: MeetingLetter) -> String {
    let meeting = "\(letter.announcement.title), \(Danish.date(letter.announcement.day))"
    return switch letter.kind {
    case .invitation: "Indkaldelse: \(meeting)"
    case .update: "Ændret: \(meeting)"
    case .cancellation: "Aflyst: \(meeting)"
    case .removal: "Du skal ikke med: \(meeting)"
    case .reminder(let days, _): "\(soon(days)): \(letter.announcement.title)"
    }
  }

  /// "torsdag den 3. december 2026 kl. 13.00–16.00"
  static func when(_ told: Announcement) -> String {
    "\(Danish.weekdayDate(told.day)) kl.\(Danish.noBreak)\(span(told.start, told.end))"
  }

  /// The same with the room, where one is settled.
  static func whenAndWhere(_ told: Announcement) -> String {
    told.place.isEmpty ? when(told) : "\(when(told)), \(told.place)"
  }

  static func when(_ entry: MeetingEntry) -> String {
    "\(Danish.weekdayDate(entry.day)) kl.\(Danish.noBreak)\(span(entry.start, entry.end))"
  }

  /// A sentence begins with a capital.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  static func clock(_ line: Announcement.Line) -> String { span(line.start, line.start + line.minutes) }

  /// Past midnight the clock begins again.
  static func span(_ from: Int, _ to: Int) -> String {
    "\(Danish.clock(minutes: from % 1440))–\(Danish.clock(minutes: to % 1440))"
  }

  static func asked(_ minutes: Int) -> String {
    minutes > 0 ? "Det beder vi dig om (i alt cirka \(minutesWord(minutes))):" : "Det beder vi dig om:"
  }

  static func ask(_ ask: MeetingLetter.Ask) -> String {
    ask.minutes.map { "\(ask.what) (\(minutesWord($0)))" } ?? ask.what
  }

  static func minutesWord(_ minutes: Int) -> String { Danish.counted(minutes, one: "minut", other: "minutter") }

  static func soon(_ days: Int) -> String {
    switch days {
    case ...0: "I dag"
    case 1: "I morgen"
    default: "Om \(Danish.counted(days, one: "dag", other: "dage"))"
    }
  }

  // What has changed, said to those who get the letter.

  static func news(_ changes: [Announcement.Change], told: Announcement, now: Announcement) -> [String] {
    changes.compactMap { change in
      switch change {
      case .time: "Tiden: \(when(now)). Før: \(when(told))."
      case .place:
        now.place.isEmpty ? "Stedet er ikke fastlagt endnu." : "Stedet: \(now.place)\(before(told.place))."
      case .title: "Mødet hedder nu \(now.title)\(before(told.title))."
      case .agenda: "Dagsordenen er ændret."
      case .added, .removed, .address: nil
      }
    }
  }

  private static func before(_ text: String) -> String { text.isEmpty ? "" : ". Før: \(text)" }

  // The same, said to the planner.

  static func forPlanner(_ change: Announcement.Change, told: Announcement, now: Announcement) -> String {
    switch change {
    case .added(let people): "Nye i kredsen: \(names(people))."
    case .removed(let people): "Taget ud af kredsen: \(names(people))."
    case .address(let people): "Ny e-mailadresse: \(names(people))."
    default: news([change], told: told, now: now).first ?? ""
    }
  }

  /// A few by name, and the number of the rest.
  static func names(_ people: [Announcement.Person]) -> String {
    let shown = people.prefix(5).map(\.name)
    let rest = people.count - shown.count
    return Danish.list(shown + (rest > 0 ? ["\(Danish.count(rest)) andre"] : []))
  }
}

extension LetterWords {
  static let leads = "leder mødet"
  static let records = "skriver referat"
  static let pause = "Pause"
  static let notPrepared = "Du står ikke som klar til mødet endnu. Forberedelsen ligger klar."
  static let notAnswered = "Du har ikke svaret, om du kommer."

  static func more(_ count: Int) -> String { "og \(Danish.counted(count, one: "anden", other: "andre"))" }

  static func phase(_ number: Int, _ name: String, topic: String?) -> String {
    topic.map { "\($0): \(number). \(name)" } ?? "\(number). \(name)"
  }
}
