import Foundation
import Outbox
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

import struct Web.Visitor

/// A question goes to whoever knows the figure, is answered once, and its answer belongs to the figure.
@Suite struct QuestionStoreTests {
  static func ask(
    _ text: String, of area: Area = Town.strandby, on target: String? = nil, by name: String = "leder", in town: PinTown
  ) async throws -> ID<FigureQuestion> {
    let visitor = try await town.visitor(name)
    let indicator = try #require(AudienceReleaseTests.catalogue()["aaben"])
    let draft = QuestionDraft(indicator: indicator, area: area, release: 1, target: target, text: text)
    return try await town.store.write { tx in
      try QuestionStore.ask(draft, by: visitor, post: PinTown.post, at: Town.now, in: tx)
    }
  }

  static func find(_ id: ID<FigureQuestion>, _ town: PinTown) async throws -> FigureQuestion {
    try #require(try await town.store.read { tx in try QuestionStore.find(id, of: Town.municipality, in: tx) })
  }

  static func answer(
    _ id: ID<FigureQuestion>, _ text: String, wording: String? = nil, readers: Audience = .inside, version: Int? = nil,
    by name: String = "kontakt", _ town: PinTown
  ) async throws -> Saving<FigureQuestion> {
    let (question, visitor) = (try await find(id, town), try await town.visitor(name))
    let draft = AnswerDraft(
      wording: wording ?? question.wording, answer: text, readers: readers, version: version ?? question.version)
    return try await town.store.write { tx in
      try QuestionStore.answer(draft, to: question, by: visitor, post: PinTown.post, at: Town.now, in: tx)
    }
  }

  @Test(arguments: [
    (Town.strandby, ["kontakt"]), (Town.schools[0], ["kontakt"]), (Town.bakke, ["bakke-kontakt"]),
    (Town.whole, ["steward"]),
  ])
  func `the letter goes to the data contact who answers for the area, or else to the stewards`(
    area: Area, contacts: [String]
  ) async throws {
    try await PinTown.open { town in
      let id = try await Self.ask("Hvem er talt med?", of: area, in: town)
      let letters = try await town.letters()
      #expect(letters.map(\.to) == contacts.map { "\($0)@fjordlund.example" })
      #expect(letters.map(\.key) == contacts.map { "spoergsmaal:\(id.raw):stillet:\($0)" })
      #expect(letters.allSatisfy { $0.text.contains("https://fjordlund.example/spoergsmaal/\(id.raw)") })
      for name in ["kontakt", "bakke-kontakt", "steward"] {
        let visitor = try await town.visitor(name)
        let covers = try await town.store.read { tx in
          try ContactStore.reach(of: visitor, on: Town.now.day, in: tx).covers(area.id)
        }
        #expect(covers == (contacts + ["steward"]).contains(name), "\(name)")
      }
    }
  }

  @Test func `an answer is given once for all, and its asker gets one letter`() async throws {
    try await PinTown.open { town in
      let id = try await Self.ask("Hvorfor er tallet sådan?", on: "moede-1", in: town)
      let open = try await town.store.read { tx in
        try QuestionStore.open(of: Town.municipality, for: "moede-1", as: .inside, in: tx)
      }
      #expect(open.map(\.id) == [id] && open[0].askerName == "Person leder")
      _ = try await Self.answer(id, "Fordi det er talt i maj.", wording: "Hvornår er tallet opgjort?", town)
      _ = try await Self.answer(id, "Det er talt den 15. maj.", town)
      let question = try await Self.find(id, town)
      #expect(question.asked == "Hvorfor er tallet sådan?" && question.wording == "Hvornår er tallet opgjort?")
      #expect(question.answer?.text == "Det er talt den 15. maj." && question.answer?.name == "Person kontakt")
      let letters = try await town.letters().filter { $0.key.hasSuffix(":svar") }
      #expect(letters.map(\.to) == ["leder@fjordlund.example"])
      #expect(!letters[0].text.contains("maj"), "answers stay in Fælled")
      let left = try await town.store.read { tx in
        try QuestionStore.open(of: Town.municipality, for: "moede-1", as: .inside, in: tx).count
      }
      #expect(left == 0)
      let acts = try await ActsInTheLogTests.acts(town.store).suffix(3)
      #expect(acts == [.questionAsked, .questionAnswered, .questionAnswered])
    }
  }

  @Test func `two who answer at once are told, and nothing is lost`() async throws {
    try await PinTown.open { town in
      let id = try await Self.ask("Hvem er talt med?", in: town)
      _ = try await Self.answer(id, "Alle elever.", version: 1, town)
      let late = try await Self.answer(id, "Kun de ældste.", version: 1, by: "steward", town)
      guard case .conflict(let theirs, let change) = late else { Issue.record("no conflict"); return }
      #expect(theirs.answer?.text == "Alle elever." && change?.by == "Person kontakt")
      #expect(try await Self.find(id, town).answer?.text == "Alle elever.")
    }
  }

