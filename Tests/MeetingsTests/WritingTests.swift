import Meetings
import People
import TestSupport
import Testing

/// A kind and its file say the same.
@Suite struct WritingTests {
  @Test func `every shipped method reads back as itself`() {
    #expect(Shipped.library.all(.kind).count >= 11)
    for method in Shipped.library.all(.kind) + Shipped.library.all(.circle) {
      let (again, findings) = Method.read(method.file, as: method.sort, named: method.slug)
      #expect(again == method, "\(method.slug): \(findings.map(\.message))")
    }
  }

  @Test func `a thousand kinds and circles of chance read back as themselves`() {
    var chance = Chance(seed: 2026)
    for _ in 0..<500 {
      for method in [Method.kind(kind(&chance)), .circle(circle(&chance))] {
        let (again, findings) = Method.read(method.file, as: method.sort, named: "a")
        #expect(again == method, "\(findings.map(\.message)) in\n\(method.file)")
      }
    }
  }

  private static let words = [
    "Hvad ser vi?", "- nej: #", "»Æble«", "<b>", "\"", "null", "[1]", "true", "10",
    "langt ord " + String(repeating: "x", count: 120), "é\u{301}",
  ]

  private func text(_ chance: inout Chance) -> String {
    (0...Int.random(in: 0...30, using: &chance)).map { _ in Self.words.randomElement(using: &chance) ?? "" }
      .joined(separator: " ")
  }

  private func texts(_ chance: inout Chance) -> [String] {
    (0..<Int.random(in: 0...3, using: &chance)).map { _ in text(&chance) }
  }

  private func maybe(_ chance: inout Chance) -> String? { Bool.random(using: &chance) ? text(&chance) : nil }

  private func kind(_ chance: inout Chance) -> MeetingKind {
    let agenda = (0..<Int.random(in: 1...5, using: &chance)).map { place in
      MeetingKind.AgendaItem(
        text(&chance), minutes: Int.random(in: 1...60, using: &chance), points: texts(&chance), isCircle: place == 2)
    }
    var kind = MeetingKind(slug: "a-1", name: text(&chance), purpose: text(&chance), minutes: 600, agenda: agenda)
    kind.circle = agenda.count > 2 ? "en-cirkel" : nil
    (kind.contributions, kind.groundRules, kind.after) = (texts(&chance), texts(&chance), texts(&chance))
    (kind.sharedUpward, kind.frequency, kind.helper) = (maybe(&chance), maybe(&chance), maybe(&chance))
    kind.level = MeetingKind.Level.allCases.randomElement(using: &chance)
    kind.breaks = Int.random(in: 0...30, using: &chance)
    kind.firstTime = maybe(&chance).map { .init(minutes: 600, advice: $0) }
    kind.invited = [
      .init(.role(Role.allCases.randomElement(using: &chance) ?? .chief), .core, note: maybe(&chance)),
      .init(.unit(UnitKind.known.randomElement(using: &chance) ?? .school), .extended),
      .init(.other(text(&chance)), .supporting),
    ]
    kind.planning = [.init(.practical, text(&chance), points: texts(&chance))]
    kind.topics = maybe(&chance).map { .init(most: 3, question: $0, advice: texts(&chance)) }
    kind.meetingsBefore = [.init(name: text(&chance), minutes: nil, who: text(&chance), points: texts(&chance))]
    kind.preparation.reads = maybe(&chance)
    kind.preparation.questions = texts(&chance)
    kind.season = maybe(&chance).map { .init(name: $0, points: texts(&chance), schoolPoints: texts(&chance)) }
    kind.data = [.init(text(&chance), about: .parents, isRequired: Bool.random(using: &chance), onlyFor: .school)]
    kind.checklist = maybe(&chance).map { .init(name: $0, note: maybe(&chance), points: [text(&chance)]) }
    kind.asks = [.init(.helper, text(&chance), minutes: 5)]
    return kind
  }

  private func circle(_ chance: inout Chance) -> Circle {
    let phases = (1...Int.random(in: 1...8, using: &chance)).map { number in
      Circle.Phase(
        "\(text(&chance)) \(number)", question: text(&chance), purpose: text(&chance),
        step: Circle.Step.allCases.randomElement(using: &chance) ?? .data,
        minutes: Int.random(in: 1...240, using: &chance),
        questions: texts(&chance), glasses: texts(&chance), ready: maybe(&chance))
    }
    var circle = Circle(slug: "c", name: text(&chance), purpose: text(&chance), phases: phases)
    (circle.advice, circle.source, circle.isAnyOrder) = (texts(&chance), maybe(&chance), Bool.random(using: &chance))
    return circle
  }
}
