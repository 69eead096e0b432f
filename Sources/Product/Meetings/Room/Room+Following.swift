import Values

extension Room {
  /// Whether anything of what this one person has before them has changed after an event.
  package func hasNews(for actor: RoomActor, after sequence: Int) -> Bool {
    if marks.common > sequence || marks.attendees[actor.attendee] ?? 0 > sequence { return true }
    if let cast, let voted = marks.voters[voter(actor, in: cast.ballot.id)], voted > sequence { return true }
    return notes.contains { $0.sequence > sequence && isOwn($0.note, of: actor) }
  }
}
