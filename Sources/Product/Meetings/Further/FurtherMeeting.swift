import Values

/// A meeting that another one leads to: one that prepares it, goes on from it, widens its circle or takes it a level up.
package struct FurtherMeeting: Hashable, Sendable {
  package let sort: Meeting.Relation.Sort
  package let kind: MeetingKind
  /// Stands in the address: "formoede-1", "udvidet", "opfoelgning", "niveau".
  package let word: String

  /// What a meeting leads to, of the kinds there are, in the order one would think of them.
  package static func all(after meeting: Meeting, kinds: [MeetingKind]) -> [FurtherMeeting] {
    var further = meeting.kind.meetingsBefore.enumerated().map { place, before in
      FurtherMeeting(sort: .before, kind: MeetingKind(before, of: meeting), word: "formoede-\(place + 1)")
    }
    func add(_ sort: Meeting.Relation.Sort, _ kind: MeetingKind?) {
      if let kind { further.append(FurtherMeeting(sort: sort, kind: kind, word: sort.rawValue)) }
    }
    add(.following, kinds.first { $0.slug == meeting.kind.slug })
    if meeting.kind.topics != nil { add(.extended, kinds.first { $0.slug == extended }) }
    if let next = meeting.kind.level?.next { add(.level, kinds.first { $0.level == next }) }
    return further
  }

  /// The kind that widens the circle, shipped or the municipality's own with the same slug.
  static let extended = "udvidet-laeringsmoede"
}

extension FurtherMeeting {
  /// A day to propose: what prepares a meeting is spread over the time there is until then, in the order of the kind;
  /// what follows from it is held some weeks later.
  package func proposedDay(by meeting: Meeting, today: Day, isOff: (Day) -> Bool) -> Day {
    let before = meeting.kind.meetingsBefore
    guard sort == .before, let place = before.firstIndex(where: { $0.name == kind.name }), meeting.day > today else {
      return Meeting.proposedDay(after: max(today, meeting.day), isOff: isOff)
    }
    let step = min(14, meeting.day.days(since: today) / (before.count + 1))
    let first = meeting.day.adding(days: -step * (before.count - place))
    let days = (0..<14).lazy.map { first.adding(days: $0) }
    return days.first { $0 > today && $0.weekday <= 5 && !isOff($0) } ?? first
  }

  /// When on the day, in minutes after midnight: as the other one, but a long one begins so that it is over by four.
  package func proposedStart(by meeting: Meeting) -> Int {
    min(meeting.start, max(8 * 60, 16 * 60 - kind.minutes))
  }
}

extension MeetingKind.Level {
  /// The level above, where what this one has released is taken up.
  package var next: MeetingKind.Level? {
    switch self {
    case .team: .resourcePerson
    case .resourcePerson: .leader
    case .leader: nil
    }
  }

  /// The level below, whose released words are read here.
  package var below: MeetingKind.Level? {
    switch self {
    case .team: nil
    case .resourcePerson: .team
    case .leader: .resourcePerson
    }
  }
}

extension MeetingKind {
  /// What a kind says of a meeting before it, as a kind of its own. Where it says no time, an hour.
  init(_ before: MeetingBefore, of meeting: Meeting) {
    let minutes = before.minutes ?? 60
    self.init(
      slug: "formoede", name: before.name, purpose: before.who, minutes: minutes,
      agenda: [AgendaItem(before.name, minutes: minutes, points: before.points)])
  }
}
