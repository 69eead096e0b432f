import Meetings
import TestSupport
import Testing

@Suite struct MinutesTests {
  /// parts, whole, the parts afterwards
  static let vectors: [([Int], Int, [Int])] = [
    ([60, 90, 60, 30], 210, [52, 79, 52, 27]), ([60, 90, 60, 30], 240, [60, 90, 60, 30]),
    ([30, 35, 25, 15], 105, [30, 35, 25, 15]),
    ([1], 90, [90]), ([10, 10, 10], 3, [1, 1, 1]), ([100, 1], 5, [4, 1]), ([1, 100], 2, [1, 1]), ([], 10, []),
    ([5, 5], 0, [0, 0]),
  ]

  @Test(arguments: vectors.indices)
  func `minutes are shared out in proportion and sum to the whole`(place: Int) {
    let (parts, whole, expected) = Self.vectors[place]
    #expect(Minutes.spread(parts, over: whole) == expected)
  }

  @Test func `whatever is shared out sums, and nobody gets nothing while there is a minute for each`() {
    var chance = Chance(seed: 14)
    for _ in 0..<5000 {
      let parts = (0..<Int.random(in: 1...12, using: &chance)).map { _ in Int.random(in: 1...240, using: &chance) }
      let whole = Int.random(in: parts.count...600, using: &chance)
      let spread = Minutes.spread(parts, over: whole)
      #expect(spread.reduce(0, +) == whole && spread.allSatisfy { $0 >= 1 }, "\(parts) \(whole) \(spread)")
      for (part, minutes) in zip(parts, spread).dropLast() where minutes > 1 {
        #expect(abs(Double(part * whole) / Double(parts.reduce(0, +)) - Double(minutes)) <= Double(parts.count))
      }
    }
  }

  private func kind(_ minutes: Int, breaks: Int = 0, _ agenda: [Int]) -> MeetingKind {
    var kind = MeetingKind(
      slug: "a", name: "A", purpose: "A.", minutes: minutes, agenda: agenda.map { .init("Punkt", minutes: $0) })
    kind.breaks = breaks
    return kind
  }

  @Test func `the dialogue meeting's four hours have no room for breaks, and two ways out are shown`() throws {
    let dialogue = try #require(Shipped.kind("dialogmoede"))
    #expect(dialogue.agenda.map(\.minutes) == [60, 90, 60, 30] && dialogue.minutes == 240)
    #expect(dialogue.advice(with: nil).first == .noRoomForBreaks(missing: 30, whole: 270, shorter: [52, 79, 52, 27]))
  }

  @Test func `advice fits the minutes`() {
    #expect(kind(60, [30, 30]).advice(with: nil).isEmpty)
    #expect(kind(120, [60, 60]).advice(with: nil) == [.noBreak(minutes: 120)])
    #expect(kind(120, breaks: 10, [60, 50]).advice(with: nil).isEmpty)
    #expect(kind(90, breaks: 10, [60]).advice(with: nil) == [.unused(minutes: 20)])
    #expect(kind(60, breaks: 10, [60]).advice(with: nil) == [.noRoomForBreaks(missing: 10, whole: 70, shorter: [50])])
  }

  @Test func `a circle that decides early is pointed out, and one that is gone is named`() {
    func phase(_ step: Circle.Step, _ minutes: Int) -> Circle.Phase {
      .init("Fase \(step)", question: "Hvad?", purpose: "At.", step: step, minutes: minutes)
    }
    let hasty = Circle(slug: "c", name: "C", purpose: "C.", phases: [phase(.data, 10), phase(.action, 30)])
    #expect(kind(60, [60]).advice(with: hasty) == [.soonDeciding(share: 0.25)])
    var round = kind(60, [60])
    round.circle = "væk"
    #expect(round.advice(with: nil) == [.circleIsGone(slug: "væk")])
  }

  @Test func `what is asked of somebody is what is asked of all and of that part`() throws {
    let learning = try #require(Shipped.kind("laeringsmoede"))
    #expect(learning.minutesAsked(of: .everybody) == 30 && learning.minutesAsked(of: .leader) == 45)
    #expect(learning.minutesPerPerson == 165)
  }
}
