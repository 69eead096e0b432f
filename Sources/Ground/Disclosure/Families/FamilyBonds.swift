/// What binds the cells of a family besides its area tree: everything else a reader can add and subtract.
package struct FamilyBonds: Sendable {
  /// A whole and published parts of it that do not overlap one another. Districts and parishes that both divide the
  /// municipality are two sums with the same whole.
  package struct Sum: Hashable, Sendable {
    package let whole: String
    package let parts: [String]

    package init(whole: String, parts: [String]) {
      self.whole = whole
      self.parts = parts
    }
  }

  /// More sums over areas than the family's `parents` tell of.
  package var areas: [Sum]
  /// "2022–2024" is 2022 and 2023 and 2024.
  package var periods: [Sum]
  /// Cells that are not published, but whose sums are: the crossing of a district and a parish.
  package var unpublished: [CellKey: CellContent]
  /// Cells of a wider table that are hidden there already, or that a narrower audience does not see either.
  package var hiddenAlready: Set<CellKey>
  /// Cells that are open elsewhere with the same number, such as in an earlier release: hiding them protects nobody.
  package var knownAlready: Set<CellKey>
  /// Cells that readers have seen with almost the same number: the difference would tell of a few persons, so the
  /// new number is kept as secret as a small one.
  package var changedLittle: Set<CellKey> = []
  /// Periods that stay as an earlier table shows them: what has changed since is too little to be told.
  package var held: [String: PublishedTable] = [:]
  /// Periods of which nothing may be shown.
  package var closedPeriods: Set<String> = []

  package init(
    areas: [Sum] = [], periods: [Sum] = [], unpublished: [CellKey: CellContent] = [:],
    hiddenAlready: Set<CellKey> = [], knownAlready: Set<CellKey> = []
  ) {
    self.areas = areas
    self.periods = periods
    self.unpublished = unpublished
    self.hiddenAlready = hiddenAlready
    self.knownAlready = knownAlready
  }
}
