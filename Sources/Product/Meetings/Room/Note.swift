import Profiles
import Values

/// One thing somebody wrote in a meeting, in silence, before it was talked about.
package struct Note: Codable, Hashable, Sendable {
  /// Made by the browser, so that a note that is sent twice is one note.
  package var id: ID<Note>
  /// Place among the room's stages.
  package var stage: Int
  package var text: String
  package var sort: Sort
  /// Nil in an anonymous meeting.
  package var author: ID<Attendee>?
  /// In an anonymous meeting: what opens the note for the browser that wrote it, and for nobody else.
  package var lock: String?
  /// Whose eyes it is seen with: "En forælder".
  package var glasses: String?
  /// What an observation rests on.
  package var source: Source?
  /// The observations a hypothesis rests on. Empty: it is a guess, and is shown as one.
  package var cites: [ID<Note>] = []
  /// What would speak against a hypothesis.
  package var against = ""
  package var factor: Factor?
  /// Typed in from paper by whoever writes the minutes.
  package var isPaper = false
  /// The table it was written at while the group was divided.
  package var table: Int?

  package init(id: ID<Note>, stage: Int, text: String, sort: Sort) {
    (self.id, self.stage, self.text, self.sort) = (id, stage, text, sort)
  }

  package enum Sort: String, Codable, CaseIterable, Sendable {
    case observation = "iagttagelse"
    case hypothesis = "hypotese"
    /// Something proposed: a need to go on with, or what could be done.
    case proposal = "forslag"
    case question = "spoergsmaal"
    /// "Vi mangler at vide": data or knowledge the meeting did not have.
    case unknown = "mangler"
    case information = "orientering"
  }

  package enum Source: Codable, Hashable, Sendable {
    /// A figure pinned to the meeting.
    case pin(ID<Pin>)
    case ownKnowledge
  }

  /// What keeps a problem away, or keeps it going.
  package enum Factor: String, Codable, CaseIterable, Sendable {
    case protective = "beskytter"
    case risk = "risiko"
  }

  package static let longest = 600

  /// A hypothesis that rests on nothing that was observed.
  package var isGuess: Bool { sort == .hypothesis && cites.isEmpty }
}

extension Stage {
  /// What a note is, where nothing else is said: data are observed, reflection explains, and then one proposes.
  package var usualSort: Note.Sort {
    switch step {
    case .data: .observation
    case .reflection: .hypothesis
    case .decision, .action: .proposal
    case nil: .information
    }
  }

  /// What a note may be here. Nothing is explained while data are looked at.
  package var sorts: [Note.Sort] {
    switch step {
    case .data: [.observation, .question, .unknown]
    case .reflection: [.hypothesis, .question, .unknown]
    case .decision, .action: [.proposal, .question, .unknown]
    case nil: [.information, .question]
    }
  }
}
