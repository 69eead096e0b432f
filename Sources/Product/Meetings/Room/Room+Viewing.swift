import Values

extension Room {
  /// What somebody may see now; `me` is nil for the big screen. `names` knows everybody who was in.
  package func view(for me: RoomActor?, names: [ID<Attendee>: Attendee], at now: Instant) -> RoomView {
    func known(_ id: ID<Attendee>) -> Attendee { names[id] ?? .erased(id) }
    let isLeader = me.map { $0.attendee == leader } ?? false
    let readyHere = ready[here] ?? []
    let doesWrite = present.filter { !readyHere.contains($0) }
    let table = me.flatMap { tables[$0.attendee] }
    return RoomView(
      me: me, now: now, sequence: sequence, stages: stages, here: here, stage: stage, privacy: privacy,
      isPractice: isPractice, opened: opened, ended: ended, clock: clock, isLeader: isLeader,
      hasDesk: isLeader || (me?.parts.contains(.recorder) ?? false), leader: leader.map(known),
      present: present.map(known), attendees: attendees.map(known), ready: present.count - doesWrite.count,
      isReady: me.map { readyHere.contains($0.attendee) } ?? false, writing: isLeader ? doesWrite.map(known) : [],
      notes: views(for: me, isLeader: isLeader, names: names),
      counts: stages.indices.map { place in notes.count { $0.note.stage == place && $0.hidden == nil } },
      groups: groups, revealed: revealed, ballots: ballots.map { view($0, for: me) },
      turns: turns.map { view($0, for: me, known) }, glasses: me.flatMap { glasses[here]?[$0.attendee] }, table: table,
      tables: seating(known), outcomes: outcomes, next: next, weighed: ended == nil ? [] : weighed,
      minutes: Dictionary(uniqueKeysWithValues: stages.indices.map { ($0, Int(seconds(at: $0, until: now) / 60)) }),
      advice: isLeader ? leavingAdvice(at: now) : [:])
  }

  private func leavingAdvice(at now: Instant) -> [Int: [Advice]] {
    guard isOpen else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: stages.indices.filter { $0 > here }.map { ($0, advice(leaving: here, to: $0, at: now)) })
  }

  private func seating(_ known: (ID<Attendee>) -> Attendee) -> [[Attendee]] {
    let last = tables.values.max() ?? 0
    return last == 0
      ? [] : (1...last).map { table in attendees.filter { tables[$0] == table }.map(known) }
  }

  private func views(for me: RoomActor?, isLeader: Bool, names: [ID<Attendee>: Attendee]) -> [NoteView] {
    let table = me.flatMap { tables[$0.attendee] }
    let seen = notes.filter { posted in
      if let me, isOwn(posted.note, of: me) { return true }
      guard revealed.contains(posted.note.stage), posted.hidden == nil || isLeader else { return false }
      // A divided group talks table by table, until it is gathered.
      return tables.isEmpty || posted.note.table == nil || posted.note.table == table || isLeader
    }
    let open = Set(notes.filter { revealed.contains($0.note.stage) && $0.hidden == nil }.map(\.note.id))
    let views = seen.map { view($0, for: me, isLeader: isLeader, names: names, open) }
    // The order notes came in would tell who was quick.
    return privacy == .anonymous ? views.sorted { Pen.shuffle($0.id) < Pen.shuffle($1.id) } : views
  }

  private func view(
    _ posted: Posted, for me: RoomActor?, isLeader: Bool, names: [ID<Attendee>: Attendee], _ open: Set<ID<Note>>
  ) -> NoteView {
    let note = posted.note
    let isOwn = me.map { self.isOwn(note, of: $0) } ?? false
    let isShown = revealed.contains(note.stage)
    return NoteView(
      id: note.id, stage: note.stage, text: note.text, sort: note.sort, isOwn: isOwn,
      author: privacy == .named && isShown ? note.author.map { (names[$0] ?? .erased($0)).name } : nil,
      glasses: note.glasses, source: note.source, cites: isOwn ? note.cites : note.cites.filter(open.contains),
      against: note.against, factor: note.factor, isGuess: note.isGuess, isPaper: note.isPaper,
      isChanged: posted.isChanged, isShown: isShown, hidden: isOwn || isLeader ? posted.hidden : nil,
      group: posted.group, at: privacy == .anonymous ? nil : posted.at,
      causal: isOwn && note.sort == .observation ? CausalWords.find(in: note.text) : nil)
  }

  private func view(_ cast: Cast, for me: RoomActor?) -> BallotView {
    BallotView(
      ballot: cast.ballot, isClosed: cast.isClosed, dots: me.map { dots(of: $0, in: cast) } ?? [:],
      done: cast.votes.values.count { $0.values.reduce(0, +) == cast.ballot.budget },
      result: cast.isClosed ? BallotResult(cast.ballot, cast.votes) : nil)
  }

  private func view(_ turns: Turns, for me: RoomActor?, _ known: (ID<Attendee>) -> Attendee) -> TurnsView {
    TurnsView(
      order: turns.order.map(known), taken: turns.taken, listeners: turns.listeners, seconds: turns.seconds,
      began: turns.began, isMine: me.map { turns.speaker == $0.attendee } ?? false,
      place: me.flatMap { turns.order.firstIndex(of: $0.attendee) })
  }
}
