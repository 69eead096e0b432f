/// A tidy table in memory: one row for each figure. For files that fit on a screen, previews and tests.
package struct TidyTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    /// One label for each dimension.
    package var labels: [String]
    package var value: Double?
    /// The file's own sign where there is no number; empty for an empty cell.
    package var mark: String
    /// The row of the file the figure stands in.
    package var line: Int

    package init(labels: [String], value: Double?, mark: String = "", line: Int = 0) {
      self.labels = labels
      self.value = value
      self.mark = mark
      self.line = line
    }
  }

  /// The dimensions of the file, and last those that lay across it.
  package var dimensions: [String]
  package var rows: [Row]

  package init(dimensions: [String], rows: [Row]) {
    self.dimensions = dimensions
    self.rows = rows
  }

  package func column(_ name: String) -> [String]? {
    dimensions.firstIndex(of: name).map { i in rows.map { $0.labels[i] } }
  }
}

extension TidySource {
  /// The whole file, melted: measures laid under each other. Costs a String a label; use `forEach` for large files.
  package func table() -> TidyTable {
    var rows: [TidyTable.Row] = []
    forEach { row in
      let labels = dimensions.indices.map { row.label($0) }
      if measures.isEmpty { rows.append(.init(labels: labels, value: nil, line: row.line)) }
      for measure in measures.indices {
        let across = headings.map { $0.labels[measure] }
        rows.append(
          .init(labels: labels + across, value: row.value(measure), mark: row.mark(measure), line: row.line))
      }
    }
    return TidyTable(dimensions: dimensions + headings.map(\.name), rows: rows)
  }
}
