/// Finds the members of one dimension, and the groups they are in.
struct DimensionReading {
  /// The columns from the dimension's members to their groups, the group's own column last.
  struct System {
    let column: String
    let path: [Int]
  }

  let name: String
  let column: Int
  var systems: [System] = []
  private(set) var leaves: [String] = []
  private(set) var groups: [(name: String, leaves: [Int])] = []
  /// For each grouping column the groups in it.
  private var names: [String: Set<String>] = [:]

  init(_ name: String, column: Int) {
    self.name = name
    self.column = column
  }

  mutating func read(_ rows: [(line: Int, cells: [String])]) throws(CellTableProblem) {
    func text(_ row: (line: Int, cells: [String]), _ column: Int) -> String {
      column < row.cells.count ? row.cells[column] : ""
    }
    // A name in a group column is a group when some other member stands beside it.
    for system in systems {
      for row in rows where text(row, system.path.last!) != text(row, column) {  // a path has a column
        names[system.column, default: []].insert(text(row, system.path.last!))
      }
      names[system.column]?.remove("")
    }
    let groupNames = names.values.reduce(into: Set()) { $0.formUnion($1) }
    if groupNames.contains(CellTable.totalName) { throw .sameName(CellTable.totalName, column: name) }
    var numbers: [String: Int] = [:]
    var parents = [[Int: String]](repeating: [:], count: systems.count)
    for row in rows {
      let member = text(row, column)
      if member.isEmpty { throw .emptyMember(line: row.line, column: name) }
      if member == CellTable.totalName { continue }
      if groupNames.contains(member) {
        try checkGroup(member, row, text)
        continue
      }
      let leaf = numbers[member] ?? leaves.count
      if leaf == leaves.count {
        leaves.append(member)
        numbers[member] = leaf
      }
      for (index, system) in systems.enumerated() {
        let parent = text(row, system.path.last!)
        // The row of a sum may leave the group out.
        if parent.isEmpty { continue }
        if let known = parents[index][leaf], known != parent {
          throw .twoParents(member: member, column: system.column, parents: [known, parent].sorted())
        }
        parents[index][leaf] = parent
      }
    }
    if leaves.isEmpty { throw .noRows }
    try checkChains(rows, text)
    try makeGroups(parents)
  }

  /// The row of a group is not in another group beside it: then its name is a member's as well.
  private func checkGroup(
    _ name: String, _ row: (line: Int, cells: [String]), _ text: ((line: Int, cells: [String]), Int) -> String
  ) throws(CellTableProblem) {
    for system in systems {
      let group = text(row, system.path[system.path.count - 1])
      guard !group.isEmpty, group != name, names[system.column, default: []].contains(name) else { continue }
      throw .sameName(name, column: self.name)
    }
  }

  /// In region=fylke, fylke=land a fylke has one land.
  private func checkChains(
    _ rows: [(line: Int, cells: [String])], _ text: ((line: Int, cells: [String]), Int) -> String
  ) throws(CellTableProblem) {
    for system in systems {
      for (lower, upper) in zip(system.path, system.path.dropFirst()) {
        var known: [String: String] = [:]
        for row in rows where !text(row, lower).isEmpty {
          let (member, parent) = (text(row, lower), text(row, upper))
          if let before = known[member], before != parent {
            throw .twoParents(member: member, column: system.column, parents: [before, parent].sorted())
          }
          known[member] = parent
        }
      }
    }
  }

  private mutating func makeGroups(_ parents: [[Int: String]]) throws(CellTableProblem) {
    for (index, system) in systems.enumerated() {
      let ofLeaf = leaves.indices.map { parents[index][$0] ?? "" }
      var order: [String] = []
      var members: [String: [Int]] = [:]
      for (leaf, group) in ofLeaf.enumerated() where !group.isEmpty && group != leaves[leaf] {
        if members[group] == nil { order.append(group) }
        members[group, default: []].append(leaf)
      }
      for name in order {
        let leaves = members[name] ?? []
        if let same = groups.first(where: { $0.name == name }) {
          if same.leaves != leaves { throw .sameName(name, column: system.column) }
        } else {
          groups.append((name, leaves))
        }
      }
    }
  }
}
