import Values

/// A meeting that is held: who is in, where it has come to, what is written, what came out.
///
/// It is folded from the log by `apply` and by nothing else, so a page, a second server and a restart see the same room.
package struct Room: Hashable, Sendable {
  /// The last event that was folded in.
  package internal(set) var sequence = 0
  package internal(set) var stages: [Stage] = []
  package internal(set) var privacy: Privacy = .named
  package internal(set) var isPractice = false
  package internal(set) var leader: ID<Attendee>?
  /// In the order they came; those who left stay, for the minutes.
  package internal(set) var attendees: [ID<Attendee>] = []
  package internal(set) var absent: Set<ID<Attendee>> = []
  /// The stage everybody is at.
  package internal(set) var here = 0
  package internal(set) var opened: Instant?
  package internal(set) var ended: Instant?
  package internal(set) var visits: [Visit] = []
  package internal(set) var clock = Clock.none
  /// In the order they were written.
  package internal(set) var notes: [Posted] = []
  package internal(set) var groups: [NoteGroup] = []
  /// Stages whose notes all can see.
  package internal(set) var revealed: Set<Int> = []
  package internal(set) var ready: [Int: Set<ID<Attendee>>] = [:]
  package internal(set) var ballots: [Cast] = []
  package internal(set) var turns: Turns?
  package internal(set) var glasses: [Int: [ID<Attendee>: String]] = [:]
  /// Which table each sits at while the group is divided; empty while it is whole.
  package internal(set) var tables: [ID<Attendee>: Int] = [:]
  package internal(set) var outcomes: [Outcome] = []
  package internal(set) var next: NextMeeting?
  package internal(set) var weighed: [Weighed] = []
  package internal(set) var marks = Marks()

  package init() {}

  /// Which event last changed what one person has before them, so that the live channel draws it anew only then.
  package struct Marks: Hashable, Sendable {
    /// For everybody: another stage, another leader, a vote or a round that begins or ends.
    package internal(set) var common = 0
    package internal(set) var attendees: [ID<Attendee>: Int] = [:]
    package internal(set) var voters: [String: Int] = [:]
    /// When the questions about figures last changed.
    package internal(set) var questions = 0
  }

  /// A stay at a stage.
  package struct Visit: Hashable, Sendable {
    package let stage: Int
    package let from: Instant
    package internal(set) var until: Instant?
    /// Seconds the clock stood still meanwhile.
    package internal(set) var pausedSeconds: Int64 = 0
    /// Why they went on before the time that was set off for thinking.
    package internal(set) var reason = ""
  }

  /// The time of a stage. It never ends anything by itself.
  package enum Clock: Hashable, Sendable {
    case none
    case running(endsAt: Instant)
    case paused(secondsLeft: Int, since: Instant)
  }

  package struct Posted: Hashable, Sendable {
    package internal(set) var note: Note
    package let at: Instant
    package internal(set) var group: ID<NoteGroup>?
    /// Changed after all could see it.
    package internal(set) var isChanged = false
    /// Why it was taken out of sight; nil while it is in sight.
    package internal(set) var hidden: String?
    /// The event that last touched it.
    package internal(set) var sequence: Int
  }

  package struct Cast: Hashable, Sendable {
    package let ballot: Ballot
    /// By voter; who a voter is can be read from it only in a meeting that is not anonymous.
    package internal(set) var votes: [String: [String: Int]] = [:]
    package internal(set) var isClosed = false
  }

  package struct Weighed: Hashable, Sendable {
    package let plus: String
    package let delta: String
  }
}

extension Room {
  package var isOpen: Bool { opened != nil && ended == nil }
  package var stage: Stage { stages[here] }
  package var present: [ID<Attendee>] { attendees.filter { !absent.contains($0) } }

  package func note(_ id: ID<Note>) -> Posted? { notes.first { $0.note.id == id } }
  package func notes(at stage: Int) -> [Posted] { notes.filter { $0.note.stage == stage } }
  package func groups(at stage: Int) -> [NoteGroup] { groups.filter { $0.stage == stage } }
  package func outcomes(_ sort: Outcome.Sort) -> [Outcome] { outcomes.filter { $0.sort == sort } }

  /// The ballot that is open, or the last one that was closed at this stage.
  package var cast: Cast? { ballots.last { $0.ballot.stage == here } }

  /// The stages of one time round the circle.
  package func stages(of round: Int) -> [Int] { stages.indices.filter { stages[$0].phase?.round == round } }

  /// Seconds spent at a stage so far, without the time the clock stood still.
  package func seconds(at stage: Int, until now: Instant) -> Int64 {
    visits.filter { $0.stage == stage }.reduce(0) { sum, visit in
      var still = visit.pausedSeconds
      if visit.until == nil, case .paused(_, let since) = clock { still += now.seconds(since: since) }
      return sum + max(0, (visit.until ?? ended ?? now).seconds(since: visit.from) - still)
    }
  }
}
