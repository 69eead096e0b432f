import Solver

/// Chooses which cells to hide so that no reader can work out what must not be known (R6, R7, R14).
///
/// It begins with the primary cells alone. For each it looks for counterparts among the hidden cells; where there are
/// too few, it hides the cells that buy most of what is missing for the least cost. Then it tries to open every
/// complementary cell again, dearest first, and keeps open those whose proofs can be made without them.
final class Suppressor {
  let system: CellSystem
  let plan: SuppressionPlan
  let relations: CellRelations
  let primaries: [Int]
  var hidden: [Bool]
  /// Hidden for good: primary, silent, or hidden in a narrower audience.
  let isFixed: [Bool]
  var proofs: [Proof]
  /// Proofs of complementary cells that move too little in those of the primaries.
  var others: [(cell: Int, proof: Proof)] = []
  /// Which primaries (by place in `primaries`) lean on a cell; may name some that no longer do.
  var users: [[Int32]]
  /// 0 for hidden cells, the price for open ones, infinite for those that may not be touched just now.
  var prices: [Double]
  /// What each cell can lose and gain for the primary at hand.
  var rooms: Rooms
  /// Which cells drag a cell along.
  private var draggers: [Int32: [Int32]] = [:]
  var search: MoveSearch
  /// Programs over parts of the system; the last may be over a neighbourhood only.
  var solvers: [SolverSearch] = []
  /// Primary cell and insider where no pattern at all helps: whoever is in the one knows the other anyway.
  var knownToInsiders: Set<[Int]> = []
  var finishedCalls = 0
  var widest = 4000

  init(_ system: CellSystem, _ plan: SuppressionPlan) {
    self.system = system
    self.plan = plan
    relations = CellRelations(system)
    primaries = system.demands.indices.filter { system.demands[$0] != nil }
    var fixed = system.isSilent
    for cell in primaries { fixed[cell] = true }
    for cell in plan.hiddenAlready { fixed[cell] = true }
    isFixed = fixed
    hidden = fixed
    proofs = Array(repeating: Proof(), count: primaries.count)
    users = Array(repeating: [], count: system.count)
    prices = system.costs
    for cell in system.values.indices where fixed[cell] { prices[cell] = 0 }
    rooms = Rooms(system)
    search = MoveSearch(system, relations)
    for cell in system.values.indices where fixed[cell] { hide(cell) }
    draggers = system.dragged.enumerated().reduce(into: [:]) { found, pair in
      if pair.element >= 0 { found[pair.element, default: []].append(Int32(pair.offset)) }
    }
  }

  /// The cells that are hidden together with this one.
  func ring(of cell: Int) -> [Int] {
    var cells = [cell]
    while Int(system.ties[cells[cells.count - 1]]) != cell { cells.append(Int(system.ties[cells[cells.count - 1]])) }
    return cells
  }

  /// Hides a cell, its ring, and what they drag along.
  func hide(_ cell: Int) {
    var next = cell
    repeat {
      hidden[next] = true
      prices[next] = 0
      search.hide(next)
      if system.dragged[next] >= 0, !hidden[Int(system.dragged[next])] { hide(Int(system.dragged[next])) }
      next = Int(system.ties[next])
    } while next != cell
  }

  func open(_ cell: Int) {
    hidden[cell] = false
    prices[cell] = system.costs[cell]
  }

  func run() throws(SuppressionFailure) {
    for place in order() { try protect(place) }
    try openWhatCan()
    try settleComplementary()
  }

  /// Sums before their parts, for what hides a sum often hides enough of its parts; then the largest lack first.
  private func order() -> [Int] {
    let lacks = primaries.map { cell in
      let demand = system.demands[cell]!  // primaries are the cells with a demand
      return max(demand.width, demand.reach - system.values[cell])
    }
    let ranks = primaries.map { rank(of: $0) }
    return primaries.indices.sorted { a, b in
      (ranks[b], lacks[b], primaries[a]) < (ranks[a], lacks[a], primaries[b])
    }
  }

  /// How many leaves a cell is the sum of, roughly: groups count more than leaves, totals more than groups.
  private func rank(of cell: Int) -> Int {
    guard let cube = system.cube else { return 0 }
    return cube.dimensions.indices.reduce(0) { sum, index in
      let member = cube.member(cell, index)
      let dimension = cube.dimensions[index]
      return sum + (member == dimension.total ? 2 : member >= dimension.leafCount ? 1 : 0)
    }
  }

  func checkTime() throws(SuppressionFailure) {
    if ContinuousClock.now > plan.deadline { throw .outOfTime }
  }

  /// Hides what is needed for one primary to be proved.
  func protect(_ place: Int) throws(SuppressionFailure) {
    try checkTime()
    if let proof = try prove(place, hiding: true) {
      keep(proof, place)
    } else {
      throw .cannotHide(cell: primaries[place])
    }
  }

  func keep(_ proof: Proof, _ place: Int) {
    proofs[place] = proof
    for counterpart in proof.all {
      for (cell, _) in counterpart.changes where !isFixed[Int(cell)] && users[Int(cell)].last != Int32(place) {
        users[Int(cell)].append(Int32(place))
      }
    }
  }

  /// Opens complementary cells whose users can be proved without them, the dearest and largest first.
  func openWhatCan() throws(SuppressionFailure) {
    let complementary = system.values.indices.filter { hidden[$0] && !isFixed[$0] }
    let order = complementary.sorted { a, b in
      (system.costs[b], system.values[b], b) < (system.costs[a], system.values[a], a)
    }
    for cell in order where hidden[cell] { _ = try openIfProved(cell) }
  }

  /// True when the cell (and its ring) could be opened.
  func openIfProved(_ cell: Int) throws(SuppressionFailure) -> Bool {
    try checkTime()
    let ring = ring(of: cell)
    guard ring.allSatisfy({ !isFixed[$0] && !isDragged($0) }) else { return false }
    for other in ring {
      open(other)
      prices[other] = .infinity
    }
    defer { for other in ring { prices[other] = hidden[other] ? 0 : system.costs[other] } }
    var fresh: [(Int, Proof)] = []
    for place in dependants(of: ring) {
      guard let proof = try prove(place, hiding: false) else {
        for other in ring { hidden[other] = true }
        return false
      }
      fresh.append((place, proof))
    }
    for (place, proof) in fresh { keep(proof, place) }
    for other in ring {
      users[other] = []
      search.open(other)
    }
    return true
  }

  private func isDragged(_ cell: Int) -> Bool {
    !draggers.isEmpty && draggers[Int32(cell), default: []].contains { hidden[Int($0)] }
  }

  private func dependants(of ring: [Int]) -> [Int] {
    var places: Set<Int> = []
    for cell in ring {
      for place in users[cell] where proofs[Int(place)].all.contains(where: { $0.touches(cell) }) {
        places.insert(Int(place))
      }
    }
    return places.sorted()
  }
}
