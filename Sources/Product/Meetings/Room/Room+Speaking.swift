import Values

extension Room {
  /// Begins a round among those who are in, with about `seconds` each.
  package func beginningTurns(
    seconds: Int, among speakers: [ID<Attendee>], by actor: RoomActor, at now: Instant,
    with chance: inout some RandomNumberGenerator
  ) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    let order = Turns.drawn(speakers.filter(present.contains), leader: leader, with: &chance)
    guard !order.isEmpty else { throw .missing }
    return [.beganTurns(Turns(stage: here, order: order, seconds: min(max(15, seconds), 600), began: now))]
  }

  /// The word goes on: by the one who has it, or by whoever leads. `place` is the turn that was on the screen.
  package func takingTurn(_ turn: Turns.Turn, at place: Int, by actor: RoomActor, now: Instant) throws(RoomRefusal)
    -> [RoomEvent]
  {
    try needsOpen()
    guard let turns, let speaker = turns.speaker else { throw .missing }
    guard speaker == actor.attendee || leader == actor.attendee else { throw .notYourTurn }
    return place == turns.taken.count ? [.tookTurn(turn, at: now)] : []
  }

  /// Would rather listen this time round.
  package func listening(_ actor: RoomActor, now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let turns, turns.order.contains(actor.attendee) else { throw .missing }
    return turns.listeners.contains(actor.attendee) ? [] : [.listens(actor.attendee)]
  }

  /// Changes places with the one after, while neither has spoken.
  package func swapping(_ actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let turns, let place = turns.order.firstIndex(of: actor.attendee), place >= turns.taken.count else {
      throw .notYourTurn
    }
    return place + 1 < turns.order.count ? [.swappedTurns(place: place)] : []
  }

  package func endingTurns(by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    return turns == nil ? [] : [.endedTurns]
  }

  /// Deals other people's eyes among those who are in, each as often as any other.
  package func dealingGlasses(by actor: RoomActor, with chance: inout some RandomNumberGenerator) throws(RoomRefusal)
    -> [RoomEvent]
  {
    try needsLead(actor)
    let offered = stage.phase?.glasses ?? []
    guard !offered.isEmpty else { throw .notHere }
    var dealt: [ID<Attendee>: String] = [:]
    let start = Int.random(in: 0..<offered.count, using: &chance)
    for (place, attendee) in present.shuffled(using: &chance).enumerated() {
      dealt[attendee] = offered[(start + place) % offered.count]
    }
    return [.dealtGlasses(stage: here, dealt)]
  }
}