  @Test func `nobody answers for an area that is not theirs`() async throws {
    try await PinTown.open { town in
      let id = try await Self.ask("Hvem er talt med?", of: Town.bakke, in: town)
      for name in ["kontakt", "leder", "bestyrelse"] {
        await #expect(throws: NotYoursToAnswer.self) {
          _ = try await Self.answer(id, "Det ved jeg.", by: name, town)
        }
      }
      #expect(try await Self.find(id, town).isOpen)
    }
  }

  @Test func `a question from inside stays inside until somebody opens it; one's own can always be read`() async throws
  {
    try await PinTown.open { town in
      let inside = try await Self.ask("Er 32 ikke højt?", on: "moede-1", in: town)
      let partner = try await Self.ask("Hvem svarer?", on: "moede-1", by: "gaest", in: town)
      let (leader, board, guest) = (PersonID("leder"), PersonID("bestyrelse"), PersonID("gaest"))
      func seen(_ audience: Audience, _ person: PersonID) async throws -> Set<ID<FigureQuestion>> {
        Set(
          try await town.store.read { tx in
            try QuestionStore.open(of: Town.municipality, as: audience, by: person, in: tx).map(\.id)
          })
      }
      #expect(try await seen(.inside, leader) == [inside, partner])
      #expect(try await seen(.partner, board) == [partner])
      let inMeeting = try await town.store.read { tx in
        try Audience.allCases.map {
          Set(try QuestionStore.open(of: Town.municipality, for: "moede-1", as: $0, in: tx).map(\.id))
        }
      }
      #expect(inMeeting == [[inside, partner], [partner], [], []])
      for question in [try await Self.find(inside, town), try await Self.find(partner, town)] {
        #expect(question.isFor(.inside, leader) && question.isFor(.partner, board) == (question.id == partner))
      }
      // Narrowed by the answerer, it is still the asker's own.
      _ = try await Self.answer(partner, "Alle elever.", readers: .inside, town)
      #expect(try await Self.find(partner, town).isFor(.partner, guest))
      #expect(try await !Self.find(partner, town).isFor(.partner, board))
    }
  }

  @Test func `the same question points to the answer, when its asker may read it`() async throws {
    try await PinTown.open { town in
      let first = try await Self.ask("Hvornår er der talt?", in: town)
      let same = try await Self.ask("Hvilken dag?", by: "kollega", in: town)
      let partner = try await Self.ask("Hvad dag?", by: "gaest", in: town)
      let contact = try await town.visitor("kontakt")
      func join(_ id: ID<FigureQuestion>, to other: ID<FigureQuestion>) async throws {
        let question = try await Self.find(id, town)
        _ = try await town.store.write { tx in
          try QuestionStore.join(
            question, to: other, version: question.version, by: contact, post: PinTown.post, at: Town.now, in: tx)
        }
      }
      await #expect(throws: JoinRefusal.notAnswered) { try await join(same, to: first) }
      _ = try await Self.answer(first, "Den 15. maj.", town)
      await #expect(throws: JoinRefusal.notAnswered) { try await join(first, to: first) }
      await #expect(throws: JoinRefusal.notForAsker) { try await join(partner, to: first) }
      try await join(same, to: first)
      let joined = try await Self.find(same, town)
      #expect(joined.sameAs == first && !joined.isOpen)
      _ = try await Self.answer(first, "Den 15. maj.", readers: .partner, town)
      try await join(partner, to: first)
      let told = try await town.letters().filter { $0.key.hasSuffix(":svar") }.map(\.to)
      #expect(Set(told) == Set(["leder", "kollega", "gaest"].map { "\($0)@fjordlund.example" }) && told.count == 3)
    }
  }

  @Test func `whoever asked may take it back, until it is answered`() async throws {
    try await PinTown.open { town in
      let id = try await Self.ask("Glem det", in: town)
      let (leader, colleague) = (try await town.visitor("leder"), try await town.visitor("kollega"))
      let question = try await Self.find(id, town)
      await #expect(throws: IsMissing.self) {
        try await town.store.write { tx in try QuestionStore.withdraw(question, by: colleague, at: Town.now, in: tx) }
      }
      try await town.store.write { tx in try QuestionStore.withdraw(question, by: leader, at: Town.now, in: tx) }
      let kept = try await Self.ask("Behold det", in: town)
      _ = try await Self.answer(kept, "Ja.", town)
      let answered = try await Self.find(kept, town)
      await #expect(throws: IsMissing.self) {
        try await town.store.write { tx in try QuestionStore.withdraw(answered, by: leader, at: Town.now, in: tx) }
      }
      let rows = try await town.store.read { tx in try tx.row("SELECT count(*) FROM figure_question")?[0] as Int? }
      #expect(rows == 1)
    }
  }
}
