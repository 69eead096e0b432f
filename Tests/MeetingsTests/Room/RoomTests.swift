import Foundation
import Meetings
import TestSupport
import Testing
import Values

@Suite struct RoomTests {
  typealias P = PlayedRoom

  @Test func `a room has one stage for each line of the agenda, and a whole round for each topic`() {
    let broad = P().room
    #expect(broad.stages.compactMap(\.step) == [.data, .reflection, .decision, .action])
    #expect(broad.stages.map(\.minutes).reduce(0, +) == 135)
    let deep = P(topics: ["Ro i timerne", "Fritid"]).room
    #expect(deep.stages.compactMap { $0.phase?.round } == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(deep.stages.last { $0.phase != nil }?.phase?.topic == "Fritid")
  }

  @Test func `what others write is in nobody's view before it is shown, the leader's included`() throws {
    var played = P()
    try played.go(to: .data)
    try played.write("Otte af ti kommer til tiden", by: P.karim)
    for reader in [P.mette, P.sofie, P.nadia, nil] {
      #expect(!String(reflecting: played.view(for: reader)).contains("Otte af ti"))
      #expect(played.view(for: reader).counts[played.room.here] == 1)
    }
    #expect(played.view(for: P.karim).own.map(\.text) == ["Otte af ti kommer til tiden"])
    try played.reveal()
    #expect(played.view(for: nil).notes.map(\.text) == ["Otte af ti kommer til tiden"])
    #expect(played.view(for: P.nadia).notes.map(\.author) == ["Karim Haddad"])
  }

  @Test(arguments: [Privacy.confidential, .anonymous])
  func `nobody but the writer is told who wrote, and an anonymous log does not know`(_ privacy: Privacy) throws {
    var played = P(privacy)
    try played.go(to: .data)
    let note = try played.write("Vi savner en klub", by: P.karim)
    try played.reveal()
    for reader in [P.mette, P.sofie, P.nadia, nil] {
      #expect(played.view(for: reader).notes.map(\.author) == [nil])
    }
    #expect(played.view(for: P.karim).own.map(\.id) == [note])
    let written = try played.log.filter { if case .wrote = $0.event { true } else { false } }
      .map { String(decoding: try JSONEncoder().encode($0.event), as: UTF8.self) }.joined()
    #expect(written.contains("karim") == (privacy == .confidential))
    let draft = NoteDraft(stage: played.room.here, text: "Vi savner en klub og en hal")
    #expect(throws: RoomRefusal.notYours) { try played.room.rewriting(note, as: draft, by: P.actor(P.nadia)) }
    played.happen(try played.room.rewriting(note, as: draft, by: P.actor(P.karim)))
    #expect(played.view(for: nil).notes.map(\.isChanged) == [true])
  }

  @Test func `privacy is only ever made tighter, and never anonymous after the first note`() throws {
    var played = P()
    let mette = P.actor(P.mette)
    #expect(throws: RoomRefusal.leadersOnly) { try played.room.tightening(to: .confidential, by: P.actor(P.karim)) }
    try played.go(to: .data)
    try played.write("Der er kø ved klubben", by: P.karim)
    #expect(throws: RoomRefusal.privacyIsSet) { try played.room.tightening(to: .anonymous, by: mette) }
    played.happen(try played.room.tightening(to: .confidential, by: mette))
    #expect(throws: RoomRefusal.onlyTighter) { try played.room.tightening(to: .named, by: mette) }
    try played.reveal()
    #expect(played.view(for: P.nadia).notes.map(\.author) == [nil])
  }

