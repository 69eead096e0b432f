import Foundation
import Profiles

/// All figures of the invented municipality, drawn once. The municipality's own figures are the sums of its places;
/// only what a source gives ready-made (a mean it has worked out itself) has a figure of its own for the whole.
package struct DemoFigures: Sendable {
  package private(set) var all: [DemoFigure] = []
  private let seed: UInt64
  /// How many were counted, by indicator, place and period: another indicator may ask about exactly those.
  private var counted: [Key: Int] = [:]

  private struct Key: Hashable {
    let indicator: String
    let place: String
    let period: Period
  }

  package init(seed: UInt64 = 2026) {
    self.seed = seed
    all = DemoSurvey.figures(seed: seed)
    for level in DemoLevel.all { draw(level) }
  }

  package func of(_ indicator: String) -> [DemoFigure] { all.filter { $0.indicator == indicator } }

  private mutating func draw(_ level: DemoLevel) {
    for period in level.periods {
      var ready: [(value: Double, weight: Double)] = []
      for place in level.places {
        var chance = DemoChance(seed: seed, stream: "\(level.indicator) \(place.code) \(period.text)")
        let size = size(level, place, period)
        guard size > 0 else { continue }
        let parts = level.parts(of: size, at: place, in: period)
        let drawn = parts.map { numbers(level, place, period, size: $0.size, shift: $0.shift, &chance) }
        if let total = DemoFigure.Numbers.sum(drawn) { add(level, place, period, nil, total, size) }
        if parts.count > 1 {
          for (part, numbers) in zip(parts, drawn) where part.size > 0 {
            add(level, place, period, part.name, numbers, part.size)
          }
        }
        if case .amount(let value)? = drawn.first { ready.append((value, Double(size))) }
      }
      if let whole = level.whole(ready) { add(level, .municipality, period, nil, .amount(whole), 0) }
    }
  }

  private mutating func add(
    _ level: DemoLevel, _ place: DemoPlace, _ period: Period, _ category: String?, _ numbers: DemoFigure.Numbers,
    _ size: Int
  ) {
    all.append(
      DemoFigure(indicator: level.indicator, place: place, period: period, category: category, numbers: numbers))
    if category == nil, case .share(let hits, _) = numbers {
      counted[Key(indicator: level.indicator, place: place.code, period: period)] = hits
    }
  }

  private func size(_ level: DemoLevel, _ place: DemoPlace, _ period: Period) -> Int {
    if case .those(let indicator) = level.counted {
      return counted[Key(indicator: indicator, place: place.code, period: period)] ?? 0
    }
    // One stream for one population: two questions to the same people are answered by the same number.
    var people = DemoChance(seed: seed, stream: "\(level.counted) \(place.code) \(period.text)")
    return level.size(at: place, in: period, &people)
  }

  private func numbers(
    _ level: DemoLevel, _ place: DemoPlace, _ period: Period, size: Int, shift: Double, _ chance: inout DemoChance
  ) -> DemoFigure.Numbers {
    let lift = level.lift(at: place, in: period) + shift
    switch level.kind {
    case .share(let base, let safe): return .share(chance.hits(of: size, logistic(base, lift), safe: safe), of: size)
    case .rate(let base):
      let expected = Double(size) * base * exp(lift) * (1 + chance.normal(0, 0.025))
      return .share(max(0, Int(expected.rounded())), of: size)
    case .mean(let base, let deviation, let scale):
      let scores = (0..<size).map { _ in chance.score(base + lift, deviation, on: scale, step: 1) }
      return .mean(of: scores)
    case .amount(let base, let noise, let decimals, let summed):
      let value = base + lift + chance.normal(0, noise)
      return .amount(rounded((summed ? value * Double(size) / 1000 : value), decimals))
    case .count(let base, let noise):
      return .count(max(0, Int((Double(size) * base * exp(lift) * (1 + chance.normal(0, noise))).rounded())))
    }
  }
}

