import Danish
import People
import Values

extension MeetingKind {
  /// The kind with the generous time of a first meeting: what is won goes to the circle, or to every item alike.
  package var forTheFirstTime: MeetingKind {
    guard let firstTime, firstTime.minutes > minutes else { return self }
    var kind = self
    let more = firstTime.minutes - minutes
    kind.minutes = firstTime.minutes
    if let circle = agenda.firstIndex(where: \.isCircle) {
      kind.agenda[circle].minutes += more
    } else {
      let minutes = Minutes.spread(agenda.map(\.minutes), over: agendaMinutes + more)
      for place in kind.agenda.indices { kind.agenda[place].minutes = minutes[place] }
    }
    return kind
  }

  /// The same items made a little shorter each, so that the breaks fit into the promised time.
  package var withRoomForBreaks: MeetingKind {
    var kind = self
    for (place, minutes) in agendaWithBreaks.enumerated() { kind.agenda[place].minutes = minutes }
    return kind
  }
}

extension Meeting {
  /// A plan that is ready to send: time, agenda and texts from the kind, to be changed by whoever knows better.
  ///
  /// It begins no later than that it ends before midnight.
  package init(
    planning kind: MeetingKind, circle: Circle?, id: ID<Meeting>, at scope: Scope, named place: String, on day: Day,
    from start: Int, isFirst: Bool
  ) {
    let used = isFirst ? kind.forTheFirstTime : kind
    self.init(
      id: id, title: place.isEmpty ? kind.name : "\(kind.name), \(place)", kind: used, circle: circle, scope: scope,
      day: day, start: min(start, 1439), end: min(start + used.minutes, 1440))
    // What a later meeting goes back to.
    self.kind.minutes = kind.minutes
    self.isFirst = isFirst && kind.firstTime != nil
    intention = kind.purpose
    data = kind.preparation.brings ?? ""
  }

  /// A day to propose: three weeks ahead, when people can still arrange it, and not on a day off.
  package static func proposedDay(after today: Day, isOff: (Day) -> Bool) -> Day {
    let first = today.adding(days: 21)
    return (0..<60).lazy.map { first.adding(days: $0) }.first { $0.weekday <= 5 && !isOff($0) } ?? first
  }

  /// False for an hour that the clocks jump over: 2.30 on the last Sunday of March.
  package static func exists(_ minutes: Int, on day: Day) -> Bool {
    let clock = Instant(day, minutes: minutes).clock
    return clock.hour * 60 + clock.minute == minutes
  }
}

/// What whoever plans should know before the invitation goes out. Nothing of it stops anybody.
package enum MeetingAdvice: Hashable, Sendable {
  /// The agenda takes longer than what is promised.
  case over(minutes: Int, earliestEnd: Int)
  case kind(KindAdvice)
  /// The day is a holiday, a school holiday or in a weekend.
  case dayOff(String)
  case weekend
  case roomTaken([MeetingEntry])
  /// Names of those who sit in another meeting at that time.
  case busy([String])
  /// Two who are asked have the same address: each gets a letter of their own.
  case sharedAddress([String])
  case noAddress([String])
}

extension Meeting {
  /// `isOff` names a day off; `busy` are those in other meetings.
  package func advice(
    dayOff: String?, room: [MeetingEntry], busy: Set<ID<Participant>>, _ participants: [Participant]
  ) -> [MeetingAdvice] {
    var advice: [MeetingAdvice] = []
    if over > 0 { advice.append(.over(minutes: over, earliestEnd: agenda.earliestEnd)) }
    var planned = kind
    planned.minutes = minutes
    // What the agenda takes is said above by the clock; the rest of the kind's advice holds for the meeting too.
    let rest = planned.advice(with: circle).filter { if case .noRoomForBreaks = $0 { false } else { true } }
    let isReshaped = topics.count > 1
    advice += rest.filter { if case .unused = $0 { !isReshaped } else { true } }.map(MeetingAdvice.kind)
    if let dayOff { advice.append(.dayOff(dayOff)) } else if day.weekday > 5 { advice.append(.weekend) }
    if !room.isEmpty { advice.append(.roomTaken(room)) }
    let names = participants.filter { busy.contains($0.id) }.map(\.name)
    if !names.isEmpty { advice.append(.busy(names)) }
    return advice + addresses(participants)
  }

  private func addresses(_ participants: [Participant]) -> [MeetingAdvice] {
    let without = participants.filter(\.email.isEmpty).map(\.name)
    let shared = Dictionary(grouping: participants.filter { !$0.email.isEmpty }) { Danish.fold($0.email) }
      .values.filter { $0.count > 1 }.flatMap { $0.map(\.name) }
    return (without.isEmpty ? [] : [.noAddress(without)])
      + (shared.isEmpty ? [] : [.sharedAddress(Danish.sorted(shared))])
  }
}
