import People
import Values

/// A figure that somebody wants a meeting to talk about, frozen as it was that day, with what they wrote beside it.
///
/// Invariants: what is pinned is never computed again; it is kept once for each circle of readers that the release told
/// something of its own, so nobody sees a number in a meeting that the release did not give them; several who pin the same
/// figure of the same release to the same meeting make one pin with a note each.
package struct Pin: Hashable, Sendable {
  package let id: ID<Pin>
  /// What it is pinned to, as whoever owns that names it: the id of a meeting.
  package let target: String
  /// Slug and name of the indicator, and the area's name, as they were. A name is no number: everybody may see them.
  package let indicator: String
  package let indicatorName: String
  package let areaName: String
  /// Where the area is found today; nil when it is no more.
  package let areaSlug: String?
  package let content: Content
  /// Everybody who was told the very same of it as this reader; empty where the reader was told nothing.
  package let audiences: [Audience]
  /// The oldest first.
  package let notes: [Note]

  package enum Content: Hashable, Sendable {
    case figure(PinnedFigure)
    /// The release did not give the figure to this circle of readers.
    case notForReader
    /// What is stored is not what was pinned. Nothing of it is shown.
    case unsound
  }

  package struct Note: Hashable, Sendable {
    package let person: PersonID
    /// Nil when the person has been erased.
    package let name: String?
    /// Empty when nothing was written; nil when it may tell a number this reader does not see.
    package let text: String?
    package let at: Instant
    package let version: Int
  }

  package var figure: PinnedFigure? { if case .figure(let figure) = content { figure } else { nil } }

  package func note(by person: PersonID) -> Note? { notes.first { $0.person == person } }
}

/// Something one can pin a figure to: a meeting, in the words of whoever plans meetings.
package struct PinTarget: Hashable, Sendable {
  package let id: String
  package let title: String
  /// When and where: "torsdag den 3. december i Strandby".
  package let note: String
  /// Its page in Fælled, where the pinned figures stand.
  package let link: String

  package init(id: String, title: String, note: String, link: String) {
    (self.id, self.title, self.note, self.link) = (id, title, note, link)
  }
}

/// What somebody asks to have pinned.
package struct PinWish: Hashable, Sendable {
  package var indicator: String
  package var area: AreaID
  /// The release that was on the screen.
  package var release: ID<Release>
  package var target: String
  package var note: String

  package init(indicator: String, area: AreaID, release: ID<Release>, target: String, note: String) {
    (self.indicator, self.area, self.release) = (indicator, area, release)
    (self.target, self.note) = (target, note)
  }
}

/// Why nothing was pinned.
package enum PinRefusal: Error, Hashable, Sendable {
  /// Another release has come, or this one is withdrawn: the number on the screen may not be the number any more.
  case anotherRelease
  /// The meeting is not one this person may pin to.
  case noSuchTarget
  /// This person has pinned it there already; the note is changed where it stands.
  case alreadyPinned
}
