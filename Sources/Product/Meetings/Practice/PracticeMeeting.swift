import People
import Values

/// A meeting to try oneself on: the others are invented, nobody else sees it, and it is gone after a day.
///
/// It is held by the very same rules as a real meeting, in a log of its own that no list, search or sum ever reads.
package struct PracticeMeeting: Hashable, Sendable {
  package let id: ID<Meeting>
  package let kind: MeetingKind
  package let circle: Circle?
  package let made: Instant

  package init(id: ID<Meeting>, kind: MeetingKind, circle: Circle?, made: Instant) {
    (self.id, self.kind, self.circle, self.made) = (id, kind, circle, made)
  }

  package static let hours: Int64 = 24

  /// As the room needs it: held now, for nobody but the one who tries.
  package var meeting: Meeting {
    let clock = made.clock
    let start = min(clock.hour * 60 + clock.minute, 1200)
    return Meeting(
      id: id, title: "Prøvemøde: \(kind.name)", kind: kind, circle: circle, scope: .municipality, day: made.day,
      start: start, end: min(1440, start + kind.minutes))
  }
}

extension Attendee {
  /// Six invented people with different views, so that one learns to lead a conversation and not a choir.
  package static let invented: [Attendee] = [
    ("ida", "Ida", "lærer"), ("omar", "Omar", "pædagog"), ("tove", "Tove", "forælder"),
    ("jens", "Jens", "fra håndboldklubben"), ("signe", "Signe", "sundhedsplejerske"), ("bo", "Bo", "afdelingsleder"),
  ].map { Attendee(id: ID("o:\($0.0)"), name: $0.1, who: $0.2) }
}
