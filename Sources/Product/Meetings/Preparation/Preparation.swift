import Values

/// A preparation is what one participant thinks and brings before a meeting: marks, topics and data of one's own.
///
/// It belongs to the participant alone until whoever leads the meeting opens the preparations for everybody in it.
/// Nobody checks whether the profile was read: one says so oneself, and may take it back.
package struct Preparation: Hashable, Sendable {
  package var readAt: Instant?
  package var readyAt: Instant?
  package var wish: Wish?
  /// Whether the others see whose marks, topics and data these are, once everybody sees them.
  package var showsName = true
  package var marks: [PreparationMark] = []
  package var topics: [TopicProposal] = []
  package var brought: [BroughtData] = []

  package init() {}

  /// How the participant would rather spend the meeting.
  package enum Wish: String, CaseIterable, Sendable {
    case broad = "bredt"
    case deep = "dybde"
  }

  package var isBegun: Bool { self != Preparation() }

  /// More of one sort than anybody can talk about is a mistake or an attack.
  package static let most = 40
  package static let mostFiles = 10

  /// The last day texts and files of a meeting are kept: the same date a year later, so that they are there when the
  /// next meeting of the same sort is prepared, and no longer.
  package static func ends(after meeting: Day) -> Day {
    Day(meeting.year + 1, meeting.month, meeting.day) ?? meeting.adding(days: 365)
  }
}

/// What somebody says of a figure, or of something the figures do not show: proud of it, troubled by it, puzzled by it.
package struct PreparationMark: Hashable, Sendable {
  package enum Attitude: String, CaseIterable, Sendable {
    case proud = "stolt"
    case troubled = "udfordring"
    case puzzled = "undring"
  }

  package let id: ID<PreparationMark>
  package let attitude: Attitude
  /// Nil for one's own knowledge.
  package let figure: MarkedFigure?
  package let sentence: String
  /// Counts from 1, once for each time it is mended.
  package let version: Int

  package init(
    id: ID<PreparationMark>, attitude: Attitude, figure: MarkedFigure?, sentence: String, version: Int = 1
  ) {
    (self.id, self.attitude, self.figure, self.sentence) = (id, attitude, figure, sentence)
    self.version = version
  }
}

/// A figure of the profile as somebody marked it. The name is kept, so that it can still be read when the catalogue
/// has changed; the number itself stands in the release and is copied nowhere.
package struct MarkedFigure: Hashable, Sendable {
  package let slug: String
  package let name: String

  package init(slug: String, name: String) { (self.slug, self.name) = (slug, name) }
}

/// Something somebody would go deep into.
package struct TopicProposal: Hashable, Sendable {
  package let id: ID<TopicProposal>
  /// What makes two proposals the same: a figure, a theme, or the words when capitals and blanks are left out.
  package let key: TopicKey
  package let words: String
  package let version: Int

  package init(id: ID<TopicProposal>, key: TopicKey, words: String, version: Int = 1) {
    (self.id, self.key, self.words, self.version) = (id, key, words, version)
  }
}

/// Something of one's own that can complete the picture. It is kept as it came, and nobody reads meaning into it.
package struct BroughtData: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case text(String)
    case link(String)
    /// The bytes stand in a table of their own. Size in bytes.
    case file(name: String, kind: FileSort, size: Int)
  }

  package let id: ID<BroughtData>
  package let title: String
  /// What it is: "Seks korte interviews".
  package let what: String
  /// Where it comes from: "Vores egne samtaler i august".
  package let source: String
  package let content: Content
  package let version: Int

  package init(
    id: ID<BroughtData>, title: String, what: String, source: String, content: Content, version: Int = 1
  ) {
    (self.id, self.title, self.what, self.source, self.content) = (id, title, what, source, content)
    self.version = version
  }
}
