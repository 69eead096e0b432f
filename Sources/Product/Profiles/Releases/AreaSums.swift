import Foundation
import People
import Values

/// Adds institutions up to local communities, and local communities up to the whole municipality.
///
/// A figure the source gives for an area always wins over a sum. A sum is only made where every part that has ever
/// reported the indicator has a number for that period: a sum with a hole in it would look like a fall.
struct AreaSums {
  let areas: AreaTree
  let indicator: Indicator

  /// The observations given, followed by the sums that could be made.
  func completed(_ given: [Observation]) -> [Observation] {
    var found: [Place: [AreaID: Observation.Content]] = [:]
    var reporting: [String: Set<AreaID>] = [:]
    for observation in given {
      found[Place(observation), default: [:]][observation.area] = observation.content
      reporting[observation.category, default: []].insert(observation.area)
    }
    // Which parts a sum needs follows from who reports the category, and is the same for every period.
    let upwards = areas.all.reversed().map(\.id)
    let needs = reporting.mapValues { reporting in
      upwards.map { (area: $0, parts: parts(of: $0, reporting: reporting)) }.filter { !$0.parts.isEmpty }
    }
    var sums: [Observation] = []
    for (place, contents) in found {
      var known = contents
      for (area, parts) in needs[place.category] ?? [] where known[area] == nil {
        guard let sum = sum(of: parts, known: known) else { continue }
        known[area] = sum
        sums.append(
          Observation(
            indicator: indicator.slug, area: area, period: place.period, category: place.category, content: sum))
      }
    }
    return given + sums
  }

  private func sum(of parts: [AreaID], known: [AreaID: Observation.Content]) -> Observation.Content? {
    var sum: Observation.Content?
    for part in parts {
      guard let content = known[part] else { return nil }
      guard let before = sum else {
        sum = content
        continue
      }
      guard let both = before.added(to: content) else { return nil }
      sum = both
    }
    return sum
  }

  /// The nearest areas below that report: children, or grandchildren where a child is only a heading. Of several ways
  /// to divide an area only one is added up, the main one where it reports; what lies in an area of another system is
  /// told by links.
  private func parts(of area: AreaID, reporting: Set<AreaID>) -> [AreaID] {
    for division in areas.divisions(of: area) {
      let found = division.flatMap { child in
        reporting.contains(child.id) ? [child.id] : self.parts(of: child.id, reporting: reporting)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private struct Place: Hashable {
    let period: Period
    let category: String

    init(_ observation: Observation) {
      period = observation.period
      category = observation.category
    }
  }
}

extension Observation.Content {
  /// The two groups taken together; nil where the numbers behind are not known.
  func added(to other: Observation.Content) -> Observation.Content? {
    switch (self, other) {
    case (.share(let x, let n), .share(let y, let m)): .share(x: x + y, n: n + m)
    case (.rate(let x, let n), .rate(let y, let m)): .rate(x: x + y, population: n + m)
    case (.count(let x), .count(let y)): .count(x + y)
    case (.mean(let a, let n, let s), .mean(let b, let m, let t)): .pooled(a, n, s, b, m, t)
    default: nil
    }
  }

  /// Mean and standard deviation of two groups together, from the sums of squares within and between them.
  private static func pooled(_ a: Double, _ n: Int, _ s: Double?, _ b: Double, _ m: Int, _ t: Double?) -> Self {
    let all = Double(n + m)
    guard all > 0 else { return .mean(value: a, n: 0, deviation: nil) }
    let mean = (a * Double(n) + b * Double(m)) / all
    guard let s, let t, n + m > 1 else { return .mean(value: mean, n: n + m, deviation: nil) }
    let within = s * s * Double(n - 1) + t * t * Double(m - 1)
    let between = Double(n) * (a - mean) * (a - mean) + Double(m) * (b - mean) * (b - mean)
    return .mean(value: mean, n: n + m, deviation: ((within + between) / (all - 1)).squareRoot())
  }
}
