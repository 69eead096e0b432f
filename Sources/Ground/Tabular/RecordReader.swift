import Foundation

/// Turns records into tidy rows, one walk through the file: keeps the label above, the name of the block, the notes.
final class RecordReader {
  let layout: Layout
  let records: any Records
  let encoding: TextEncoding
  let tables: UnsafeMutablePointer<Interner>
  let signs: UnsafeMutablePointer<Interner>
  var findings: Findings
  /// Civil registration numbers among the labels that were met for the first time, and among everything else.
  var newPersons: Findings
  var personNumbers: Findings
  private var seen = 0
  private var stopped = false
  /// Something other than data came since the last row of data: an empty row or a lone label.
  private var isBroken = false
  /// Lone labels that wait to be known: the name of a block, a row without figures, or a footnote.
  private var waiting: [(line: Int, text: [UInt8], afterBreak: Bool, fields: Int)] = []
  private let sectionOffset: Int
  let codes: UnsafeMutableBufferPointer<Int32>
  let values: UnsafeMutableBufferPointer<Double>
  let marks: UnsafeMutableBufferPointer<Int32>
  var formats: [Layout.Measure]
  /// The address of an empty label: a pointer is needed even when there is nothing to point at.
  let nothing: UnsafeMutablePointer<UInt8>

  init(
    _ records: any Records, _ layout: Layout, _ tables: UnsafeMutablePointer<Interner>,
    _ signs: UnsafeMutablePointer<Interner>, findings: Findings
  ) {
    self.findings = findings
    newPersons = Findings(limit: findings.limit)
    personNumbers = Findings(limit: findings.limit)
    self.records = records
    self.layout = layout
    self.tables = tables
    self.signs = signs
    encoding = records.encoding
    formats = layout.measures
    sectionOffset = layout.section == nil ? 0 : 1
    codes = .allocate(capacity: layout.dimensions.count + 1)
    values = .allocate(capacity: layout.measures.count + 1)
    marks = .allocate(capacity: layout.measures.count + 1)
    nothing = .allocate(capacity: 1)
    nothing.initialize(to: 0)
    values.initialize(repeating: .nan)
    marks.initialize(repeating: -1)
    codes.initialize(repeating: -1)
  }

  deinit {
    codes.deallocate()
    values.deallocate()
    marks.deallocate()
    nothing.deallocate()
  }

  /// Reads one record; false when the table has ended.
  func read<Failure: Error>(
    _ line: Int, _ fields: UnsafeBufferPointer<Field>, _ body: (borrowing TidyRow) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard seen >= layout.skip else {
      seen += 1
      for field in fields { lookForPerson(field, line: line, column: nil) }
      return true
    }
    guard hasFigures(fields) else {
      try readOther(line, fields, body)
      return !stopped
    }
    if isBroken || isHeaderLike(fields), isNoData(line, fields) { return !stopped }
    try flush(body)
    if fields.count != layout.width { checkWidth(line, fields) }
    readLabels(line, fields)
    readFigures(line, fields)
    try emit(line, body)
    isBroken = false
    return true
  }

  @inline(__always)
  private func hasFigures(_ fields: UnsafeBufferPointer<Field>) -> Bool {
    for measure in layout.measures where measure.column < fields.count && !fields[measure.column].isBlank {
      return true
    }
    return false
  }

  func emit<Failure: Error>(_ line: Int, _ body: (borrowing TidyRow) throws(Failure) -> Void) throws(Failure) {
    let row = TidyRow(
      line: line, codes: UnsafeBufferPointer(codes), values: UnsafeBufferPointer(values),
      marks: UnsafeBufferPointer(marks), labels: UnsafePointer(tables), signs: UnsafePointer(signs))
    try body(row)
  }

