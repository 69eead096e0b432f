/// A table that a reader cannot tell from the true one: what is added to hidden cells, and to no other.
///
/// Every relation still adds up and no cell leaves what is known of it, so the reader must hold both possible. Two of
/// them, one with a higher and one with a lower number in a cell, prove how far apart the bounds of that cell at least
/// are. All of suppression rests on these proofs; they are checked once more before a pattern is given out.
struct Counterpart: Sendable {
  /// Cell and what is added to it.
  var changes: [(cell: Int32, by: Double)]

  static let none = Counterpart(changes: [])

  func change(of cell: Int) -> Double { changes.first { Int($0.cell) == cell }?.by ?? 0 }

  func touches(_ cell: Int) -> Bool { changes.contains { Int($0.cell) == cell } }
}

/// Everything that proves one primary cell to be hidden well enough.
struct Proof: Sendable {
  var up = Counterpart.none
  var down = Counterpart.none
  /// For insiders who know one of the cells that the others lean on.
  var beyondInsiders: [Counterpart] = []

  var all: [Counterpart] { [up, down] + beyondInsiders }

  /// The cells that must stay hidden for the proof to hold.
  var support: Set<Int32> { Set(all.flatMap { $0.changes.map(\.cell) }) }
}

extension CellSystem {
  /// True when the counterpart changes hidden cells only, breaks no relation and no bound. `sums` is work space: one
  /// nought a relation, before and after.
  func admits(
    _ counterpart: Counterpart, hidden: [Bool], relationsOf: CellRelations, sums: inout [Double],
    tolerance: Double = 1e-6
  ) -> Bool {
    var holds = true
    for (cell, by) in counterpart.changes {
      let value = values[Int(cell)] + by
      holds = holds && hidden[Int(cell)] && value >= lowest[Int(cell)] - tolerance
      holds = holds && value <= highest[Int(cell)] + tolerance
      for place in relationsOf.range(Int(cell)) {
        sums[Int(relationsOf.relations[place])] += relationsOf.signs[place] * by
      }
    }
    for (cell, _) in counterpart.changes {
      for place in relationsOf.range(Int(cell)) {
        let relation = Int(relationsOf.relations[place])
        // Written so that a sum that is no number does not hold.
        holds = holds && abs(sums[relation]) <= tolerance
        sums[relation] = 0
      }
    }
    return holds
  }
}

/// Which relations each cell stands in.
struct CellRelations: Sendable {
  private(set) var starts: [Int32]
  private(set) var relations: [Int32]
  private(set) var signs: [Double]

  init(_ system: CellSystem) {
    var counts = [Int32](repeating: 0, count: system.count + 1)
    for cell in system.terms { counts[Int(cell) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    relations = [Int32](repeating: 0, count: system.terms.count)
    signs = [Double](repeating: 0, count: system.terms.count)
    var next = counts
    for relation in 0..<system.relationCount {
      for place in Int(system.starts[relation])..<Int(system.starts[relation + 1]) {
        let cell = Int(system.terms[place])
        relations[Int(next[cell])] = Int32(relation)
        signs[Int(next[cell])] = system.signs[place]
        next[cell] += 1
      }
    }
  }

  func range(_ cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }
}
