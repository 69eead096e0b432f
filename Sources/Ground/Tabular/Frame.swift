/// Where the table lies in the sample: its heading rows and its first row of data.
struct Frame {
  /// The number of columns.
  private(set) var width: Int
  /// Indices into the sample. `main` is the row that names the columns; `upper` rows lie above it and group them.
  private(set) var main: Int?
  private(set) var upper: [Int] = []
  /// Rows between the heading and the data: units, formulas, column numbers.
  private(set) var ignored: [Int] = []
  private(set) var body = 0

  init(_ rows: [SampleRow]) {
    width = Self.width(rows)
    if let figures = firstFigures(rows) {
      findHeader(rows, above: figures)
    } else {
      findHeaderOfText(rows)
    }
    if let main {
      // The heading knows how many columns there are, unless most rows go beyond it.
      let named = rows[main].extent
      let below = rows[(main + 1)...].filter { $0.filled >= 2 }
      width = below.count { $0.extent > named } * 2 > below.count ? max(width, named) : named
      if isNumberedHeading(rows, main) { firstNumbered = rows[main].cells.firstIndex { $0.kind == .number } }
    }
    if let main, looksLikeData(rows, main) {
      self.main = nil
      upper = []
      ignored = []
      body = main
    }
  }

  /// The widest extent that more than a stray row reaches.
  private static func width(_ rows: [SampleRow]) -> Int {
    let extents = rows.filter { $0.filled >= 2 }.map(\.extent).sorted(by: >)
    guard !extents.isEmpty else { return rows.map(\.extent).max() ?? 0 }
    return extents[min(extents.count - 1, extents.count / 20)]
  }

  /// The first row that holds figures rather than headings.
  private func firstFigures(_ rows: [SampleRow]) -> Int? {
    rows.indices.first { i in
      let row = rows[i]
      guard row.filled >= min(2, width), row.filled * 3 >= width || row.extent >= width - 1 else { return false }
      guard !isNumberedHeading(rows, i) else { return false }
      return row.cells.contains { $0.isFigure } || isSigns(row)
    }
  }

  /// A row such as `Dragør · .. · .. · ..`: data without a single number.
  private func isSigns(_ row: SampleRow) -> Bool {
    let signs = row.cells.count { $0.kind == .sign }
    return signs > 0 && row.cells.dropFirst().allSatisfy { $0.isBlank || $0.kind == .sign || $0.isPeriod }
  }

  /// Headings that are themselves numbers: class levels 0, 1, 2 … or ages.
  private func isNumberedHeading(_ rows: [SampleRow], _ i: Int) -> Bool {
    let row = rows[i]
    let first = row.cells.firstIndex { $0.kind == .number } ?? 0
    let numbers = row.cells[first...].compactMap { Int($0.text) }
    guard first > 0, numbers.count >= 3, numbers.count == row.cells.count - first,
      row.cells[..<first].allSatisfy({ $0.isBlank || $0.kind == .text })
    else { return false }
    let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
    guard steps.allSatisfy({ $0 > 0 }), steps.count == 1 || numbers.count > 9 else { return false }
    return !rows[..<i].contains { $0.extent >= row.extent && isNames($0) }
  }

  /// The column of the first heading that is a number, when the headings are numbers.
  private(set) var firstNumbered: Int?

  /// A row of names: no figures, and more than the label of a group.
  private func isNames(_ row: SampleRow) -> Bool {
    guard row.filled >= 2 || row.filled == 1 && row.extent == width else { return false }
    return !row.cells.contains { $0.kind == .number && !$0.isPeriod } && !isSigns(row)
  }

  private mutating func findHeader(_ rows: [SampleRow], above figures: Int) {
    body = figures
    var i = figures - 1
    // An empty row, or the names of the first groups, may lie between heading and data.
    var loose = 0
    while i >= 0, loose < 8, !isNames(rows[i]), !isNumberedHeading(rows, i) {
      loose += 1
      i -= 1
    }
    guard i >= 0, isNames(rows[i]) || isNumberedHeading(rows, i) else { return }
    let bottom = i
    var top = i
    while top > 0, isNames(rows[top - 1]) { top -= 1 }
    let block = Array(top...bottom)
    // The row with most cells names the columns; of equals the first, for units stand below names.
    let named = block.max { (rows[$0].filled, -$0) < (rows[$1].filled, -$1) }!
    main = named
    body = named + 1
    for row in block where row > named {
      // Only a row that says nothing about itself can belong to the heading: anything else is data without a figure.
      guard body == row, rows[row][0].isBlank, !rows[row].cells.contains(where: \.isPeriod) else { break }
      ignored.append(row)
      body = row + 1
    }
    upper = block.filter { $0 < named && isGrouping(rows[$0], over: rows[named]) }
  }

  /// A heading row above the names that may hold for several columns each.
  private func isGrouping(_ row: SampleRow, over names: SampleRow) -> Bool {
    row.extent >= 2 && row.extent <= max(width, names.extent)
  }

  private mutating func findHeaderOfText(_ rows: [SampleRow]) {
    guard
      let first = rows.indices.first(where: { rows[$0].filled >= max(1, min(2, width)) && rows[$0].filled * 2 >= width }
      )
    else { return }
    main = first
    body = first + 1
  }

  /// A first row whose words come again below them is not a heading.
  private func looksLikeData(_ rows: [SampleRow], _ header: Int) -> Bool {
    let row = rows[header]
    return row.cells.enumerated().contains { column, cell in
      guard cell.kind == .text, cell.text.count > 1 else { return false }
      return rows[(header + 1)...].contains { $0[column].text == cell.text && !isCopy($0, of: row) }
    }
  }

  private func isCopy(_ a: SampleRow, of b: SampleRow) -> Bool { a.cells.map(\.text) == b.cells.map(\.text) }
}
