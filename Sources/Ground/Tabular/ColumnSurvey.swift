/// What the cells of one column have in common.
struct ColumnSurvey {
  var numbers = 0, figures = 0, periods = 0, signs = 0, words = 0, errors = 0, texts = 0, blanks = 0
  var leadingZeros = 0
  /// Each value is a whole number and larger than the one above it.
  var ascends = true
  /// … by one.
  var counts = true
  private var last: Int?
  private var lengths: Set<Int> = []
  private var different: Set<String> = []
  var evidence = NumberEvidence()

  var filled: Int { numbers + signs + words + errors + texts }

  mutating func look(at cell: Cell, line: Int) {
    switch cell.kind {
    case .blank: blanks += 1
    case .text: texts += 1
    case .sign: signs += 1
    case .word: words += 1
    case .error: errors += 1
    case .number:
      numbers += 1
      if !cell.isPeriod { figures += 1 }
      if cell.text.first == "0", cell.text.utf8.count > 1, cell.text.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) {
        leadingZeros += 1
      }
      lengths.insert(cell.text.utf8.count)
      different.insert(cell.text)
      if !cell.isNative { evidence.look(at: cell.text, line: line) }
      follow(Int(cell.text))
    }
    if cell.isPeriod { periods += 1 }
  }

  private mutating func follow(_ value: Int?) {
    guard let value else {
      ascends = false
      counts = false
      return
    }
    if let last {
      if value <= last { ascends = false }
      if value != last + 1 { counts = false }
    } else if value > 1 {
      counts = false
    }
    last = value
  }

  /// Each number once, all equally long: codes more likely than figures.
  var isCodeLike: Bool { numbers > 9 && different.count == numbers && lengths.count == 1 }
  /// Numbers, with at most a few cells that went wrong.
  var isNumeric: Bool {
    numbers > 0 && texts * 4 <= numbers && (words <= numbers * 20 || texts == 0) && leadingZeros * 2 <= numbers
  }
  /// Only signs where numbers are missing: no number came, but a number was meant.
  var isOnlySigns: Bool { numbers == 0 && texts == 0 && signs + errors > 0 && words == 0 }
  /// Every number is a year or another period.
  var isTime: Bool { filled > 0 && periods == filled }
}

/// What a column's numbers tell of its thousands and decimal marks.
struct NumberEvidence {
  var decimalComma = 0, decimalDot = 0, thousandsDot = 0, thousandsComma = 0
  var ambiguousDot = 0, ambiguousComma = 0
  var smallPlain = 0, largePlain = 0
  /// The first cell that could mean two things.
  var firstAmbiguous: (line: Int, text: String)?

  mutating func look(at text: String, line: Int) {
    let bytes = text.utf8
    var dots = 0, commas = 0, digits = 0
    for byte in bytes {
      if byte == 0x2E { dots += 1 } else if byte == 0x2C { commas += 1 } else if byte &- 0x30 <= 9 { digits += 1 }
    }
    if dots + commas == 0 {
      if digits <= 3 { smallPlain += 1 } else { largePlain += 1 }
      return
    }
    if dots > 0, commas > 0 {
      let danish = bytes.lastIndex(of: 0x2C)! > bytes.lastIndex(of: 0x2E)!
      if danish {
        (decimalComma, thousandsDot) = (decimalComma + 1, thousandsDot + 1)
      } else {
        (decimalDot, thousandsComma) = (decimalDot + 1, thousandsComma + 1)
      }
      return
    }
    if dots > 1 {
      thousandsDot += 1
    } else if commas > 1 {
      thousandsComma += 1
    } else {
      look(atSingle: text, line: line)
    }
  }

  private mutating func look(atSingle text: String, line: Int) {
    var text = text
    let reading = text.withUTF8 { Number.read($0.baseAddress!, $0.count) }
    switch reading {
    case .ambiguous(_, _, let comma):
      if comma { ambiguousComma += 1 } else { ambiguousDot += 1 }
      if firstAmbiguous == nil { firstAmbiguous = (line, text) }
    case .number:
      if text.utf8.contains(0x2C) { decimalComma += 1 } else { decimalDot += 1 }
    case .none: break
    }
  }

  mutating func add(_ other: NumberEvidence) {
    decimalComma += other.decimalComma
    decimalDot += other.decimalDot
    thousandsDot += other.thousandsDot
    thousandsComma += other.thousandsComma
    ambiguousDot += other.ambiguousDot
    ambiguousComma += other.ambiguousComma
    smallPlain += other.smallPlain
    largePlain += other.largePlain
    if firstAmbiguous == nil { firstAmbiguous = other.firstAmbiguous }
  }

  var isMixed: Bool { decimalComma > 0 && decimalDot > 0 }
  var isAmbiguous: Bool { ambiguousDot + ambiguousComma > 0 }

  /// How the ambiguous cells are to be read, or nil when nothing here decides it.
  var format: NumberFormat? {
    let danish = decimalComma + thousandsDot
    let english = decimalDot + thousandsComma
    if danish != english { return danish > english ? .danish : .english }
    if danish > 0 { return .danish }
    // 167.293 beside 487 and never 1500: all from a thousand up have the mark, so it marks thousands.
    // A column with three decimals would have written 487.000.
    if smallPlain > 0, largePlain == 0 {
      if ambiguousDot > 0, ambiguousComma == 0 { return .danish }
      if ambiguousComma > 0, ambiguousDot == 0 { return .english }
    }
    // 1.234 beside 1500: thousands would have been marked there too, so the mark is a decimal one.
    if largePlain > 0 {
      if ambiguousDot > 0, ambiguousComma == 0 { return .english }
      if ambiguousComma > 0, ambiguousDot == 0 { return .danish }
    }
    return nil
  }
}
