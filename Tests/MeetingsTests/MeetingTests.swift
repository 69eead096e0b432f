import Meetings
import People
import TestSupport
import Testing
import Values

@Suite struct MeetingTests {
  private let day = Day(2026, 12, 3)!

  private func meeting(
    _ slug: String = "laeringsmoede", isFirst: Bool = false, on day: Day? = nil, from start: Int = 780
  ) throws -> Meeting {
    let kind = try #require(Shipped.kind(slug))
    return Meeting(
      planning: kind, circle: kind.circle.flatMap(Shipped.circle), id: ID("m"), at: .area(ID("strandby")),
      named: "Strandby", on: day ?? self.day, from: start, isFirst: isFirst)
  }

  private func participant(_ name: String, email: String = "a@b.dk", role: Role? = nil) -> Participant {
    Participant(id: ID(name), person: PersonID(name), name: name, email: email, role: role)
  }

  @Test func `a plan from the learning meeting fits its own time`() throws {
    let plan = try meeting()
    #expect(plan.title == "Læringsmøde om lokalsamfundsprofilen, Strandby")
    #expect(plan.start == 780 && plan.end == 915 && plan.over == 0)
    #expect(plan.intention == plan.kind.purpose)
  }

  @Test func `the first meeting takes three hours, and what is won goes to the conversation`() throws {
    let plan = try meeting(isFirst: true)
    #expect(plan.minutes == 180 && plan.over == 0 && plan.isFirst)
    #expect(plan.kind.agenda.first(where: \.isCircle)?.minutes == 150)
    var two = plan
    two.topics = ["Fravær", "Ro og orden"]
    #expect(two.over == 0, "two topics of 75 minutes are what three hours are made for")
  }

  @Test func `a kind whose first meeting is no longer is as it was`() throws {
    for kind in Shipped.kinds where kind.firstTime == nil { #expect(kind.forTheFirstTime == kind) }
  }

  @Test(arguments: [1, 2, 3])
  func `topics beyond the time are told with the earliest end`(_ topics: Int) throws {
    var plan = try meeting()
    plan.topics = (1...topics).map { "Emne \($0)" }
    let advice = plan.advice(dayOff: nil, room: [], busy: [], [])
    guard topics > 1 else { return #expect(plan.over == 0) }
    #expect(advice.contains(.over(minutes: plan.over, earliestEnd: 780 + 30 + 75 * topics)))
  }

  @Test func `the dialogue meeting cannot hold four hours and breaks, and one click makes it`() throws {
    var plan = try meeting("dialogmoede")
    #expect(plan.over == plan.kind.breaks && plan.over > 0)
    plan.kind.minutes = plan.minutes
    plan.kind = plan.kind.withRoomForBreaks
    #expect(plan.over == 0 && plan.kind.agenda.map(\.minutes) == [52, 79, 52, 27])
  }

  @Test func `a day off, a taken room, the busy and those without a mailbox are told, and stop nobody`() throws {
    let plan = try meeting()
    let people = [
      participant("Birgitte"), participant("Anders", email: ""), participant("Sofie", email: "A@b.dk"),
    ]
    let advice = plan.advice(dayOff: "Vinterferie", room: [], busy: [ID("Sofie")], people)
    #expect(advice.contains(.dayOff("Vinterferie")) && advice.contains(.busy(["Sofie"])))
    #expect(advice.contains(.noAddress(["Anders"])) && advice.contains(.sharedAddress(["Birgitte", "Sofie"])))
    let saturday = try meeting(on: Day(2026, 12, 5))
    #expect(saturday.advice(dayOff: nil, room: [], busy: [], []).contains(.weekend))
  }

  @Test func `the night the clocks go forward has no half past two, the night they go back has one`() throws {
    let spring = try #require(Day(2027, 3, 28)), autumn = try #require(Day(2026, 10, 25))
    #expect(!Meeting.exists(150, on: spring) && Meeting.exists(180, on: spring) && Meeting.exists(119, on: spring))
    #expect(Meeting.exists(150, on: autumn) && Meeting.exists(780, on: spring))
  }

  @Test func `what is asked of people sums, each with the parts they have`() throws {
    var plan = try meeting()
    let people = [participant("Birgitte"), participant("Anders"), participant("Sofie")]
    (plan.convener, plan.leader, plan.recorder) = (ID("Birgitte"), ID("Birgitte"), ID("Sofie"))
    let asks = plan.kind.asks
    func sum(_ who: MeetingKind.Ask.Who...) -> Int {
      asks.filter { who.contains($0.who) }.reduce(135) { $0 + $1.minutes }
    }
    let burden = plan.burden(people)
    #expect(burden.perPerson == sum(.everybody))
    #expect(plan.minutesAsked(of: people[0]) == sum(.everybody, .convener, .leader))
    #expect(burden.total == sum(.everybody, .convener, .leader) + sum(.everybody) + sum(.everybody, .recorder))
    #expect(burden.lines.last?.minutes == 135 && burden.perPerson > 135)
  }

  @Test func `a day is proposed three weeks ahead and never on a day off`() throws {
    let off: Set<Day> = [try #require(Day(2026, 12, 14)), try #require(Day(2026, 12, 15))]
    let proposed = Meeting.proposedDay(after: try #require(Day(2026, 11, 21)), isOff: off.contains)
    #expect(proposed == Day(2026, 12, 16))
  }

  @Test func `a meeting late in the evening ends at midnight`() throws {
    let plan = try meeting(from: 1400)
    #expect(plan.end == 1440 && plan.over > 0)
  }
}
