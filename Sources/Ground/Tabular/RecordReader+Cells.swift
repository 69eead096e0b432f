import Foundation

extension RecordReader {
  /// The labels of a row: an empty cell means "as above" where the file writes each label once.
  func readLabels(_ line: Int, _ fields: UnsafeBufferPointer<Field>) {
    if layout.isNested { return readNested(line, fields) }
    let offset = layout.section == nil ? 0 : 1
    if offset == 1, codes[0] < 0 { setLabel(0, [], line: line) }
    for (position, stub) in layout.stubs.enumerated() {
      let field =
        stub.column < fields.count
        ? fields[stub.column].trimmed : Field(base: UnsafePointer(nothing), count: 0, kind: .plain)
      if field.count == 0, stub.isDitto, codes[position + offset] >= 0 { continue }
      setLabel(position + offset, field, line: line, column: stub.column)
    }
  }

  /// One label a row, a column further in for each dimension; it empties those further in.
  func readNested(_ line: Int, _ fields: UnsafeBufferPointer<Field>) {
    var cleared = false
    for (position, stub) in layout.stubs.enumerated() {
      let isBlank = stub.column >= fields.count || fields[stub.column].isBlank
      if !isBlank {
        setLabel(position, fields[stub.column].trimmed, line: line, column: stub.column)
        cleared = true
      } else if cleared || codes[position] < 0 {
        setLabel(position, [], line: line)
      }
    }
  }

  func setLabel(_ dimension: Int, _ text: [UInt8], line: Int) {
    var isNew = false
    codes[dimension] = text.withUnsafeBufferPointer {
      tables[dimension].code($0.baseAddress ?? UnsafePointer(nothing), $0.count, isNew: &isNew)
    }
  }

  @inline(__always)
  func setLabel(_ dimension: Int, _ field: Field, line: Int, column: Int) {
    if field.kind == .escaped {
      lookForPerson(field, line: line, column: column)
      return setLabel(dimension, field.unescaped, line: line)
    }
    var isNew = false
    let code = tables[dimension].code(field.base, field.count, isNew: &isNew)
    codes[dimension] =
      isNew ? settle(dimension, code, field, line: line, column: column) : tables[dimension].canonical(code)
  }

  /// A label seen for the first time: written with odd blanks or loose accents it is another one in disguise.
  private func settle(_ dimension: Int, _ code: Int32, _ field: Field, line: Int, column: Int) -> Int32 {
    if CPR.find(in: field.bytes) != nil { newPersons.add(personNumber(line: line, column: column)) }
    guard field.bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return code }
    let clean: [UInt8]
    if encoding == .utf8 {
      clean = Array(encoding.label(field.bytes).utf8)
    } else {
      let blank: Set<UInt8> =
        encoding == .windows1252 ? [0xA0, 0x20] : encoding == .macRoman ? [0xCA, 0x20] : [0xFF, 0x20]
      clean = Array(
        field.bytes.filter { $0 != 0 }.drop(while: blank.contains).reversed().drop(while: blank.contains).reversed())
    }
    guard !clean.elementsEqual(field.bytes) else { return code }
    var isNew = false
    let right = clean.withUnsafeBufferPointer {
      tables[dimension].code($0.baseAddress ?? UnsafePointer(nothing), $0.count, isNew: &isNew)
    }
    tables[dimension].alias(code, right)
    return right
  }

  func clearFigures() {
    for i in layout.measures.indices {
      values[i] = .nan
      marks[i] = -1
    }
  }

  func readFigures(_ line: Int, _ fields: UnsafeBufferPointer<Field>) {
    for i in formats.indices {
      values[i] = .nan
      marks[i] = -1
      let column = formats[i].column
      guard column < fields.count else { continue }
      let field = fields[column].trimmed
      guard field.count > 0 else { continue }
      if field.kind == .number {
        values[i] = Number.stored(field.bytes)
      } else if field.kind != .error {
        switch Number.read(field.base, field.count, encoding) {
        case .number(let value): values[i] = value
        case .ambiguous(let thousands, let decimal, let comma):
          if !formats[i].isDecided { decide(i) }
          let format = formats[i].format
          values[i] = (comma ? !format.commaIsDecimal : format.dotIsThousands) ? thousands : decimal
        case .none: readSign(i, field, line: line)
        }
        if field.count >= 10 { lookForPerson(field, line: line, column: column) }
      } else {
        readSign(i, field, line: line)
      }
    }
  }

  private func readSign(_ measure: Int, _ field: Field, line: Int) {
    let text = field.text(encoding)
    // A cell of nothing but no-break blanks is empty.
    guard !text.isEmpty else { return }
    var isNew = false
    var bytes = Array(text.utf8)
    if encoding != .utf8 { bytes = Array(field.bytes) }
    marks[measure] = bytes.withUnsafeBufferPointer { signs.pointee.code($0.baseAddress!, $0.count, isNew: &isNew) }
    switch field.kind == .error ? .error : Mark.kind(of: text) {
    case .sign, .word: break
    case .error: findings.add(.errorCell(row: line, column: layout.columnName(of: measure), text))
    case nil: findings.add(.notANumber(row: line, column: layout.columnName(of: measure), text))
    }
  }

  /// The first cell that could mean two things, in a file too long to have been read whole: ask all of the column.
  private func decide(_ measure: Int) {
    var evidence = NumberEvidence()
    let column = formats[measure].column
    var seen = 0
    records.forEach { line, fields in
      seen += 1
      guard seen > layout.skip, column < fields.count else { return true }
      let field = fields[column].trimmed
      if field.count > 0, field.count < 40, field.kind != .number {
        evidence.look(at: field.text(encoding), line: line)
      }
      return true
    }
    formats[measure].format = evidence.format ?? .danish
    formats[measure].isDecided = true
    if evidence.format == nil, let first = evidence.firstAmbiguous {
      findings.add(
        .ambiguous(
          row: first.line, column: layout.columnName(of: measure), first.text,
          readAs: formats[measure].format.reading(first.text)))
    }
  }

  func checkWidth(_ line: Int, _ fields: UnsafeBufferPointer<Field>) {
    guard !records.omitsTrailingBlanks else { return }
    if fields.count > layout.width {
      let extra = fields[layout.width...].contains { !$0.isBlank }
      if extra {
        findings.add(.ragged(row: line, fields: fields.count, expected: layout.width))
        for field in fields[layout.width...] { lookForPerson(field, line: line, column: nil) }
      }
    } else if let last = layout.measures.last, last.column >= fields.count {
      findings.add(.ragged(row: line, fields: fields.count, expected: layout.width))
    }
  }

  func lookForPerson(_ field: Field, line: Int, column: Int?) {
    if field.count >= 10, CPR.find(in: field.bytes) != nil {
      personNumbers.add(personNumber(line: line, column: column))
    }
  }

  private func personNumber(line: Int, column: Int?) -> Finding {
    let name = column.map { column in
      let name = layout.stubs.first { $0.column == column }?.name ?? layout.measures.first { $0.column == column }?.name
      return "\(name ?? "kolonne") (\(columnLetter(column)))"
    }
    return .personNumber(row: line, column: name)
  }
}
