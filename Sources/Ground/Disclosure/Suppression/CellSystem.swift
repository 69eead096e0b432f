/// All numbers that can be worked out from one another, and the sums that bind them: the family of rule R1 as plain
/// arrays.
///
/// A cell is a number somebody may learn; a relation says that some cells add up to another. Overlapping areas, rolling
/// years, revisions and audiences all become cells and relations; nothing after this point knows what they were.
package struct CellSystem: Sendable {
  /// How well a cell must be hidden (R6): what a reader can at best say of it.
  package struct Demand: Hashable, Sendable {
    /// The interval a reader can work out must be at least this wide.
    package var width: Double
    /// The interval must reach at least up to this number.
    package var reach: Double

    package init(width: Double, reach: Double) {
      self.width = width
      self.reach = reach
    }

    /// Protection against exact recovery only: two possible whole numbers are enough.
    package static let notExactly = Demand(width: 1, reach: -.infinity)
  }

  /// True values. The reader knows those of open cells and none of the others.
  package private(set) var values: [Double] = []
  /// What everybody knows of a cell without any table: a count is at least nought, a sum of n answers at most 5n.
  package private(set) var lowest: [Double] = []
  package private(set) var highest: [Double] = []
  /// What it costs to hide the cell.
  package private(set) var costs: [Double] = []
  /// Cells that nobody publishes: the rest of an area, the crossing of two districts. They are hidden from the start.
  package private(set) var isSilent: [Bool] = []
  /// Nil for cells that may be shown.
  package private(set) var demands: [Demand?] = []
  /// The next cell that is hidden and shown together with this one (x and n − x), in a ring; itself when there is none.
  package private(set) var ties: [Int32] = []
  /// A cell that must be hidden when this one is (n hides x, but not the other way), or −1.
  package private(set) var dragged: [Int32] = []

  /// Relation r is `terms[starts[r]..<starts[r + 1]]`; its signed cells add up to nought.
  private(set) var starts: [Int32] = [0]
  private(set) var terms: [Int32] = []
  private(set) var signs: [Double] = []

  /// Set when the cells are the product of dimensions; lets counterparts be found without a solver.
  var cube: CubeShape?

  package init() {}

  package var count: Int { values.count }
  package var relationCount: Int { starts.count - 1 }

  /// Adds a cell and gives its number.
  @discardableResult package mutating func add(
    _ value: Double, known: ClosedRange<Double> = 0...Double.infinity, cost: Double = 1, silent: Bool = false,
    demand: Demand? = nil
  ) -> Int {
    values.append(value)
    lowest.append(known.lowerBound)
    highest.append(known.upperBound)
    costs.append(cost)
    isSilent.append(silent)
    demands.append(demand)
    ties.append(Int32(values.count - 1))
    dragged.append(-1)
    return values.count - 1
  }

  /// Says that the parts add up to the total.
  package mutating func relate(total: Int, parts: some Sequence<Int>) {
    terms.append(Int32(total))
    signs.append(1)
    for part in parts {
      terms.append(Int32(part))
      signs.append(-1)
    }
    starts.append(Int32(terms.count))
  }

  /// Says that the signed cells add up to nought, whatever signs they have: a revision is new − old − change = 0.
  package mutating func relate(_ signed: [(cell: Int, sign: Double)]) {
    for (cell, sign) in signed {
      terms.append(Int32(cell))
      signs.append(sign)
    }
    starts.append(Int32(terms.count))
  }

  /// The cells are hidden together or not at all.
  package mutating func tie(_ a: Int, _ b: Int) {
    var other = Int(ties[a])
    while other != a {
      if other == b { return }
      other = Int(ties[other])
    }
    ties.swapAt(a, b)
  }

  /// Hiding the one hides the other too.
  package mutating func drag(_ cell: Int, _ other: Int) { dragged[cell] = Int32(other) }

  mutating func reserve(cells: Int, terms count: Int) {
    values.reserveCapacity(cells)
    lowest.reserveCapacity(cells)
    highest.reserveCapacity(cells)
    costs.reserveCapacity(cells)
    isSilent.reserveCapacity(cells)
    demands.reserveCapacity(cells)
    ties.reserveCapacity(cells)
    terms.reserveCapacity(count)
    signs.reserveCapacity(count)
  }

  package mutating func demand(_ demand: Demand?, of cell: Int) { demands[cell] = demand }

  package mutating func price(_ cost: Double, of cell: Int) { costs[cell] = cost }

  /// The first relation whose cells do not add up, if any.
  package var brokenRelation: Int? {
    (0..<relationCount).first { relation in
      let range = Int(starts[relation])..<Int(starts[relation + 1])
      let sum = range.reduce(0.0) { $0 + signs[$1] * values[Int(terms[$1])] }
      let size = range.reduce(1.0) { max($0, abs(values[Int(terms[$1])])) }
      return abs(sum) > 1e-9 * size
    }
  }

  /// The cells of one relation, with their signs.
  package func relation(_ index: Int) -> [(cell: Int, sign: Double)] {
    (Int(starts[index])..<Int(starts[index + 1])).map { (Int(terms[$0]), signs[$0]) }
  }
}
