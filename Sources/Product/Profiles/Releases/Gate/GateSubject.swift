import Attacker
import Disclosure
import Foundation
import People
import Values

/// What must not be found out about one indicator, and what everybody knows of how its figures hang together.
///
/// Made from the raw figures before they are let go, and used by the attacker for one thing only: to tell whether what
/// it found out is too much.
package struct GateSubject: Sendable {
  package let slug: String
  let kind: FigureAttack.Kind
  /// What a shown value is multiplied by: 100 for shares, "per" for rates.
  let factor: Double
  /// Whole and parts, as the map says.
  let divisions: [(whole: String, parts: [String])]
  /// Groups that divide a whole, dimension by dimension, as categories of the table.
  let groups: [[String]]
  package let layers: [Layer]

  package struct Layer: Sendable {
    package let audiences: Audiences
    package let secrets: [Secret]
    /// Wholes whose parts make up all of them: the strongest a reader can assume, and so assumed.
    let complete: Set<Relation>
    /// Groups that divide the answers of the same persons, and not the persons.
    let answers: Set<Relation>
    /// Persons behind hidden means: a school's size is no secret.
    let persons: [FigureAttack.Place: Int]
  }

  /// A number that is small, or tells of everybody.
  package struct Secret: Hashable, Sendable {
    package let place: FigureAttack.Place
    package let quantity: FigureAttack.Quantity
    let truth: Double
    /// How wide the narrowest interval may be, and how high it must reach.
    let width: Double
    let reach: Double
  }

  struct Relation: Hashable, Sendable {
    let whole: FigureAttack.Place
    /// Which division, or which groups: their place in the lists above, groups after divisions.
    let number: Int
  }
}

extension GateSubject {
  /// `earlier` is what readers have been shown before.
  package init(_ released: ReleasedIndicator, _ areas: AreaTree, earlier: [EarlierTable]) {
    let (family, indicator) = (released.family, released.indicator)
    slug = indicator.slug
    factor = indicator.measure.shownFactor
    kind =
      switch indicator.measure {
      case .proportion: .share
      case .mean(let lowest, let highest): .mean(lowest: lowest, highest: highest)
      case .rate, .count, .amount: .count
      }
    let divisions = FamilyBonds(family, areas).areas.map { (whole: $0.whole, parts: $0.parts) }
    let groups = indicator.breakdowns.map { breakdown in breakdown.categories.map { "\(breakdown.name)=\($0)" } }
    (self.divisions, self.groups) = (divisions, groups)
    layers = released.layers.map { layer in
      let seen = earlier.filter { !Set($0.audiences.all).isDisjoint(with: layer.audiences.all) }.map(\.table)
      return Layer(layer, family, divisions, groups, told: GateSubject.told(family, in: seen))
    }
  }
}

extension GateSubject.Layer {
  fileprivate init(
    _ layer: ReleasedIndicator.Layer, _ family: Family, _ divisions: [(whole: String, parts: [String])],
    _ groups: [[String]], told: Set<CellKey>
  ) {
    let rule = layer.table.rule
    var secrets: [GateSubject.Secret] = []
    var persons: [FigureAttack.Place: Int] = [:]
    for (key, content) in family.cells where !layer.held.contains(key.period) {
      if told.contains(key) { continue }
      secrets += GateSubject.secrets(at: FigureAttack.Place(key), content, rule)
      if case .mean(_, let n, _, _) = content, n >= rule.threshold { persons[FigureAttack.Place(key)] = n }
    }
    self.secrets = secrets.sorted {
      ($0.place.area, $0.place.period, $0.place.group) < ($1.place.area, $1.place.period, $1.place.group)
    }
    let fewPersons = Set(secrets.filter { $0.quantity == .persons }.map(\.place.period))
    self.persons = persons.filter { !fewPersons.contains($0.key.period) }
    audiences = layer.audiences
    let periods = Set(secrets.map(\.place.period))
    complete = GateSubject.complete(family, divisions, groups, in: periods)
    answers = GateSubject.answers(family, groups, after: divisions.count, in: periods)
  }
}

extension FigureAttack.Place {
  init(_ key: CellKey) { self.init(area: key.area, period: key.period, group: key.category) }
}

extension GateSubject {
  /// Cells that readers have seen as they still are. It is too late to keep them, and the reader may use them.
  static func told(_ family: Family, in earlier: [PublishedTable]) -> Set<CellKey> {
    var told: Set<CellKey> = []
    for table in earlier {
      for (key, cell) in table.cells {
        if let content = family.cells[key], content.isShown(by: cell) { told.insert(key) }
      }
    }
    return told
  }
}

