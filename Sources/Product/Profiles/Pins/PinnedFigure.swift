import Values

/// A figure as it was when somebody pinned it to a meeting. Nothing that happens later changes it.
///
/// The value, its interval, the number behind, the period, the comparison and the whole definition are in `figure`; the
/// names of the area and of the whole are those of that day. The words are kept as well, so that a better sentence in a
/// later version of the product does not rewrite what the meeting read.
package struct PinnedFigure: Hashable, Sendable {
  package let figure: Figure
  /// The finding in one line.
  package let title: String
  /// What could and could not be concluded.
  package let sentence: String
  /// The number of the release.
  package let release: Int
  /// The day it was released.
  package let released: Day

  package init(_ figure: Figure, release: Int, released: Day) {
    self.init(
      figure: figure, title: FigureWords.title(figure), sentence: FigureWords.sentence(figure), release: release,
      released: released)
  }

  init(figure: Figure, title: String, sentence: String, release: Int, released: Day) {
    (self.figure, self.title, self.sentence) = (figure, title, sentence)
    (self.release, self.released) = (release, released)
  }
}
