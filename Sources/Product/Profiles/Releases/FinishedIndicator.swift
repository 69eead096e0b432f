import Disclosure
import Foundation
import People
import Values

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
  /// What it changes for those who read the release that stands; nil when there is none.
  let difference: ReleaseDifference?

  /// `before` is the same indicator's table in the release that stands, when there is such a release.
  init(_ released: ReleasedIndicator, areas: AreaTree, before: StandingTable) throws {
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
    difference = before.difference(released.indicator, to: table)
  }
}

/// The release that stands, seen from one indicator.
enum StandingTable {
  /// There is no release yet, so that everything is new and nothing has changed.
  case nothing
  /// The table there is of the indicator; nil when it was not in the release.
  case release(PublishedTable?)

  /// Throws when the table that stands cannot be read.
  init(_ frozen: [UInt8]?, in release: ID<Release>?) throws {
    self = release == nil ? .nothing : .release(try frozen.map { try PublishedTable(frozen: $0) })
  }

  func difference(_ indicator: Indicator, to after: PublishedTable?) -> ReleaseDifference? {
    guard case .release(let before) = self else { return nil }
    let difference = ReleaseDifference(indicator, from: before, to: after)
    return difference.isEmpty ? nil : difference
  }
}
