extension LayoutFinder {
  /// Decides what `1.234` means in each column: by the column itself, else by the others of the file.
  mutating func chooseFormats() {
    var all = NumberEvidence()
    for column in measures { all.add(columns[column].evidence) }
    for i in layout.measures.indices {
      let column = layout.measures[i].column
      // The columns of a matrix are one measure, written by one program.
      let own = isMatrix ? all : columns[column].evidence
      let format = own.format ?? all.format
      layout.measures[i].format = format ?? .danish
      layout.measures[i].isDecided = format != nil
      guard isWhole, format == nil, let first = columns[column].evidence.firstAmbiguous else { continue }
      if isMatrix, layout.findings.contains(where: { $0.expected == "entydige tal" }) { continue }
      layout.findings.append(
        .ambiguous(
          row: first.line, column: layout.columnName(of: i), first.text, readAs: NumberFormat.danish.reading(first.text)
        ))
      layout.measures[i].isDecided = true
    }
    for i in layout.measures.indices where !isMatrix && columns[layout.measures[i].column].evidence.isMixed {
      let line = body.first { $0[layout.measures[i].column].text.contains(where: { ".,".contains($0) }) }
      layout.findings.append(
        .mixedMarks(column: layout.columnName(of: i), row: line?.line ?? 1, line?[layout.measures[i].column].text ?? "")
      )
    }
  }

  /// Tells of the rows that are no data, and of totals that stand among their parts.
  mutating func describeRows() {
    let first = frame.upper.first ?? frame.main ?? frame.body
    for row in rows[..<min(first, rows.count)] where row.filled > 0 {
      layout.findings.append(.title(row.line, row.text))
    }
    for index in frame.ignored { layout.findings.append(.ignoredRow(rows[index].line, rows[index].text)) }
    if measures.isEmpty { layout.findings.append(.noNumbers()) }
    guard !measures.isEmpty else { return }
    for stub in layout.stubs {
      var different: Set<String> = []
      var total: SampleRow?
      for row in body where !row[stub.column].isBlank {
        different.insert(row[stub.column].text)
        if total == nil, ColumnRole.isTotal(row[stub.column].text) { total = row }
      }
      if let total, different.count > 1 {
        layout.findings.append(
          .totals(total[stub.column].text, column: "\(stub.name) (\(columnLetter(stub.column)))", row: total.line))
      }
    }
  }
}

extension Layout {
  func columnName(of measure: Int) -> String {
    "\(measures[measure].name) (\(columnLetter(measures[measure].column)))"
  }

  /// The name of a dimension and the letter of its column; a block's name has no column of its own.
  func columnName(ofDimension dimension: Int) -> String {
    let stub = dimension - (section == nil ? 0 : 1)
    return stub < 0 ? dimensions[dimension] : "\(stubs[stub].name) (\(columnLetter(stubs[stub].column)))"
  }
}

extension NumberFormat {
  /// The reading of an ambiguous text, as a Dane writes it.
  func reading(_ text: String) -> String {
    var text = text
    let reading = text.withUTF8 { Number.read($0.baseAddress!, $0.count) }
    guard case .ambiguous(let thousands, let decimal, let comma) = reading else { return text }
    let isThousands = comma ? !commaIsDecimal : dotIsThousands
    return isThousands ? "\(Int(thousands))" : "\(decimal)".replacing(".", with: ",")
  }
}
