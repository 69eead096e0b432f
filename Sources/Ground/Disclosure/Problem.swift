extension Disclosure {
  /// A cell that cannot be true. A family with one is not published at all.
  package struct Problem: Hashable, Sendable {
    package let key: CellKey
    package let kind: Kind

    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case negative
      case moreThanAll
      case notANumber
      case outsideScale
      case implausiblyLarge
      case nobodyAsked
      /// Control characters in a name, which would make two keys look alike.
      case unreadableName
      /// Areas that are part of each other in a ring.
      case circularAreas
    }
  }

  /// Larger numbers are no count of people, and sums of them could overflow.
  static let largestCount = 1_000_000_000_000

  static func problems(in family: Family) -> [Problem] {
    let rings = Set(Set(family.cells.keys.map(\.area)).filter { hasRing(family, from: $0) })
    return family.cells.compactMap { key, content in
      problem(of: key, content, rings: rings).map { Problem(key: key, kind: $0) }
    }.sorted { $0.key < $1.key }
  }

  private static func problem(of key: CellKey, _ content: CellContent, rings: Set<String>) -> Problem.Kind? {
    guard key.isReadable else { return .unreadableName }
    return rings.contains(key.area) ? .circularAreas : content.problem
  }

  private static func hasRing(_ family: Family, from area: String) -> Bool {
    var seen: Set<String> = [area]
    var next = area
    while let parent = family.parent(of: next) {
      guard seen.insert(parent).inserted else { return true }
      next = parent
    }
    return false
  }
}

extension CellKey {
  fileprivate var isReadable: Bool {
    [area, period, category].allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 } } && !area.isEmpty
  }
}

extension CellContent {
  /// What is impossible about it, or nil.
  var problem: Disclosure.Problem.Kind? {
    switch self {
    case .proportion(let x, let n): Self.problem(counts: [x, n]) ?? (x > n ? .moreThanAll : nil)
    case .count(let x, let population):
      Self.problem(counts: [x, population ?? 0]) ?? (population == 0 && x > 0 ? .moreThanAll : nil)
    case .mean(let value, let n, let sd, let scale):
      Self.problem(counts: [n]) ?? (n == 0 ? .nobodyAsked : Self.problem(mean: value, sd: sd, scale: scale))
    case .given(let value): value.isFinite ? nil : .notANumber
    case .missing(let mark): mark.utf8.allSatisfy { $0 >= 0x20 } ? nil : .unreadableName
    }
  }

  private static func problem(counts: [Int]) -> Disclosure.Problem.Kind? {
    if counts.contains(where: { $0 < 0 }) { return .negative }
    return counts.contains { $0 > Disclosure.largestCount } ? .implausiblyLarge : nil
  }

  private static func problem(mean: Double, sd: Double?, scale: ClosedRange<Double>) -> Disclosure.Problem.Kind? {
    guard mean.isFinite, sd?.isFinite ?? true, scale.lowerBound.isFinite, scale.upperBound.isFinite
    else { return .notANumber }
    if let sd, sd < 0 { return .negative }
    return scale.contains(mean) ? nil : .outsideScale
  }
}
