/// Where things stand in a file: which rows are headings, which columns name something and which ones measure it.
struct Layout {
  /// A column of labels.
  struct Stub: Equatable {
    var column: Int
    var name: String
    /// Empty cells mean "as above": the file writes each label once.
    var isDitto = false
  }
  /// A column of figures.
  struct Measure: Equatable {
    var column: Int
    var name: String
    var format = NumberFormat.danish
    /// False as long as no cell has shown which format the column uses.
    var isDecided = true
  }
  /// A dimension that lies across the file: its label for each measure column.
  struct Heading: Equatable {
    var name: String
    var labels: [String]
  }

  var stubs: [Stub] = []
  var measures: [Measure] = []
  var headings: [Heading] = []
  /// The row just above the data, as text, to know it again when it is repeated.
  var header: [String] = []
  /// How many records lie before the first one with data.
  var skip = 0
  /// The number of columns that mean something.
  var width = 0
  /// Each dimension is indented one column further, and its label stands in a row of its own.
  var isNested = false
  /// Rows with nothing but a label name the rows below them: the name of that dimension.
  var section: String?
  /// False when no row of headings stands above the data: the names are ours.
  var hasHeader = true
  var findings: [Finding] = []
  /// One heading cell that tells a repeated heading from data: the longest one in plain letters.
  private(set) var telltale: (Int, [UInt8])?

  mutating func chooseTelltale() {
    let plain = header.enumerated().filter { $0.element.utf8.allSatisfy { $0 < 0x80 } && !$0.element.isEmpty }
    telltale = plain.max { $0.element.count < $1.element.count }.map { ($0.offset, Array($0.element.utf8)) }
  }

  /// A decimal comma between commas makes two columns of one number: the second half stands under no heading.
  mutating func watchForSplitDecimals() {
    guard hasHeader else { return }
    for (place, pair) in zip(measures, measures.dropFirst()).enumerated() where pair.1.column == pair.0.column + 1 {
      let heading = pair.1.column < header.count ? header[pair.1.column] : ""
      if heading.isEmpty { findings.append(.splitDecimal(column: columnName(of: place), next: pair.1.column)) }
    }
  }

  var dimensions: [String] { (section.map { [$0] } ?? []) + stubs.map(\.name) }
}

/// A column as the person finds it in a spreadsheet: 0 is A, 26 is AA.
func columnLetter(_ column: Int) -> String {
  var letters = ""
  var n = column + 1
  while n > 0 {
    letters = String(UnicodeScalar(UInt8(65 + (n - 1) % 26))) + letters
    n = (n - 1) / 26
  }
  return letters
}
