import Values

extension Room {
  package init(_ log: some Sequence<RoomEntry>) {
    self.init()
    for entry in log { apply(entry) }
  }

  /// Takes the next event in. An event that the room has already is passed over, so that folding twice does no harm.
  package mutating func apply(_ entry: RoomEntry) {
    guard entry.sequence > sequence else { return }
    sequence = entry.sequence
    switch entry.event {
    case .opened, .came, .left, .tookLead, .tightened, .ended, .reopened: gather(entry)
    case .moved, .timed, .paused: travel(entry)
    case .wrote, .rewrote, .withdrew, .hid, .unhid, .ready, .revealed, .shifted: write(entry)
    case .grouped, .madeGroup, .renamedGroup: group(entry.event)
    case .openedBallot, .laidDots, .closedBallot: vote(entry.event)
    case .beganTurns, .tookTurn, .listens, .swappedTurns, .endedTurns: speak(entry.event)
    case .dealtGlasses(let stage, let dealt): glasses[stage] = dealt
    case .divided(let seats): tables = seats
    case .gathered: tables = [:]
    case .decided, .withdrewOutcome, .agreedToMeet, .weighed: decide(entry.event)
    case .askedOfFigures: break
    }
    mark(entry.event)
  }

  private mutating func mark(_ event: RoomEvent) {
    switch event {
    case .came(let attendee), .left(let attendee), .listens(let attendee): marks.attendees[attendee] = sequence
    case .ready(let attendee, _, _): marks.attendees[attendee] = sequence
    case .laidDots(_, let voter, _): marks.voters[voter] = sequence
    case .askedOfFigures: marks.questions = sequence
    // Found by the notes themselves, which carry the event that touched them.
    case .wrote, .rewrote, .hid, .unhid, .shifted: break
    case .grouped, .madeGroup, .renamedGroup, .timed, .paused, .weighed: break
    default: marks.common = sequence
    }
  }

  private mutating func gather(_ entry: RoomEntry) {
    switch entry.event {
    case .opened(let stages, let privacy, let leader, let isPractice):
      (self.stages, self.privacy, self.leader, self.isPractice) = (stages, privacy, leader, isPractice)
      opened = entry.at
      enter(0, at: entry.at)
    case .came(let attendee):
      if !attendees.contains(attendee) { attendees.append(attendee) }
      absent.remove(attendee)
    case .left(let attendee): absent.insert(attendee)
    case .tookLead(let attendee): leader = attendee
    case .tightened(let privacy): self.privacy = max(self.privacy, privacy)
    case .ended:
      ended = entry.at
      leave(at: entry.at)
      clock = .none
    case .reopened:
      ended = nil
      enter(here, at: entry.at)
    default: break
    }
  }

  // Where the meeting is, and its time

  private mutating func travel(_ entry: RoomEntry) {
    switch entry.event {
    case .moved(let stage, _, let reason):
      guard stages.indices.contains(stage) else { return }
      if !visits.isEmpty { visits[visits.count - 1].reason = reason }
      leave(at: entry.at)
      turns = nil
      here = stage
      enter(stage, at: entry.at)
    case .timed(let endsAt):
      resume(at: entry.at)
      clock = .running(endsAt: endsAt)
    case .paused(let seconds):
      resume(at: entry.at)
      clock = .paused(secondsLeft: seconds, since: entry.at)
    default: break
    }
  }

  private mutating func enter(_ stage: Int, at now: Instant) {
    visits.append(Visit(stage: stage, from: now))
    // Whoever comes back gets what was left, and at least a minute.
    let left = max(60, Int64(stages[stage].minutes) * 60 - seconds(at: stage, until: now))
    clock = .running(endsAt: now.adding(seconds: left))
  }

  private mutating func leave(at now: Instant) {
    resume(at: now)
    guard !visits.isEmpty, visits[visits.count - 1].until == nil else { return }
    visits[visits.count - 1].until = now
  }

  private mutating func resume(at now: Instant) {
    guard case .paused(_, let since) = clock, !visits.isEmpty else { return }
    visits[visits.count - 1].pausedSeconds += max(0, now.seconds(since: since))
    clock = .none
  }

  // Notes

  private mutating func write(_ entry: RoomEntry) {
    switch entry.event {
    case .wrote(let note): notes.append(Posted(note: note, at: entry.at, sequence: entry.sequence))
    case .rewrote(let id, let note):
      let shown = revealed
      change(id) { posted in
        posted.isChanged = shown.contains(posted.note.stage)
        posted.note = note
      }
    case .withdrew(let id): notes.removeAll { $0.note.id == id }
    case .hid(let id, let reason, _): change(id) { $0.hidden = reason }
    case .unhid(let id, _): change(id) { $0.hidden = nil }
    case .shifted(let id, let stage):
      change(id) { posted in
        posted.note.stage = stage
        posted.note.sort = .hypothesis
        posted.note.source = nil
        posted.group = nil
      }
    case .ready(let attendee, let stage, let isReady):
      if isReady { ready[stage, default: []].insert(attendee) } else { ready[stage]?.remove(attendee) }
    case .revealed(let stage, _): revealed.insert(stage)
    default: break
    }
  }

  private mutating func change(_ id: ID<Note>, _ body: (inout Posted) -> Void) {
    guard let place = notes.firstIndex(where: { $0.note.id == id }) else { return }
    var posted = notes[place]
    body(&posted)
    posted.sequence = sequence
    notes[place] = posted
  }

  private mutating func group(_ event: RoomEvent) {
    switch event {
    case .grouped(let id, let group): change(id) { $0.group = group }
    case .madeGroup(let group): groups.append(group)
    case .renamedGroup(let id, let title):
      guard let place = groups.firstIndex(where: { $0.id == id }) else { return }
      groups[place].title = title
    default: break
    }
  }

  // Dots, turns and what comes out

  private mutating func vote(_ event: RoomEvent) {
    switch event {
    case .openedBallot(let ballot): ballots.append(Cast(ballot: ballot))
    case .laidDots(let id, let voter, let dots):
      guard let place = ballots.firstIndex(where: { $0.ballot.id == id }) else { return }
      ballots[place].votes[voter] = dots
    case .closedBallot(let id, _):
      guard let place = ballots.firstIndex(where: { $0.ballot.id == id }) else { return }
      ballots[place].isClosed = true
    default: break
    }
  }

  private mutating func speak(_ event: RoomEvent) {
    switch event {
    case .beganTurns(let turns): self.turns = turns
    case .tookTurn(let turn, let at): turns?.take(turn, at: at)
    case .listens(let attendee):
      turns?.listeners.insert(attendee)
      turns?.skipListeners()
    case .swappedTurns(let place):
      guard let order = turns?.order, order.indices.contains(place + 1) else { return }
      turns?.order.swapAt(place, place + 1)
    case .endedTurns: turns = nil
    default: break
    }
  }

  private mutating func decide(_ event: RoomEvent) {
    switch event {
    case .decided(let outcome): outcomes.append(outcome)
    case .withdrewOutcome(let id): outcomes.removeAll { $0.id == id }
    case .agreedToMeet(let next): self.next = next
    case .weighed(let plus, let delta): weighed.append(Weighed(plus: plus, delta: delta))
    default: break
    }
  }
}
