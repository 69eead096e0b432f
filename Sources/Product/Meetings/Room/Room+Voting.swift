import Values

extension Room {
  /// Opens a vote on what is shown at this stage: each group is one option, and each note without a group is one.
  package func openingBallot(
    _ id: ID<Ballot>, question: String, budget: Int, most: Int, by actor: RoomActor
  ) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard !ballots.contains(where: { !$0.isClosed }) else { throw .ballotIsOpen }
    let options = options(at: here)
    guard options.count > 1, revealed.contains(here) else { throw .nothingToVoteOn }
    let budget = min(max(budget, Ballot.budgets.lowerBound), Ballot.budgets.upperBound)
    return [
      .openedBallot(
        Ballot(
          id: id, stage: here, question: question, options: options, budget: budget, most: min(max(1, most), budget)))
    ]
  }

  package func options(at stage: Int) -> [Ballot.Option] {
    let shown = notes(at: stage).filter { $0.hidden == nil && $0.note.sort != .question && $0.note.sort != .unknown }
    let grouped = groups(at: stage).compactMap { group -> Ballot.Option? in
      let count = shown.count { $0.group == group.id }
      return count == 0 ? nil : Ballot.Option(id: group.id.raw, title: group.title, about: "\(count)")
    }
    return grouped + shown.filter { $0.group == nil }.map { Ballot.Option(id: $0.note.id.raw, title: $0.note.text) }
  }

  /// Who votes, as it is stored: in an anonymous meeting a lock that nothing leads back from.
  package func voter(_ actor: RoomActor, in ballot: ID<Ballot>) -> String {
    privacy == .anonymous ? actor.pen.lock(of: ballot.raw) : actor.attendee.raw
  }

  package func dots(of actor: RoomActor, in cast: Cast) -> [String: Int] {
    cast.votes[voter(actor, in: cast.ballot.id)] ?? [:]
  }

  /// All of somebody's dots at once; they may be moved until the result is shown.
  package func layingDots(
    _ dots: [String: Int], in id: ID<Ballot>, by actor: RoomActor
  ) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let cast = ballots.first(where: { $0.ballot.id == id }) else { throw .missing }
    guard !cast.isClosed else { throw .ballotIsClosed }
    guard actor.parts != [.helper] else { throw .helperWritesNothing }
    let dots = dots.filter { $0.value != 0 }
    guard cast.ballot.holds(dots) else { throw .tooManyDots }
    let voter = voter(actor, in: id)
    return cast.votes[voter] ?? [:] == dots ? [] : [.laidDots(id, voter: voter, dots: dots)]
  }

  package func closingBallot(_ id: ID<Ballot>, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard let cast = ballots.first(where: { $0.ballot.id == id }) else { throw .missing }
    return cast.isClosed ? [] : [.closedBallot(id, by: actor.attendee)]
  }
}
