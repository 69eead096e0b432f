import Danish
import Values

/// Two versions of a meeting side by side, field by field, for the two people who saved them.
enum MeetingDifference {
  typealias Line = (label: String, yours: String, theirs: String)

  static func lines(_ yours: Meeting, _ theirs: Meeting, _ participants: [Participant]) -> [Line] {
    func name(_ id: ID<Participant>?) -> String { participants.first { $0.id == id }?.name ?? "" }
    func time(_ meeting: Meeting) -> String { MeetingWords.time(meeting.day, meeting.start, meeting.end) }
    return [
      ("Mødets navn", yours.title, theirs.title), ("Hvornår", time(yours), time(theirs)),
      ("Hvor", yours.place, theirs.place), ("Mødeleder", name(yours.leader), name(theirs.leader)),
      ("Referent", name(yours.recorder), name(theirs.recorder)),
      ("Indkalder", name(yours.convener), name(theirs.convener)), ("Intention", yours.intention, theirs.intention),
      ("Mål", yours.aims, theirs.aims), ("Data", yours.data, theirs.data),
      ("Praktisk", yours.practical, theirs.practical),
    ]
  }

  static func agendaLines(_ yours: Meeting, _ theirs: Meeting) -> [Line] {
    func text(_ item: MeetingKind.AgendaItem?) -> String {
      item.map { "\($0.title), \($0.minutes) min. \($0.points.joined(separator: " "))" } ?? ""
    }
    let (mine, others) = (yours.kind.agenda, theirs.kind.agenda)
    let items = (0..<max(mine.count, others.count)).map { place -> Line in
      (
        "Punkt \(place + 1)", text(place < mine.count ? mine[place] : nil),
        text(place < others.count ? others[place] : nil)
      )
    }
    return items + [("Pauser", "\(yours.kind.breaks) min.", "\(theirs.kind.breaks) min.")]
  }
}
