import Foundation
import Meetings
import Storage
import TestSupport
import Testing
import Values

@Suite struct RoomLogTests {
  typealias P = PlayedRoom

  /// A meeting played at random by four people; every act that is refused is simply not played.
  static func random(seed: UInt64, _ privacy: Privacy, acts: Int = 120) -> PlayedRoom {
    var played = PlayedRoom(privacy)
    var chance = Chance(seed: seed)
    for number in 0..<acts {
      let actor = P.actor(P.everybody.randomElement(using: &chance)!)
      let (room, note) = (played.room, played.room.notes.randomElement(using: &chance)?.note.id ?? ID("n"))
      played.now = played.now.adding(seconds: Int64.random(in: 0...90, using: &chance))
      let events: [RoomEvent]? =
        switch Int.random(in: 0..<14, using: &chance) {
        case 0...4:
          try? room.writing(
            NoteDraft(stage: room.here, text: "HEMMELIGT-\(actor.attendee.raw)-\(number)"), id: ID("n-\(number)"),
            by: actor)
        case 5: try? room.revealing(room.here, by: actor)
        case 6:
          try? room.moving(
            from: room.here, to: Int.random(in: 0..<room.stages.count, using: &chance), reason: "", by: actor)
        case 7: try? room.hiding(note, reason: "Et navn", by: actor)
        case 8: try? room.withdrawing(note, by: actor)
        case 9: try? room.marking(ready: Bool.random(using: &chance), by: actor)
        case 10: try? room.openingBallot(ID("b-\(number)"), question: "Hvad?", budget: 3, most: 2, by: actor)
        case 11:
          try? room.ballots.last.map { cast in
            try room.layingDots(
              [cast.ballot.options.randomElement(using: &chance)!.id: 2], in: cast.ballot.id, by: actor)
          } ?? []
        case 12: try? room.ballots.last.map { try room.closingBallot($0.ballot.id, by: actor) } ?? []
        default: try? room.takingLead(actor)
        }
      played.happen(events ?? [])
    }
    return played
  }

  @Test(arguments: Privacy.allCases)
  func `the log folds to the same room however it is cut, stored and read`(_ privacy: Privacy) throws {
    for seed in 1...15 as ClosedRange<UInt64> {
      let played = Self.random(seed: seed, privacy)
      let stored = try played.log.map { entry in
        let body = try JSONEncoder().encode(entry.event)
        return RoomEntry(
          sequence: entry.sequence, at: entry.at, event: try JSONDecoder().decode(RoomEvent.self, from: body))
      }
      #expect(Room(stored) == played.room)
      var cut = Room(stored.prefix(stored.count / 2))
      for entry in stored { cut.apply(entry) }
      #expect(cut == played.room, "an event that comes again changes nothing")
    }
  }

  @Test(arguments: Privacy.allCases)
  func `at every step of a meeting nobody is sent what they may not see`(_ privacy: Privacy) throws {
    for seed in 100...102 as ClosedRange<UInt64> {
      let played = Self.random(seed: seed, privacy)
      var room = Room()
      for entry in played.log {
        room.apply(entry)
        guard room.opened != nil else { continue }
        for reader in P.everybody.map(Optional.some) + [nil] {
          let actor = reader.map(P.actor)
          let view = room.view(for: actor, names: P.names, at: entry.at)
          let sent = String(reflecting: view)
          for posted in room.notes where !(actor.map { room.isOwn(posted.note, of: $0) } ?? false) {
            let mayRead =
              room.revealed.contains(posted.note.stage) && (posted.hidden == nil || room.leader == reader)
            let option = room.ballots.contains { $0.ballot.options.contains { $0.id == posted.note.id.raw } }
            if !mayRead && !option { #expect(!sent.contains("\(posted.note.text)\"")) }
          }
          if privacy != .named { #expect(view.notes.allSatisfy { $0.author == nil }) }
          for ballot in view.ballots where !ballot.isClosed { #expect(ballot.result == nil) }
        }
      }
    }
  }

  static let place = RoomPlace(municipality: Town.municipality, meeting: ID("m-1"))

  static func act(
    _ key: String?, _ fingerprint: String = "x", in store: Store,
    _ happens: @escaping @Sendable (Room) throws -> [RoomEvent]
  ) async throws -> RoomStore.Acted {
    let now = Instant(Day(2026, 12, 3)!, minutes: 13 * 60)
    return try await store.write { tx in
      try RoomStore.act(
        key.map { RoomCommand(key: $0, fingerprint: fingerprint) }, at: Self.place, now: now, in: tx, happens)
    }
  }

  @Test func `a form that is sent twice happens once, and its key is good for nothing else`() async throws {
    try await inTown { town in
      try await Self.makeMeeting(town)
      let opening = Room.opening(P.meeting(), privacy: .named, by: P.mette)
      _ = try await Self.act("k-0", in: town.store) { _ in opening }
      let write: @Sendable (Room) throws -> [RoomEvent] = { room in
        try room.writing(NoteDraft(stage: 0, text: "Velkommen"), id: ID("n-1"), by: P.actor(P.mette))
      }
      guard case .done = try await Self.act("k-1", "note", in: town.store, write) else {
        Issue.record("not done")
        return
      }
      guard case .again(let room) = try await Self.act("k-1", "note", in: town.store, write) else {
        Issue.record("not recognised")
        return
      }
      #expect(room.notes.count == 1)
      guard case .keyTaken = try await Self.act("k-1", "another", in: town.store, write) else {
        Issue.record("the key was taken twice")
        return
      }
    }
  }

  @Test func `forty who write at once are all in the log, each once, in one order`() async throws {
    try await inTown { town in
      try await Self.makeMeeting(town)
      let opening = Room.opening(P.meeting(), privacy: .named, by: P.mette)
      _ = try await Self.act(nil, in: town.store) { _ in opening }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          group.addTask {
            let actor = P.actor(ID("d:\(number)"))
            _ = try await Self.act("k-\(number)", in: town.store) { room in
              try room.writing(NoteDraft(stage: 0, text: "Note \(number)"), id: ID("n-\(number)"), by: actor)
            }
          }
        }
        try await group.waitForAll()
      }
      let entries = try await town.store.read { tx in try RoomStore.entries(of: Self.place, in: tx) }
      #expect(entries.map(\.sequence) == Array(1...entries.count))
      let room = Room(entries)
      #expect(Set(room.notes.map(\.note.text)).count == 40 && room.notes.count == 40)
      let shelf = RoomShelf()
      for _ in 0..<2 {
        let kept = try await town.store.read { tx in try shelf.room(at: Self.place, in: tx) }
        #expect(kept == room)
      }
    }
  }

  static func makeMeeting(_ town: Town) async throws {
    let (now, karen) = (town.clock.now, try await town.visitor("karen"))
    try await town.store.write { tx in try MeetingStore.insert(P.meeting(), [], by: karen, at: now, in: tx) }
  }
}
