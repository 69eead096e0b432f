import People
import Values

/// A meeting: one day on which people who share a responsibility meet about what they know.
///
/// It is made from a kind and keeps a copy of it and of its circle: a kind that is changed later changes no meeting.
///
/// Invariants: it belongs to one place; it ends after it begins, on the same day; whoever leads it, writes its minutes or
/// convenes it is one of its participants; a cancelled meeting is never planned on.
package struct Meeting: Hashable, Sendable {
  package var id: ID<Meeting>
  package var title: String
  /// The meeting's own copy; its agenda is the meeting's agenda.
  package var kind: MeetingKind
  package var circle: Circle?
  package var scope: Scope
  package var day: Day
  /// Minutes past midnight by the Danish clock.
  package var start: Int
  /// The end that is promised; the agenda may take longer, which the planner is told.
  package var end: Int
  /// The room.
  package var place = ""
  package var intention = ""
  /// What must come out of it.
  package var aims = ""
  /// Which data and knowledge each brings.
  package var data = ""
  package var practical = ""
  /// What a larger meeting goes into; empty while it is broad or nobody has chosen.
  package var topics: [String] = []
  package var breadth: Breadth?
  package var isFirst = false
  package var convener: ID<Participant>?
  package var leader: ID<Participant>?
  package var recorder: ID<Participant>?
  /// Somebody neutral from outside, who was asked and said yes.
  package var helper: ID<Participant>?
  package var relation: Relation?
  /// Meetings that were made together carry the same.
  package var series: ID<Series>?
  /// The meeting it was copied from, when it is held again.
  package var again: ID<Meeting>?
  package var cancelled: Cancellation?
  package var version = 1

  package init(
    id: ID<Meeting>, title: String, kind: MeetingKind, circle: Circle?, scope: Scope, day: Day, start: Int, end: Int
  ) {
    (self.id, self.title, self.kind, self.circle, self.scope) = (id, title, kind, circle, scope)
    (self.day, self.start, self.end) = (day, start, end)
  }

  /// Meetings that repeat.
  package enum Series {}

  package enum Breadth: String, CaseIterable, Sendable {
    case broad = "bredt"
    case deep = "emner"
  }

  /// Why it is held, when another meeting led to it.
  package struct Relation: Hashable, Sendable {
    package enum Sort: String, CaseIterable, Sendable {
      /// Comes before the other and prepares it.
      case before = "formoede"
      /// Goes on where the other stopped.
      case following = "opfoelgning"
      /// The same matter with a larger circle.
      case extended = "udvidet"
      /// The conversation one level up, about what the lower one has released.
      case level = "niveau"
    }

    package var sort: Sort
    package var meeting: ID<Meeting>

    package init(_ sort: Sort, _ meeting: ID<Meeting>) { (self.sort, self.meeting) = (sort, meeting) }
  }

  package struct Cancellation: Hashable, Sendable {
    package var at: Instant
    /// The planner's words to those who were invited.
    package var words: String

    package init(at: Instant, words: String) { (self.at, self.words) = (at, words) }
  }
}

extension Meeting {
  package var minutes: Int { end - start }

  /// The agenda by the clock, with a round of the circle for each topic.
  package var agenda: PlannedAgenda {
    PlannedAgenda(kind, circle: circle, topics: topics, start: start, isFirst: isFirst)
  }

  /// Minutes the agenda takes beyond the promised end.
  package var over: Int { agenda.over(end) }

  package func isOver(at now: Instant) -> Bool {
    let clock = now.clock
    return (now.day, clock.hour * 60 + clock.minute) >= (day, end)
  }

  package func hasBegun(at now: Instant) -> Bool {
    let clock = now.clock
    return (now.day, clock.hour * 60 + clock.minute) >= (day, start)
  }

  /// Who has a part in it: whoever convenes, leads, writes the minutes or helps plans it too.
  package var partners: Set<ID<Participant>> { Set([convener, leader, recorder, helper].compactMap(\.self)) }
}

/// A meeting in a list: without its agenda, its people and its method texts.
package struct MeetingEntry: Hashable, Sendable {
  package let id: ID<Meeting>
  package let title: String
  /// The slug and the name of the kind it was made from.
  package let kind: String
  package let kindName: String
  package let scope: Scope
  package let day: Day
  package let start: Int
  package let end: Int
  package let place: String
  package let isCancelled: Bool
}
