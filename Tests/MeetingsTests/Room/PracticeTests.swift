import HummingbirdTesting
import Meetings
import PageSupport
import TestSupport
import Testing
import Values

@Suite struct PracticeTests {
  @Test func `invented people write once a stage, vote within the rules, speak in turn, and never lead`() throws {
    let me = ID<Attendee>("p:me"), actor = RoomActor(attendee: ID("p:me"), parts: [.leader], pen: Pen(secret: "x"))
    var room = Room()
    var now = Instant(Day(2026, 12, 3)!, minutes: 780)
    func happen(_ events: [RoomEvent]) {
      for event in events { room.apply(RoomEntry(sequence: room.sequence + 1, at: now, event: event)) }
    }
    happen(Room.opening(PlayedRoom.meeting(), privacy: .named, by: me, isPractice: true) + Rehearsal.arrivals)
    #expect(room.present.count == 7 && Rehearsal.step(room, at: now).isEmpty, "nothing to say at the welcome")
    for step in [Circle.Step.data, .reflection, .decision, .action] {
      let place = try #require(room.stages.firstIndex { $0.step == step })
      happen(try room.moving(from: room.here, to: place, reason: "", by: actor))
      now = now.adding(seconds: 600)
      happen(Rehearsal.step(room, at: now))
      #expect(!room.notes(at: place).isEmpty)
      #expect(room.notes(at: place).allSatisfy { room.stages[place].sorts.contains($0.note.sort) }, "\(step)")
      #expect(Rehearsal.step(room, at: now).isEmpty, "once")
    }
    let decision = try #require(room.stages.firstIndex { $0.step == .decision })
    happen(try room.moving(from: room.here, to: decision, reason: "", by: actor))
    happen(try room.revealing(decision, by: actor))
    happen(try room.openingBallot(ID("b"), question: "Hvad?", budget: 3, most: 2, by: actor))
    happen(Rehearsal.step(room, at: now))
    let cast = try #require(room.cast)
    #expect(cast.votes.count == 6 && cast.votes.values.allSatisfy(cast.ballot.holds))
    #expect(room.leader == me)
  }

  @Test func `a meeting to try oneself on is nobody else's, stands in no list, and is gone after a day`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client), birgitte = try await town.guest("birgitte", client)
        let begun = try await karen.post("/metoder/moeder/laeringsmoede/proeve", [])
        let address = try #require(begun.location)
        #expect(try await karen.get(address).words.contains("Prøvemøde"))
        #expect(try await birgitte.get(address).status == 404)
        #expect(!(try await karen.get("/moeder").words.contains("Prøvemøde")))
        #expect(try await karen.get("/").text.contains(address), "the way back to it")
        #expect(!(try await birgitte.get("/").text.contains(address)))
        for act in [("plads", [("fra", "0"), ("til", "2")]), ("de-andre", []), ("visning", [])] {
          #expect(try await karen.post("\(address)/\(act.0)", act.1).status == 303, "\(act.0)")
        }
        #expect(try await karen.get(address).words.contains("Fraværet er højest om mandagen."))
        #expect(try await karen.post("\(address)/plads", [("fra", "2"), ("til", "5")]).status == 303)
        let empty = try await karen.post("\(address)/resultater", [("slags", "beslutning"), ("beslutning", "")])
        #expect(empty.status == 422 && empty.words.contains("Skriv noget først."))
        let decided = [("slags", "beslutning"), ("beslutning", "Vi prøver en rolig start")]
        #expect(try await karen.post("\(address)/resultater", decided).status == 303)
        #expect(try await karen.get(address).words.contains("Vi prøver en rolig start"))
        let goal = [
          ("slags", "maal"), ("maal", "Alle timer begynder roligt"), ("tegn-1", "Alle er i gang inden fem minutter"),
          ("ser-dag", "1"), ("ser-maaned", "marts"), ("ser-aar", "2027"),
        ]
        #expect(try await karen.post("\(address)/resultater", goal).status == 303)
        #expect(try await karen.get(address).words.contains("Alle timer begynder roligt"))
        #expect(!(try await karen.get("/maal").words.contains("Alle timer begynder roligt")), "it is practice")
        let second = try #require(try await karen.post("/metoder/moeder/frit-moede/proeve", []).location)
        #expect(try await karen.get(address).status == 404, "one at a time")
        town.clock.pass(23 * 3600)
        let later = try await town.guest("karen", client)
        #expect(try await later.get(second).status == 200)
        town.clock.pass(2 * 3600)
        #expect(try await town.guest("karen", client).get(second).status == 404)
        let now = town.clock.now
        #expect(try await town.store.write { tx in try PracticeStore.forgetOld(at: now, in: tx) } == 1)
        #expect(try await town.store.read { tx in try tx.rows("SELECT 1 FROM practice_event") }.isEmpty)
      }
    }
  }
}
