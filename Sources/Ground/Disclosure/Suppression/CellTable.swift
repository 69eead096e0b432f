/// A table of counts as it stands in a file, made into a cube: which members each dimension has, how they are grouped,
/// and how many persons are in each of the finest cells.
///
/// Rows for "I alt" or for a group are held against the sums and must agree. Rows about the same cell are added up when
/// another column tells them apart; a cell without a row is nought.
package struct CellTable: Sendable {
  package static let totalName = "I alt"
  package static let mostCells = 2_000_000

  /// `--group region=fylke`: the column `column` says which group each member of `member` is in. `member` is a
  /// dimension, or the column of another grouping.
  package struct Grouping: Hashable, Sendable {
    package let member: String
    package let column: String

    package init(member: String, column: String) {
      self.member = member
      self.column = column
    }
  }

  package struct Dimension: Sendable {
    package let name: String
    package let leaves: [String]
    package let groups: [String]

    /// In the order of `CubeShape.Dimension`.
    package func name(of member: Int) -> String {
      member < leaves.count
        ? leaves[member] : member < leaves.count + groups.count ? groups[member - leaves.count] : CellTable.totalName
    }
  }

  package let dimensions: [Dimension]
  package let shape: CubeShape
  /// The value of every cell of the cube.
  package let values: [Double]
  /// What it costs to hide each cell; nil when the file does not say.
  package let weights: [Double]?

  /// Reads the rows below the header. `line` is what a person would call the row's number.
  package init(
    header: [String], rows: [(line: Int, cells: [String])], count: String, dimensions names: [String],
    groupings: [Grouping] = [], weights weightColumn: String? = nil
  ) throws(CellTableProblem) {
    let reading = try CellTableReading(header, rows, count, names, groupings, weightColumn)
    dimensions = reading.dimensions
    shape = reading.shape
    values = try reading.values()
    weights = try reading.weights(shape)
  }

  /// All cells as a file lists them, the first dimension slowest.
  package var cellsInOrder: [Int] {
    zip(shape.dimensions, shape.strides).reduce([0]) { cells, dimension in
      let offsets = dimension.0.inOrder.map { $0 * dimension.1 }
      return cells.flatMap { cell in offsets.map { cell + $0 } }
    }
  }

  /// The cell's member in each dimension, by its name.
  package func memberNames(of cell: Int) -> [String] {
    dimensions.indices.map { dimensions[$0].name(of: shape.member(cell, $0)) }
  }

  /// "Nord, kvinder, I alt": what a cell is called.
  package func name(of cell: Int) -> String { memberNames(of: cell).joined(separator: ", ") }
}

/// Why a file is not a table of counts that can be protected.
package enum CellTableProblem: Error, Hashable, Sendable {
  case noRows
  case missingColumn(String)
  case columnTwice(String)
  /// A grouping of something that is neither a dimension nor the column of another grouping.
  case groupsNothing(String)
  case emptyMember(line: Int, column: String)
  case notWhole(line: Int, column: String, text: String)
  case negative(line: Int, column: String, text: String)
  /// The row says of a cell what an earlier row said, and no other column tells them apart.
  case cellTwice(line: Int, cell: String)
  case notAWeight(line: Int, text: String)
  case twoParents(member: String, column: String, parents: [String])
  /// One name for a member and a group, or for two different groups, or the name "I alt" for a group.
  case sameName(String, column: String)
  /// A row for a sum says something else than its parts make.
  case marginDiffers(line: Int, cell: String, stated: Int, sum: Int)
  case tooManyCells(Int)
}
