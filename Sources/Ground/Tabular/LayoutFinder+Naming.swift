extension LayoutFinder {
  /// Gives every dimension and measure the name the file gives it, or else one that a person understands.
  mutating func nameEverything() {
    let groups = upperHeadings()
    let spread = isMatrix || measures.count > 1
    let titled =
      Title.names(in: title, count: stubs.count + groups.count + (spread ? 1 : 0))
      ?? title.first.flatMap { Title.names(in: [$0], count: stubs.count + groups.count + (spread ? 1 : 0)) }
    let corner = cornerNamesTime ? name(stubs[0]) : nil
    var taken: [String] = layout.section.map { [$0] } ?? []
    for (position, column) in stubs.enumerated() {
      let name = stubName(column, titled?[position], ignoring: corner, &taken)
      layout.stubs.append(.init(column: column, name: name, isDitto: !layout.isNested && isDitto(position)))
    }
    for (position, group) in groups.enumerated() {
      let isTime = group.allSatisfy { Period.matches($0) || $0.isEmpty }
      let name = titled?[stubs.count + position] ?? (isTime ? "tid" : "gruppe")
      layout.headings.append(.init(name: unique(name, &taken), labels: group))
    }
    nameMeasures(isDistinct: groups.isEmpty)
    if spread {
      let name = titled?.last ?? corner ?? (isMatrix ? "tid" : "indhold")
      layout.headings.append(.init(name: unique(name, &taken), labels: layout.measures.map(\.name)))
    }
    layout.hasHeader = frame.main != nil
    if !layout.hasHeader {
      layout.findings.append(.noHeader(layout.stubs.map(\.name) + (spread ? layout.measures.map(\.name) : [])))
    }
  }

  /// The lines above the heading that have but one cell.
  private var title: [String] {
    rows[..<(frame.upper.first ?? frame.main ?? frame.body)].filter { $0.filled == 1 && $0.extent == 1 }
      .map { $0.cells[0].text }.filter { !$0.contains(":") }
  }

  /// `Year` above the names of the rows, beside 2000, 2001, 2002: it names what lies across, not what lies below.
  private var cornerNamesTime: Bool {
    isMatrix && stubs.count == 1 && ColumnRole.isTime(name(stubs[0])) && !columns[stubs[0]].isTime
  }

  private mutating func stubName(_ column: Int, _ titled: String?, ignoring corner: String?, _ taken: inout [String])
    -> String
  {
    let own = corner == nil ? name(column) : ""
    if !own.isEmpty {
      let name = unique(own, &taken)
      if name != own { layout.findings.append(.twinNames(own, column: name, row: headerLine)) }
      return name
    }
    let above = frame.upper.map { rows[$0][column].text }.first { !$0.isEmpty }
    let guess = ColumnRole.looksLikeAreas(body.lazy.map { $0[column].text }) ? "område" : nil
    let name = unique(above ?? titled ?? guess ?? "kolonne \(columnLetter(column))", &taken)
    if frame.main != nil, titled == nil {
      layout.findings.append(.namedColumn(columnLetter(column), as: name, row: headerLine))
    }
    return name
  }

  private mutating func nameMeasures(isDistinct: Bool) {
    var taken: [String] = []
    for column in measures {
      let own = name(column).isEmpty ? "kolonne \(columnLetter(column))" : name(column)
      let unique = isDistinct ? unique(own, &taken) : own
      if unique != own { layout.findings.append(.twinNames(own, column: unique, row: headerLine)) }
      layout.measures.append(.init(column: column, name: unique))
    }
  }

  /// Heading rows that hold for several columns each, one list of labels a row, spread over the measures.
  private mutating func upperHeadings() -> [[String]] {
    var groups: [[String]] = []
    for index in frame.upper {
      var last = ""
      let labels = measures.map { column in
        let text = rows[index][column].text
        if !text.isEmpty { last = text }
        return last
      }
      let different = Set(labels).count
      if different < measures.count, labels.first != "", different > 1 || rows[index][0].isBlank {
        groups.append(labels)
      } else {
        layout.findings.append(.ignoredRow(rows[index].line, rows[index].text))
      }
    }
    return groups
  }

  private func unique(_ name: String, _ taken: inout [String]) -> String {
    var candidate = name
    var n = 2
    while taken.contains(candidate) {
      candidate = "\(name) (\(n))"
      n += 1
    }
    taken.append(candidate)
    return candidate
  }

  var headerLine: Int? { frame.main.map { rows[$0].line } }
}
