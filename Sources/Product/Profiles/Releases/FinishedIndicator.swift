import Disclosure
import Foundation
import People
import Values

/// One indicator of a release as it is kept, and what the pages will say of it. Its tables are packed and gone: a
/// million cells lie in a tenth of the memory, and no page needs more than the figures.
struct FinishedIndicator: Sendable {
  let slug: String
  /// The definition it was computed by, as JSON.
  let definition: String
  /// The narrowest audience first.
  let layers: [Layer]
  let areas: Set<String>
  let indicator: Indicator
  /// What must not be found out about it.
  let subject: GateSubject
  /// What readers have seen of it before and still holds.
  let told: [EarlierReading]
  /// What it changes for those who read the release that stands; nil when there is none.
  let difference: ReleaseDifference?

  /// What some audiences see of the indicator.
  struct Layer: Sendable {
    let audiences: Audiences
    let threshold: Int
    let pattern: [UInt8]
    let frozen: [UInt8]
    /// Why cells are hidden, as JSON; for the data steward alone.
    let reasons: String
    let outcome: StewardLog.Outcome
    let held: [String]
    let closed: [String]
    let figures: [AreaID: Figure]
    let shownCells: Int
    let hiddenCells: Int
  }

  /// Nil when there is nothing to show. Throws when figures or earlier tables cannot be read.
  init?(
    _ delivered: Delivered, _ indicator: Indicator, _ areas: AreaTree, seen: [ReleaseStore.Seen],
    standing: ID<Release>?
  ) throws {
    let earlier = try seen.map { EarlierTable(audiences: $0.audiences, table: try PublishedTable(frozen: $0.frozen)) }
    let released = ReleasedIndicator.computed(
      from: try delivered.newest(), indicator: indicator, areas: areas, earlier: earlier)
    guard let released else { return nil }
    let before = zip(seen, earlier).first { seen, table in
      standing.map(seen.releases.contains) ?? false && table.audiences.contains(.inside)
    }
    try self.init(released, areas: areas, before: StandingTable(before?.1.table, in: standing), earlier: earlier)
  }

  /// `before` is the same indicator's table in the release that stands, when there is such a release.
  init(
    _ released: ReleasedIndicator, areas: AreaTree, before: StandingTable, earlier: [EarlierTable] = []
  ) throws {
    indicator = released.indicator
    subject = GateSubject(released, areas, earlier: earlier)
    told = subject.isQuiet ? [] : earlier.map { EarlierReading($0, released, areas) }
    slug = released.indicator.slug
    definition = try json(released.indicator)
    layers = try released.layers.map { try Layer($0, released.indicator, areas) }
    self.areas = Set(released.family.cells.keys.map(\.area))
    difference = released.layer(for: .inside).flatMap { before.difference(released.indicator, to: $0.table) }
  }

  func layer(for audience: Audience) -> Layer? { layers.first { $0.audiences.contains(audience) } }
}

extension FinishedIndicator.Layer {
  fileprivate init(_ layer: ReleasedIndicator.Layer, _ indicator: Indicator, _ areas: AreaTree) throws {
    let table = layer.table
    (audiences, threshold, pattern) = (layer.audiences, table.rule.threshold, table.patternHash)
    frozen = table.frozen()
    reasons = try json(StewardReasons(layer))
    (outcome, held, closed) = (layer.log.outcome, layer.held, layer.closed)
    let making = FigureMaking(table: table, indicator: indicator, areas: areas)
    figures = Dictionary(
      areas.all.compactMap { area in making.figure(of: area).map { (area.id, $0) } }, uniquingKeysWith: { $1 })
    hiddenCells = table.cells.values.count { $0 == .hidden }
    shownCells = table.cells.count - hiddenCells
  }
}

/// The release that stands, seen from one indicator.
enum StandingTable {
  /// There is no release yet, so that everything is new and nothing has changed.
  case nothing
  /// The table there is of the indicator; nil when it was not in the release.
  case release(PublishedTable?)

  init(_ table: PublishedTable?, in release: ID<Release>?) { self = release == nil ? .nothing : .release(table) }

  func difference(_ indicator: Indicator, to after: PublishedTable?) -> ReleaseDifference? {
    guard case .release(let before) = self else { return nil }
    let difference = ReleaseDifference(indicator, from: before, to: after)
    return difference.isEmpty ? nil : difference
  }
}