extension CellContent {
  fileprivate func isShown(by cell: PublishedTable.Cell) -> Bool {
    switch (self, cell) {
    case (.proportion(let x, let n), .proportion(let y, let m)): x == y && n == m
    case (.count(let x, let n), .count(let y, let m)): x == y && n == m
    case (.mean(let a, let n, _, _), .mean(let b, let m, _, _)): a == b && n == m
    default: false
    }
  }
}

// MARK: - What is secret

extension GateSubject {
  /// The rules R3 to R5 once more, written apart from those that chose what to hide.
  static func secrets(at place: FigureAttack.Place, _ content: CellContent, _ rule: FamilyRule) -> [Secret] {
    let threshold = Double(rule.threshold)
    func few(_ count: Int) -> Bool { count > 0 && count < rule.threshold }
    func secret(_ quantity: FigureAttack.Quantity, _ count: Int) -> Secret {
      Secret(place: place, quantity: quantity, truth: Double(count), width: threshold, reach: threshold)
    }
    switch content {
    case .proportion(let x, let n):
      let isEverybody = n > 0 && x == n && rule.sensitivity != .open
      return (few(n) ? [secret(.persons, n)] : []) + (few(x) ? [secret(.with, x)] : [])
        + (few(n - x) || isEverybody ? [secret(.without, n - x)] : [])
    case .count(let x, let population):
      return (few(x) ? [secret(.with, x)] : [])
        + (population.map(few) ?? false ? [secret(.persons, population ?? 0)] : [])
    case .mean(let value, let n, let sd, let scale):
      let range = scale.upperBound - scale.lowerBound
      let isUnanimous = sd == 0 || value <= scale.lowerBound || value >= scale.upperBound
      guard n > 0, few(n) || isUnanimous else { return [] }
      let sum = Secret(
        place: place, quantity: .sum, truth: value * Double(n), width: 0.125 * range * Double(n), reach: -.infinity)
      return few(n) ? [secret(.persons, n), sum] : [sum]
    case .given, .missing: return []
    }
  }
}

// MARK: - What hangs together

extension GateSubject {
  fileprivate static func complete(
    _ family: Family, _ divisions: [(whole: String, parts: [String])], _ groups: [[String]], in periods: Set<String>
  ) -> Set<Relation> {
    var complete: Set<Relation> = []
    for (key, whole) in family.cells where periods.contains(key.period) {
      for (number, division) in divisions.enumerated() where division.whole == key.area {
        let parts = division.parts.compactMap {
          family.cells[CellKey(area: $0, period: key.period, category: key.category)]
        }
        if whole.isSum(of: parts) { complete.insert(Relation(whole: .init(key), number: number)) }
      }
      guard key.category.isEmpty else { continue }
      for (number, names) in groups.enumerated() {
        let parts = names.compactMap { family.cells[CellKey(area: key.area, period: key.period, category: $0)] }
        if whole.isSum(of: parts) || whole.isAnswered(by: parts) {
          complete.insert(Relation(whole: .init(key), number: divisions.count + number))
        }
      }
    }
    return complete
  }
}

extension GateSubject {
  fileprivate static func answers(
    _ family: Family, _ groups: [[String]], after first: Int, in periods: Set<String>
  ) -> Set<Relation> {
    var answers: Set<Relation> = []
    for (key, whole) in family.cells where periods.contains(key.period) && key.category.isEmpty {
      for (number, names) in groups.enumerated() {
        let parts = names.compactMap { family.cells[CellKey(area: key.area, period: key.period, category: $0)] }
        if parts.count > 1, parts.allSatisfy({ $0.numbers?.persons == whole.numbers?.persons }) {
          answers.insert(Relation(whole: .init(key), number: first + number))
        }
      }
    }
    return answers
  }
}

extension CellContent {
  /// Persons, those with, and the sum of answers.
  var numbers: (persons: Int, with: Int, sum: Double)? {
    switch self {
    case .proportion(let x, let n): (n, x, 0)
    case .count(let x, let population): (population ?? 0, x, 0)
    case .mean(let value, let n, _, _): (n, 0, value * Double(n))
    case .given, .missing: nil
    }
  }

  fileprivate func isSum(of parts: [CellContent]) -> Bool {
    guard let all = numbers, !parts.isEmpty else { return false }
    let found = parts.compactMap(\.numbers)
    let sum = found.reduce(0) { $0 + $1.sum }
    return found.reduce(0) { $0 + $1.persons } == all.persons && found.reduce(0) { $0 + $1.with } == all.with
      && abs(sum - all.sum) <= 0.01 * Double(max(1, all.persons))
  }

  /// Each of the same persons gave one of the answers.
  fileprivate func isAnswered(by parts: [CellContent]) -> Bool {
    guard case .proportion(_, let n) = self, !parts.isEmpty else { return false }
    let found = parts.compactMap(\.numbers)
    return found.allSatisfy { $0.persons == n } && found.reduce(0) { $0 + $1.with } == n
  }
}
