import Tabular

/// A file as the import walks through it: with its number columns side by side, or laid under each other so that
/// what stood across the top (years, most often) is a dimension like the others.
struct FileView {
  let source: TidySource
  let isMelted: Bool
  private let own: Int

  init(_ source: TidySource, isMelted: Bool) {
    self.source = source
    self.isMelted = isMelted && !source.headings.isEmpty
    own = source.dimensions.count
  }

  var dimensions: [String] { source.dimensions + (isMelted ? source.headings.map(\.name) : []) }

  var measures: [String] { isMelted ? ["value"] : source.measures }

  /// True for a dimension that stands across the top: its labels are headings and belong to no row.
  func isAcross(_ dimension: Int) -> Bool { dimension >= own }

  /// Where a person finds the label, as in "Skole (A)"; across the top it is the column of the numbers.
  func place(ofDimension dimension: Int, _ column: Int) -> String {
    isAcross(dimension) ? source.measurePlaces[column] : source.dimensionPlaces[dimension]
  }

  func place(ofMeasure measure: Int, _ column: Int) -> String { source.measurePlaces[isMelted ? column : measure] }

  /// Walks through the file; a melted row comes once for each of its number columns.
  func forEach(findings: Findings = Findings(), _ body: (borrowing TidyRow, _ column: Int) -> Void) {
    let columns = isMelted ? source.measures.count : 1
    source.forEach(findings: findings) { (row: borrowing TidyRow) in
      for column in 0..<columns { body(row, column) }
    }
  }

  func code(_ row: borrowing TidyRow, _ dimension: Int, _ column: Int) -> Int {
    dimension < own ? row.code(dimension) : column
  }

  func label(_ row: borrowing TidyRow, _ dimension: Int, _ column: Int) -> String {
    dimension < own ? row.label(dimension) : source.headings[dimension - own].labels[column]
  }

  func value(_ row: borrowing TidyRow, _ measure: Int, _ column: Int) -> Double? {
    row.value(isMelted ? column : measure)
  }

  func mark(_ row: borrowing TidyRow, _ measure: Int, _ column: Int) -> String {
    row.mark(isMelted ? column : measure)
  }
}
