/// A file that has been understood: what it is divided by, what it measures, and its rows, one at a time.
///
/// The rows are read from the file each time they are asked for; nothing but the different labels is kept in memory.
/// Codes stay the same from one walk to the next.
///
/// ```swift
/// let source = try Tidy.read("FOLK1A.csv")
/// source.forEach { row in
///   let area = areas[row.code(0)]        // your own table, filled with row.label(0) the first time a code is seen
///   let count = row.value(0)             // nil: look at row.mark(0)
/// }
/// ```
package final class TidySource {
  /// A dimension that lay across the file: the label it gives each measure.
  package struct Heading: Sendable, Equatable {
    package var name: String
    package var labels: [String]
  }

  /// The columns that name something, in the order of the file.
  package let dimensions: [String]
  /// The columns that hold numbers, by their heading; empty when the file is a list without numbers.
  package let measures: [String]
  /// What the measures are divided by when they are laid under each other; empty when there is but one.
  package let headings: [Heading]
  /// Everything a person should know about the file. Findings about single rows are there after `forEach`.
  package var findings: Findings {
    var all = ofRows.emptied
    all.add(fixed)
    all.add(ofRows)
    return all
  }
  /// Where civil registration numbers stand. `read` shows the file as it is; an import must refuse it. Full after `forEach`.
  package var personNumbers: Findings {
    var all = personLabels
    all.add(personFigures)
    return all
  }
  /// False when no row of headings stands above the data: `measures` and most of `dimensions` are names we made.
  package let hasHeader: Bool
  /// What a person calls a column when looking for it: its heading and its letter, as in `Antal (C)`.
  package let dimensionPlaces: [String]
  package let measurePlaces: [String]
  /// The name of the sheet that was read, for a workbook.
  package let sheet: String?

  private let content: Content
  private let fixed: Findings
  private var ofRows = Findings()
  /// A label is looked at when it is first met, in whichever walk that is.
  private var personLabels = Findings()
  private var personFigures = Findings()
  let tables: UnsafeMutablePointer<Interner>
  let signs: UnsafeMutablePointer<Interner>

  enum Content { case records(any Records, Layout), cube(Cube) }

  init(_ records: any Records, _ layout: Layout, sheet: String? = nil, findings: Findings) {
    dimensions = layout.dimensions
    measures = layout.measures.map(\.name)
    headings = layout.headings.map { Heading(name: $0.name, labels: $0.labels) }
    hasHeader = layout.hasHeader
    dimensionPlaces = layout.dimensions.indices.map(layout.columnName(ofDimension:))
    measurePlaces = layout.measures.indices.map(layout.columnName(of:))
    content = .records(records, layout)
    var all = findings
    for finding in layout.findings { all.add(finding) }
    fixed = all
    self.sheet = sheet
    (tables, signs) = Self.memory(layout.dimensions.count, records.encoding)
  }

  init(_ cube: Cube, findings: Findings) {
    dimensions = cube.axes.map(\.name)
    measures = ["value"]
    headings = []
    hasHeader = true
    dimensionPlaces = cube.axes.map(\.name)
    measurePlaces = ["value"]
    content = .cube(cube)
    fixed = findings
    sheet = nil
    (tables, signs) = Self.memory(cube.axes.count, .utf8)
    cube.intern(into: tables, signs)
    for axis in cube.axes where axis.labels.contains(where: { CPR.find(in: $0) != nil }) {
      personLabels.add(.personNumber(row: nil, column: axis.name))
    }
  }

  deinit {
    tables.deinitialize(count: dimensions.count)
    tables.deallocate()
    signs.deinitialize(count: 1)
    signs.deallocate()
  }

  private static func memory(_ count: Int, _ encoding: TextEncoding)
    -> (UnsafeMutablePointer<Interner>, UnsafeMutablePointer<Interner>)
  {
    let tables = UnsafeMutablePointer<Interner>.allocate(capacity: max(count, 1))
    tables.initialize(repeating: Interner(encoding: encoding), count: count)
    let signs = UnsafeMutablePointer<Interner>.allocate(capacity: 1)
    signs.initialize(to: Interner(encoding: encoding))
    return (tables, signs)
  }

  /// Walks through the rows from the top. A row must not be kept after the closure returns.
  ///
  /// What is odd about single rows goes into `findings`, judged and limited as the caller has set it up.
  package func forEach<Failure: Error>(
    findings: Findings = Findings(), _ body: (borrowing TidyRow) throws(Failure) -> Void
  ) throws(Failure) {
    ofRows = findings
    personFigures = Findings(limit: findings.limit)
    switch content {
    case .cube(let cube): try cube.forEach(self, body)
    case .records(let records, let layout):
      let reader = RecordReader(records, layout, tables, signs, findings: findings)
      var failure: Failure?
      records.forEach { line, fields in
        do throws(Failure) {
          return try reader.read(line, fields, body)
        } catch {
          failure = error
          return false
        }
      }
      if let failure { throw failure }
      try reader.finish(body)
      ofRows = reader.findings
      if let text = records as? Delimited { for line in text.strayQuotes { ofRows.add(.strayQuote(row: line)) } }
      personLabels.add(reader.newPersons)
      personFigures = reader.personNumbers
    }
  }

  /// The different labels of a dimension by code, as far as the rows have been walked through.
  package func labels(of dimension: Int) -> [String] {
    (0..<tables[dimension].count).map { tables[dimension][$0] }
  }
}