  /// A row without figures: empty, the label of a block, a row of a list, or a footnote.
  private func readOther<Failure: Error>(
    _ line: Int, _ fields: UnsafeBufferPointer<Field>, _ body: (borrowing TidyRow) throws(Failure) -> Void
  ) throws(Failure) {
    let filled = fields.indices.filter { !fields[$0].isBlank }
    guard let first = filled.first else {
      isBroken = true
      return
    }
    if layout.isNested, filled.count == 1, layout.stubs.contains(where: { $0.column == first }) {
      return readNested(line, fields)
    }
    let isList = layout.measures.isEmpty || filled.count >= 2 && filled.count * 2 >= layout.stubs.count && !isBroken
    if isList || (layout.measures.isEmpty && layout.stubs.count == 1) {
      if isHeaderLike(fields) { return findings.add(.repeatedHeader(line)) }
      try flush(body)
      if fields.count != layout.width { checkWidth(line, fields) }
      readLabels(line, fields)
      clearFigures()
      return try emit(line, body)
    }
    lookForPerson(fields[first], line: line, column: nil)
    let text = filled.map { fields[$0].text(encoding) }.joined(separator: " ")
    waiting.append((line, Array(text.utf8), isBroken, fields.count))
    isBroken = true
  }

  /// Data goes on after lone labels: the last of them names the block, or they were rows without figures.
  private func flush<Failure: Error>(_ body: (borrowing TidyRow) throws(Failure) -> Void) throws(Failure) {
    guard !waiting.isEmpty else { return }
    let labels = waiting
    waiting = []
    for (position, label) in labels.enumerated() {
      if layout.section != nil, position == labels.count - 1 {
        setLabel(0, label.text, line: label.line)
      } else if layout.section == nil, layout.stubs.count == 1 {
        setLabel(0, label.text, line: label.line)
        clearFigures()
        try emit(label.line, body)
      } else if label.fields < layout.width, !records.omitsTrailingBlanks {
        findings.add(.ragged(row: label.line, fields: label.fields, expected: layout.width))
      } else {
        findings.add(.ignoredRow(label.line, String(decoding: label.text, as: UTF8.self)))
      }
    }
  }

  /// The file has ended: lone labels that no data came after are footnotes.
  func finish<Failure: Error>(_ body: (borrowing TidyRow) throws(Failure) -> Void) throws(Failure) {
    for label in waiting {
      let text = String(decoding: label.text, as: UTF8.self)
      let isRow = layout.section == nil && layout.stubs.count == 1 && !label.afterBreak && text.count <= 60
      if isRow {
        setLabel(0, label.text, line: label.line)
        clearFigures()
        try emit(label.line, body)
      } else {
        findings.add(.footnote(label.line, text))
      }
    }
    waiting = []
  }

  /// After a break a row of words is a footnote, a repeated heading or the heading of another table.
  private func isNoData(_ line: Int, _ fields: UnsafeBufferPointer<Field>) -> Bool {
    if isHeaderLike(fields) {
      findings.add(.repeatedHeader(line))
      return true
    }
    var words = 0
    for measure in layout.measures where measure.column < fields.count && !fields[measure.column].isBlank {
      let field = fields[measure.column]
      if field.kind == .number || field.kind == .error { return false }
      let text = field.text(encoding)
      if Mark.kind(of: text) != nil || Number.isNumber(text) { return false }
      words += 1
    }
    let text = fields.map { $0.text(encoding) }.filter { !$0.isEmpty }.joined(separator: " ")
    if words >= 2 {
      findings.add(.secondTable(line, text))
      stopped = true
    } else {
      findings.add(.footnote(line, text))
    }
    for field in fields { lookForPerson(field, line: line, column: nil) }
    return true
  }

  private func isHeaderLike(_ fields: UnsafeBufferPointer<Field>) -> Bool {
    // Looking at one cell settles it for nearly all rows.
    guard let (column, name) = layout.telltale, column < fields.count, fields[column].isEqual(to: name) else {
      return false
    }
    let texts = fields.map { $0.text(encoding) }
    return texts.prefix(layout.header.count).elementsEqual(layout.header.prefix(texts.count))
  }
}
