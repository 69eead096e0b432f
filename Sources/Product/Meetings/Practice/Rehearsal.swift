import Values

/// What the invented participants do next. They write, get done, speak and vote, and never lead.
package enum Rehearsal {
  /// One step of theirs in the room as it is: nothing when they have nothing to do where the meeting has come to.
  package static func step(_ room: Room, at now: Instant) -> [RoomEvent] {
    guard room.isOpen else { return [] }
    if let cast = room.cast, !cast.isClosed { return votes(room, cast) }
    if let turns = room.turns, turns.speaker.map(isInvented) ?? false { return [.tookTurn(.spoke, at: now)] }
    return writing(room)
  }

  package static func isInvented(_ id: ID<Attendee>) -> Bool { id.raw.hasPrefix("o:") }

  /// Everybody comes in when the room is opened.
  package static let arrivals: [RoomEvent] = Attendee.invented.map { .came($0.id) }

  private static func writing(_ room: Room) -> [RoomEvent] {
    let written = room.notes(at: room.here).count { $0.note.author.map(isInvented) ?? false }
    let lines = lines(for: room.stage)
    guard written == 0, !lines.isEmpty else { return [] }
    let round = room.stage.phase?.round ?? 0
    let observations = room.notes.filter { $0.note.sort == .observation }.map(\.note.id)
    return zip(Attendee.invented, lines).enumerated().flatMap { place, pair -> [RoomEvent] in
      let (attendee, line) = pair
      var note = Note(
        id: ID("oevelse-\(room.here)-\(round)-\(place)"), stage: room.here, text: line.text, sort: line.sort)
      note.author = attendee.id
      note.against = line.against
      if line.sort == .observation { note.source = .ownKnowledge }
      if line.sort == .hypothesis, place.isMultiple(of: 2) {
        note.cites = Array(observations.dropFirst(place).prefix(1))
      }
      return [.wrote(note), .ready(attendee.id, stage: room.here, isReady: true)]
    }
  }

  /// They do not agree: each has a favourite of their own, and some share it.
  private static func votes(_ room: Room, _ cast: Room.Cast) -> [RoomEvent] {
    let options = cast.ballot.options.map(\.id)
    return Attendee.invented.enumerated().compactMap { place, attendee in
      guard cast.votes[attendee.id.raw] == nil, !options.isEmpty else { return nil }
      var dots: [String: Int] = [:]
      for number in 0..<cast.ballot.budget {
        let option = options[(place / 2 + number) % options.count]
        dots[option] = min((dots[option] ?? 0) + 1, cast.ballot.most)
      }
      return .laidDots(cast.ballot.id, voter: attendee.id.raw, dots: dots)
    }
  }

  private struct Line {
    let sort: Note.Sort
    let text: String
    var against = ""
  }

  private static func lines(for stage: Stage) -> [Line] {
    switch stage.step {
    case .data:
      [
        Line(sort: .observation, text: "I 4.–6. klasse kommer flere til tiden end sidste år."),
        Line(sort: .observation, text: "Otte børn fra 2. årgang er holdt op i klubben siden efterårsferien."),
        Line(sort: .observation, text: "Mit barn fortæller mest om pauserne, fordi der er for lidt at lave."),
        Line(sort: .observation, text: "Vi har fået 14 nye på miniholdet om onsdagen."),
        Line(sort: .question, text: "Hvor mange har svaret på målingen?"),
        Line(sort: .observation, text: "Fraværet er højest om mandagen."),
      ]
    case .reflection:
      [
        Line(
          sort: .hypothesis, text: "Dagen begynder forskelligt i klasserne, og uroen bliver hængende.",
          against: "At klasser med samme start er lige så urolige"),
        Line(sort: .hypothesis, text: "Børnene mangler voksne, de kender, på tværs af skole og klub."),
        Line(sort: .hypothesis, text: "De store har ikke været med til at lave reglerne."),
        Line(
          sort: .hypothesis, text: "Det hjælper, at de mødes om noget, de selv har valgt.",
          against: "At de, der går til håndbold, har det lige så svært"),
        Line(sort: .unknown, text: "Hvad siger de børn, der er holdt op?"),
        Line(sort: .hypothesis, text: "Målingen kan være ramt af den uge, den blev taget i."),
      ]
    case .decision:
      [
        Line(sort: .proposal, text: "En start, alle børn kan regne med"),
        Line(sort: .proposal, text: "Voksne, der kender børnene hele dagen"),
        Line(sort: .proposal, text: "Regler, som de store har lavet"),
        Line(sort: .proposal, text: "Noget at være sammen om efter skole"),
        Line(sort: .proposal, text: "Et fælles sprog om trivsel"),
        Line(sort: .proposal, text: "Færre skift i løbet af dagen"),
      ]
    case .action:
      [
        Line(sort: .proposal, text: "Prøv den samme start i to klasser i fire uger"),
        Line(sort: .proposal, text: "Spørg elevrådet, hvad de vil lave om"),
        Line(sort: .proposal, text: "Inviter klubben med til forældremødet"),
      ]
    case nil: []
    }
  }
}
