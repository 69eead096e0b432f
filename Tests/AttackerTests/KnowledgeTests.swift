import Attacker
import Testing

/// What can be worked out of published numbers, on examples whose answers are printed or plain.
struct KnowledgeTests {
  static var soon: ContinuousClock.Instant { .now + .seconds(20) }

  @Test func `a two by two square of hidden cells has the intervals that Geurts prints`() throws {  // TV3
    // Rows 7 and 3, columns 6 and 4 once the published third row (3 and 3) is taken away.
    var knowledge = Knowledge()
    let x = (0..<4).map { _ in knowledge.unknown() }
    knowledge.learn([x[0], x[1]], make: 7)
    knowledge.learn([x[2], x[3]], make: 3)
    knowledge.learn([x[0], x[2]], make: 6)
    knowledge.learn([x[1], x[3]], make: 4)
    let found = try knowledge.intervals(of: x.map { .init(unknowns: [$0]) }, until: Self.soon)
    #expect(found.map { [$0.low, $0.high] } == [[3, 6], [1, 4], [0, 3], [0, 3]])
  }

  @Test func `what nothing holds down has no upper end`() throws {
    var knowledge = Knowledge()
    let free = knowledge.unknown()
    let found = try knowledge.intervals(of: [.init(unknowns: [free], known: 4)], until: Self.soon)
    #expect(found == [.init(low: 4, high: .infinity)])
  }

  @Test func `a revision gives away what it changes`() throws {  // R11
    var knowledge = Knowledge()
    let (new, change) = (knowledge.unknown(), knowledge.unknown(from: -100, to: 100))
    knowledge.learn([(new, 1), (change, -1)], make: 40)  // the old number was 40
    knowledge.learn([new], make: 42)
    #expect(try knowledge.intervals(of: [.init(unknowns: [change])], until: Self.soon) == [.init(low: 2, high: 2)])
  }

  @Test func `numbers that cannot all be true are a contradiction, not an answer`() {
    var knowledge = Knowledge()
    let (a, b) = (knowledge.unknown(), knowledge.unknown())
    knowledge.learn([a, b], make: 3)
    knowledge.learn([a], make: 5)
    #expect(throws: Knowledge.Failure.contradiction) {
      try knowledge.intervals(of: [.init(unknowns: [b])], until: Self.soon)
    }
  }

  @Test func `when time is up there is no answer`() {
    var knowledge = Knowledge()
    let (a, b) = (knowledge.unknown(), knowledge.unknown())
    knowledge.learn([a, b], make: 3)
    #expect(throws: Knowledge.Failure.outOfTime) {
      try knowledge.intervals(of: [.init(unknowns: [b])], until: .now - .seconds(1))
    }
  }
}
