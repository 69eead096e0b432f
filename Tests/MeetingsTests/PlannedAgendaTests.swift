import Meetings
import TestSupport
import Testing

@Suite struct PlannedAgendaTests {
  private func learning() throws -> (MeetingKind, Circle) {
    (try #require(Shipped.kind("laeringsmoede")), try #require(Shipped.circle("refleksionscirklen")))
  }

  @Test func `the learning meeting from one o'clock, minute for minute`() throws {
    let (kind, circle) = try learning()
    let plan = PlannedAgenda(kind, circle: circle, start: 13 * 60)
    #expect(plan.lines.map(\.start) == [780, 790, 795, 825, 835, 870, 895, 910])
    #expect(plan.lines.map(\.minutes) == [10, 5, 30, 10, 35, 25, 15, 5])
    #expect(plan.lines[3].content == .pause)
    #expect(plan.earliestEnd == 15 * 60 + 15 && plan.minutes == kind.minutes)
    #expect(plan.over(15 * 60) == 15 && plan.over(16 * 60) == 0)
  }

  @Test func `two topics take a round each, and three hours in all`() throws {
    let (kind, circle) = try learning()
    let plan = PlannedAgenda(kind, circle: circle, topics: ["Fravær", "Ro og orden"], start: 0)
    let topics = plan.lines.compactMap { line -> String? in
      if case .phase(_, _, let topic) = line.content { topic } else { nil }
    }
    #expect(topics == Array(repeating: "Fravær", count: 4) + Array(repeating: "Ro og orden", count: 4))
    #expect(plan.minutes == 180)
    #expect(PlannedAgenda.round(of: 105, topics: 2) == 75 && PlannedAgenda.round(of: 105, topics: 1) == 105)
  }

  @Test func `a circle that is gone leaves its item on the agenda`() throws {
    let (kind, _) = try learning()
    let plan = PlannedAgenda(kind, circle: nil, start: 0)
    #expect(plan.lines.count == 5 && plan.minutes == 135)
  }

  @Test func `whatever the kind, lines follow each other and there is one pause between two of them`() {
    var chance = Chance(seed: 9)
    for _ in 0..<500 {
      let items = (0..<Int.random(in: 1...8, using: &chance)).map { _ in
        MeetingKind.AgendaItem("P", minutes: Int.random(in: 1...90, using: &chance))
      }
      var kind = MeetingKind(slug: "a", name: "A", purpose: "A.", minutes: 600, agenda: items)
      kind.breaks = Int.random(in: 0...30, using: &chance)
      let plan = PlannedAgenda(kind, circle: nil, start: Int.random(in: 0...1400, using: &chance))
      for (line, next) in zip(plan.lines, plan.lines.dropFirst()) { #expect(line.end == next.start) }
      let pauses = plan.lines.indices.filter { plan.lines[$0].content == .pause }
      #expect(pauses.count == (kind.breaks > 0 && items.count > 1 ? 1 : 0))
      #expect(pauses.allSatisfy { $0 > 0 && $0 < plan.lines.count - 1 })
      #expect(plan.minutes == kind.agendaMinutes + (pauses.isEmpty ? 0 : kind.breaks))
    }
  }
}
