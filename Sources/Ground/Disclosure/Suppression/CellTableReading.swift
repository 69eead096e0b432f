/// Makes rows of texts into members and numbers.
struct CellTableReading {
  let dimensions: [CellTable.Dimension]
  let shape: CubeShape
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
    for (index, name) in names.enumerated() {
      var members = DimensionReading(name, column: memberColumns[index])
      for chain in try CellTableReading.chains(to: name, groupings, names) {
        members.systems.append(.init(column: chain.last!, path: try chain.map(place)))  // a chain has a column
      }
      try members.read(rows)
      dimensions.append(CellTable.Dimension(name: name, leaves: members.leaves, groups: members.groups.map(\.name)))
      shapes.append(CubeShape.Dimension(leafCount: members.leaves.count, groups: members.groups.map(\.leaves)))
    }
    self.dimensions = dimensions
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
    var seen = RowsSeen(cells: shape.cellCount)
    for (place, row) in rows.enumerated() {
      let number = try count(text(row, countColumn.index), row.line)
      let (cell, isLeaf) = cell(row)
      if isLeaf { leaves[cell] += Double(number) } else { margins.append((row.line, cell, number)) }
      guard seen.insert(place, of: cell, telling: { whatTells(rows[$0]) }) else {
        throw .cellTwice(line: row.line, cell: name(of: cell))
      }
    }
    let values = shape.filled { members in leaves[zip(members, shape.strides).reduce(0) { $0 + $1.0 * $1.1 }] }
    for margin in margins where values[margin.cell] != Double(margin.stated) {
      throw .marginDiffers(
        line: margin.line, cell: name(of: margin.cell), stated: margin.stated, sum: Int(values[margin.cell]))
    }
    return values
  }

  private func name(of cell: Int) -> String {
    dimensions.indices.map { dimensions[$0].name(of: shape.member(cell, $0)) }.joined(separator: ", ")
  }

  /// All of a row but its number and its weight.
  private func whatTells(_ row: (line: Int, cells: [String])) -> [String] {
    row.cells.indices.filter { $0 != countColumn.index && $0 != weightColumn }.map { row.cells[$0] }
  }

  /// Digits alone, or with a nought after a point as spreadsheets write: 1.000 is a thousand to some and one to others.
  private func count(_ text: String, _ line: Int) throws(CellTableProblem) -> Int {
    let digits = [".0", ".00"].first(where: text.hasSuffix).map { text.dropLast($0.count) } ?? text[...]
    guard let value = Int(digits), abs(value) <= 1_000_000_000_000 else {
      throw .notWhole(line: line, column: countColumn.name, text: text)
    }
    if value < 0 { throw .negative(line: line, column: countColumn.name, text: text) }
    return value
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

/// Which cells had a row before, and what told those rows apart.
private struct RowsSeen {
  private var first: [Int32]
  private var more: [Int: Set<[String]>] = [:]

  init(cells: Int) { first = Array(repeating: -1, count: cells) }

  /// False when an earlier row of the cell tells the same.
  mutating func insert(_ row: Int, of cell: Int, telling: (Int) -> [String]) -> Bool {
    guard first[cell] >= 0 else {
      first[cell] = Int32(row)
      return true
    }
    return more[cell, default: [telling(Int(first[cell]))]].insert(telling(row)).inserted
  }
}
