extension CubeShape.Dimension {
  /// The members as a table lists them: each group right after the last of its parts, the total last of all. Groups that
  /// cut across those before them stand together just above the total.
  package var inOrder: [Int] {
    let nested = groups.indices.filter { group in !crosses(group, among: 0..<group) }
    let isNested = Set(nested)
    let around = groupsOfLeaf.map { groups in
      groups.map { $0 - leafCount }.filter(isNested.contains)
        .sorted { (self.groups[$1].count, $1) < (self.groups[$0].count, $0) }
    }
    var order: [Int] = []
    var isDone = [Bool](repeating: false, count: leafCount + groups.count)
    func add(_ leaves: some Sequence<Int>) {
      for leaf in leaves where !isDone[leaf] {
        if let group = around[leaf].first(where: { !isDone[leafCount + $0] }) {
          isDone[leafCount + group] = true
          add(groups[group])
          order.append(leafCount + group)
        } else {
          isDone[leaf] = true
          order.append(leaf)
        }
      }
    }
    add(0..<leafCount)
    return order + groups.indices.filter { !isNested.contains($0) }.map { leafCount + $0 } + [total]
  }

  /// True when the group shares some leaves with an earlier one, and each has others too.
  private func crosses(_ group: Int, among earlier: Range<Int>) -> Bool {
    var shared: [Int: Int] = [:]
    for leaf in groups[group] {
      for other in groupsOfLeaf[leaf] where earlier.contains(other - leafCount) {
        shared[other - leafCount, default: 0] += 1
      }
    }
    return shared.contains { $1 < groups[group].count && $1 < groups[$0].count }
  }
}
