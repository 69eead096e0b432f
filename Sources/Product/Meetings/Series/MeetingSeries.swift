import People
import Values

/// Meetings that repeat: the days they fall on, and what each takes over from the first.
///
/// Every meeting is one of its own, so that one can be moved, cancelled or prepared without the others.
package struct MeetingSeries: Hashable, Sendable {
  /// The days of the meetings after the first.
  package let days: [Day]

  /// No more meetings than a person can look over; a school year of weekly meetings is 40.
  package static let most = 60

  /// `isOff` tells a day off; `recurrence.onDayOff` says what then.
  package init(after first: Day, _ recurrence: Recurrence, isOff: (Day) -> Bool) {
    let end = recurrence.until ?? SchoolYear(of: first).days.upperBound
    guard end > first else {
      days = []
      return
    }
    let found = recurrence.occurrences(from: first, in: first...end.adding(days: 63), isOff: isOff)
    // What a long holiday would move into the next school year is not held at all.
    days = Array(found.filter { $0.slot > first && $0.slot <= end && $0.day <= end }.map(\.day).prefix(Self.most))
  }
}

extension Meeting {
  /// The same meeting on another day: agenda, texts, place and parts go along, topics and what became of it do not.
  package func again(on day: Day, id: ID<Meeting>) -> Meeting {
    var next = self
    (next.id, next.day, next.version, next.again) = (id, day, 1, self.id)
    (next.topics, next.breadth, next.cancelled, next.relation) = ([], nil, nil, nil)
    if isFirst { next = next.asLater }
    return next
  }

  /// The generous time was for the first meeting alone: it is taken back where it still is.
  private var asLater: Meeting {
    var next = self
    next.isFirst = false
    let more = (kind.firstTime?.minutes ?? 0) - kind.minutes
    guard more > 0, minutes == kind.minutes + more else { return next }
    next.end -= more
    if let circle = kind.agenda.firstIndex(where: \.isCircle), kind.agenda[circle].minutes > more {
      next.kind.agenda[circle].minutes -= more
    } else {
      let minutes = Minutes.spread(kind.agenda.map(\.minutes), over: max(kind.agenda.count, kind.agendaMinutes - more))
      for place in kind.agenda.indices { next.kind.agenda[place].minutes = minutes[place] }
    }
    return next
  }
}
