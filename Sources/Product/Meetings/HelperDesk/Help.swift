import People
import Values

/// A request for a neutral helper at a meeting: somebody from outside who leads the others through the conversation.
///
/// Invariants: a meeting has one open request at most; one helper has it at a time; whoever says no is not asked again
/// about the same meeting.
package struct HelpRequest: Hashable, Sendable {
  package let id: ID<HelpRequest>
  package let meeting: MeetingEntry
  package let level: Level
  package let words: String
  package let asked: Instant
  package let askedBy: String?
  /// The participant who helps, once somebody has said yes.
  package let helper: ID<Participant>?
  package let helperPerson: PersonID?
  package let helperName: String?
  /// Who does what in the meeting, and what those who meet will do themselves the next time.
  package let handover: String
  package let version: Int

  /// How much of the meeting the helper carries: much the first times, less later.
  package enum Level: String, CaseIterable, Sendable {
    case leads = "hele"
    case together = "sammen"
    case aside = "sidelinje"
  }
}

/// What a helper has been asked for in a school year.
package struct HelperLoad: Hashable, Sendable {
  package let person: PersonID
  package let name: String
  package let meetings: Int
  /// The length of the meetings, without preparation.
  package let minutes: Int

  package init(person: PersonID, name: String, meetings: Int, minutes: Int) {
    (self.person, self.name, self.meetings, self.minutes) = (person, name, meetings, minutes)
  }
}

/// One week of the helpers' calendar: the meetings that have a helper, and those that wait for one.
package struct HelpWeek: Hashable, Sendable {
  package let monday: Day
  /// By day and hour, never empty.
  package let requests: [HelpRequest]

  /// The weeks that have meetings, in order. `requests` are by day and hour.
  package static func weeks(_ requests: [HelpRequest]) -> [HelpWeek] {
    let byWeek = Dictionary(grouping: requests) { $0.meeting.day.adding(days: 1 - $0.meeting.day.weekday) }
    return byWeek.map { HelpWeek(monday: $0.key, requests: $0.value) }.sorted { $0.monday < $1.monday }
  }
}

/// How a place has come along: how much of each of its meetings a helper carried, the first one first.
package struct Independence: Hashable, Sendable {
  package let levels: [HelpRequest.Level]

  package init(_ levels: [HelpRequest.Level]) { self.levels = levels }

  /// The helper carries less than the first time. Nil while there is nothing to compare.
  package var isGrowing: Bool? {
    guard let first = levels.first, let last = levels.last, levels.count > 1 else { return nil }
    let order = HelpRequest.Level.allCases
    return (order.firstIndex(of: last) ?? 0) > (order.firstIndex(of: first) ?? 0)
  }

  /// What to propose the next time: a step less after two meetings on the same one.
  package var next: HelpRequest.Level {
    guard let last = levels.last else { return .leads }
    let order = HelpRequest.Level.allCases
    let isSettled = levels.suffix(2).count == 2 && levels.suffix(2).allSatisfy { $0 == last }
    let place = order.firstIndex(of: last) ?? 0
    return order[min(place + (isSettled ? 1 : 0), order.count - 1)]
  }
}
