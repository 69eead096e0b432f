import Disclosure
import People
import Profiles
import TestSupport
import Values

/// Any figure that a municipality may ever have: kinds of measure, directions, holes, breaks, few, hidden, absent.
struct AnyFigure {
  private(set) var chance: Chance

  init(seed: UInt64) { chance = Chance(seed: seed) }

  /// Nil where the table has nothing to say of the area.
  mutating func next(of area: Area = Fjordlund.strandby) throws -> Figure? {
    let indicator = indicator()
    var cells: [Cell] = []
    let size = [12, 25, 40, 60, 400].randomElement(using: &chance) ?? 60
    let level = Double.random(in: 0.2...0.8, using: &chance)
    let (shift, drift) = (
      Double.random(in: -0.2...0.2, using: &chance), Double.random(in: -0.06...0.06, using: &chance)
    )
    for year in (2026 - Int.random(in: 1...8, using: &chance))..<2026 {
      if Int.random(in: 0..<12, using: &chance) == 0 { continue }
      let period = indicator.period == .year ? "\(year)" : "\(year)/\((year + 1) % 100)"
      let own = cell(indicator, size, level + shift + drift * Double(year - 2022))
      let others = cell(indicator, size * 6, level)
      if Int.random(in: 0..<20, using: &chance) > 0 { cells.append(Cell("strandby", period, own)) }
      cells.append(Cell("fjordlund", period, Shipped.sum([own, others])))
    }
    return try figure(indicator, of: area, cells)
  }

  private mutating func indicator() -> Indicator {
    let measures: [Indicator.Measure] = [
      .proportion, .proportion, .proportion, .mean(lowest: 1, highest: 5), .rate(per: 1000), .count,
      .amount(unit: "kr."),
    ]
    let measure = measures.randomElement(using: &chance) ?? .proportion
    let kind: Period.Kind = Bool.random(using: &chance) ? .year : .schoolYear
    let from: Period = kind == .year ? .year(2022) : .schoolYear(2022)
    return .made(
      measure: measure, direction: Indicator.Direction.allCases.randomElement(using: &chance) ?? .neutral,
      period: kind,
      breaks: Int.random(in: 0..<4, using: &chance) == 0 ? [.init(from: from, reason: "Ny måling.")] : [],
      smallest: Bool.random(using: &chance) ? (measure == .proportion ? 3 : 0.2) : nil)
  }

  private mutating func cell(_ indicator: Indicator, _ size: Int, _ level: Double) -> CellContent {
    if Int.random(in: 0..<25, using: &chance) == 0 { return .missing(mark: "-") }
    let n = Int.random(in: size / 2...size, using: &chance)
    let share = min(max(level, 0), 1)
    // Twelve uniform numbers minus six are normal enough, and far faster than drawing every person.
    let off = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &chance) }
    let x = min(max(Int((Double(n) * share + off * (Double(n) * share * (1 - share)).squareRoot()).rounded()), 0), n)
    switch indicator.measure {
    case .proportion: return .proportion(x: x, n: n)
    case .mean: return .mean(value: 1.5 + 3 * Double(x) / Double(n), n: n, sd: 0.6, scale: 1...5)
    case .rate: return .count(x, population: n * 3)
    case .count: return .count(n, population: nil)
    case .amount: return .given(Double(n) * 1000)
    }
  }
}

/// What one channel of a page claims of a figure.
enum Claim: String, Hashable {
  case clearlyHigher, clearlyLower, signOfHigher, signOfLower, noneCertain, nothing
}
