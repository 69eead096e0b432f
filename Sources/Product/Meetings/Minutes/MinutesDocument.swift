import People
import Profiles
import Values

/// The minutes of a meeting: what they say, before anybody has decided how it is shown.
///
/// The same document is a page, a print, a PDF and a text for a word processor, and is what is kept when minutes are
/// sent out. It names people by id: a name is looked up where it lives, so that somebody who is erased leaves none. A
/// figure is named, never told: each reader sees of it what the release gave them.
package struct MinutesDocument: Codable, Hashable, Sendable {
  package var sections: [Section] = []

  package struct Section: Codable, Hashable, Sendable {
    /// Part of the page's address and of what the recorder has changed: "trin-2".
    package var id: String
    package var title: String
    /// What the round is about, when the meeting has several topics.
    package var topic: String?
    /// The question of a phase.
    package var question: String?
    package var step: Circle.Step?
    /// The phase's place in its circle.
    package var number = 0
    package var blocks: [Block] = []
  }

  package enum Block: Codable, Hashable, Sendable {
    case heading(String)
    case text(String)
    case facts([Fact])
    case figure(ID<Pin>, name: String)
    case lines([Line])
    case goal(Told)
    case table(title: String, head: [String], rows: [[Phrase]], numbers: [Int])
  }

  package struct Fact: Codable, Hashable, Sendable {
    package var label: String
    package var value: Phrase
  }

  /// A note, a need, something that was decided: what it says, and what is told about it.
  package struct Line: Codable, Hashable, Sendable {
    package var text: String
    package var about: [Phrase] = []
    /// The note it was, so that the recorder can leave it out.
    package var note: ID<Note>?
  }

  /// A goal as it was set.
  package struct Told: Codable, Hashable, Sendable {
    package var what: String
    package var facts: [Fact]
  }

  /// Words with people in them.
  package struct Phrase: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
    package enum Piece: Codable, Hashable, Sendable {
      case words(String)
      case who(Who)
    }

    package var pieces: [Piece]

    package init(_ words: String) { pieces = [.words(words)] }
    package init(stringLiteral words: String) { self.init(words) }
    package init(_ pieces: [Piece]) { self.pieces = pieces }

    /// "Sofie Bang, Karim Haddad og en gæst": with the Danish "og" before the last.
    package init(_ people: [Who]) {
      pieces = people.enumerated().flatMap { place, who -> [Piece] in
        let before = place == 0 ? "" : place == people.count - 1 ? " og " : ", "
        return (before.isEmpty ? [] : [.words(before)]) + [.who(who)]
      }
    }
  }

  package enum Who: Codable, Hashable, Sendable {
    case attendee(ID<Attendee>)
    case person(PersonID)
    /// Somebody known by name alone.
    case named(String)
  }
}

/// What people who are named by id are called today.
package struct MinutesNames: Hashable, Sendable {
  package var attendees: [ID<Attendee>: String]
  package var persons: [PersonID: String]
  /// What is said of those who are not in the lists; nil says that they are gone.
  package var others: String?

  package init(attendees: [ID<Attendee>: String] = [:], persons: [PersonID: String] = [:]) {
    (self.attendees, self.persons) = (attendees, persons)
  }

  package func text(_ phrase: MinutesDocument.Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .who(.attendee(let id)): attendees[id] ?? (id.isGuest ? MinutesWords.guest : others ?? MinutesWords.gone)
      case .who(.person(let id)): persons[id] ?? others ?? MinutesWords.gone
      case .who(.named(let name)): name
      }
    }.joined()
  }
}

extension ID<Attendee> {
  /// Came by the code, and is on nobody's list: the name is forgotten a month after the meeting.
  var isGuest: Bool { participant == nil && planner == nil }
}
