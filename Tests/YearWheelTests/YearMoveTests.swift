import Danish
import People
import Testing
import Values
import YearWheel

struct YearMoveTests {
  static let year = SchoolYear(2026)!

  static func day(_ iso: String) -> Day { Day(iso: iso)! }

  static func occasion(_ iso: String, _ recurrence: Recurrence = .once, title: String = "Læringsdag") -> Occasion {
    Occasion(id: ID("\(title) \(iso)"), title: title, scope: .municipality, first: day(iso), recurrence: recurrence)
  }

  static let holidays = [
    SchoolHoliday(id: ID("e26"), name: "Efterårsferie", first: day("2026-10-12"), last: day("2026-10-16")),
    SchoolHoliday(id: ID("e27"), name: "Efterårsferie", first: day("2027-10-18"), last: day("2027-10-22")),
    SchoolHoliday(id: ID("v28"), name: "Vinterferie", first: day("2028-02-14"), last: day("2028-02-18")),
  ]

  static func move(_ occasions: [Occasion], movedOn: Set<ID<Occasion>> = []) -> YearMove {
    YearMove(year, occasions, movedOn: movedOn, holidays: holidays)!
  }

  @Test(arguments: [
    // Week and weekday are kept.
    ("2026-11-17", "2027-11-23", YearMove.Reason.sameWeek(47)), ("2026-10-08", "2027-10-14", .sameWeek(41)),
    // 19 April 2027 is a Monday in week 16; that Monday is Easter Monday in 2028.
    ("2027-04-19", "2028-04-18", .dayOff("2. påskedag")),
    // Week 7 is a holiday next year, and was none this year: the Monday after is nearer than the Friday before.
    ("2027-02-17", "2028-02-21", .dayOff("Vinterferie")),
    // What lies on a named holiday follows it.
    ("2027-05-06", "2028-05-25", .holiday("Kristi himmelfartsdag")),
    ("2027-06-05", "2028-06-05", .holiday("grundlovsdag")),
    // A summer camp on a Saturday may stay on a Saturday.
    ("2027-06-12", "2028-06-10", .sameWeek(23)),
    // Both ends of the year stay inside the next one.
    ("2026-08-01", "2027-08-07", .sameWeek(31)), ("2027-07-31", "2028-07-29", .sameWeek(30)),
  ])
  func `a day of 2026/27 becomes this day of 2027/28`(from: String, to: String, reason: YearMove.Reason) {
    let proposal = Self.move([Self.occasion(from)]).proposals.first
    #expect(proposal?.next.iso == to && proposal?.reason == reason)
  }

  @Test func `week 53 is moved to week 52 and says so`() {
    let proposal = Self.move([Self.occasion("2026-12-29")]).proposals.first
    #expect(proposal?.next.iso == "2027-12-28" && proposal?.reason == .sameWeek(52))
  }

  @Test func `what repeats beyond the year goes on by itself; what ends in it is moved with its end`() {
    let endless = Self.occasion("2026-08-17", Recurrence(.weeks(2), onDayOff: .skip), title: "Uden slutning")
    let ends = Self.occasion(
      "2026-09-08", Recurrence(.weeks(1), until: Self.day("2027-05-25"), onDayOff: .skip), title: "Til maj")
    let earlier = Self.occasion("2024-01-01", Recurrence(.weeks(1), until: Self.day("2026-07-31")), title: "Forbi")
    let move = Self.move([endless, ends, earlier])
    #expect(move.goesOn == [endless] && move.proposals.count == 1)
    let moved = move.proposals[0].moved(id: ID("ny"))
    #expect(moved.first.iso == "2027-09-14" && moved.recurrence.until?.iso == "2028-05-23")
    #expect(moved.movedFrom == ends.id && moved.recurrence.onDayOff == .skip && moved.version == 1)
  }

  @Test func `what stands in the next year already is told and not moved again`() {
    let occasion = Self.occasion("2026-11-17")
    let move = Self.move([occasion], movedOn: [occasion.id])
    #expect(move.proposals.isEmpty && move.isThere == [occasion])
  }

  @Test func `what was seen is another thing when an occasion or a holiday changes`() {
    var occasion = Self.occasion("2027-02-17")
    let seen = Self.move([occasion]).fingerprint
    #expect(Self.move([occasion]).fingerprint == seen)
    let without = YearMove(Self.year, [occasion], movedOn: [], holidays: [])!
    #expect(without.fingerprint != seen)
    occasion.version = 2
    #expect(Self.move([occasion]).fingerprint != seen)
  }

  @Test func `no day of the year is moved onto a day off, out of the year, or far from its week`() {
    let off = DaysOff(Self.holidays, in: 2025...2030)
    for offset in 0..<365 {
      let day = Self.year.days.lowerBound.adding(days: offset)
      guard let proposal = Self.move([Self.occasion(day.iso)]).proposals.first else { continue }
      #expect(proposal.to(SchoolYear(2027)!), "\(day) became \(proposal.next)")
      if !off.contains(day) { #expect(!off.contains(proposal.next), "\(day) became \(proposal.next)") }
      if case .sameWeek = proposal.reason { #expect(proposal.next.weekday == day.weekday) }
      if case .holiday = proposal.reason { continue }
      #expect(abs(proposal.next.days(since: day) - 364) <= 14, "\(day) became \(proposal.next)")
    }
  }
}

extension YearMove.Proposal {
  fileprivate func to(_ year: SchoolYear) -> Bool { year.days.contains(next) }
}
