import People
import Values

/// What a meeting asks of people's time, in minutes: preparation and the meeting itself.
package struct Burden: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let what: String
    package let minutes: Int
  }

  /// What everybody is asked for, the meeting last.
  package let lines: [Line]
  /// What some are asked for beside it.
  package let extra: [MeetingKind.Ask]
  package let perPerson: Int
  /// For all participants together, each with their parts in the meeting.
  package let total: Int
}

extension Meeting {
  package func burden(_ participants: [Participant]) -> Burden {
    let everybody = kind.asks.filter { $0.who == .everybody }
    return Burden(
      lines: everybody.map { Burden.Line(what: $0.what, minutes: $0.minutes) }
        + [Burden.Line(what: "Deltag i mødet", minutes: minutes)],
      extra: kind.asks.filter { $0.who != .everybody },
      perPerson: everybody.reduce(minutes) { $0 + $1.minutes },
      total: participants.reduce(0) { $0 + minutesAsked(of: $1) })
  }

  /// Preparation and meeting for one participant.
  package func minutesAsked(of participant: Participant) -> Int {
    kind.asks.filter { $0.who == .everybody || parts(of: participant).contains($0.who) }
      .reduce(minutes) { $0 + $1.minutes }
  }

  /// The parts a participant has that a kind may ask something of. Who holds the data or observes is agreed among
  /// people and not known here: what they are asked for is shown, and not summed.
  package func parts(of participant: Participant) -> Set<MeetingKind.Ask.Who> {
    var parts: Set<MeetingKind.Ask.Who> = []
    if participant.id == convener { parts.insert(.convener) }
    if participant.id == leader { parts.insert(.leader) }
    if participant.id == recorder { parts.insert(.recorder) }
    if participant.id == helper { parts.insert(.helper) }
    switch participant.role {
    case .leadershipTeamMember, .departmentHead, .contractHolder, .schoolLeader, .dayCareLeader, .afterSchoolLeader:
      parts.insert(.leadershipTeam)
    case .consultant: parts.insert(.consultant)
    default: break
    }
    return parts
  }
}

/// What one person is asked for by one meeting.
package struct Asked: Hashable, Sendable {
  package let person: PersonID
  package let role: Role?
  package let meeting: ID<Meeting>
  package let minutes: Int

  package init(person: PersonID, role: Role?, meeting: ID<Meeting>, minutes: Int) {
    (self.person, self.role, self.meeting, self.minutes) = (person, role, meeting, minutes)
  }
}

/// What those who have one role have been asked for together.
package struct RoleBurden: Hashable, Sendable {
  /// Nil for the roles that too few hold to be told alone, and for those who were asked by name.
  package let role: Role?
  package let meetings: Int
  package let persons: Int
  package let minutes: Int

  package var minutesPerPerson: Int { persons == 0 ? 0 : minutes / persons }

  /// The most asked first, the rest last. A role with fewer than three persons goes into the rest.
  package static func summed(_ asked: [Asked]) -> [RoleBurden] {
    func sum(_ role: Role?, _ asked: [Asked]) -> RoleBurden {
      RoleBurden(
        role: role, meetings: Set(asked.map(\.meeting)).count, persons: Set(asked.map(\.person)).count,
        minutes: asked.reduce(0) { $0 + $1.minutes })
    }
    let groups = Dictionary(grouping: asked, by: \.role)
    let large = groups.filter { $0.key != nil && Set($0.value.map(\.person)).count >= 3 }
    let rest = groups.filter { large[$0.key] == nil }.flatMap(\.value)
    let sums = large.map { sum($0.key, $0.value) }.sorted {
      ($1.minutesPerPerson, $0.role?.rawValue ?? "") < ($0.minutesPerPerson, $1.role?.rawValue ?? "")
    }
    return sums + (rest.isEmpty ? [] : [sum(nil, rest)])
  }

  /// Who among those who are asked here is asked for a lot already: on average more than `hours` through the school year.
  ///
  /// A participant goes by the role when at least three hold it, and by the rest otherwise; where even the rest are
  /// fewer than three, nothing is said, because it would be somebody's own hours. `asked` are all who are asked in the
  /// year, this meeting among them.
  package static func heavy(
    among participants: [Participant], _ asked: [RoleBurden], above hours: Int
  ) -> [RoleBurden] {
    let alone = Set(asked.compactMap(\.role))
    let here = Set(participants.filter { $0.person != nil }.map { $0.role.flatMap { alone.contains($0) ? $0 : nil } })
    return asked.filter { here.contains($0.role) && $0.persons >= 3 && $0.minutes > hours * 60 * $0.persons }
  }
}
