import People
import Values

/// An occasion is something people should know about in good time: a meeting, a survey, a deadline, a day of learning.
///
/// Invariants: it belongs to one place (the municipality, an area, a unit or a team); it lasts at least one day; a time
/// of day ends after it begins; what came from another part of the product (`isPublished`) is changed there.
package struct Occasion: Hashable, Sendable {
  package var id: ID<Occasion>
  package var title: String
  package var kind: Kind
  package var scope: Scope
  package var first: Day
  /// How many days it lasts; 1 is an ordinary day.
  package var length: Int
  package var hours: Hours?
  package var recurrence: Recurrence
  /// Whom it concerns, in the planner's words: "ledelsesteam og ressourcepersoner".
  package var audience: String
  package var place: String
  /// An address in Fælled or on the web; empty where there is none.
  package var link: String
  /// The occasion of last year it was moved on from.
  package var movedFrom: ID<Occasion>?
  package var version: Int
  /// Put here by another part of the product, and changed there.
  package var isPublished: Bool
  /// The visitor takes part in it: it stands among one's own, wherever it is held.
  package var isOwn = false

  package init(
    id: ID<Occasion>, title: String, kind: Kind = .other, scope: Scope, first: Day, length: Int = 1,
    hours: Hours? = nil, recurrence: Recurrence = .once, audience: String = "", place: String = "", link: String = "",
    movedFrom: ID<Occasion>? = nil, version: Int = 1, isPublished: Bool = false
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.scope = scope
    self.first = first
    self.length = max(length, 1)
    self.hours = hours
    self.recurrence = recurrence
    self.audience = audience
    self.place = place
    self.link = link
    self.movedFrom = movedFrom
    self.version = version
    self.isPublished = isPublished
  }
}

extension Occasion {
  /// What sort of thing it is; decides the mark on the wheel.
  package enum Kind: String, CaseIterable, Sendable {
    case figures = "nye-tal"
    case dialogue = "dialog"
    case decision = "beslutning"
    case followUp = "opfoelgning"
    case learningMeeting = "laeringsmoede"
    case teamMeeting = "teammoede"
    case other = "andet"
  }

  /// From and to, in minutes past midnight on a Danish clock.
  package struct Hours: Hashable, Sendable {
    package let from: Int
    package let to: Int

    /// Nil when it ends before it begins, or outside the day.
    package init?(from: Int, to: Int) {
      guard (0..<1440).contains(from), (0..<1440).contains(to), to >= from else { return nil }
      self.from = from
      self.to = to
    }
  }

  /// The last day of a time that begins on `day`.
  package func lastDay(from day: Day) -> Day { day.adding(days: length - 1) }

  /// The last day anything of it can lie on; nil when it goes on without end.
  package var ends: Day? {
    let last = recurrence.rhythm == .once ? first : recurrence.until
    // Moved off a holiday it may land up to nine weeks later.
    return last.map { $0.adding(days: length - 1 + (recurrence.onDayOff == .after ? 63 : 0)) }
  }

  /// The first day anything of it can lie on.
  package var begins: Day { recurrence.onDayOff == .before ? first.adding(days: -63) : first }
}
