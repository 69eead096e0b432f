import Foundation
import People
import Statistics
import Values

/// The local community profile: an area's figures in the order people should meet them, strengths first.
package struct Profile: Sendable {
  package var area: Area
  /// The whole that the area is compared with; nil when the area is the whole itself.
  package var whole: Area?
  package var release: Int
  package var madeAt: Instant
  /// In the order of the catalogue.
  package var figures: [Figure]
  /// What lies directly inside the area and has a profile of its own, in Danish alphabetical order.
  package var inside: [Area]
  /// What the area lies in and has a profile of its own, the whole first.
  package var above: [Area]

  package init(
    area: Area, whole: Area?, release: Int, madeAt: Instant, figures: [Figure], inside: [Area], above: [Area] = []
  ) {
    self.area = area
    self.whole = whole
    self.release = release
    self.madeAt = madeAt
    self.figures = figures
    self.inside = inside
    self.above = above
  }
}

extension Profile {
  package func figures(in theme: Indicator.Theme) -> [Figure] { figures.filter { $0.indicator.theme == theme } }

  package var themes: [Indicator.Theme] { Indicator.Theme.allCases.filter { !figures(in: $0).isEmpty } }

  /// Figures that differ in the direction hoped for; the clear ones first, then in the catalogue's order.
  package var strengths: [Figure] { ordered(figures.filter(\.isStrength)) }

  package var wonders: [Figure] { ordered(figures.filter(\.isWonder)) }

  /// Neutral figures that differ: they tell of conditions, not of good or bad.
  package var neutrals: [Figure] {
    ordered(figures.filter { $0.indicator.direction == .neutral && $0.comparison.direction != nil })
  }

  private func ordered(_ figures: [Figure]) -> [Figure] {
    figures.filter(\.comparison.isClear) + figures.filter { !$0.comparison.isClear }
  }

  /// How many comparisons were made, and how many of them stand out.
  package var comparisons: Multiplicity { Multiplicity(figures.map(\.comparison)) }

  package var hidden: Int { figures.count(where: \.isHidden) }
}
