import Goals
import Values

/// One thing that happened in a room. The log of a meeting is a list of these, and the room is what they fold to.
///
/// What is stored is the name of the case and of its values: a name is never changed, a case is never taken out.
/// Nobody's name is in an event, and in an anonymous meeting no event says who wrote a note or laid a dot.
package enum RoomEvent: Codable, Hashable, Sendable {
  case opened(stages: [Stage], privacy: Privacy, leader: ID<Attendee>, isPractice: Bool)
  case came(ID<Attendee>)
  case left(ID<Attendee>)
  /// Somebody else leads from now on.
  case tookLead(ID<Attendee>)
  case tightened(Privacy)
  /// Everybody goes to another stage. The reason is asked for when thinking is cut short.
  case moved(to: Int, by: ID<Attendee>, reason: String)

  // Time
  case timed(endsAt: Instant)
  case paused(secondsLeft: Int)

  // Writing
  case wrote(Note)
  case rewrote(ID<Note>, Note)
  case withdrew(ID<Note>)
  /// Taken out of sight by whoever leads, with a reason its writer can read.
  case hid(ID<Note>, reason: String, by: ID<Attendee>)
  case unhid(ID<Note>, by: ID<Attendee>)
  case ready(ID<Attendee>, stage: Int, isReady: Bool)
  /// The notes of a stage are shown to all.
  case revealed(stage: Int, by: ID<Attendee>)
  /// The causal word in an observation was taken up: it is a hypothesis, and moves to reflection.
  case shifted(ID<Note>, stage: Int)

  // Order among notes
  case grouped(ID<Note>, into: ID<NoteGroup>?)
  case madeGroup(NoteGroup)
  case renamedGroup(ID<NoteGroup>, title: String)

  // Voting and speaking
  case openedBallot(Ballot)
  case laidDots(ID<Ballot>, voter: String, dots: [String: Int])
  case closedBallot(ID<Ballot>, by: ID<Attendee>)
  case beganTurns(Turns)
  case tookTurn(Turns.Turn, at: Instant)
  /// Would rather listen this time round.
  case listens(ID<Attendee>)
  /// Two who follow each other change places, the first of them the one whose turn it would be at `place`.
  case swappedTurns(place: Int)
  case endedTurns
  case dealtGlasses(stage: Int, [ID<Attendee>: String])

  // Dividing a large group
  case divided([ID<Attendee>: Int])
  case gathered

  /// Somebody asked about a figure with the meeting in mind, or was answered. What, stands with the questions.
  case askedOfFigures

  // What comes out
  case decided(Outcome)
  case withdrewOutcome(String)
  case agreedToMeet(NextMeeting)
  /// What was good and what should change. Belongs to the meeting, not to whoever wrote it.
  case weighed(plus: String, delta: String)
  case ended(by: ID<Attendee>)
  /// Closed by mistake: nothing is lost by opening again.
  case reopened(by: ID<Attendee>)
}

/// Notes that belong together.
package struct NoteGroup: Codable, Hashable, Sendable {
  package var id: ID<NoteGroup>
  package var stage: Int
  package var title: String

  package init(id: ID<NoteGroup>, stage: Int, title: String) { (self.id, self.stage, self.title) = (id, stage, title) }
}

/// Something the meeting came to, as it is told in the room; it lives on among the goals, needs and actions.
package struct Outcome: Codable, Hashable, Sendable {
  package enum Sort: String, Codable, CaseIterable, Sendable {
    case need = "behov"
    case goal = "maal"
    case action = "handling"
    case decision = "beslutning"
  }

  package var id: String
  package var sort: Sort
  package var stage: Int
  package var text: String
  /// What it came from: notes, groups, an earlier outcome.
  package var from: [String]

  package init(id: String, sort: Sort, stage: Int, text: String, from: [String] = []) {
    (self.id, self.sort, self.stage, self.text, self.from) = (id, sort, stage, text, from)
  }
}

/// Whether they meet again, when, with whom, and who convenes.
package struct NextMeeting: Codable, Hashable, Sendable {
  package var meets: Bool
  package var day: Day?
  /// Who else should be there, in the room's own words.
  package var who: String
  package var convener: ID<Attendee>?

  package init(meets: Bool, day: Day? = nil, who: String = "", convener: ID<Attendee>? = nil) {
    (self.meets, self.day, self.who, self.convener) = (meets, day, who, convener)
  }
}

/// An event with its place in the log of its meeting, from 1.
package struct RoomEntry: Hashable, Sendable {
  package let sequence: Int
  /// In an anonymous meeting to the whole minute.
  package let at: Instant
  package let event: RoomEvent

  package init(sequence: Int, at: Instant, event: RoomEvent) {
    (self.sequence, self.at, self.event) = (sequence, at, event)
  }
}
