import Values

extension Room {
  /// Opens the room of a meeting. Whoever opens leads, until somebody takes over.
  package static func opening(
    _ meeting: Meeting, privacy: Privacy, by leader: ID<Attendee>, isPractice: Bool = false
  ) -> [RoomEvent] {
    [
      .opened(stages: Stage.stages(of: meeting), privacy: privacy, leader: leader, isPractice: isPractice),
      .came(leader),
    ]
  }

  /// Nothing when the attendee is in already.
  package func coming(_ attendee: ID<Attendee>) -> [RoomEvent] {
    isOpen && !present.contains(attendee) ? [.came(attendee)] : []
  }

  package func leaving(_ actor: RoomActor) -> [RoomEvent] {
    present.contains(actor.attendee) ? [.left(actor.attendee)] : []
  }

  /// Anybody with a part in the meeting takes the lead in one act: the meeting never hangs on one person's phone.
  package func takingLead(_ actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard actor.mayLead else { throw .leadersOnly }
    return leader == actor.attendee ? [] : coming(actor.attendee) + [.tookLead(actor.attendee)]
  }

  /// Before the first note anything may be chosen; after it, only what tells others less.
  package func tightening(to privacy: Privacy, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard privacy != self.privacy else { return [] }
    guard privacy > self.privacy else { throw .onlyTighter }
    // What was stored with a writer stays so: an anonymous meeting begins without one.
    guard privacy != .anonymous || notes.isEmpty else { throw .privacyIsSet }
    return [.tightened(privacy)]
  }

  package func ending(by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    return [.ended(by: actor.attendee)]
  }

  package func reopening(by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    guard ended != nil else { throw .alreadyOpen }
    guard actor.mayLead else { throw .leadersOnly }
    return [.reopened(by: actor.attendee), .tookLead(actor.attendee)]
  }

  // What acts have in common

  func needsOpen() throws(RoomRefusal) { if !isOpen { throw .notOpen } }

  func needsLead(_ actor: RoomActor) throws(RoomRefusal) {
    try needsOpen()
    if leader != actor.attendee { throw .leadersOnly }
  }

  /// Those who put the meeting's notes in order.
  func needsDesk(_ actor: RoomActor) throws(RoomRefusal) {
    try needsOpen()
    if leader != actor.attendee, !actor.parts.contains(.recorder) { throw .leadersOnly }
  }
}
