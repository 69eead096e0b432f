import Danish
import Foundation
import People
import Tabular
import Values

/// The labels of a row: which indicator, area, period and part of the population a figure is about.
struct ImportLabels {
  let reading: ImportReading
  let columns: ImportColumns
  private var indicators = Column<Indicator>()
  private var areas = Column<AreaID>()
  private var periods = Column<Period>()
  private var categories: [Column<String>]
  private var others: [Column<Void>]
  private var combinations: [[Int]: Int] = [:]
  /// The same for the one column that most files have: by the place of its label.
  private var singles: [Int?] = []
  private var categoryTexts: [String] = []
  private var findings: [LabelFinding] = []
  private var mismatches: Set<[Int]> = []

  enum Place {
    case key(FigureStack.Key, Indicator.Measure)
    case skip
    case wrong
  }

  init(reading: ImportReading, columns: ImportColumns) {
    self.reading = reading
    self.columns = columns
    categories = columns.categories.map { _ in Column() }
    let used = Set(
      [columns.indicator, columns.area, columns.period].compactMap(\.self) + columns.categories.map(\.column))
    others = columns.dimensionNames.indices.filter { !used.contains($0) }.map { Column(column: $0) }
    if case .fixed(let slug) = reading.mapping.indicator, let indicator = reading.catalogue[slug] {
      indicators.fix(indicator)
    }
    if case .fixed(let id) = reading.mapping.area, reading.areas[AreaID(id)] != nil { areas.fix(AreaID(id)) }
    if case .fixed(let period) = reading.mapping.period { periods.fix(period) }
  }

  mutating func place(_ row: borrowing TidyRow, _ column: Int) -> Place {
    watchOthers(row, column)
    let indicator = lookUpIndicator(row, column)
    let area = lookUpArea(row, column)
    let period = lookUpPeriod(row, column)
    let category = lookUpCategory(row, column)
    if indicator == .skip || area == .skip || period == .skip || category == .skip { return .skip }
    guard case .good(let i) = indicator, case .good(let a) = area, case .good(let p) = period,
      case .good(let c) = category
    else { return .wrong }
    guard fits(i, p, row) else { return .wrong }
    return .key(FigureStack.Key(indicator: i, area: a, period: p, category: c), indicators.values[i].measure)
  }

  /// Hands over what the labels mean, and what was wrong with them, in the order of the rows.
  func finish(_ draft: inout ImportDraft) {
    draft.indicators = indicators.values
    draft.areas = areas.values
    draft.periods = periods.values
    draft.categories = categoryTexts
    for label in findings.sorted(by: { $0.line < $1.line }) { draft.findings.add(label.finding) }
  }
}

extension ImportLabels {
  enum Found: Equatable {
    case good(Int)
    case skip
    case wrong
  }

  struct LabelFinding {
    let line: Int
    let finding: Finding
  }

  /// What the labels of one column mean, by the reader's own code for each label.
  struct Column<Value> {
    var column = -1
    var known: [Found?] = []
    var values: [Value] = []
    var places: [String: Int] = [:]
    private(set) var fixed = false

    init(column: Int = -1) { self.column = column }

    mutating func fix(_ value: Value) {
      fixed = true
      values = [value]
    }

    func known(_ code: Int) -> Found? { code < known.count ? known[code] : nil }

    mutating func learn(_ code: Int, _ found: Found) {
      while known.count <= code { known.append(nil) }
      known[code] = found
    }

    /// Two labels may mean the same thing ("0766" and "Hedensted"): they get one place.
    mutating func place(of value: Value, named name: String) -> Found {
      if let place = places[name] { return .good(place) }
      places[name] = values.count
      values.append(value)
      return .good(values.count - 1)
    }
  }

  private mutating func lookUpIndicator(_ row: borrowing TidyRow, _ column: Int) -> Found {
    guard let dimension = columns.indicator else { return indicators.fixed ? .good(0) : .wrong }
    let code = columns.view.code(row, dimension, column)
    if let found = indicators.known(code) { return found }
    let label = columns.view.label(row, dimension, column)
    var found = Found.wrong
    if isSkipped(label, dimension) {
      found = .skip
    } else if case .column(_, let translation) = reading.mapping.indicator {
      let slug = translation[label] ?? label
      if slug.isEmpty {
        found = .skip
      } else if let indicator = reading.catalogue[slug] ?? reading.catalogue.named(label) {
        found = indicators.place(of: indicator, named: indicator.slug)
      } else {
        note(row.line, dimension, label, ImportWords.unknownIndicator)
      }
    }
    found = checked(found, row.line, dimension, label)
    indicators.learn(code, found)
    return found
  }

  private mutating func lookUpArea(_ row: borrowing TidyRow, _ column: Int) -> Found {
    guard let dimension = columns.area else { return areas.fixed ? .good(0) : .wrong }
    let code = columns.view.code(row, dimension, column)
    if let found = areas.known(code) { return found }
    let label = columns.view.label(row, dimension, column)
    var found = Found.wrong
    if isSkipped(label, dimension) {
      found = .skip
    } else {
      switch reading.areas.matching(label) {
      case .one(let area): found = areas.place(of: area.id, named: area.id.raw)
      case .several(let several): note(row.line, dimension, label, ImportWords.ambiguousArea(several.map(\.name)))
      case .none: note(row.line, dimension, label, ImportWords.unknownArea)
      }
    }
    found = checked(found, row.line, dimension, label)
    areas.learn(code, found)
    return found
  }

