/// All cells that belong together because one can be worked out from the others: one indicator over areas, periods
/// and categories.
package struct Family: Sendable {
  package var indicator: String
  /// The area that all others are part of: the municipality (or the country, when municipalities are the areas).
  package var root: String
  package var rule: FamilyRule
  package var cells: [CellKey: CellContent]
  /// Which area each area is directly part of; an area that is not mentioned is part of the root.
  ///
  /// Areas with the same parent must not overlap. Two ways of dividing the same area (districts and parishes) do, and
  /// belong in two families or are refused as overlapping.
  package var parents: [String: String]

  package init(
    indicator: String, root: String, rule: FamilyRule, cells: [CellKey: CellContent], parents: [String: String] = [:]
  ) {
    self.indicator = indicator
    self.root = root
    self.rule = rule
    self.cells = cells
    self.parents = parents
  }

  func parent(of area: String) -> String? { area == root ? nil : parents[area] ?? root }
}

/// Where a cell stands. The category is empty for everybody, else "klassetrin=4.–6. klasse".
package struct CellKey: Hashable, Sendable, Comparable {
  package let area: String
  package let period: String
  package let category: String

  package init(area: String, period: String, category: String = "") {
    self.area = area
    self.period = period
    self.category = category
  }

  /// What the category divides by: "klassetrin". Nil for everybody.
  package var dimension: String? {
    category.isEmpty ? nil : String(category[..<(category.utf8.firstIndex(of: UInt8(ascii: "=")) ?? category.endIndex)])
  }

  /// By the bytes of area, period and category: the same on every machine, as frozen tables need.
  package static func < (a: CellKey, b: CellKey) -> Bool {
    var order = Self.order(of: a.area, b.area)
    if order == 0 { order = Self.order(of: a.period, b.period) }
    if order == 0 { order = Self.order(of: a.category, b.category) }
    return order < 0
  }

  /// Below nought when `a` comes first. On the bytes where they lie, without making a text of each.
  static func order(of a: String, _ b: String) -> Int {
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        for place in 0..<min(a.count, b.count) where a[place] != b[place] { return Int(a[place]) - Int(b[place]) }
        return a.count - b.count
      }
    }
  }
}

/// What is known about a cell before it is decided whether it may be shown.
package enum CellContent: Hashable, Sendable {
  /// x of n persons.
  case proportion(x: Int, n: Int)
  /// The mean of n persons on a scale; `sd` is nil when the source does not give it.
  case mean(value: Double, n: Int, sd: Double?, scale: ClosedRange<Double>)
  /// Persons or events; with a population when it is to be shown as a rate.
  case count(Int, population: Int?)
  /// Published by the source as an aggregate without the counts behind it.
  case given(Double)
  /// The source's own sign where it gives no number: "..", "<10".
  case missing(mark: String)
}
