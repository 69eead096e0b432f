/// Finds counterparts in a cube without a solver: moves one person from leaf to leaf along several dimensions at once,
/// so that every sum outside the touched cells stays as it was (the corners of a hypercube, with alternating signs).
///
/// Source of the idea: Giessing & Repsilber (2002), the hypercube method; here every move is proved against true
/// values, moves are added up, and margins are touched only when a move must cross them.
struct CubeSearch {
  /// One way of leaving a member: the members whose sums change, as cell offsets from member 0, each with its sign.
  private struct Step {
    var first: Int
    var count: Int
  }

  let shape: CubeShape
  /// Work space: steps of each dimension for the cell at hand, flattened.
  private var offsets: [Int32] = []
  private var signs: [Int8] = []
  private var steps: [[Step]]
  /// Partial products of the dimensions before the last.
  private var partial: [[(offset: Int32, sign: Int8)]]
  private(set) var best: [(cell: Int32, sign: Int8)] = []

  init(_ shape: CubeShape) {
    self.shape = shape
    steps = Array(repeating: [], count: shape.dimensions.count)
    partial = Array(repeating: [], count: shape.dimensions.count + 1)
  }

  /// What a move may touch and how good it is.
  struct Question {
    /// 0 where a cell is hidden, its price where it is open, infinite where it must not be touched.
    var prices: UnsafePointer<Double>
    /// What a cell can lose on the way up, and on the way down.
    var roomUp: UnsafePointer<Double>
    var roomDown: UnsafePointer<Double>
    var wantedUp: Double
    var wantedDown: Double
    /// Width still missing in all; either way may give it.
    var wantedWidth: Double
    /// Only moves that cost nothing.
    var free: Bool
    /// A cell that must not be changed, or −1.
    var avoided: Int
    var widest: Int
  }

  struct Answer {
    var cost: Double
    var up: Double
    var down: Double
  }

  /// The best move that raises the cell; its corners are in `best`. The same corners with opposite signs lower it.
  mutating func search(_ cell: Int, _ question: Question) -> Answer? {
    offsets.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
    for index in shape.dimensions.indices {
      collectSteps(index, cell, question)
      if steps[index].isEmpty { return nil }
    }
    limitProduct(to: question.widest)
    var found: Answer?
    // A free move costs nothing, so its score is a hair; anything dearer is not looked at further.
    var bestScore = question.free ? 1e-3 : Double.infinity
    partial[0] = [(0, 1)]
    descend(0, question, &bestScore, &found)
    return found
  }

  private mutating func limitProduct(to widest: Int) {
    // Shortens the longest list until the product is small enough; the lists begin with what is most promising.
    while steps.reduce(1, { $0 * $1.count }) > widest {
      guard let longest = steps.indices.max(by: { steps[$0].count < steps[$1].count }), steps[longest].count > 4
      else { return }
      steps[longest].removeLast(max(1, steps[longest].count / 4))
    }
  }

  private mutating func descend(
    _ index: Int, _ question: Question, _ bestScore: inout Double, _ found: inout Answer?
  ) {
    guard index < shape.dimensions.count - 1 else {
      for step in steps[index] { judge(step, index, question, &bestScore, &found) }
      return
    }
    for step in steps[index] {
      partial[index + 1].removeAll(keepingCapacity: true)
      for (offset, sign) in partial[index] {
        for place in step.first..<step.first + step.count {
          partial[index + 1].append((offset + offsets[place], sign * signs[place]))
        }
      }
      descend(index + 1, question, &bestScore, &found)
    }
  }

