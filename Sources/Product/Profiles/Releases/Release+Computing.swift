import Disclosure
import Foundation
import People
import Values

extension ReleasedIndicator {
  /// From raw figures to what each audience may see: sums up the tree, then disclosure control over the whole family at
  /// once, for the narrowest audience first. `earlier` is what readers have been shown before, the newest first.
  package static func computed(
    from observations: [Observation], indicator: Indicator, areas: AreaTree, earlier: [EarlierTable] = []
  ) -> ReleasedIndicator? {
    guard let root = areas.roots.first, let family = Family(observations, indicator, areas, root: root) else {
      return nil
    }
    let bonds = FamilyBonds(family, areas)
    var layers: [Layer] = []
    for audience in Audience.allCases {
      guard let rule = FamilyRule(indicator, for: audience) else { continue }
      if layers.last?.table.rule == rule {
        layers[layers.count - 1].audiences.insert(audience)
      } else {
        let seen = earlier.filter { $0.audiences.contains(audience) }.map(\.table)
        layers.append(Layer(family, rule, bonds, for: audience, seen: seen, under: layers.last))
      }
    }
    guard var narrowest = layers.first else { return nil }
    if narrowest.table.cells.values.contains(.hidden) {
      narrowest.coarsening = Coarsening(observations, indicator, areas, delivered: narrowest.table)
      layers[0] = narrowest
    }
    return ReleasedIndicator(indicator: indicator, family: family, layers: layers)
  }
}

/// A table that readers have seen, in a release that was published, and who they were.
package struct EarlierTable: Sendable {
  package let audiences: Audiences
  package let table: PublishedTable

  package init(audiences: Audiences, table: PublishedTable) {
    self.audiences = audiences
    self.table = table
  }
}

extension ReleasedIndicator.Layer {
  /// What the narrower audience does not see, a wider one does not see either.
  fileprivate init(
    _ family: Family, _ rule: FamilyRule, _ bonds: FamilyBonds, for audience: Audience, seen: [PublishedTable],
    under narrower: Self?
  ) {
    var (family, bonds) = (family, bonds)
    family.rule = rule
    if let narrower {
      bonds.hiddenAlready.formUnion(narrower.table.cells.filter { $0.value == .hidden }.keys)
    }
    let (made, held) = Disclosure.protect(family, bonds: bonds, after: seen)
    self.init(
      audiences: Audiences([audience]), table: made.table, log: made.log, failure: made.pattern.failure,
      held: held.held.keys.sorted(), closed: held.closedPeriods.sorted())
  }
}

// MARK: - The family and what binds it

extension Family {
  /// Nil when there is nothing to show. A blank is no cell: it says nothing, not even that something is hidden.
  init?(_ observations: [Observation], _ indicator: Indicator, _ areas: AreaTree, root: Area) {
    guard let rule = FamilyRule(indicator, for: .inside) else { return nil }
    var cells: [CellKey: CellContent] = [:]
    for observation in AreaSums(areas: areas, indicator: indicator).completed(observations)
    where observation.content != .absent(mark: "") && areas[observation.area] != nil {
      let key = CellKey(
        area: observation.area.raw, period: observation.period.text, category: observation.category)
      cells[key] = CellContent(observation.content, indicator.measure)
    }
    guard !cells.isEmpty else { return nil }
    self.init(
      indicator: indicator.slug, root: root.id.raw, rule: rule, cells: cells,
      parents: Family.parents(in: areas, of: Set(cells.keys.map(\.area))))
  }

  /// The nearest area above that has figures itself: what a part can be subtracted from.
  private static func parents(in areas: AreaTree, of present: Set<String>) -> [String: String] {
    var parents: [String: String] = [:]
    for area in present {
      let above = areas.ancestors(of: AreaID(area)).map(\.id.raw).first(where: present.contains)
      if let above { parents[area] = above }
    }
    return parents
  }
}

extension FamilyBonds {
  /// Every way each area is divided into areas with figures, and every year that figures over several years give away.
  init(_ family: Family, _ areas: AreaTree) {
    self.init()
    let present = Set(family.cells.keys.map(\.area))
    for whole in present.sorted() {
      for division in areas.divisions(of: AreaID(whole)) {
        let parts = FamilyBonds.nearest(division, areas, present)
        if !parts.isEmpty { self.areas.append(Sum(whole: whole, parts: parts.sorted())) }
      }
    }
    var windows: [String: ClosedRange<Int>] = [:]
    for text in Set(family.cells.keys.map(\.period)) {
      if case .years(let first, let last) = Period(reading: text) { windows[text] = first...last }
    }
    if !windows.isEmpty { bind(family, windows: windows) }
  }

  /// Areas with figures of their own; where one has none, those inside it in its own system.
  private static func nearest(_ division: [Area], _ areas: AreaTree, _ present: Set<String>) -> [String] {
    division.flatMap { area in
      present.contains(area.id.raw)
        ? [area.id.raw] : nearest(areas.children(of: area.id).filter { $0.system == area.system }, areas, present)
    }
  }
}

extension FamilyRule {
  /// Nil for an audience that must not see the indicator at all, and when its threshold is outside what the rules
  /// allow (the catalogue refuses such a file).
  package init?(_ indicator: Indicator, for audience: Audience) {
    guard let threshold = indicator.threshold(for: audience) else { return nil }
    self.init(
      threshold: threshold, sensitivity: Sensitivity(indicator.sensitivity), sourceIsPublic: indicator.source.isPublic)
  }
}

extension FamilyRule.Sensitivity {
  init(_ sensitivity: Indicator.Sensitivity) {
    self =
      switch sensitivity {
      case .open: .open
      case .sensitive: .sensitive
      case .confidential: .confidential
      }
  }
}

extension CellContent {
  init(_ content: Observation.Content, _ measure: Indicator.Measure) {
    self =
      switch content {
      case .share(let x, let n): .proportion(x: x, n: n)
      case .mean(let value, let n, let deviation): .mean(value: value, n: n, sd: deviation, scale: measure.scale)
      case .rate(let x, let population): .count(x, population: population)
      case .count(let count): .count(count, population: nil)
      case .given(let value): .given(value)
      case .absent(let mark): .missing(mark: mark)
      }
  }
}

extension Indicator.Measure {
  fileprivate var scale: ClosedRange<Double> {
    if case .mean(let lowest, let highest) = self { lowest...highest } else { 0...1 }
  }
}
