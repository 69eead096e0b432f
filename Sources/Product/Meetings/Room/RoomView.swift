import People
import Values

/// A room as one person, or the big screen, may see it.
///
/// Pages are made from this and never from `Room`: what somebody may not see yet is not in it, so it cannot be sent.
/// Other people's notes are in it from when they are shown, totals of a vote from when it is closed, writers never in
/// a meeting that is not named.
package struct RoomView: Sendable {
  /// Nil for the big screen.
  package let me: RoomActor?
  package let now: Instant
  package let sequence: Int
  package let stages: [Stage]
  package let here: Int
  /// Where everybody is. Kept and not looked up: the optimiser of Swift 6.3 breaks down on the lookup in a release build.
  package let stage: Stage
  package let privacy: Privacy
  package let isPractice: Bool
  package let opened: Instant?
  package let ended: Instant?
  package let clock: Room.Clock
  package let isLeader: Bool
  /// Leads, or writes the minutes: puts notes in order and writes down what is decided.
  package let hasDesk: Bool
  package let leader: Attendee?
  package let present: [Attendee]
  /// Everybody who was in at some time, for the minutes.
  package let attendees: [Attendee]
  /// How many of those who are in have said that they are done here.
  package let ready: Int
  package let isReady: Bool
  /// Those who are still writing; told to whoever leads.
  package let writing: [Attendee]
  package let notes: [NoteView]
  /// How many notes there are at each stage, shown or not.
  package let counts: [Int]
  package let groups: [NoteGroup]
  package let revealed: Set<Int>
  package let ballots: [BallotView]
  package let turns: TurnsView?
  package let glasses: String?
  package let table: Int?
  package let tables: [[Attendee]]
  package let outcomes: [Outcome]
  package let next: NextMeeting?
  /// Shown when the meeting is over, to all alike.
  package let weighed: [Room.Weighed]
  package let minutes: [Int: Int]
  package let advice: [Int: [Room.Advice]]

  package var isOpen: Bool { opened != nil && ended == nil }

  /// In a phase, before the notes are shown and while nobody gives dots: the only time when others are waited for.
  @inline(never)
  package var isWriting: Bool {
    isOpen && stage.isInCircle && !revealed.contains(here) && ballots.allSatisfy(\.isClosed)
  }
  package func notes(at stage: Int) -> [NoteView] { notes.filter { $0.stage == stage } }
  package func groups(at stage: Int) -> [NoteGroup] { groups.filter { $0.stage == stage } }
  package var own: [NoteView] { notes.filter { $0.isOwn } }
  package var ballot: BallotView? { ballots.last { $0.ballot.stage == here } }

  package func attendee(_ id: ID<Attendee>) -> Attendee? { attendees.first { $0.id == id } }
}

/// A note as one reader may see it.
package struct NoteView: Hashable, Sendable {
  package let id: ID<Note>
  package let stage: Int
  package let text: String
  package let sort: Note.Sort
  package let isOwn: Bool
  /// Nil when it is not told.
  package let author: String?
  package let glasses: String?
  package let source: Note.Source?
  package let cites: [ID<Note>]
  package let against: String
  package let factor: Note.Factor?
  package let isGuess: Bool
  package let isPaper: Bool
  package let isChanged: Bool
  package let isShown: Bool
  /// Why it is out of sight: told to its writer and to whoever leads.
  package let hidden: String?
  package let group: ID<NoteGroup>?
  /// When it came; nil in an anonymous meeting.
  package let at: Instant?
  /// A word that explains, in one's own observation.
  package let causal: String?
}

package struct BallotView: Hashable, Sendable {
  package let ballot: Ballot
  package let isClosed: Bool
  /// One's own.
  package let dots: [String: Int]
  /// How many have laid all their dots.
  package let done: Int
  /// Nil until it is closed.
  package let result: BallotResult?

  package var left: Int { ballot.budget - dots.values.reduce(0, +) }
}

package struct TurnsView: Hashable, Sendable {
  package let order: [Attendee]
  package let taken: [Turns.Turn]
  package let listeners: Set<ID<Attendee>>
  package let seconds: Int
  package let began: Instant
  package let isMine: Bool
  /// One's own place, when one is in the round.
  package let place: Int?

  package var speaker: Attendee? { taken.count < order.count ? order[taken.count] : nil }
}
