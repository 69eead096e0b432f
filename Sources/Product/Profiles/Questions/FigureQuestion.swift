import People
import Values

/// Something a reader wonders about a figure ("Spørg om tallet"), and what the data contact says, once for all.
///
/// The answer belongs to the figure, so it stands by it for every area. Invariants: a question is answered, or is the same
/// as one that is, or waits; `asked` is what the asker wrote and never changes, `wording` is what others read; whoever is
/// not inside reads a question only when it is for partners as well, or their own.
package struct FigureQuestion: Hashable, Sendable {
  package let id: ID<FigureQuestion>
  package let indicator: String
  /// As they were called when the question was asked.
  package let indicatorName: String
  package let area: AreaID
  package let areaName: String
  /// The number of the release that was read.
  package let release: Int
  /// The meeting the asker had in mind, as whoever owns meetings names it.
  package let target: String?
  package let asked: String
  package var wording: String
  package let asker: PersonID
  /// Nil when the person has been erased.
  package let askerName: String?
  package let askedAt: Instant
  /// The widest circle that may read it: `inside` or `partner`.
  package var readers: Audience
  package let answer: Answer?
  /// The answered question that says it all.
  package let sameAs: ID<FigureQuestion>?
  package var version: Int

  package struct Answer: Hashable, Sendable {
    package let text: String
    package let name: String?
    package let at: Instant

    package init(text: String, name: String?, at: Instant) { (self.text, self.name, self.at) = (text, name, at) }
  }

  package var isOpen: Bool { answer == nil && sameAs == nil }

  /// A question from inside may repeat a number that partners do not see: it stays inside until somebody says otherwise.
  package func isFor(_ audience: Audience, _ person: PersonID) -> Bool { audience <= readers || asker == person }
}

/// What somebody asks.
package struct QuestionDraft: Hashable, Sendable {
  package var indicator: Indicator
  package var area: Area
  package var release: Int
  package var target: String?
  package var text: String

  package init(indicator: Indicator, area: Area, release: Int, target: String? = nil, text: String) {
    (self.indicator, self.area, self.release) = (indicator, area, release)
    (self.target, self.text) = (target, text)
  }
}

/// What the data contact writes.
package struct AnswerDraft: Hashable, Sendable {
  package var wording: String
  package var answer: String
  package var readers: Audience
  package var version: Int

  package init(wording: String, answer: String, readers: Audience, version: Int) {
    (self.wording, self.answer, self.readers, self.version) = (wording, answer, readers, version)
  }
}

/// Which areas a person answers questions about: those of their role and what lies in them.
package struct AnswerReach: Sendable {
  private let scopes: [Scope]
  private let tree: AreaTree

  package init(_ scopes: [Scope], tree: AreaTree) { (self.scopes, self.tree) = (scopes, tree) }

  package var isEmpty: Bool { scopes.isEmpty }

  package func covers(_ area: AreaID) -> Bool {
    scopes.contains { scope in
      switch scope {
      case .municipality: true
      case .area(let own): tree.contains(area, within: own)
      // A unit's own place in the tree has the id of the unit.
      case .unit(let own): own.raw == area.raw
      case .team: false
      }
    }
  }
}
