import Danish
import Foundation
import Goals
import Meetings
import People
import Profiles
import TestSupport
import Testing
import Values

@Suite struct MinutesWritingTests {
  typealias P = PlayedRoom

  private static func writing(
    _ played: PlayedRoom, outcomes: Outcomes = Outcomes(), edits: [String: MinutesEdit] = [:], topics: [String] = []
  ) -> MinutesWriting {
    MinutesWriting(
      meeting: P.meeting(topics), participants: [], room: played.room,
      pins: [.init(id: ID("pin-1"), name: "Fravær, Strandby"), .init(id: ID("pin-2"), name: "Trivsel, Strandby")],
      outcomes: outcomes, edits: edits, now: played.now)
  }

  private static let names = MinutesNames(
    attendees: P.names.mapValues(\.name), persons: [PersonID("lise"): "Lise Toft"])

  /// Everything a document says, section by section.
  private static func text(_ document: MinutesDocument) -> [String: String] {
    var text: [String: String] = [:]
    for section in document.sections {
      text[section.id] = section.blocks.flatMap { block -> [String] in
        switch block {
        case .heading(let words), .text(let words): [words]
        case .facts(let facts): facts.map { "\($0.label): \(names.text($0.value))" }
        case .figure(_, let name): ["[\(name)]"]
        case .lines(let lines): lines.map { "\($0.text) (\($0.about.map(names.text).joined(separator: "; ")))" }
        case .goal(let goal): [goal.what] + goal.facts.map { "\($0.label): \(names.text($0.value))" }
        case .table(_, _, let rows, _): rows.map { $0.map(names.text).joined(separator: " | ") }
        }
      }.joined(separator: "\n")
    }
    return text
  }