extension DemoLevel {
  var places: [DemoPlace] {
    // A source that gives ready-made figures gives them by local community: they cannot be added up afterwards.
    if case .amount = kind { return DemoCommunity.all.map(DemoPlace.init) }
    switch counted {
    case .pupils: return DemoInstitution.schools.map(DemoPlace.init)
    case .dayCare, .those: return DemoInstitution.dayCare.map(DemoPlace.init)
    case .staff: return (DemoInstitution.schools + DemoInstitution.dayCare).map(DemoPlace.init)
    case .perChild, .perInhabitant, .sample: return DemoCommunity.all.map(DemoPlace.init)
    }
  }

  /// How many are counted at the place.
  func size(at place: DemoPlace, in period: Period, _ chance: inout DemoChance) -> Int {
    let year = min(period.demoYear, DemoYears.count - 1)
    let inside = (DemoInstitution.schools + DemoInstitution.dayCare).filter {
      [$0.code, $0.community.code].contains(place.code)
    }
    let community = DemoCommunity.coded(place.community ?? "")
    let exact: Double =
      switch counted {
      case .pupils(let grades, let answering):
        Double(inside.filter(\.isSchool).reduce(0) { $0 + $1.pupils(grades, in: year) }) * answering
      case .dayCare(let share, let answering):
        Double(inside.filter { !$0.isSchool }.reduce(0) { $0 + $1.children }) * share * answering
          * community.grown(year)
      case .staff(let answering): Double(inside.reduce(0) { $0 + $1.staff }) * answering
      case .perChild(let share): Double(community.children) * community.grown(year) * share
      case .perInhabitant(let share): Double(community.inhabitants) * community.grown(period.demoTime) * share
      case .sample(let size): Double(size)
      case .those: 0
      }
    // A register knows its population; those who answer, and the size of a year group, vary a little.
    let varies = exact < 400 && !counted.isRegister ? 1 + chance.normal(0, 0.02) : 1
    return Int((exact * varies).rounded())
  }

  func lift(at place: DemoPlace, in period: Period) -> Double {
    guard let code = place.community else { return 0 }
    let community = DemoCommunity.coded(code)
    let year = Double(period.demoYear)
    let story = DemoStory.slopes.first { $0.indicator == indicator && $0.community == code }
    return pull.reduce(0) { $0 + $1.weight * community.trait($1.trait) } + drift * year + (story?.perYear ?? 0)
      * (year - 2)
  }

  func parts(of size: Int, at place: DemoPlace, in period: Period) -> [(name: String, size: Int, shift: Double)] {
    guard !categories.isEmpty else { return [("", size, 0)] }
    let weights = categories.map { category in
      guard let grades = category.grades, let school = DemoInstitution.schools.first(where: { $0.code == place.code })
      else { return category.part }
      return Double(school.pupils(grades, in: min(period.demoYear, DemoYears.count - 1)))
    }
    let whole = weights.reduce(0, +)
    var sizes = weights.map { Int((Double(size) * $0 / whole).rounded()) }
    // The rest of the rounding goes to the largest part, so that the parts are the whole.
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    sizes[largest] += size - sizes.reduce(0, +)
    return zip(categories, sizes).map { ($0.name, $1, $0.shift) }
  }

  func whole(_ ready: [(value: Double, weight: Double)]) -> Double? {
    guard case .amount(_, _, let decimals, let summed) = kind, !ready.isEmpty else { return nil }
    if summed { return ready.reduce(0) { $0 + $1.value } }
    return rounded(ready.reduce(0) { $0 + $1.value * $1.weight } / ready.reduce(0) { $0 + $1.weight }, decimals)
  }
}

extension DemoInstitution {
  var isSchool: Bool { code < "900200" }

  /// A school has an employee for every eight pupils, a day-care centre one for every four and a half children.
  var staff: Int { isSchool ? children / 8 : children * 2 / 9 }
}
