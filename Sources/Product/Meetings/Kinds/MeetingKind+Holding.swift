import People

/// What the meeting itself is made of.
extension MeetingKind {
  /// Where in the organisation a conversation is held. Only what one level releases goes up to the next.
  package enum Level: String, CaseIterable, Sendable {
    case team = "team"
    case resourcePerson = "ressourceperson"
    case leader = "leder"

    /// What such a meeting is about first of all.
    package var place: Scope.Kind { self == .team ? .team : .unit }
  }

  /// The first meeting of its sort takes longer.
  package struct FirstTime: Hashable, Sendable {
    package var minutes: Int
    package var advice: String

    package init(minutes: Int, advice: String) {
      self.minutes = minutes
      self.advice = advice
    }
  }

  package struct AgendaItem: Hashable, Sendable {
    package var title: String
    package var minutes: Int
    package var points: [String]
    /// The item goes through the phases of the kind's circle.
    package var isCircle: Bool

    package init(_ title: String, minutes: Int, points: [String] = [], isCircle: Bool = false) {
      self.title = title
      self.minutes = minutes
      self.points = points
      self.isCircle = isCircle
    }
  }

  /// Points that are ticked off during the meeting, such as what a law asks for.
  package struct Checklist: Hashable, Sendable {
    package var name: String
    package var note: String?
    package var points: [String]

    package init(name: String, note: String? = nil, points: [String]) {
      self.name = name
      self.note = note
      self.points = points
    }
  }

  /// Minutes asked of somebody beside sitting in the meeting.
  package struct Ask: Hashable, Sendable {
    package enum Who: String, CaseIterable, Sendable {
      case everybody = "alle"
      case convener = "indkalder"
      case leader = "moedeleder"
      case recorder = "referent"
      case dataHolder = "dataholder"
      case helper = "hjaelper"
      case leadershipTeam = "ledelsesteam"
      case consultant = "konsulent"
      case observer = "observatoer"
    }

    package var who: Who
    package var what: String
    package var minutes: Int

    package init(_ who: Who, _ what: String, minutes: Int) {
      self.who = who
      self.what = what
      self.minutes = minutes
    }
  }
}