  @Test func `the minutes tell what was seen, thought, decided and agreed, each where it belongs`() throws {
    var played = P()
    played.pass(minutes: 10)
    try played.go(to: .data)
    let seen = try played.write("Ti børn mangler ofte", by: P.karim) { $0.source = .pin(ID("pin-1")) }
    let own = try played.write("De larmer i gården", by: P.nadia) { $0.source = .ownKnowledge }
    try played.write("Hvor mange er syge?", by: P.sofie) { $0.sort = .unknown }
    let withheld = try played.write("Lille Ole er værst", by: P.sofie)
    try played.reveal()
    played.happen(try played.room.hiding(withheld, reason: "Et barn", by: P.actor(P.mette)))
    let group = NoteGroup(id: ID("g-1"), stage: played.room.here, title: "Fravær")
    played.happen([.madeGroup(group), .grouped(seen, into: group.id)])
    played.pass(minutes: 30)
    try played.go(to: .reflection)
    let idea = try played.write("Timen begynder forskelligt", by: P.karim) {
      ($0.cites, $0.against, $0.factor) = ([seen, own], "Klasser med fast start larmer også", .risk)
    }
    try played.write("Det er vejret", by: P.nadia)
    try played.reveal()
    played.happen(
      try played.room.openingBallot(
        ID("b-1"), question: "Hvad går vi videre med?", budget: 3, most: 2, by: P.actor(P.mette)))
    played.happen(try played.room.layingDots([idea.raw: 2], in: ID("b-1"), by: P.actor(P.karim)))
    #expect(!Self.text(Self.writing(played).document).values.joined().contains("Timen begynder forskelligt | 2"))
    played.happen(try played.room.closingBallot(ID("b-1"), by: P.actor(P.mette)))
    played.pass(minutes: 20)
    try played.go(to: .decision)
    let decision = Outcome(id: "o-1", sort: .decision, stage: played.room.here, text: "Vi prøver det af i 7. klasse")
    played.happen(try played.room.deciding(decision, by: P.actor(P.sofie)))
    played.happen(
      try played.room.agreeing(
        NextMeeting(meets: true, day: Day(2027, 2, 3), who: "Elevrådet", convener: P.karim), by: P.actor(P.mette)))
    played.happen(try played.room.weighing(plus: "God tid", delta: ""))
    let round = P.meeting().round(0)
    let need = Need(id: ID("n"), round: round, what: "En start, man kender", seen: "Ro", help: "Tid")
    let goal = Goal(
      id: ID("g"), round: round, need: need.id, what: "Alle timer begynder ens", signs: ["I gang", "Stille"],
      look: Day(2027, 1, 4)!)
    let action = Action(
      id: ID("a"), round: round, goal: goal.id, what: "Prøv i 7. b", firstStep: "Fortæl klassen",
      person: PersonID("lise"), name: "Lise Toft", due: Day(2027, 1, 11), sign: "Ro")
    let outcomes = Outcomes(needs: [need], goals: [goal], actions: [action])
    let running = Self.text(Self.writing(played, outcomes: outcomes).document)
    #expect(running["plus-delta"] == nil, "told when the meeting is over")
    played.happen(try played.room.ending(by: P.actor(P.mette)))
    let text = Self.text(Self.writing(played, outcomes: outcomes).document)
    func at(_ step: Circle.Step) -> String { text[MinutesWriting.id(of: played.place(of: step))] ?? "" }
    #expect(at(.data).contains("[Fravær, Strandby]") && at(.data).contains("[Trivsel, Strandby]"))
    #expect(at(.data).contains("Fravær\nTi børn mangler ofte (Karim Haddad; knyttet til Fravær, Strandby)"))
    #expect(at(.data).contains("De larmer i gården (Nadia Yilmaz; egen viden)"))
    #expect(!text.values.joined().contains("Lille Ole"))
    #expect(at(.reflection).contains("bygger på »Ti børn mangler ofte« og »De larmer i gården«"))
    #expect(at(.reflection).contains("taler imod: Klasser med fast start larmer også; risiko"))
    #expect(at(.reflection).contains("Det er vejret (Nadia Yilmaz; mulig forklaring; synsning"))
    #expect(at(.reflection).contains("Timen begynder forskelligt | 2"))
    #expect(
      at(.decision).contains("Vi prøver det af i 7. klasse") && at(.decision).contains("Behov: En start, man kender"))
    #expect(
      at(.decision).contains("Tegn: I gang · Stille")
        && at(.decision).contains("Vi ser efter: mandag den 4. januar 2027"))
    #expect(at(.action).contains("Prøv i 7. b | Lise Toft | senest 11. januar 2027 | Fortæl klassen | Ro"))
    let brief = try #require(text["kort"])
    for line in [
      "Beslutning | Vi prøver det af i 7. klasse", "Mål | Alle timer begynder ens",
      "Aftale | Prøv i 7. b (Lise Toft, senest 11. januar 2027)", "Vi mangler at vide | Hvor mange er syge?",
    ] { #expect(brief.contains(line), "\(line)") }
    #expect(
      text["naeste"]?.contains("Onsdag den 3. februar 2027") == true && text["naeste"]?.contains("Karim Haddad") == true
    )
    #expect(text["plus-delta"]?.contains("God tid") == true)
    #expect(text["moedet"]?.contains("Til stede: Mette Lund, Sofie Bang, Karim Haddad og Nadia Yilmaz") == true)
    #expect(text["moedet"]?.contains("13.00–14.00") == true, "as it was held")
    #expect(text["tid"]?.contains("I alt") == true)
  }

  @Test(arguments: Privacy.allCases)
  func `nothing is told that was not shown, and writers only in a meeting that is named`(_ privacy: Privacy) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let played = RoomLogTests.random(seed: seed, privacy)
      let document = Self.writing(played).document
      let told = String(decoding: try JSONEncoder().encode(document), as: UTF8.self)
      for posted in played.room.notes {
        let isShown = posted.hidden == nil && played.room.revealed.contains(posted.note.stage)
        #expect(told.contains("\"\(posted.note.text)\"") == isShown, "\(posted.note.text)")
      }
      let authors = document.sections.filter { $0.id.hasPrefix("trin") }.flatMap(\.blocks).flatMap { block in
        if case .lines(let lines) = block { lines.flatMap(\.about) } else { [MinutesDocument.Phrase]() }
      }.flatMap(\.pieces).filter { if case .who = $0 { true } else { false } }
      #expect(privacy == .named || authors.isEmpty)
    }
  }

  @Test func `every topic has its own round, and what has no phase stands at the end`() throws {
    let round = P.meeting().round(1)
    let goal = Goal(id: ID("g"), round: round, what: "Flere i fritiden", signs: ["Ti"], look: Day(2027, 1, 4)!)
    let played = P(topics: ["Ro i timen", "Fritid"])
    let document = Self.writing(played, outcomes: Outcomes(goals: [goal]), topics: ["Ro i timen", "Fritid"]).document
    let section = try #require(document.sections.first { $0.topic == "Fritid" })
    #expect(section.step == .decision && section.blocks.count == 1)
    #expect(!document.sections.contains { $0.id == "aftaler" })
    var meeting = P.meeting()
    meeting.circle = nil
    for place in meeting.kind.agenda.indices { meeting.kind.agenda[place].isCircle = false }
    let paper = MinutesWriting(
      meeting: meeting, participants: [], room: nil, pins: [], outcomes: Outcomes(goals: [goal]), now: played.now)
    #expect(paper.document.sections.contains { $0.id == "aftaler" }, "a meeting on paper, without a circle")
    #expect(!paper.document.sections.contains { $0.id == "tid" })
  }

  @Test func `the recorder adds sentences and leaves notes out, and nothing is lost by it`() throws {
    var played = P()
    try played.go(to: .data)
    let kept = try played.write("Det bliver", by: P.karim), out = try played.write("Det går", by: P.sofie)
    try played.write("Hvad med dem?", by: P.sofie) { $0.sort = .question }
    let asked = try #require(played.room.notes.last?.note.id)
    try played.reveal()
    let group = NoteGroup(id: ID("g-1"), stage: played.room.here, title: "Tom gruppe")
    played.happen([.madeGroup(group), .grouped(out, into: group.id)])
    let id = MinutesWriting.id(of: played.room.here)
    let edit = MinutesEdit(added: "Vi talte længe.\nOg godt.", leftOut: [out, asked], version: 1)
    let text = Self.text(Self.writing(played, edits: [id: edit]).document)
    #expect(text[id]?.contains("Det bliver") == true && text[id]?.contains("Det går") == false)
    #expect(text[id]?.contains("Tom gruppe") == false && text[id]?.hasSuffix("Vi talte længe.\nOg godt.") == true)
    #expect(text["kort"] == nil, "what is left out is left out of the short version too")
    #expect(Self.text(Self.writing(played).document)[id]?.contains("Det går") == true)
    #expect(played.room.note(kept) != nil && played.room.note(out) != nil)
  }

  @Test(arguments: [
    ("2026-12-03", 5, "2026-12-10"), ("2026-12-18", 5, "2026-12-29"), ("2027-03-23", 5, "2027-04-02"),
    ("2026-12-05", 1, "2026-12-07"), ("2026-12-03", 0, "2026-12-03"),
  ])
  func `working days pass over weekends, holidays and the days municipalities are closed`(
    from: String, days: Int, to: String
  ) throws {
    let day = try #require(Day(iso: from))
    #expect(day.adding(workingDays: days) == Day(iso: to))
  }

  @Test(arguments: [
    ("17.01.10-P35-4-26", true), ("00.00.00-P35-34-2024", true), (" 17.01.10-P35-4-26", false),
    ("17.1.10-P35-4-26", false), ("17.01.10-P35-4", false), ("17.01.10-35-4-26", false), ("17.01.10-p35-4-26", true),
    ("", false), ("17.01.10-P35-4-26-1", false), ("١٧.01.10-P35-4-26", false),
  ])
  func `a case has a KLE number, a facet, a running number and a year`(text: String, isOne: Bool) {
    #expect((CaseNumber(text) != nil) == isOne)
  }
}
