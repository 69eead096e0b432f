import Disclosure
import Foundation
import People
import Values

extension ReleasedIndicator {
  /// From raw figures to what may be shown: sums up the tree, then disclosure control over the whole family at once.
  package static func computed(from observations: [Observation], indicator: Indicator, areas: AreaTree)
    -> ReleasedIndicator?
  {
    guard let root = areas.roots.first, let rule = FamilyRule(indicator) else { return nil }
    let complete = AreaSums(areas: areas, indicator: indicator).completed(observations)
    var cells: [CellKey: CellContent] = [:]
    for observation in complete where observation.content != .absent(mark: "") {
      // Two ways of dividing the same area overlap, and what that gives away is not controlled yet: only the main
      // system is released. A blank is no cell: it says nothing, not even that something is hidden.
      guard let area = areas[observation.area], area.kind.isTrunk || area.system == .localCommunities else { continue }
      let key = CellKey(
        area: observation.area.raw, period: observation.period.text, category: observation.category)
      cells[key] = CellContent(observation.content, indicator.measure)
    }
    guard !cells.isEmpty else { return nil }
    let family = Family(
      indicator: indicator.slug, root: root.id.raw, rule: rule, cells: cells, parents: parents(in: areas, of: cells))
    let (table, log) = Disclosure.protect(family)
    return ReleasedIndicator(indicator: indicator, table: table, log: log)
  }

  /// The nearest area above that has figures itself: what a part can be subtracted from.
  private static func parents(in areas: AreaTree, of cells: [CellKey: CellContent]) -> [String: String] {
    let present = Set(cells.keys.map(\.area))
    var parents: [String: String] = [:]
    for area in present {
      let above = areas.ancestors(of: AreaID(area)).map(\.id.raw).first(where: present.contains)
      if let above { parents[area] = above }
    }
    return parents
  }
}

extension FamilyRule {
  /// Nil when the indicator's threshold is outside what the rules allow; the catalogue refuses such a file.
  init?(_ indicator: Indicator) {
    self.init(
      threshold: indicator.threshold, sensitivity: Sensitivity(indicator.sensitivity),
      sourceIsPublic: indicator.source.isPublic)
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
