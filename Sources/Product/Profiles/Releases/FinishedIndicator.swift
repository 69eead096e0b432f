import Disclosure
import Foundation
import People

/// One indicator of a release as it is kept, and what the pages will say of it. Its table is packed and gone: a
/// million cells lie in a tenth of the memory, and no page needs more than the figures.
struct FinishedIndicator: Sendable {
  let slug: String
  /// The definition it was computed by, as JSON.
  let definition: String
  let frozen: [UInt8]
  /// Why cells are hidden, as JSON; for the data steward alone.
  let reasons: String
  let outcome: StewardLog.Outcome
  let figures: [AreaID: Figure]
  let areas: Set<String>
  let shownCells: Int
  let hiddenCells: Int

  init(_ released: ReleasedIndicator, areas: AreaTree) throws {
    let table = released.table
    slug = released.indicator.slug
    definition = try json(released.indicator)
    frozen = table.frozen()
    reasons = try json(StewardReasons(released.log))
    outcome = released.log.outcome
    let making = FigureMaking(table: table, indicator: released.indicator, areas: areas)
    figures = Dictionary(
      areas.all.compactMap { area in making.figure(of: area).map { (area.id, $0) } }, uniquingKeysWith: { $1 })
    self.areas = Set(table.cells.keys.map(\.area))
    hiddenCells = table.cells.values.count { $0 == .hidden }
    shownCells = table.cells.count - hiddenCells
  }
}
