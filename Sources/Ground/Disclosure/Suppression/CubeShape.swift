/// Cells that are the product of dimensions, each with single members, groups of them and a total.
///
/// The members of a dimension stand in the order: leaves, groups, total. The cell of members m₀, m₁, … has the number
/// Σ mⱼ · strides[j].
package struct CubeShape: Sendable {
  package struct Dimension: Sendable {
    package let leafCount: Int
    /// The groups of all grouping systems after each other; systems may overlap.
    package let groups: [[Int]]
    /// Which groups (as members) each leaf is in, sorted, the total left out.
    let groupsOfLeaf: [[Int]]
    /// Leaves that are in exactly the same groups have the same kin number.
    let kin: [Int]
    /// The leaves of each kin, and where among them each leaf stands.
    let leavesOfKin: [[Int]]
    let placeInKin: [Int]
    /// For each group some leaves that are not in it.
    let outside: [[Int]]

    package var memberCount: Int { leafCount + groups.count + 1 }
    package var total: Int { memberCount - 1 }

    package init(leafCount: Int, groups: [[Int]]) {
      self.leafCount = leafCount
      self.groups = groups
      var groupsOfLeaf = [[Int]](repeating: [], count: leafCount)
      for (index, leaves) in groups.enumerated() { for leaf in leaves { groupsOfLeaf[leaf].append(leafCount + index) } }
      self.groupsOfLeaf = groupsOfLeaf
      var numbers: [[Int]: Int] = [:]
      let kin = groupsOfLeaf.map { groups in
        let number = numbers[groups] ?? numbers.count
        numbers[groups] = number
        return number
      }
      var leavesOfKin = [[Int]](repeating: [], count: numbers.count)
      placeInKin = kin.indices.map { leaf in
        leavesOfKin[kin[leaf]].append(leaf)
        return leavesOfKin[kin[leaf]].count - 1
      }
      self.kin = kin
      self.leavesOfKin = leavesOfKin
      outside = (0..<groups.count).map { group in
        Array((0..<leafCount).lazy.filter { !groupsOfLeaf[$0].contains(leafCount + group) }.prefix(24))
      }
    }

    /// The leaves that a member is the sum of.
    package func leaves(of member: Int) -> [Int] {
      if member < leafCount { return [member] }
      return member == total ? Array(0..<leafCount) : groups[member - leafCount]
    }
  }

  package let dimensions: [Dimension]
  package let strides: [Int]
  package let cellCount: Int

  package init(_ dimensions: [Dimension]) {
    self.dimensions = dimensions
    var strides = [Int](repeating: 1, count: dimensions.count)
    for index in dimensions.indices.dropLast().reversed() {
      strides[index] = strides[index + 1] * dimensions[index + 1].memberCount
    }
    self.strides = strides
    cellCount = dimensions.reduce(1) { $0 * $1.memberCount }
  }

  /// The member of a dimension that a cell belongs to.
  func member(_ cell: Int, _ dimension: Int) -> Int { cell / strides[dimension] % dimensions[dimension].memberCount }

  /// Leaf values in the order of the leaf product -> the values of all cells, sums included.
  package func filled(_ leaves: (_ members: [Int]) -> Double) -> [Double] {
    var values = [Double](repeating: 0, count: cellCount)
    var members = [Int](repeating: 0, count: dimensions.count)
    func fill(_ index: Int, _ offset: Int) {
      guard index < dimensions.count else {
        values[offset] = leaves(members)
        return
      }
      for leaf in 0..<dimensions[index].leafCount {
        members[index] = leaf
        fill(index + 1, offset + leaf * strides[index])
      }
    }
    fill(0, 0)
    for index in dimensions.indices { addUp(along: index, &values) }
    return values
  }

  /// Sums along one dimension, for all members of those before it and the leaves of those after it.
  private func addUp(along index: Int, _ values: inout [Double]) {
    let dimension = dimensions[index]
    let stride = strides[index]
    forEachLine(along: index) { base in
      for (group, leaves) in dimension.groups.enumerated() {
        values[base + (dimension.leafCount + group) * stride] = leaves.reduce(0) { $0 + values[base + $1 * stride] }
      }
      values[base + dimension.total * stride] = (0..<dimension.leafCount).reduce(0) { $0 + values[base + $1 * stride] }
    }
  }

  /// Every combination of the other dimensions' members, as the number of its first cell.
  func forEachLine(along index: Int, _ body: (Int) -> Void) {
    let stride = strides[index]
    let block = stride * dimensions[index].memberCount
    for outer in Swift.stride(from: 0, to: cellCount, by: block) {
      for inner in 0..<stride { body(outer + inner) }
    }
  }
}

extension CellSystem {
  /// A cube of counts with every sum over groups and totals; `values` as `CubeShape.filled` gives them.
  package init(cube shape: CubeShape, values: [Double], costs: (Int) -> Double, demand: (Double) -> Demand?) {
    self.init()
    reserve(cells: shape.cellCount, shape)
    for (cell, value) in values.enumerated() { add(value, cost: costs(cell), demand: demand(value)) }
    for (index, dimension) in shape.dimensions.enumerated() {
      let stride = shape.strides[index]
      shape.forEachLine(along: index) { base in
        for (group, leaves) in dimension.groups.enumerated() {
          relate(total: base + (dimension.leafCount + group) * stride, parts: leaves.lazy.map { base + $0 * stride })
        }
        relate(
          total: base + dimension.total * stride, parts: (0..<dimension.leafCount).lazy.map { base + $0 * stride })
      }
    }
    cube = shape
  }

  private mutating func reserve(cells: Int, _ shape: CubeShape) {
    let terms = shape.dimensions.reduce(0) { sum, dimension in
      let lines = shape.cellCount / dimension.memberCount
      return sum + lines * (dimension.leafCount + 1 + dimension.groups.reduce(0) { $0 + $1.count + 1 })
    }
    reserve(cells: cells, terms: terms)
  }
}
