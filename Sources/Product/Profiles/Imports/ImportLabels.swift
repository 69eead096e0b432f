import People
import Tabular
import Values

/// The labels of a row: which indicator, area, period and part of the population a figure is about.
struct ImportLabels {
  let reading: ImportReading
  let columns: ImportColumns
  private var indicators: LabelColumn<Indicator>
  private var areas: LabelColumn<AreaID>
  private var periods: LabelColumn<Period>
  private var categories: [LabelColumn<String>]
  private var combinations: [[Int]: Int] = [:]
  /// The same for the one column that most files have: by the place of its label.
  private var singles: [Int?] = []
  private var categoryTexts: [String] = []
  private var findings: Findings
  private var mismatches: Set<[Int]> = []

  enum Place {
    case key(FigureStack.Key, Indicator.Measure)
    case skip
    case wrong
  }

  init(reading: ImportReading, columns: ImportColumns, findings: Findings) {
    self.reading = reading
    self.columns = columns
    self.findings = findings
    indicators = LabelColumn(dimension: columns.indicator, fixed: reading.fixedIndicator)
    areas = LabelColumn(dimension: columns.area, fixed: reading.fixedArea)
    periods = LabelColumn(dimension: columns.period, fixed: reading.fixedPeriod)
    categories = columns.categories.map { LabelColumn(dimension: $0.column) }
  }

  mutating func place(_ row: borrowing TidyRow, _ column: Int) -> Place {
    let view = columns.view
    let indicator = indicators.found(row, column, view) ?? learn(\.indicators, row, column) { $0.indicator($1) }
    let area = areas.found(row, column, view) ?? learn(\.areas, row, column) { $0.area($1) }
    let period = periods.found(row, column, view) ?? learn(\.periods, row, column) { $0.period($1) }
    let category = lookUpCategory(row, column)
    if indicator == .skip || area == .skip || period == .skip || category == .skip { return .skip }
    guard case .good(let i) = indicator, case .good(let a) = area, case .good(let p) = period,
      case .good(let c) = category
    else { return .wrong }
    guard fits(i, p, row, column) else { return .wrong }
    return .key(FigureStack.Key(indicator: i, area: a, period: p, category: c), indicators.values[i].measure)
  }

  /// Hands over what the labels mean, and what was wrong with them, in the order of the rows.
  func finish(_ draft: inout ImportDraft) {
    draft.indicators = indicators.values
    draft.areas = areas.values
    draft.periods = periods.values
    draft.categories = categoryTexts
    draft.unknownAreas = areas.unknown
    draft.findings.add(findings)
  }
}

extension ImportLabels {
  /// Judges a label that is met for the first time, and notes what is wrong with it.
  private mutating func learn<Value>(
    _ which: WritableKeyPath<ImportLabels, LabelColumn<Value>>, _ row: borrowing TidyRow, _ column: Int,
    _ judge: (ImportReading, String) -> LabelMeaning<Value>
  ) -> LabelFound {
    guard let dimension = self[keyPath: which].dimension else { return .wrong }
    let label = columns.view.label(row, dimension, column)
    let meaning =
      reading.isLeftOut(label, in: columns.view.dimensions[dimension]) ? .leftOut : judge(reading, label)
    switch meaning {
    case .one(_, _, nil): break
    case .one(_, _, let oddity?): note(.warning, row, dimension, column, label, oddity)
    case .leftOut: note(.warning, row, dimension, column, label, ImportWords.leftOut)
    case .unknown(let words), .wrong(let words):
      note(.error, row, dimension, column, label, words.message, expected: words.expected)
    }
    return self[keyPath: which].learn(columns.view.code(row, dimension, column), label, meaning)
  }

  private mutating func note(
    _ level: Finding.Level, _ row: borrowing TidyRow, _ dimension: Int, _ column: Int, _ label: String,
    _ message: String, expected: String? = nil
  ) {
    findings.add(
      Finding(
        level, row: columns.view.isAcross(dimension) ? nil : row.line,
        column: columns.view.place(ofDimension: dimension, column),
        // A civil registration number is never repeated, not even to the person who sent it.
        found: CPR.find(in: label) != nil ? "" : label, expected: expected, message))
  }

  /// An indicator by school year cannot take figures by calendar year: they are another population.
  private mutating func fits(_ indicator: Int, _ period: Int, _ row: borrowing TidyRow, _ column: Int) -> Bool {
    // Looked at where it lies: a copy of an indicator for every row is felt in a long file.
    if periods.values[period].kind == indicators.values[indicator].period { return true }
    let wanted = indicators.values[indicator]
    if mismatches.insert([indicator, period]).inserted {
      findings.add(
        Finding(
          .error, row: row.line, column: columns.period.map { columns.view.place(ofDimension: $0, column) },
          found: periods.values[period].text, expected: ImportWords.name(wanted.period),
          ImportWords.wrongPeriodKind(wanted)))
    }
    return false
  }
}

extension ImportLabels {
  private mutating func lookUpCategory(_ row: borrowing TidyRow, _ column: Int) -> LabelFound {
    if columns.categories.isEmpty {
      if categoryTexts.isEmpty { categoryTexts = [""] }
      return .good(0)
    }
    if columns.categories.count == 1 { return lookUpOnlyCategory(row, column) }
    var codes: [Int] = []
    for place in columns.categories.indices {
      let found = lookUp(category: place, row, column)
      guard case .good(let code) = found else { return found }
      codes.append(code)
    }
    if let known = combinations[codes] { return .good(known) }
    let place = place(ofCategories: codes)
    combinations[codes] = place
    return .good(place)
  }

  private mutating func lookUpOnlyCategory(_ row: borrowing TidyRow, _ column: Int) -> LabelFound {
    let found = lookUp(category: 0, row, column)
    guard case .good(let code) = found else { return found }
    if code < singles.count, let known = singles[code] { return .good(known) }
    while singles.count <= code { singles.append(nil) }
    let place = place(ofCategories: [code])
    singles[code] = place
    return .good(place)
  }

  private mutating func lookUp(category place: Int, _ row: borrowing TidyRow, _ column: Int) -> LabelFound {
    if let found = categories[place].found(row, column, columns.view) { return found }
    let choice = columns.categories[place].choice
    return learn(\.categories[place], row, column) { $0.category($1, choice) }
  }

  private mutating func place(ofCategories codes: [Int]) -> Int {
    let parts = codes.enumerated().map { categories[$0].values[$1] }.filter { !$0.isEmpty }
    let text = parts.joined(separator: ";")
    let place = categoryTexts.firstIndex(of: text) ?? categoryTexts.count
    if place == categoryTexts.count { categoryTexts.append(text) }
    return place
  }
}
