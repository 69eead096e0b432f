/// What is left of a whole when its published parts are taken away: a group nobody named but anybody can work out.
enum Rest: Equatable {
  /// The parts make up the whole, or nothing can be subtracted.
  case nothing
  case group(CellContent)
  /// Not known what the numbers reveal together.
  case unknown(UnsafeReason)

  init(of whole: CellContent?, without parts: [CellContent]) {
    let parts = parts.filter(\.hasCounts)
    guard let whole, whole.hasCounts, !parts.isEmpty else {
      self = .nothing
      return
    }
    var rest = whole.tally
    for part in parts {
      guard part.kind == whole.kind else {
        self = .unknown(.mixedKinds)
        return
      }
      rest.subtract(part.tally)
    }
    self = rest.asRest(like: whole)
  }
}

/// The numbers of a cell that add up over groups.
struct Tally {
  var persons: Int?
  var with: Int
  var sum: Double

  mutating func add(_ part: Tally) {
    persons = if let persons, let others = part.persons { persons + others } else { nil }
    with += part.with
    sum += part.sum
  }

  mutating func subtract(_ part: Tally) {
    persons = if let persons, let others = part.persons { persons - others } else { nil }
    with -= part.with
    sum -= part.sum
  }

  func asRest(like whole: CellContent) -> Rest {
    if (persons ?? 0) < 0 || with < 0 { return .unknown(.overlap) }
    switch whole {
    case .proportion:
      guard let persons, with <= persons else { return .unknown(.overlap) }
      return persons == 0 ? .nothing : .group(.proportion(x: with, n: persons))
    case .count:
      if persons == 0, with > 0 { return .unknown(.overlap) }
      return with == 0 && (persons ?? 0) == 0 ? .nothing : .group(.count(with, population: persons))
    case .mean(_, _, _, let scale):
      guard let persons, persons > 0 else { return .nothing }
      // Rounded means may point beyond the scale; that is as close to its end as one can come.
      let mean = min(max(sum / Double(persons), scale.lowerBound), scale.upperBound)
      return .group(.mean(value: mean, n: persons, sd: nil, scale: scale))
    case .given, .missing: return .nothing
    }
  }
}

extension CellContent {
  var kind: Int {
    switch self {
    case .proportion: 0
    case .mean: 1
    case .count: 2
    case .given: 3
    case .missing: 4
    }
  }

  var tally: Tally {
    switch self {
    case .proportion(let x, let n): Tally(persons: n, with: x, sum: 0)
    case .mean(let value, let n, _, _): Tally(persons: n, with: 0, sum: value * Double(n))
    case .count(let x, let population): Tally(persons: population, with: x, sum: 0)
    case .given, .missing: Tally(persons: nil, with: 0, sum: 0)
    }
  }

  /// How many persons the cell is about, when that is known.
  var persons: Int? { tally.persons }

  /// How many have what is counted; nil for means.
  var with: Int? { kind == 0 || kind == 2 ? tally.with : nil }
}
