import People
import Values

extension Announcement {
  /// What there is to tell about a meeting as it is planned now.
  package init(_ meeting: Meeting, _ participants: [Participant]) {
    self.init(
      title: meeting.title, day: meeting.day, start: meeting.start, end: meeting.end, place: meeting.place,
      agenda: meeting.agenda.lines.map(Line.init),
      people: participants.map { Person(id: $0.id, name: $0.name, email: $0.email) })
  }
}

extension Announcement.Line {
  fileprivate init(_ line: PlannedAgenda.Line) {
    let title =
      switch line.content {
      case .item(let title, _): title
      case .phase(let phase, let number, let topic): LetterWords.phase(number, phase.name, topic: topic)
      case .pause: LetterWords.pause
      }
    self.init(start: line.start, minutes: line.minutes, title: title)
  }
}

extension Meeting {
  /// What one participant is asked to do, with the minutes it takes: what everybody is asked, then what follows from the
  /// part the participant has in the meeting.
  package func asks(of participant: Participant) -> [MeetingLetter.Ask] {
    let preparation = [kind.preparation.reads, kind.preparation.brings].compactMap(\.self) + kind.preparation.questions
    return kind.asks.filter { isAsked($0.who, participant) }.map { .init($0.what, minutes: $0.minutes) }
      + preparation.map { .init($0) }
  }

  private func isAsked(_ who: MeetingKind.Ask.Who, _ participant: Participant) -> Bool {
    switch who {
    case .everybody: true
    case .convener: convener == participant.id
    case .leader: leader == participant.id
    case .recorder: recorder == participant.id
    case .dataHolder: participant.role == .dataContact
    case .helper: participant.role == .externalHelper
    case .leadershipTeam: participant.role == .leadershipTeamMember
    case .consultant: participant.role == .consultant
    case .observer: false
    }
  }

  /// The purpose in the planner's words, or the kind's where there are none.
  package var told: String { intention.isEmpty ? kind.purpose : intention }
}

extension Participant {
  /// "Birgitte Holm, Strandby Skole"
  package var named: String { organisation.isEmpty ? name : "\(name), \(organisation)" }
}
