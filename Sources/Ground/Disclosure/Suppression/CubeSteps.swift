/// The ways of leaving a cell along each dimension: which members' sums change, and how.
struct CubeSteps {
  let shape: CubeShape
  /// Changed members as cell offsets from member 0, each with its sign; the cell's own member is the first of a step.
  private(set) var offsets: [Int32] = []
  private(set) var signs: [Int8] = []
  /// For each dimension where its steps begin, and where the last one ends.
  private var starts: [[Int]]
  /// For each dimension the leaves that are hidden in each line; may name some that are just being opened.
  private var lines: [HiddenLines]

  init(_ shape: CubeShape) {
    self.shape = shape
    starts = Array(repeating: [], count: shape.dimensions.count)
    lines = shape.dimensions.indices.map { HiddenLines(shape, along: $0) }
  }

  mutating func hide(_ cell: Int) { for index in lines.indices { lines[index].insert(cell) } }
  mutating func open(_ cell: Int) { for index in lines.indices { lines[index].remove(cell) } }

  func range(of dimension: Int) -> Range<Int> { 0..<starts[dimension].count - 1 }

  /// The places in `offsets` and `signs` that one step takes.
  func corners(of step: Int, in dimension: Int) -> Range<Int> { starts[dimension][step]..<starts[dimension][step + 1] }

  /// Shortens the longest list until the product is small enough; the lists begin with what is most promising.
  mutating func limitProduct(to widest: Int) {
    while starts.reduce(1, { $0 * ($1.count - 1) }) > widest {
      guard let longest = starts.indices.max(by: { starts[$0].count < starts[$1].count }), starts[longest].count > 5
      else { return }
      starts[longest].removeLast(max(1, (starts[longest].count - 1) / 4))
    }
  }

  /// Finds the steps of every dimension, the most promising first; false when one of them has none.
  mutating func collect(around cell: Int, _ question: MoveQuestion) -> Bool {
    offsets.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
    for index in starts.indices {
      starts[index].removeAll(keepingCapacity: true)
      starts[index].append(offsets.count)
      collect(index, cell, question)
      if starts[index].count == 1 { return false }
    }
    return true
  }

  private mutating func collect(_ index: Int, _ cell: Int, _ question: MoveQuestion) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let member = shape.member(cell, index)
    let line = cell - member * stride
    let allowsTotal = question.isOpen(line + dimension.total * stride)
    if member == dimension.total {
      for leaf in 0..<min(dimension.leafCount, 64) where question.isOpen(line + leaf * stride) {
        add(index, stay: leaf, own: member)
      }
    } else if member < dimension.leafCount {
      collectPartners(index, of: member, line, question)
      // Leaving a leaf without going to another changes every sum above it: dear, but sometimes all there is.
      if allowsTotal { add(index, stay: member, own: member) }
    } else {
      let inside = dimension.groups[member - dimension.leafCount]
      let outside = dimension.outside[member - dimension.leafCount]
      for from in inside.prefix(12) where question.isOpen(line + from * stride) {
        for to in outside where question.isOpen(line + to * stride) { add(index, from: from, to: to, own: member) }
      }
      if allowsTotal { for leaf in inside.prefix(8) { add(index, stay: leaf, own: member) } }
    }
  }

  /// The most partners of each sort.
  private static let mostPartners = 40

  /// Hidden kin, hidden others, open kin, open others: in this order, each from the leaf onwards.
  private mutating func collectPartners(_ index: Int, of leaf: Int, _ line: Int, _ question: MoveQuestion) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    let kin = dimension.leavesOfKin[dimension.kin[leaf]]
    for hidden in question.free ? [true] : [true, false] {
      var taken = 0
      let place = dimension.placeInKin[leaf]
      for distance in 1..<max(kin.count, 1) where taken < CubeSteps.mostPartners {
        let other = kin[(place + distance) % kin.count]
        let cell = line + other * stride
        guard question.isOpen(cell), (question.places.prices[cell] == 0) == hidden else { continue }
        add(index, from: leaf, to: other, own: leaf)
        taken += 1
      }
      if kin.count < dimension.leafCount { collectOthers(index, of: leaf, line, question, hidden: hidden) }
    }
  }

  /// Partners that are in other groups than the leaf.
  private mutating func collectOthers(
    _ index: Int, of leaf: Int, _ line: Int, _ question: MoveQuestion, hidden: Bool
  ) {
    let dimension = shape.dimensions[index]
    let stride = shape.strides[index]
    var taken = 0
    for part in [leaf + 1..<dimension.leafCount, 0..<leaf] {
      var next = part.lowerBound
      while taken < CubeSteps.mostPartners,
        let other = lines[index].next(from: next, below: part.upperBound, inLineOf: line, hidden: hidden)
      {
        next = other + 1
        let cell = line + other * stride
        guard dimension.kin[other] != dimension.kin[leaf], question.isOpen(cell),
          (question.places.prices[cell] == 0) == hidden
        else { continue }
        add(index, from: leaf, to: other, own: leaf)
        taken += 1
      }
    }
  }

  private mutating func add(_ index: Int, stay leaf: Int, own: Int) {
    add(index, leaf, 1)
    for group in shape.dimensions[index].groupsOfLeaf[leaf] { add(index, group, 1) }
    add(index, shape.dimensions[index].total, 1)
    end(index, own)
  }

  private mutating func add(_ index: Int, from: Int, to: Int, own: Int) {
    add(index, from, 1)
    add(index, to, -1)
    if shape.dimensions[index].kin[from] != shape.dimensions[index].kin[to] {
      let (left, entered) = (shape.dimensions[index].groupsOfLeaf[from], shape.dimensions[index].groupsOfLeaf[to])
      for group in left where !entered.contains(group) { add(index, group, 1) }
      for group in entered where !left.contains(group) { add(index, group, -1) }
    }
    end(index, own)
  }

  private mutating func add(_ index: Int, _ member: Int, _ sign: Int8) {
    offsets.append(Int32(member * shape.strides[index]))
    signs.append(sign)
  }

  /// Ends a step; the own member comes first, and its sign is always 1.
  private mutating func end(_ index: Int, _ own: Int) {
    let first = starts[index][starts[index].count - 1]
    let offset = Int32(own * shape.strides[index])
    if let place = (first..<offsets.count).first(where: { offsets[$0] == offset }) {
      offsets.swapAt(first, place)
      signs.swapAt(first, place)
    }
    starts[index].append(offsets.count)
  }
}
