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
  /// The units that lie in the area, as they were when the release was made.
  package var units: [Unit]
  /// The units that serve the whole of what the area is a part of.
  package var helpers: [Unit]
  /// True on the pages of those who sign in, where each figure has a link to pin it and to ask about it. Never on a page
  /// that guests or everybody share.
  package var hasDesk = false

  package init(
    area: Area, whole: Area?, release: Int, madeAt: Instant, figures: [Figure], inside: [Area], above: [Area] = [],
    units: [Unit] = [], helpers: [Unit] = []
  ) {
    self.area = area
    self.whole = whole
    self.release = release
    self.madeAt = madeAt
    self.figures = figures
    self.inside = inside
    self.above = above
    self.units = units
    self.helpers = helpers
  }
}

extension Profile {
  package func figures(in theme: Indicator.Theme) -> [Figure] { figures.filter { $0.indicator.theme == theme } }

  package var themes: [Indicator.Theme] { Indicator.Theme.allCases.filter { !figures(in: $0).isEmpty } }

  /// What the figures have to tell, strengths first; within each kind the clear ones first, then the catalogue's order.
  package func told(_ telling: Telling, in figures: [Figure]) -> [Figure] {
    let told = figures.filter { $0.telling == telling }
    return told.filter(\.comparison.isClear) + told.filter { !$0.comparison.isClear }
  }

  package func told(_ telling: Telling) -> [Figure] { told(telling, in: figures) }

  /// The figures under each of the two questions every profile is asked: the community's life, and the children's.
  package var ofVitality: [Figure] { figures(in: .vitality) }
  package var ofChildren: [Figure] { figures.filter { $0.indicator.theme != .vitality } }

  /// Short enough to be read from end to end without folding anything away.
  package var isShort: Bool { figures.count <= 12 }

  /// How many comparisons were made, and how many of them stand out.
  package var comparisons: Multiplicity { Multiplicity(figures.map(\.comparison)) }

  package var hidden: Int { figures.count(where: \.isHidden) }
}