  @Test func `everybody moves only when the leader moves, from where the leader saw them`() throws {
    var played = P()
    let data = played.place(of: .data)
    #expect(throws: RoomRefusal.leadersOnly) {
      try played.room.moving(from: 0, to: data, reason: "", by: P.actor(P.karim))
    }
    played.happen(try played.room.moving(from: 0, to: data, reason: "", by: P.actor(P.mette)))
    #expect(throws: RoomRefusal.movedOn(to: data)) {
      try played.room.moving(from: 0, to: 1, reason: "", by: P.actor(P.mette))
    }
    try played.write("Flere unge går til håndbold", by: P.nadia)
    played.happen(try played.room.moving(from: data, to: 0, reason: "", by: P.actor(P.mette)))
    played.happen(try played.room.moving(from: 0, to: data, reason: "", by: P.actor(P.mette)))
    #expect(played.room.notes.count == 1, "nothing is lost by going back")
  }

  @Test func `the time for thinking is guarded with words, counted without breaks, and never a lock`() throws {
    var played = P()
    try played.go(to: .data)
    played.pass(minutes: 20)
    played.happen(try played.room.pausing(P.actor(P.mette), at: played.now))
    played.pass(minutes: 30)
    played.happen(try played.room.resuming(P.actor(P.mette), at: played.now))
    try played.go(to: .reflection)
    played.pass(minutes: 10)
    let decision = played.place(of: .decision)
    // 30 + 35 + 25 + 15 minutes are planned for the round; half of 105 is 53.
    let thinking = try #require(played.room.thinking(at: played.room.here, now: played.now))
    #expect((thinking.planned, thinking.needed, thinking.used) == (105, 53, 30))
    let advice = played.room.advice(leaving: played.room.here, to: decision, at: played.now)
    #expect(advice == [.fewHypotheses(0), .thinkingShort(thinking)])
    #expect(!played.room.advice(leaving: played.room.here, to: 0, at: played.now).contains(.thinkingShort(thinking)))
    let events = try played.room.moving(
      from: played.room.here, to: decision, reason: "Vi er enige", by: P.actor(P.mette))
    played.happen(events)
    #expect(played.room.here == decision && played.room.visits.contains { $0.reason == "Vi er enige" })
  }

  @Test func `the clock is the server's, gives back what was left, and ends nothing`() throws {
    var played = P()
    try played.go(to: .data)
    let end = played.now.adding(seconds: 30 * 60)
    #expect(played.room.clock == .running(endsAt: end))
    played.pass(minutes: 40)
    #expect(played.room.here == played.place(of: .data), "time that has run out moves nobody")
    played.happen(try played.room.extending(by: 5, P.actor(P.mette), at: played.now))
    #expect(
      played.room.clock == .running(endsAt: played.now.adding(seconds: 300)), "from now, not from an end that is past")
    try played.go(to: .reflection)
    try played.go(to: .data)
    #expect(played.room.clock == .running(endsAt: played.now.adding(seconds: 60)), "at least a minute")
  }

  @Test func `a note from a phone that was without connection is taken at a stage the meeting has left`() throws {
    var played = P()
    try played.go(to: .data)
    let data = played.room.here
    try played.reveal()
    try played.go(to: .reflection)
    try played.write("Bussen kører kun hver anden time", by: P.karim) { $0.stage = data }
    #expect(played.view(for: P.nadia).notes.map(\.text) == ["Bussen kører kun hver anden time"])
    let action = played.place(of: .action)
    #expect(throws: RoomRefusal.notHere) { try played.write("For tidligt", by: P.karim) { $0.stage = action } }
  }

  @Test func `a hypothesis points at what was observed, and one that does not is a guess`() throws {
    var played = P()
    try played.go(to: .data)
    let seen = try played.write("Der er mest uro mandag morgen", by: P.karim)
    let causal = try played.write("Der er uro, fordi de er trætte", by: P.nadia) { $0.source = .ownKnowledge }
    #expect(played.view(for: P.nadia).own.first?.causal == "fordi")
    #expect(throws: RoomRefusal.wrongSort) { try played.write("De keder sig", by: P.nadia) { $0.sort = .hypothesis } }
    played.happen(try played.room.shifting(causal, by: P.actor(P.nadia)))
    #expect(played.room.note(causal)?.note.sort == .hypothesis)
    #expect(played.room.note(causal)?.note.stage == played.place(of: .reflection))
    try played.reveal()
    try played.go(to: .reflection)
    try played.write("Weekenden hænger i", by: P.karim) {
      $0.cites = [seen, causal, ID("n-none")]
      $0.against = "At tirsdag er lige så urolig"
    }
    try played.reveal()
    let notes = played.view(for: nil).notes(at: played.room.here)
    #expect(notes.map(\.isGuess) == [true, false] && notes[1].cites == [seen])
    #expect(played.room.advice(leaving: played.room.here, to: 0, at: played.now).contains(.withoutCounter(1)))
  }

  @Test func `a note that is hidden is gone for all but its writer, who reads why, and whoever leads`() throws {
    var played = P()
    try played.go(to: .data)
    let note = try played.write("Et barn ved navn", by: P.karim)
    try played.reveal()
    #expect(throws: RoomRefusal.empty) { try played.room.hiding(note, reason: " ", by: P.actor(P.mette)) }
    played.happen(try played.room.hiding(note, reason: "Vi skriver ikke om enkelte børn", by: P.actor(P.mette)))
    for reader in [P.sofie, P.nadia, nil] {
      #expect(!String(reflecting: played.view(for: reader)).contains("ved navn"))
    }
    #expect(played.view(for: P.karim).own.first?.hidden == "Vi skriver ikke om enkelte børn")
    played.happen(try played.room.unhiding(note, by: P.actor(P.mette)))
    #expect(played.view(for: P.nadia).notes.count == 1)
  }

  @Test(arguments: ["0101011234", "", String(repeating: "a", count: 601)])
  func `a note that must not be stored is refused`(_ text: String) throws {
    var played = P()
    try played.go(to: .data)
    #expect(throws: RoomRefusal.self) { try played.write(text, by: P.karim) }
    #expect(played.room.notes.isEmpty)
  }

  @Test func `any of those with a part takes the lead in one act, and a participant does not`() throws {
    var played = P()
    #expect(throws: RoomRefusal.leadersOnly) { try played.room.takingLead(P.actor(P.karim)) }
    played.happen(try played.room.takingLead(P.actor(P.sofie)))
    #expect(played.room.leader == P.sofie)
    #expect(throws: RoomRefusal.leadersOnly) {
      try played.room.moving(from: 0, to: 1, reason: "", by: P.actor(P.mette))
    }
  }

  @Test func `notes are grouped by the desk, and dots are counted for groups and notes without one`() throws {
    var played = P()
    try played.go(to: .decision)
    let notes = try ["En rolig start", "Ens start", "Klub om fredagen"].map { try played.write($0, by: P.karim) }
    #expect(throws: RoomRefusal.missing) {
      try played.room.makingGroup(ID("g-1"), title: "Start", with: nil, at: played.room.here, by: P.actor(P.sofie))
    }
    try played.reveal()
    let start = ID<NoteGroup>("g-1")
    played.happen(
      try played.room.makingGroup(start, title: "Start", with: notes[0], at: played.room.here, by: P.actor(P.sofie)))
    played.happen(try played.room.grouping(notes[1], into: start, by: P.actor(P.mette)))
    #expect(throws: RoomRefusal.leadersOnly) { try played.room.grouping(notes[2], into: start, by: P.actor(P.karim)) }
    #expect(played.room.options(at: played.room.here).map(\.title) == ["Start", "Klub om fredagen"])
  }

  @Test func `totals are in no view before the vote is closed, and a few voters are never counted out`() throws {
    var played = P(.anonymous)
    try played.go(to: .decision)
    let notes = try ["Klub", "Hal", "Bus"].map { try played.write($0, by: P.karim) }
    try played.reveal()
    let ballot = ID<Ballot>("b-1"), mette = P.actor(P.mette)
    played.happen(
      try played.room.openingBallot(ballot, question: "Hvad går vi videre med?", budget: 3, most: 2, by: mette))
    func lay(_ dots: [String: Int], _ attendee: ID<Attendee>) throws {
      played.happen(try played.room.layingDots(dots, in: ballot, by: P.actor(attendee)))
    }
    #expect(throws: RoomRefusal.tooManyDots) { try lay([notes[0].raw: 3], P.karim) }
    #expect(throws: RoomRefusal.tooManyDots) { try lay(["n-none": 1], P.karim) }
    #expect(throws: RoomRefusal.tooManyDots) { try lay([notes[0].raw: 2, notes[1].raw: -1], P.karim) }
    try lay([notes[0].raw: 2, notes[1].raw: 1], P.karim)
    try lay([notes[0].raw: 1], P.karim)
    try lay([notes[0].raw: 1, notes[2].raw: 2], P.nadia)
    #expect(played.view(for: P.karim).ballot?.left == 2 && played.view(for: P.mette).ballot?.result == nil)
    #expect(played.view(for: P.mette).ballot?.dots == [:])
    played.happen(try played.room.closingBallot(ballot, by: mette))
    #expect(throws: RoomRefusal.ballotIsClosed) { try lay([:], P.karim) }
    let result = try #require(played.view(for: nil).ballot?.result)
    #expect(result.lines.map(\.dots) == [2, 0, 2] && result.voters == 2 && result.dots == 4)
    #expect(result.lines.allSatisfy { $0.persons == nil })
    let stored = try String(decoding: JSONEncoder().encode(played.log.map(\.event)), as: UTF8.self)
    let laid = stored.components(separatedBy: "laidDots").dropFirst().map { String($0.prefix(300)) }
    #expect(laid.allSatisfy { !$0.prefix(150).contains("karim") && !$0.prefix(150).contains("nadia") })
  }

  @Test func `in a round everybody speaks once, the leader last, and who would rather listen is passed by`() throws {
    var starts: Set<ID<Attendee>> = []
    for seed in 0..<20 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let order = Turns.drawn(P.everybody, leader: P.mette, with: &chance)
      #expect(Set(order) == Set(P.everybody) && order.last == P.mette)
      starts.insert(order[0])
    }
    #expect(starts == [P.sofie, P.karim, P.nadia], "anybody but the leader may be the one who begins")
    var played = P()
    played.happen(
      try played.room.beginningTurns(
        seconds: 60, among: P.everybody, by: P.actor(P.mette), at: played.now, with: &played.chance))
    let order = try #require(played.room.turns?.order)
    played.happen(try played.room.listening(P.actor(order[1]), now: played.now))
    #expect(throws: RoomRefusal.notYourTurn) {
      try played.room.takingTurn(.spoke, at: 0, by: P.actor(order[2]), now: played.now)
    }
    played.happen(try played.room.takingTurn(.spoke, at: 0, by: P.actor(order[0]), now: played.now))
    #expect(played.room.turns?.speaker == order[2])
    #expect(try played.room.takingTurn(.spoke, at: 0, by: P.actor(P.mette), now: played.now).isEmpty, "clicked twice")
    played.happen(try played.room.takingTurn(.spoke, at: 2, by: P.actor(order[2]), now: played.now))
    played.happen(try played.room.takingTurn(.spoke, at: 3, by: P.actor(P.mette), now: played.now))
    #expect(played.room.turns?.taken == [.spoke, .passed, .spoke, .spoke] && played.room.turns?.speaker == nil)
  }

  @Test func `other people's eyes are dealt evenly, and mark what is seen with them`() throws {
    var played = P()
    try played.go(to: .data)
    played.happen(try played.room.dealingGlasses(by: P.actor(P.mette), with: &played.chance))
    let eyes = try #require(played.view(for: P.karim).glasses)
    #expect(Set(P.everybody.compactMap { played.view(for: $0).glasses }).count == 4)
    try played.write("Larmen fylder", by: P.karim) { $0.usesGlasses = true }
    try played.reveal()
    #expect(played.view(for: nil).notes.map(\.glasses) == [eyes])
  }

  @Test func `a divided group sees its own table until it is gathered`() throws {
    var played = P()
    for number in 0..<8 { played.happen(played.room.coming(ID("d:more-\(number)"))) }
    try played.go(to: .data)
    played.happen(try played.room.dividing(by: P.actor(P.mette), with: &played.chance))
    let sizes = Dictionary(grouping: played.room.tables.values, by: \.self).values.map(\.count)
    #expect(sizes.allSatisfy { (4...6).contains($0) })
    try played.write("Ved vores bord", by: P.karim)
    try played.reveal()
    let table = played.room.tables[P.karim]
    for reader in P.everybody.dropFirst() {
      let sees = played.view(for: reader).notes.contains { $0.text == "Ved vores bord" }
      #expect(sees == (played.room.tables[reader] == table))
    }
    played.happen(try played.room.gathering(by: P.actor(P.mette)))
    #expect(P.everybody.allSatisfy { played.view(for: $0).notes.count == 1 })
  }

  @Test func `whoever leads can seat people by hand, nobody loses a seat, and no table is left empty`() throws {
    var played = P()
    for number in 0..<8 { played.happen(played.room.coming(ID("d:more-\(number)"))) }
    try played.go(to: .data)
    let leader = P.actor(P.mette)
    #expect(throws: RoomRefusal.missing) { try played.room.seating(P.karim, at: 1, by: leader) }
    played.happen(try played.room.dividing(by: leader, with: &played.chance))
    let seated = Set(played.room.tables.keys)
    for _ in 0..<200 {
      let last = try #require(played.room.tables.values.max())
      let somebody = try #require(played.room.present.randomElement(using: &played.chance))
      let table = Int.random(in: 1...last + 1, using: &played.chance)
      played.happen(try played.room.seating(somebody, at: table, by: leader))
      #expect(Set(played.room.tables.keys) == seated)
      let used = Set(played.room.tables.values)
      #expect(used == Set(1...(used.max() ?? 1)), "the tables are numbered without a gap")
    }
    #expect(throws: RoomRefusal.missing) { try played.room.seating(P.karim, at: 99, by: leader) }
    #expect(throws: RoomRefusal.leadersOnly) { try played.room.seating(P.karim, at: 1, by: P.actor(P.karim)) }
  }

  @Test func `nothing happens in a room that is closed, and one closed by mistake is opened again as it was`() throws {
    var played = P()
    try played.go(to: .data)
    try played.write("Sådan var det", by: P.karim)
    played.happen(try played.room.ending(by: P.actor(P.mette)))
    #expect(throws: RoomRefusal.notOpen) { try played.write("For sent", by: P.karim) }
    #expect(throws: RoomRefusal.leadersOnly) { try played.room.reopening(by: P.actor(P.karim)) }
    played.happen(try played.room.reopening(by: P.actor(P.sofie)))
    #expect(played.room.isOpen && played.room.notes.count == 1 && played.room.leader == P.sofie)
  }
}
