/// Makes rows of texts into members and numbers.
struct CellTableReading {
  let dimensions: [CellTable.Dimension]
  let shape: CubeShape
  let groupColumns: [(column: String, dimension: Int, groupOfLeaf: [String])]
  private let rows: [(line: Int, cells: [String])]
  private let countColumn: (index: Int, name: String)
  private let weightColumn: Int?
  private let memberColumns: [Int]
  private let numbers: [[String: Int]]

  init(
    _ header: [String], _ rows: [(line: Int, cells: [String])], _ count: String, _ names: [String],
    _ groupings: [CellTable.Grouping], _ weightColumn: String?
  ) throws(CellTableProblem) {
    func place(_ name: String) throws(CellTableProblem) -> Int {
      guard let index = header.firstIndex(of: name) else { throw .missingColumn(name) }
      return index
    }
    guard !rows.isEmpty, !names.isEmpty else { throw .noRows }
    for name in names where name == count || names.count(where: { $0 == name }) > 1 { throw .columnTwice(name) }
    self.rows = rows
    countColumn = (try place(count), count)
    var memberColumns: [Int] = []
    for name in names { memberColumns.append(try place(name)) }
    self.memberColumns = memberColumns
    if let weightColumn { self.weightColumn = try place(weightColumn) } else { self.weightColumn = nil }
    var dimensions: [CellTable.Dimension] = []
    var shapes: [CubeShape.Dimension] = []
    var columns: [(column: String, dimension: Int, groupOfLeaf: [String])] = []
    for (index, name) in names.enumerated() {
      var members = DimensionReading(name, column: memberColumns[index])
      for chain in try CellTableReading.chains(to: name, groupings, names) {
        members.systems.append(.init(column: chain.last!, path: try chain.map(place)))  // a chain has a column
      }
      try members.read(rows)
      dimensions.append(CellTable.Dimension(name: name, leaves: members.leaves, groups: members.groups.map(\.name)))
      shapes.append(CubeShape.Dimension(leafCount: members.leaves.count, groups: members.groups.map(\.leaves)))
      columns += members.columns.map { ($0.column, index, $0.groupOfLeaf) }
    }
    self.dimensions = dimensions
    groupColumns = columns
    let size = shapes.reduce(1) { $0.multipliedReportingOverflow(by: $1.memberCount).partialValue }
    guard size <= CellTable.mostCells, shapes.allSatisfy({ $0.memberCount <= CellTable.mostCells }) else {
      throw .tooManyCells(size)
    }
    shape = CubeShape(shapes)
    numbers = dimensions.map { dimension in
      var numbers: [String: Int] = [:]
      for member in 0..<dimension.leaves.count + dimension.groups.count + 1 {
        numbers[dimension.name(of: member)] = member
      }
      return numbers
    }
  }

  /// Every grouping of a dimension as the columns from it to the group: region=fylke, fylke=land gives two chains.
  private static func chains(
    to dimension: String, _ groupings: [CellTable.Grouping], _ names: [String]
  ) throws(CellTableProblem) -> [[String]] {
    for grouping in groupings where !names.contains(grouping.member) {
      guard groupings.contains(where: { $0.column == grouping.member && $0 != grouping }) else {
        throw .groupsNothing(grouping.member)
      }
    }
    func chains(_ member: String, _ depth: Int) -> [[String]] {
      guard depth < 8 else { return [] }
      return groupings.filter { $0.member == member }.flatMap { grouping in
        [[grouping.column]] + chains(grouping.column, depth + 1).map { [grouping.column] + $0 }
      }
    }
    return chains(dimension, 0)
  }

  /// The cell of a row; `isLeaf` when it is no sum.
  private func cell(_ row: (line: Int, cells: [String])) -> (cell: Int, isLeaf: Bool) {
    var cell = 0
    var isLeaf = true
    for (index, column) in memberColumns.enumerated() {
      let member = numbers[index][text(row, column)] ?? shape.dimensions[index].total
      cell += member * shape.strides[index]
      isLeaf = isLeaf && member < shape.dimensions[index].leafCount
    }
    return (cell, isLeaf)
  }

  private func text(_ row: (line: Int, cells: [String]), _ column: Int) -> String {
    column < row.cells.count ? row.cells[column] : ""
  }

  /// The finest counts, and every sum of them; margins in the file must agree.
  func values() throws(CellTableProblem) -> [Double] {
    var leaves = [Double](repeating: 0, count: shape.cellCount)
    var margins: [(line: Int, cell: Int, stated: Int)] = []
    for row in rows {
      let number = try count(text(row, countColumn.index), row.line)
      let (cell, isLeaf) = cell(row)
      if isLeaf { leaves[cell] += Double(number) } else { margins.append((row.line, cell, number)) }
    }
    let values = shape.filled { members in leaves[zip(members, shape.strides).reduce(0) { $0 + $1.0 * $1.1 }] }
    for margin in margins where values[margin.cell] != Double(margin.stated) {
      let name = dimensions.indices.map { dimensions[$0].name(of: shape.member(margin.cell, $0)) }
      throw .marginDiffers(
        line: margin.line, cell: name.joined(separator: ", "), stated: margin.stated, sum: Int(values[margin.cell]))
    }
    return values
  }

  private func count(_ text: String, _ line: Int) throws(CellTableProblem) -> Int {
    guard let value = Double(text), value.isFinite, value == value.rounded(), abs(value) <= 1e12 else {
      throw .notWhole(line: line, column: countColumn.name, text: text)
    }
    if value < 0 { throw .negative(line: line, column: countColumn.name, text: text) }
    return Int(value)
  }

  /// A sum without a weight of its own weighs as much as the heaviest cell that is part of it.
  func weights(_ shape: CubeShape) throws(CellTableProblem) -> [Double]? {
    guard let weightColumn else { return nil }
    var weights = [Double](repeating: 0, count: shape.cellCount)
    for row in rows {
      let text = text(row, weightColumn)
      guard let weight = Double(text), weight.isFinite, weight > 0, weight <= 1e9 else {
        throw .notAWeight(line: row.line, text: text)
      }
      weights[cell(row).cell] = weight
    }
    for (index, dimension) in shape.dimensions.enumerated() {
      shape.forEachLine(along: index) { base in
        for member in dimension.leafCount..<dimension.memberCount {
          let sum = base + member * shape.strides[index]
          guard weights[sum] == 0 else { continue }
          weights[sum] = dimension.leaves(of: member).reduce(0) { max($0, weights[base + $1 * shape.strides[index]]) }
        }
      }
    }
    return weights.map { $0 == 0 ? 1 : $0 }
  }
}
