/// What a reader can work out of figures about places, times and groups: how many persons, how many of them with and
/// without something, or the sum of their answers.
///
/// Takes what was seen, in whatever precision it was printed, and what everybody knows: which places make up which,
/// and which groups divide a whole.
package struct FigureAttack: Sendable {
  package struct Place: Hashable, Sendable {
    package let area: String
    package let period: String
    /// Empty for everybody.
    package let group: String

    package init(area: String, period: String, group: String = "") {
      (self.area, self.period, self.group) = (area, period, group)
    }
  }

  package enum Quantity: String, Hashable, Sendable, Codable {
    case persons, with, without, sum
  }

  /// What a published number is a number of.
  package enum Kind: Hashable, Sendable {
    /// x of n persons.
    case share
    /// A count, with or without a population that it may exceed.
    case count
    /// The mean of n answers on a scale.
    case mean(lowest: Double, highest: Double)
  }

  private let kind: Kind
  private var knowledge = Knowledge()
  private var unknowns: [Place: [Quantity: Int]] = [:]

  package init(_ kind: Kind) {
    self.kind = kind
    if case .mean = kind { knowledge.isWhole = false }
  }

  package var solverCalls: Int { knowledge.solverCalls }

  package static let anything = 0...Double.infinity

  /// Notes a place, and between which bounds its numbers were seen; anything for what is hidden.
  package mutating func see(
    _ place: Place, persons: ClosedRange<Double> = anything, with: ClosedRange<Double> = anything,
    sum: ClosedRange<Double> = anything
  ) {
    guard unknowns[place] == nil else { return }
    let n = knowledge.unknown(from: persons.lowerBound, to: persons.upperBound)
    switch kind {
    case .share:
      let x = knowledge.unknown(from: with.lowerBound, to: with.upperBound)
      let y = knowledge.unknown()
      knowledge.learn([(n, 1), (x, -1), (y, -1)], make: 0)
      unknowns[place] = [.persons: n, .with: x, .without: y]
    case .count:
      unknowns[place] = [.persons: n, .with: knowledge.unknown(from: with.lowerBound, to: with.upperBound)]
    case .mean(let lowest, let highest):
      // Nobody answers below or above the scale.
      let s = knowledge.unknown(from: max(sum.lowerBound, lowest * persons.lowerBound), to: sum.upperBound)
      knowledge.learn([(s, 1), (n, -lowest), (knowledge.unknown(), -1)], make: 0)
      knowledge.learn([(n, highest), (s, -1), (knowledge.unknown(), -1)], make: 0)
      unknowns[place] = [.persons: n, .sum: s]
    }
  }

  /// The parts make up the whole; unless `isAll`, together with others that nobody names.
  package mutating func add(_ whole: Place, of parts: [Place], isAll: Bool) {
    guard let total = unknowns[whole] else { return }
    let parts = parts.compactMap { unknowns[$0] }
    guard !parts.isEmpty else { return }
    let quantities: [Quantity] =
      switch kind {
      case .share: [.persons, .with, .without]
      case .count: [.persons, .with]
      case .mean: [.persons, .sum]
      }
    for quantity in quantities {
      guard let all = total[quantity] else { continue }
      var terms = [(unknown: all, factor: 1.0)] + parts.compactMap { $0[quantity].map { ($0, -1.0) } }
      if !isAll { terms.append((knowledge.unknown(), -1)) }
      knowledge.learn(terms, make: 0)
    }
  }

  /// The groups are the answers of the same persons, each of whom gave one.
  package mutating func addAnswers(_ whole: Place, _ groups: [Place], isAll: Bool) {
    let found = groups.compactMap { unknowns[$0] }
    guard let all = (unknowns[whole] ?? found.first)?[.persons] else { return }
    for group in found {
      if let own = group[.persons], own != all { knowledge.learn([(own, 1), (all, -1)], make: 0) }
    }
    var terms = [(unknown: all, factor: 1.0)] + found.compactMap { $0[.with].map { ($0, -1.0) } }
    if !isAll { terms.append((knowledge.unknown(), -1)) }
    knowledge.learn(terms, make: 0)
  }

  /// Between which bounds each quantity must lie; anything for places that were never seen.
  package mutating func intervals(
    of wanted: [(place: Place, quantity: Quantity)], until deadline: ContinuousClock.Instant
  ) throws(Knowledge.Failure) -> [Knowledge.Interval] {
    let found = wanted.map { unknowns[$0.place]?[$0.quantity] }
    let sums = found.compactMap { $0.map { Knowledge.Sum(unknowns: [$0]) } }
    var answers = try knowledge.intervals(of: sums, until: deadline)[...]
    return found.map { $0 == nil ? Knowledge.Interval(low: 0, high: .infinity) : answers.removeFirst() }
  }
}
