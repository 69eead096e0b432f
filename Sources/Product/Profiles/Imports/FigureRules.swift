import Danish
import Foundation
import Tabular
import Values

/// Judges the numbers of a row and packs them as the indicator counts: x of n, a mean, a rate, a count, an amount.
struct FigureRules {
  let columns: ImportColumns
  /// How many shares lie between 0 and 1, and how many above: per cent written as fractions gives itself away.
  private var fractions = 0
  private var perCents = 0
  private var firstFraction: Finding?
  /// Ten-digit numbers that could be CPR numbers, per measure column.
  private var suspects: [String: (count: Int, line: Int)] = [:]
  private var rows = 0
  private var judge: Judge

  init(columns: ImportColumns) {
    self.columns = columns
    judge = Judge(columns: columns)
  }

  mutating func take(
    _ row: borrowing TidyRow, _ column: Int, _ key: FigureStack.Key, _ measure: Indicator.Measure,
    into draft: inout ImportDraft
  ) {
    rows += 1
    let numbers = Numbers(row, column, columns)
    watchForCPR(numbers, row.line, column)
    // Whatever becomes of the row, a figure that is pushed has its column noted.
    let before = draft.stack.count
    defer { if columns.view.isMelted, draft.stack.count > before { draft.stack.setColumn(column) } }
    if let mark = numbers.missing(row, column, columns) {
      draft.stack.push(key, line: row.line, mark: mark)
      return
    }
    switch judge.pair(numbers, measure, line: row.line, column) {
    case .pair(let a, let b):
      draft.stack.push(key, line: row.line, first: a, second: b)
      if let deviation = numbers.deviation { draft.stack.setDeviation(deviation) }
    case .single(let value):
      countFraction(value, measure, row.line, column)
      draft.stack.push(key, line: row.line, first: value)
    case .wrong: break
    }
    for finding in judge.takeFindings() { draft.findings.add(finding) }
  }

  mutating func finish(_ draft: inout ImportDraft) {
    if fractions >= 5, perCents == 0, let first = firstFraction { draft.findings.add(first) }
    for (place, suspect) in suspects where suspect.count >= 3 && suspect.count * 2 > rows {
      draft.hasPersonNumbers = true
      draft.findings.add(Finding(.error, row: suspect.line, column: place, ImportWords.cpr))
    }
  }

  private mutating func countFraction(_ value: Double, _ measure: Indicator.Measure, _ line: Int, _ column: Int) {
    // A percentage that the source has worked out may well lie below 1 everywhere (unlawful absence does): look at it.
    let level: Finding.Level
    switch measure {
    case .proportion: level = .error
    case .amount(let unit) where unit.hasPrefix("%"): level = .warning
    default: return
    }
    if value > 1 {
      perCents += 1
    } else if value > 0, value < 1 {
      fractions += 1
      if firstFraction == nil {
        let place = columns.value.map { columns.view.place(ofMeasure: $0, column) }
        firstFraction = Finding(
          level, row: line, column: place, found: Danish.number(value, decimals: 3),
          level == .error ? ImportWords.fractions : ImportWords.maybeFractions)
      }
    }
  }

  private mutating func watchForCPR(_ numbers: Numbers, _ line: Int, _ column: Int) {
    for (measure, number) in numbers.all where number >= 101_000_000 && number < 3_200_000_000 {
      guard number == number.rounded(), let whole = Int(exactly: number) else { continue }
      let text = String(whole)
      if CPR.find(in: text.count == 9 ? "0" + text : text) != nil {
        suspects[columns.view.place(ofMeasure: measure, column), default: (0, line)].count += 1
      }
    }
  }

}

extension FigureRules {
  /// The row's numbers under the names the mapping gives them.
  struct Numbers {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var deviation: Double?
    var all: [(column: Int, number: Double)] = []

    init(_ row: borrowing TidyRow, _ column: Int, _ columns: ImportColumns) {
      value = take(row, columns.value, column, columns.view)
      numerator = take(row, columns.numerator, column, columns.view)
      denominator = take(row, columns.denominator, column, columns.view)
      deviation = take(row, columns.deviation, column, columns.view)
    }

    private mutating func take(_ row: borrowing TidyRow, _ measure: Int?, _ column: Int, _ view: FileView) -> Double? {
      guard let measure, let number = view.value(row, measure, column) else { return nil }
      // Only numbers large enough to be looked at twice are kept.
      if number >= 101_000_000 { all.append((measure, number)) }
      return number
    }

    /// The source's sign when the number that matters is missing; nil when there is a number.
    func missing(_ row: borrowing TidyRow, _ column: Int, _ columns: ImportColumns) -> String? {
      if numerator != nil || value != nil { return nil }
      return columns.view.mark(row, columns.numerator ?? columns.value ?? 0, column)
    }
  }