  private mutating func lookUpPeriod(_ row: borrowing TidyRow, _ column: Int) -> Found {
    guard let dimension = columns.period else { return periods.fixed ? .good(0) : .wrong }
    let code = columns.view.code(row, dimension, column)
    if let found = periods.known(code) { return found }
    let label = columns.view.label(row, dimension, column)
    var found = Found.wrong
    if isSkipped(label, dimension) {
      found = .skip
    } else if let period = reading.mapping.periodLabels[label] ?? Period(reading: label, expecting: expectedKind) {
      if period.start > reading.today {
        note(row.line, dimension, label, ImportWords.futurePeriod(reading.today))
      } else {
        found = periods.place(of: period, named: period.text)
      }
    } else {
      note(row.line, dimension, label, ImportWords.unreadablePeriod)
    }
    found = checked(found, row.line, dimension, label)
    periods.learn(code, found)
    return found
  }

  private var expectedKind: Period.Kind? {
    if case .fixed(let slug) = reading.mapping.indicator { reading.catalogue[slug]?.period } else { nil }
  }

  private mutating func lookUpCategory(_ row: borrowing TidyRow, _ column: Int) -> Found {
    if columns.categories.isEmpty {
      if categoryTexts.isEmpty { categoryTexts = [""] }
      return .good(0)
    }
    if columns.categories.count == 1 { return lookUpOnlyCategory(row, column) }
    var codes: [Int] = []
    for place in columns.categories.indices {
      switch lookUp(category: place, row, column) {
      case .good(let code): codes.append(code)
      case .skip: return .skip
      case .wrong: return .wrong
      }
    }
    if let known = combinations[codes] { return .good(known) }
    let place = place(ofCategories: codes)
    combinations[codes] = place
    return .good(place)
  }

  private mutating func lookUpOnlyCategory(_ row: borrowing TidyRow, _ column: Int) -> Found {
    let found = lookUp(category: 0, row, column)
    guard case .good(let code) = found else { return found }
    if code < singles.count, let known = singles[code] { return .good(known) }
    while singles.count <= code { singles.append(nil) }
    let place = place(ofCategories: [code])
    singles[code] = place
    return .good(place)
  }

  private mutating func place(ofCategories codes: [Int]) -> Int {
    let parts = codes.enumerated().map { categories[$0].values[$1] }.filter { !$0.isEmpty }
    let text = parts.joined(separator: ";")
    let place = categoryTexts.firstIndex(of: text) ?? categoryTexts.count
    if place == categoryTexts.count { categoryTexts.append(text) }
    return place
  }

  private mutating func lookUp(category place: Int, _ row: borrowing TidyRow, _ column: Int) -> Found {
    let dimension = columns.categories[place].column
    let code = columns.view.code(row, dimension, column)
    if let found = categories[place].known(code) { return found }
    let choice = columns.categories[place].choice
    let label = columns.view.label(row, dimension, column)
    var found: Found
    if isSkipped(label, dimension) {
      found = .skip
    } else if choice.totals.contains(label) || label.isEmpty {
      found = categories[place].place(of: "", named: "")
    } else {
      let known = reading.catalogue.category(label, in: choice.breakdown)
      if known == nil { warn(row.line, dimension, label, ImportWords.unknownCategory(choice.breakdown)) }
      let name = known ?? label
      found = categories[place].place(of: "\(choice.breakdown)=\(name)", named: name)
    }
    found = checked(found, row.line, dimension, label)
    categories[place].learn(code, found)
    return found
  }

  /// Columns that carry nothing for us may still carry what must never be here.
  private mutating func watchOthers(_ row: borrowing TidyRow, _ column: Int) {
    for place in others.indices {
      let dimension = others[place].column
      let code = columns.view.code(row, dimension, column)
      if others[place].known(code) != nil { continue }
      others[place].learn(code, checked(.skip, row.line, dimension, columns.view.label(row, dimension, column)))
    }
  }

  private mutating func checked(_ found: Found, _ line: Int, _ column: Int, _ label: String) -> Found {
    guard CPR.find(in: label) != nil else { return found }
    // The number itself is never repeated, not even to the person who sent it.
    findings.append(
      LabelFinding(
        line: line, finding: Finding(.error, row: line, column: columns.dimensionNames[column], ImportWords.cpr)))
    return .wrong
  }

  private func isSkipped(_ label: String, _ dimension: Int) -> Bool {
    reading.mapping.skipped[columns.dimensionNames[dimension]]?.contains(label) ?? false
  }

  private mutating func note(_ line: Int, _ column: Int, _ label: String, _ words: (expected: String, message: String))
  {
    findings.append(
      LabelFinding(
        line: line,
        finding: Finding(
          .error, row: line, column: columns.dimensionNames[column], found: CPR.find(in: label) != nil ? "" : label,
          expected: words.expected, words.message)))
  }

  private mutating func warn(_ line: Int, _ column: Int, _ label: String, _ message: String) {
    findings.append(
      LabelFinding(
        line: line,
        finding: Finding(.warning, row: line, column: columns.dimensionNames[column], found: label, message)))
  }

  /// An indicator by school year cannot take figures by calendar year: they are another population.
  private mutating func fits(_ indicator: Int, _ period: Int, _ row: borrowing TidyRow) -> Bool {
    // Looked at where it lies: a copy of an indicator for every row is felt in a long file.
    if periods.values[period].kind == indicators.values[indicator].period { return true }
    let wanted = indicators.values[indicator]
    if mismatches.insert([indicator, period]).inserted {
      findings.append(
        LabelFinding(
          line: row.line,
          finding: Finding(
            .error, row: row.line, column: columns.period.map { columns.dimensionNames[$0] },
            found: periods.values[period].text, expected: ImportWords.name(wanted.period),
            ImportWords.wrongPeriodKind(wanted))))
    }
    return false
  }
}
