import Danish
import Documents
import People
import Tabular
import Values

/// Reads a plan of school holidays out of a list (CSV or a spreadsheet) or a calendar file.
package struct SchoolHolidayReading: Sendable {
  package private(set) var rows: [SchoolHolidayPlan.Read] = []
  package private(set) var findings: [Finding] = []

  /// A list with a column for the name, one for the first day and one for the last.
  package init(_ grid: Grid) {
    guard let heading = grid.rows.first(where: { Columns($0) != nil }), let columns = Columns(heading) else {
      let first = grid.rows.first
      findings.append(
        Finding(
          .error, row: first?.line, found: first?.cells.joined(separator: ", "),
          expected: "kolonnerne Ferie, Første dag og Sidste dag", "Vi kan ikke finde kolonnerne i filen."))
      return
    }
    for row in grid.rows where row.line > heading.line { read(row, columns) }
    checkEmpty()
  }

  package init(_ file: CalendarFile) {
    for problem in file.problems { findings.append(SchoolHolidayWords.finding(problem)) }
    rows = file.entries.map {
      SchoolHolidayPlan.Read(line: $0.line, name: PlainText.line($0.title), first: $0.first, last: $0.last)
    }
    checkEmpty()
  }

  /// A file that cannot be read at all.
  package init(findings: [Finding]) { self.findings = findings }

  private mutating func checkEmpty() {
    if rows.isEmpty, findings.isEmpty {
      findings.append(Finding(.error, expected: "mindst én ferie", "Der er ingen ferier i filen."))
    }
    for row in rows where CPR.find(in: row.name) != nil {
      findings.append(
        Finding(.error, row: row.line, expected: "en feries navn", "Her står noget, der ligner et CPR-nummer."))
    }
  }

  /// Where the three columns are; the last day may be missing, and the holiday then is one day.
  private struct Columns {
    let name: Int
    let first: Int
    let last: Int?
    let headings: [String]

    init?(_ row: Grid.Row) {
      func place(_ words: [String]) -> Int? {
        row.cells.firstIndex { cell in words.contains(Danish.fold(cell)) }
      }
      guard let name = place(["ferie", "ferier", "navn", "fridag", "hvad", "titel", "ferie/fridag"]),
        let first = place([
          "foerste dag", "foerste feriedag", "fra", "start", "startdato", "begynder", "fra dato", "dato",
        ])
      else { return nil }
      self.name = name
      self.first = first
      last = place(["sidste dag", "sidste feriedag", "til", "slut", "slutdato", "ender", "til dato", "til og med"])
      headings = row.cells
    }

    /// `Første dag (B)`
    func title(_ column: Int) -> String {
      let letter = column < 26 ? String(UnicodeScalar(UInt8(65 + column))) : "\(column + 1)"
      return "\(headings[column]) (\(letter))"
    }
  }

  private mutating func read(_ row: Grid.Row, _ columns: Columns) {
    let name = PlainText.line(row.cell(columns.name))
    let before = findings.count
    if name.isEmpty {
      add(row, columns, columns.name, "en feries navn", "Rækken har intet navn.")
    }
    let first = day(row, columns, columns.first)
    let isOneDay = columns.last.map { row.cell($0).isEmpty } ?? true
    let last = isOneDay ? first : columns.last.flatMap { day(row, columns, $0) }
    guard findings.count == before, let first, let last else { return }
    rows.append(.init(line: row.line, name: name, first: first, last: last))
  }

  private mutating func day(_ row: Grid.Row, _ columns: Columns, _ column: Int) -> Day? {
    // A spreadsheet may hand us a time of day after the date.
    let text = String(row.cell(column).prefix { $0 != "T" })
    if let day = Danish.parseDay(text) ?? Danish.parseDay(String(text.prefix(10))) { return day }
    add(row, columns, column, "en dato, for eksempel 12-10-2026", "Det er ikke en dato, vi kan læse.")
    return nil
  }

  private mutating func add(
    _ row: Grid.Row, _ columns: Columns, _ column: Int, _ expected: String, _ message: String
  ) {
    let found = row.cell(column)
    findings.append(
      Finding(
        .error, row: row.line, column: columns.title(column), found: CPR.find(in: found) == nil ? found : nil,
        expected: expected, message))
  }
}
