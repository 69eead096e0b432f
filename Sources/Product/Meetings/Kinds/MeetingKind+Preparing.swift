import People

/// What is settled before the meeting.
extension MeetingKind {
  /// Somebody who is invited: whoever has a role, or whoever stands for a kind of unit, at the place the meeting is about.
  package struct Invited: Hashable, Sendable {
    package enum Who: Hashable, Sendable {
      case role(Role)
      case unit(UnitKind)
      /// Somebody the lists do not have, in the file's own words.
      case other(String)
    }

    package enum Ring: String, CaseIterable, Sendable {
      case core = "kerne"
      case supporting = "understoettende"
      case extended = "udvidet"
    }

    package var who: Who
    package var ring: Ring
    package var note: String?

    package init(_ who: Who, _ ring: Ring, note: String? = nil) {
      self.who = who
      self.ring = ring
      self.note = note
    }
  }

  /// One thing the planner settles before the invitation goes out.
  package struct PlanningTask: Hashable, Sendable {
    /// The field of the plan it fills in.
    package enum Field: String, CaseIterable, Sendable {
      case leader = "moedeleder"
      case recorder = "referent"
      case intention = "intention"
      case goals = "maal"
      case invited = "inviterede"
      case place = "sted"
      case agenda = "dagsorden"
      case data = "data"
      case practical = "praktisk"
      case other = "andet"
    }

    package var field: Field
    package var question: String
    package var points: [String]

    package init(_ field: Field, _ question: String, points: [String] = []) {
      self.field = field
      self.question = question
      self.points = points
    }
  }

  /// Whether the meeting looks at everything or goes into a few topics, decided beforehand.
  package struct Topics: Hashable, Sendable {
    package var most: Int
    package var question: String
    package var advice: [String]

    package init(most: Int, question: String, advice: [String] = []) {
      self.most = most
      self.question = question
      self.advice = advice
    }
  }

  /// A meeting that comes before this one and prepares it.
  package struct MeetingBefore: Hashable, Sendable {
    package var name: String
    /// Nil when it is part of something else.
    package var minutes: Int?
    package var who: String
    package var points: [String]

    package init(name: String, minutes: Int?, who: String, points: [String] = []) {
      self.name = name
      self.minutes = minutes
      self.who = who
      self.points = points
    }
  }

  /// What everybody who comes does beforehand.
  package struct Preparation: Hashable, Sendable {
    package var reads: String?
    package var questions: [String] = []
    package var brings: String?
    /// Whom to ask when a figure puzzles.
    package var asks: String?

    package init() {}

    package var isEmpty: Bool { self == Preparation() }
  }

  /// Topics that hold for a season and are written anew for the next.
  package struct Season: Hashable, Sendable {
    package var name: String
    package var points: [String]
    package var schoolPoints: [String]

    package init(name: String, points: [String], schoolPoints: [String] = []) {
      self.name = name
      self.points = points
      self.schoolPoints = schoolPoints
    }
  }

  /// Data somebody brings, or must bring.
  package struct DataBrought: Hashable, Sendable {
    package enum About: String, CaseIterable, Sendable {
      case children = "boern"
      case staff = "medarbejdere"
      case parents = "foraeldre"
      case whole = "helheden"
    }

    package var what: String
    package var about: About
    package var isRequired: Bool
    /// Only for this kind of unit; nil for all.
    package var onlyFor: UnitKind?

    package init(_ what: String, about: About, isRequired: Bool = false, onlyFor: UnitKind? = nil) {
      self.what = what
      self.about = about
      self.isRequired = isRequired
      self.onlyFor = onlyFor
    }
  }
}
