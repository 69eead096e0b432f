extension LayoutFinder {
  /// Finds out how labels are spared: by indentation, by ditto blanks or by a label above each block.
  mutating func findNesting() {
    let below = Array(rows[min(frame.body, rows.count)..<tableEnd])
    layout.isNested = isNested(below)
    if layout.isNested { return }
    layout.section = sectionName(below)
  }

  /// Where another table begins: after an empty row or a lone label, a row of nothing but words.
  private var tableEnd: Int {
    var isBroken = false
    var hasData = false
    for i in min(frame.body, rows.count)..<rows.count {
      let row = rows[i]
      let figures = measures.filter { !row[$0].isBlank }
      if figures.isEmpty {
        isBroken = row.filled <= 1 || isBroken
      } else {
        if hasData, isBroken, figures.count > 1, figures.allSatisfy({ row[$0].kind == .text }) { return i }
        hasData = true
        isBroken = false
      }
    }
    return rows.count
  }

  func hasFigures(_ row: SampleRow) -> Bool { measures.contains { !row[$0].isBlank } }

  private func isNested(_ below: [SampleRow]) -> Bool {
    guard stubs.count >= 2, !measures.isEmpty else { return false }
    var used: Set<Int> = []
    var groups = 0
    var figures = 0
    for row in below where row.filled > 0 {
      let labels = stubs.filter { !row[$0].isBlank }
      if hasFigures(row) {
        guard labels.count == 1 else { return false }
        figures += 1
      } else if labels.count == 1 {
        groups += 1
      } else if figures == 0 {
        return false
      }
      used.formUnion(labels)
    }
    return figures > 0 && groups > 0 && used.count >= 2
  }

  private func sectionName(_ below: [SampleRow]) -> String? {
    guard let first = stubs.first, !measures.isEmpty,
      let lastData = below.lastIndex(where: { row in measures.contains { ![.blank, .text].contains(row[$0].kind) } })
    else { return nil }
    let found = below[..<lastData].indices.filter { i in
      below[i].filled == 1 && !below[i][first].isBlank && (isMatrix || below[i].fields >= frame.width)
    }
    guard !found.isEmpty else { return nil }
    let indented = found.allSatisfy { i in
      guard let next = below[(i + 1)...].first(where: { hasFigures($0) }) else { return false }
      return next[first].indent > below[i][first].indent
    }
    let spaced =
      found.allSatisfy { $0 == 0 || below[$0 - 1].filled == 0 || found.contains($0 - 1) }
      && found.contains { $0 > 0 && below[$0 - 1].filled == 0 }
    // With one column of labels a lone label can be a row whose figures are missing: then it must be set apart.
    guard stubs.count > 1 || indented || spaced else { return nil }
    guard stubs.count == 1 || !isDitto(0) else { return nil }
    return indented || !isMatrix ? "gruppe" : "indhold"
  }

  /// Labels written once and left blank below: only in the leftmost columns, and a new label restates all to its right.
  func isDitto(_ position: Int) -> Bool {
    let data = body.filter(hasFigures)
    guard position < stubs.count - 1, let top = data.first, let anchor = stubs.last, !measures.isEmpty else {
      return false
    }
    let column = stubs[position]
    guard !top[column].isBlank, data.contains(where: { $0[column].isBlank }),
      data.allSatisfy({ !$0[anchor].isBlank })
    else { return false }
    if position > 0, !isDitto(position - 1) { return false }
    return data.allSatisfy { row in
      row[column].isBlank || stubs[(position + 1)...].allSatisfy { !row[$0].isBlank }
    }
  }
}
