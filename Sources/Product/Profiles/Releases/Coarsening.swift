import Disclosure
import Foundation
import People
import Values

/// What it would take to show more: the same figures in coarser form, step by step from the mildest (R13).
///
/// Hiding is the last resort; grouping more coarsely is often better. But what may be put together is a question of
/// what the numbers mean, so the release tries the steps and the data steward decides.
package struct Coarsening: Hashable, Sendable, Codable {
  package enum Step: Hashable, Sendable, Codable {
    case asDelivered
    /// Two neighbouring groups of a breakdown counted as one.
    case merged(breakdown: String, first: String, second: String)
    /// So many years counted together.
    case pooled(years: Int)
    case withoutGroups
    /// Local communities and the municipality, no institutions.
    case withoutInstitutions
  }

  package struct Rung: Hashable, Sendable, Codable {
    package var step: Step
    package var hidden: Int
    package var all: Int
  }

  /// In the order they were tried, as delivered first.
  package var rungs: [Rung]

  /// What hides the smallest part of its numbers; nil where nothing does better than what was delivered.
  package var best: Rung? {
    guard let delivered = rungs.first else { return nil }
    let better = rungs.dropFirst().filter { $0.share < delivered.share }
    return better.min { $0.share < $1.share }
  }
}

extension Coarsening.Rung {
  fileprivate var share: Double { all == 0 ? 1 : Double(hidden) / Double(all) }
}

extension Coarsening {
  /// Tries every step on its own.
  init(_ observations: [Observation], _ indicator: Indicator, _ areas: AreaTree, delivered: PublishedTable) {
    let cells = delivered.cells.values
    rungs = [Rung(step: .asDelivered, hidden: cells.count { $0 == .hidden }, all: cells.count)]
    for step in Coarsening.steps(indicator) {
      let coarser = Coarsening.taken(step, observations, indicator, areas)
      guard !coarser.isEmpty, let root = areas.roots.first, let family = Family(coarser, indicator, areas, root: root)
      else { continue }
      let table = Disclosure.protect(family, bonds: FamilyBonds(family, areas)).table
      rungs.append(
        Rung(step: step, hidden: table.cells.values.count { $0 == .hidden }, all: table.cells.count))
    }
  }

  private static func steps(_ indicator: Indicator) -> [Step] {
    let merged = indicator.breakdowns.filter { $0.categories.count > 2 }.flatMap { breakdown in
      zip(breakdown.categories, breakdown.categories.dropFirst()).map {
        Step.merged(breakdown: breakdown.name, first: $0, second: $1)
      }
    }
    let isYearly = indicator.period == .schoolYear || indicator.period == .year
    let pooled: [Step] = isYearly ? [.pooled(years: 2), .pooled(years: 3)] : []
    let groups: [Step] = indicator.breakdowns.isEmpty ? [] : [.withoutGroups]
    return merged + pooled + groups + [.withoutInstitutions]
  }

  private static func taken(
    _ step: Step, _ observations: [Observation], _ indicator: Indicator, _ areas: AreaTree
  ) -> [Observation] {
    switch step {
    case .asDelivered: observations
    case .merged(let breakdown, let first, let second):
      merged(["\(breakdown)=\(first)", "\(breakdown)=\(second)"], observations)
    case .pooled(let years): pooled(years, observations)
    case .withoutGroups: observations.filter(\.category.isEmpty)
    case .withoutInstitutions:
      AreaSums(areas: areas, indicator: indicator).completed(observations).filter {
        areas[$0.area]?.kind != .institution
      }
    }
  }

  /// Only where both groups have a number; a group alone would be called by the name of both.
  private static func merged(_ names: [String], _ observations: [Observation]) -> [Observation] {
    let together = Dictionary(grouping: observations.filter { names.contains($0.category) }) {
      CellKey(area: $0.area.raw, period: $0.period.text)
    }
    let sums = together.values.compactMap { pair -> Observation? in
      guard pair.count == 2, let content = pair[0].content.together(with: pair[1].content) else { return nil }
      var sum = pair[0]
      sum.category = names.joined(separator: " og ")
      sum.content = content
      return sum
    }
    return observations.filter { !names.contains($0.category) } + sums
  }

  /// Counted back from the newest year; years that are left over at the beginning go.
  private static func pooled(_ years: Int, _ observations: [Observation]) -> [Observation] {
    guard let newest = observations.map(\.period.start.year).max() else { return [] }
    let spans = Dictionary(grouping: observations) { observation in
      CellKey(
        area: observation.area.raw, period: "\((newest - observation.period.start.year) / years)",
        category: observation.category)
    }
    return spans.values.compactMap { span -> Observation? in
      let span = span.sorted { $0.period < $1.period }
      guard span.count == years, var sum = span.last else { return nil }
      for earlier in span.dropLast() {
        guard let both = sum.content.added(to: earlier.content) else { return nil }
        sum.content = both
      }
      return sum
    }
  }
}

extension Observation.Content {
  /// Two groups counted as one: other persons, or other answers of the same persons.
  fileprivate func together(with other: Self) -> Self? {
    if case .share(let x, let n) = self, case .share(let y, let m) = other, n == m, x + y <= n {
      return .share(x: x + y, n: n)
    }
    return added(to: other)
  }
}