  enum Outcome {
    case pair(Double, Double)
    case single(Double)
    case wrong
  }

  /// Goes from row to row and says what its numbers are, or why they cannot be.
  struct Judge {
    let columns: ImportColumns
    private var line = 0
    private var column = 0
    private var findings: [Finding] = []

    init(columns: ImportColumns) { self.columns = columns }

    /// What was wrong with the row judged last.
    mutating func takeFindings() -> [Finding] {
      if findings.isEmpty { return [] }
      defer { findings = [] }
      return findings
    }

    mutating func pair(_ numbers: Numbers, _ measure: Indicator.Measure, line: Int, _ column: Int) -> Outcome {
      self.line = line
      self.column = column
      return switch measure {
      case .proportion: share(numbers)
      case .rate: rate(numbers)
      case .mean(let lowest, let highest): mean(numbers, lowest, highest)
      case .count: count(numbers)
      case .amount: amount(numbers)
      }
    }

    private mutating func share(_ numbers: Numbers) -> Outcome {
      guard let x = numbers.numerator else { return percentage(numbers) }
      guard let n = numbers.denominator else { return wrong(columns.denominator, nil, ImportWords.needsDenominator) }
      guard isCount(x, columns.numerator), isCount(n, columns.denominator) else { return .wrong }
      guard x <= n else { return wrong(columns.numerator, x, ImportWords.moreThanAll(x, n)) }
      return .pair(x, n)
    }

    /// A ready-made percentage; with the number of persons behind it the count is found again, if it fits.
    private mutating func percentage(_ numbers: Numbers) -> Outcome {
      guard let value = numbers.value else { return .wrong }
      guard (0...100).contains(value) else { return wrong(columns.value, value, ImportWords.outsidePercent) }
      guard let n = numbers.denominator else { return .single(value) }
      guard isCount(n, columns.denominator) else { return .wrong }
      let x = (value * n / 100).rounded()
      // One decimal is the least a source gives: half of it, of n, is what rounding can explain.
      guard abs(x - value * n / 100) <= 0.5 + 0.0005 * n else {
        return wrong(columns.value, value, ImportWords.shareDoesNotFit(n))
      }
      return .pair(x, n)
    }

    private mutating func rate(_ numbers: Numbers) -> Outcome {
      guard let x = numbers.numerator else {
        guard let value = numbers.value else { return .wrong }
        return value >= 0 ? .single(value) : wrong(columns.value, value, ImportWords.negative)
      }
      guard let population = numbers.denominator else {
        return wrong(columns.denominator, nil, ImportWords.needsDenominator)
      }
      guard isCount(x, columns.numerator), isCount(population, columns.denominator) else { return .wrong }
      guard population > 0 else { return wrong(columns.denominator, population, ImportWords.emptyPopulation) }
      return .pair(x, population)
    }

    private mutating func mean(_ numbers: Numbers, _ lowest: Double, _ highest: Double) -> Outcome {
      guard let value = numbers.value else { return wrong(columns.value, nil, ImportWords.needsValue) }
      guard (lowest...highest).contains(value) else {
        return wrong(columns.value, value, ImportWords.outsideScale(lowest, highest))
      }
      if let deviation = numbers.deviation, deviation < 0 || deviation > highest - lowest {
        return wrong(columns.deviation, deviation, ImportWords.deviation(highest - lowest))
      }
      guard let n = numbers.denominator else { return .single(value) }
      return isCount(n, columns.denominator) ? .pair(value, n) : .wrong
    }

    private mutating func count(_ numbers: Numbers) -> Outcome {
      guard let number = numbers.numerator ?? numbers.value else { return .wrong }
      return isCount(number, columns.numerator ?? columns.value) ? .single(number) : .wrong
    }

    private mutating func amount(_ numbers: Numbers) -> Outcome {
      guard let value = numbers.value ?? numbers.numerator else { return .wrong }
      return .single(value)
    }

    private mutating func isCount(_ number: Double, _ column: Int?) -> Bool {
      if number < 0 {
        _ = wrong(column, number, ImportWords.negative)
        return false
      }
      if number != number.rounded() || number > 1e12 {
        _ = wrong(column, number, ImportWords.notWhole)
        return false
      }
      return true
    }

    private mutating func wrong(_ measure: Int?, _ number: Double?, _ words: (expected: String, message: String))
      -> Outcome
    {
      findings.append(
        Finding(
          .error, row: line, column: measure.map { columns.view.place(ofMeasure: $0, column) },
          found: number.map(ImportWords.number) ?? "",
          expected: words.expected, words.message))
      return .wrong
    }
  }
}
