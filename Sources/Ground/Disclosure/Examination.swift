/// One look at a set of cells that are all to be published: what can be read from them, and from their differences.
struct Examination {
  let rule: FamilyRule
  let parent: (String) -> String?
  private(set) var findings: [StewardLog.Finding] = []

  /// Everything unsafe in these cells of the family when they are published side by side.
  static func findings(in cells: [CellKey: CellContent], of family: Family) -> [StewardLog.Finding] {
    var examination = Examination(rule: family.rule, parent: family.parent)
    examination.examine(cells)
    return examination.findings
  }

  private mutating func examine(_ cells: [CellKey: CellContent]) {
    let hasCounts = cells.values.contains(where: \.hasCounts)
    let unsafe = cells.compactMap { key, content in
      let reasons = rule.reasonsToHide(content, amongCounts: hasCounts)
      return reasons.isEmpty ? nil : (key: key, reasons: reasons)
    }
    // Only what was found is put in order: sorting all the cells would cost more than judging them.
    for (key, reasons) in unsafe.sorted(by: { $0.key < $1.key }) {
      for reason in reasons { add(.cell(key), reason) }
    }
    // The rest of an area is a group like any other: it is divided by categories in its turn.
    let rows = rows(cells)
    for row in rows + restRows(rows) { examineCategories(row) }
  }

  /// The categories of one area (or of what is left of it) in one period.
  private struct Row {
    var area: String
    var isRest = false
    var period: String
    var cells: [String: CellContent]
  }

  private func rows(_ cells: [CellKey: CellContent]) -> [Row] {
    var rows: [CellKey: Row] = [:]
    for (key, content) in cells {
      let place = CellKey(area: key.area, period: key.period)
      rows[place, default: Row(area: key.area, period: key.period, cells: [:])].cells[key.category] = content
    }
    return rows.keys.inOrder().compactMap { rows[$0] }
  }

  /// What is left of each area when the areas that are part of it are taken away, category by category.
  private mutating func restRows(_ rows: [Row]) -> [Row] {
    var parts: [CellKey: [Row]] = [:]
    for row in rows {
      guard let whole = parent(row.area) else { continue }
      parts[CellKey(area: whole, period: row.period), default: []].append(row)
    }
    return rows.compactMap { whole in
      guard let parts = parts[CellKey(area: whole.area, period: whole.period)] else { return nil }
      var rest = Row(area: whole.area, isRest: true, period: whole.period, cells: [:])
      for (category, content) in whole.cells.sorted(by: { $0.key < $1.key }) {
        let key = CellKey(area: whole.area, period: whole.period, category: category)
        let left = Rest(of: content, without: parts.compactMap { $0.cells[category] })
        rest.cells[category] = judge(left, .restOfArea(key))
      }
      return rest
    }
  }

  private mutating func examineCategories(_ row: Row) {
    let place = CellKey(area: row.area, period: row.period)
    let categories = Dictionary(grouping: row.cells.keys.filter { !$0.isEmpty }.sorted()) {
      CellKey(area: row.area, period: row.period, category: $0).dimension ?? ""
    }
    for (dimension, names) in categories.sorted(by: { $0.key < $1.key }) {
      let parts = names.compactMap { row.cells[$0] }
      let left = Rest.ofCategories(whole: row.cells[""], parts: parts)
      _ = judge(left, .restOfCategories(place, dimension: dimension))
    }
  }

  /// Notes why the rest must not be known, and gives the group back when there is one.
  private mutating func judge(_ rest: Rest, _ place: StewardLog.Place) -> CellContent? {
    switch rest {
    case .nothing: return nil
    case .unknown(let reason):
      add(place, reason)
      return nil
    case .group(let content):
      for reason in rule.reasonsToHide(content, amongCounts: true) { add(place, reason) }
      return content
    }
  }

  private mutating func add(_ place: StewardLog.Place, _ reason: UnsafeReason) {
    findings.append(StewardLog.Finding(place: place, reason: reason))
  }
}

extension Rest {
  /// Categories divide either the persons (girls, boys) or the answers of the same persons (yes, no, don't know).
  ///
  /// They divide answers when every category has the same persons behind it as the whole; then what is left of the
  /// *persons* when all given answers are counted is the answer that is not shown. Without a whole to tell by, equal
  /// persons are taken to mean answers: at worst too much is hidden.
  fileprivate static func ofCategories(whole: CellContent?, parts: [CellContent]) -> Rest {
    let parts = parts.filter(\.hasCounts)
    guard let first = parts.first, let persons = whole?.persons ?? first.persons,
      parts.allSatisfy({ $0.persons == persons })
    else { return Rest(of: whole, without: parts) }
    let given = parts.compactMap(\.with)
    guard given.count == parts.count else { return .nothing }  // means of the same persons do not add up
    let left = persons - given.reduce(0, +)
    // Below nought when each may give several answers: then nothing can be subtracted.
    return left > 0 ? .group(.count(left, population: nil)) : .nothing
  }
}