  private mutating func judge(
    _ step: Step, _ index: Int, _ question: Question, _ bestScore: inout Double, _ found: inout Answer?
  ) {
    var cost = 0.0
    var up = max(question.wantedWidth, question.wantedUp)
    var down = question.wantedDown
    for (offset, sign) in partial[index] {
      for place in step.first..<step.first + step.count {
        let cell = Int(offset + offsets[place])
        cost += question.prices[cell]
        if sign * signs[place] < 0 {
          up = min(up, question.roomUp[cell])
        } else {
          down = min(down, question.roomDown[cell])
        }
        if cost >= bestScore || cell == question.avoided { return }
      }
    }
    let wide = question.wantedWidth > 0 ? min(1, (up + down) / question.wantedWidth) : 1
    let high = question.wantedUp > 0 ? min(1, up / question.wantedUp) : 1
    let share = min(wide, high)
    guard share > 0 else { return }
    let score = (cost + 1e-6) / share
    guard score < bestScore else { return }
    bestScore = score
    found = Answer(cost: cost, up: up, down: down)
    best.removeAll(keepingCapacity: true)
    for (offset, sign) in partial[index] {
      for place in step.first..<step.first + step.count {
        best.append((offset + offsets[place], sign * signs[place]))
      }
    }
  }

  /// Fills `steps[index]` with ways to leave the cell's member, the most promising first.
  private mutating func collectSteps(_ index: Int, _ cell: Int, _ question: Question) {
    steps[index].removeAll(keepingCapacity: true)
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let member = shape.member(cell, index)
    let line = cell - member * stride
    if member == dimension.total {
      for leaf in 0..<min(dimension.leafCount, 64) where isOpen(line + leaf * stride, question) {
        addStep(index, stay: leaf)
      }
    } else if member < dimension.leafCount {
      collectPartners(index, of: member, line, question)
      // Leaving a leaf without going to another changes every sum above it: dear, but sometimes all there is.
      if isOpen(line + dimension.total * stride, question) { addStep(index, stay: member) }
    } else {
      let inside = dimension.groups[member - dimension.leafCount]
      let outside = (0..<dimension.leafCount).filter { !inside.contains($0) }
      for from in inside.prefix(12) where isOpen(line + from * stride, question) {
        for to in outside.prefix(24) where isOpen(line + to * stride, question) { addStep(index, from: from, to: to) }
      }
      if isOpen(line + dimension.total * stride, question) {
        for leaf in inside.prefix(8) { addStep(index, stay: leaf) }
      }
    }
  }

  /// A cell that a free move may touch must be hidden; another only must not be barred.
  private func isOpen(_ cell: Int, _ question: Question) -> Bool {
    cell != question.avoided && (question.free ? question.prices[cell] == 0 : question.prices[cell].isFinite)
  }

  private mutating func collectPartners(_ index: Int, of leaf: Int, _ line: Int, _ question: Question) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let kin = dimension.kin[leaf]
    // Hidden kin, hidden others, open kin, open others: in this order, each from the leaf onwards.
    for wantsHidden in question.free ? [true] : [true, false] {
      for wantsKin in [true, false] {
        var taken = 0
        for distance in 1..<max(dimension.leafCount, 1) {
          let other = (leaf + distance) % dimension.leafCount
          guard (dimension.kin[other] == kin) == wantsKin else { continue }
          let cell = line + other * stride
          guard isOpen(cell, question), (question.prices[cell] == 0) == wantsHidden else { continue }
          addStep(index, from: leaf, to: other)
          taken += 1
          if taken >= 40 { break }
        }
      }
    }
  }

  private mutating func addStep(_ index: Int, stay leaf: Int) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let first = offsets.count
    for member in [leaf] + dimension.groupsOfLeaf[leaf] + [dimension.total] {
      offsets.append(Int32(member * stride))
      signs.append(1)
    }
    steps[index].append(Step(first: first, count: offsets.count - first))
  }

  private mutating func addStep(_ index: Int, from: Int, to: Int) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let first = offsets.count
    offsets.append(Int32(from * stride))
    signs.append(1)
    offsets.append(Int32(to * stride))
    signs.append(-1)
    if dimension.kin[from] != dimension.kin[to] {
      let (left, entered) = (dimension.groupsOfLeaf[from], dimension.groupsOfLeaf[to])
      for group in left where !entered.contains(group) {
        offsets.append(Int32(group * stride))
        signs.append(1)
      }
      for group in entered where !left.contains(group) {
        offsets.append(Int32(group * stride))
        signs.append(-1)
      }
    }
    steps[index].append(Step(first: first, count: offsets.count - first))
  }
}
