import Values

extension Room {
  /// Everybody goes to another stage, forwards or back; nothing that was written is lost either way.
  ///
  /// `from` is the stage the leader saw: when somebody else has moved the meeting meanwhile, nothing happens.
  package func moving(from: Int, to stage: Int, reason: String, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent]
  {
    try needsLead(actor)
    guard from == here else { throw .movedOn(to: here) }
    guard stages.indices.contains(stage) else { throw .missing }
    return stage == here ? [] : [.moved(to: stage, by: actor.attendee, reason: reason)]
  }

  /// Adds minutes from now or from the end that was set, whichever is later.
  package func extending(by minutes: Int, _ actor: RoomActor, at now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    let seconds = Int64(minutes) * 60
    switch clock {
    case .running(let end): return [.timed(endsAt: max(end, now).adding(seconds: seconds))]
    case .paused(let left, _): return [.paused(secondsLeft: max(0, left) + Int(seconds))]
    case .none: return [.timed(endsAt: now.adding(seconds: seconds))]
    }
  }

  package func pausing(_ actor: RoomActor, at now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard case .running(let end) = clock else { return [] }
    return [.paused(secondsLeft: Int(end.seconds(since: now)))]
  }

  package func resuming(_ actor: RoomActor, at now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard case .paused(let left, _) = clock else { return [] }
    return [.timed(endsAt: now.adding(seconds: Int64(left)))]
  }

  /// How much of one time round the circle has been spent on seeing and understanding, in minutes.
  package struct Thinking: Hashable, Sendable {
    /// What is planned for the round.
    package let planned: Int
    /// At least half of it is for data and reflection.
    package let needed: Int
    package let used: Int

    package var isShort: Bool { used < needed }
  }

  /// Nil where the stage is no part of a circle, or the circle has no thinking in it.
  package func thinking(at stage: Int, now: Instant) -> Thinking? {
    guard let round = stages[stage].phase?.round else { return nil }
    let all = stages(of: round)
    let thinking = all.filter { stages[$0].step == .data || stages[$0].step == .reflection }
    guard !thinking.isEmpty, thinking.count < all.count else { return nil }
    let planned = all.reduce(0) { $0 + stages[$1].minutes }
    let used = thinking.reduce(0) { $0 + seconds(at: $1, until: now) }
    // What a kind plans for thinking may itself be less than half; then that is what is held to.
    let set = thinking.reduce(0) { $0 + stages[$1].minutes }
    return Thinking(planned: planned, needed: min((planned + 1) / 2, set), used: Int(used / 60))
  }

  /// What whoever leads should think of before everybody goes on. Advice, never a lock.
  package enum Advice: Hashable, Sendable {
    case stillWriting(Int)
    /// Going on to decide before the time set off for thinking is used.
    case thinkingShort(Thinking)
    case notShown(notes: Int)
    /// Present, has neither written an observation nor said "I am done".
    case withoutObservation(Int)
    /// Fewer than two explanations to choose between.
    case fewHypotheses(Int)
    case withoutCounter(Int)
    case withoutGoal
    case withoutAction
  }

  package func advice(leaving stage: Int, to next: Int, at now: Instant) -> [Advice] {
    var advice: [Advice] = []
    let here = notes(at: stage)
    if !here.isEmpty, !revealed.contains(stage) {
      let writing = present.count { !(ready[stage] ?? []).contains($0) }
      if writing > 0 { advice.append(.stillWriting(writing)) }
      advice.append(.notShown(notes: here.count))
    }
    switch stages[stage].step {
    case .data:
      if privacy != .anonymous {
        let written = Set(here.compactMap(\.note.author)).union(ready[stage] ?? [])
        let silent = present.count { !written.contains($0) }
        if silent > 0 { advice.append(.withoutObservation(silent)) }
      }
    case .reflection:
      let hypotheses = here.filter { $0.note.sort == .hypothesis }
      if hypotheses.count < 2 { advice.append(.fewHypotheses(hypotheses.count)) }
      let open = hypotheses.count { $0.note.against.isEmpty }
      if open > 0, hypotheses.count >= 2 { advice.append(.withoutCounter(open)) }
    case .decision:
      if !outcomes.contains(where: { $0.sort == .goal && isSameRound($0.stage, stage) }) { advice.append(.withoutGoal) }
    case .action:
      if !outcomes.contains(where: { $0.sort == .action && isSameRound($0.stage, stage) }) {
        advice.append(.withoutAction)
      }
    case nil: break
    }
    let decides = stages.indices.contains(next) && (stages[next].step == .decision || stages[next].step == .action)
    let thinks = stages[stage].step == .data || stages[stage].step == .reflection
    if decides, thinks, let thinking = thinking(at: stage, now: now), thinking.isShort {
      advice.append(.thinkingShort(thinking))
    }
    return advice
  }

  private func isSameRound(_ a: Int, _ b: Int) -> Bool { stages[a].phase?.round == stages[b].phase?.round }
}
