/// A file as it stands: rows of texts with the row numbers a person sees. For lists of names, where no cell is a figure.
///
/// Blanks around a text are cut off; rows without any text are left out.
package struct Grid: Sendable, Codable, Equatable {
  package struct Row: Sendable, Codable, Equatable {
    /// As in an editor or in Excel: the first row is 1.
    package var line: Int
    package var cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }

    /// Empty for a column the row does not have.
    package func cell(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
  }

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }

  /// Reads CSV in any dialect or the first sheet of a workbook; a file with more rows than `most` is refused.
  package static func read(_ path: String, most: Int = 100_000) throws(Unreadable) -> Grid {
    do {
      let file = try MappedFile(path: path)
      let records: any Records =
        switch try FileKind.of(file) {
        case .workbook: try Workbook(path: path).firstList().rows
        case .text: Delimited.detect(try TextEncoding.detect(file))
        case .json, .px:
          throw Unreadable(
            .kind("en statistiktabel", "Filen er en tabel med tal. Vælg en CSV- eller XLSX-fil med en liste."))
        }
      return try Grid(records, most: most)
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(.brokenWorkbook("\(error)"))
    }
  }

  private init(_ records: any Records, most: Int) throws(Unreadable) {
    var found: [Row] = []
    var isTooLong = false
    records.forEach { line, fields in
      let cells = fields.prefix(200).map { $0.isBlank ? "" : $0.trimmed.text(records.encoding) }
      if !cells.allSatisfy(\.isEmpty) { found.append(Row(line: line, cells: cells)) }
      isTooLong = found.count > most
      return !isTooLong
    }
    if isTooLong {
      throw Unreadable(
        Finding(.error, row: most + 1, expected: "højst \(most) rækker", "Filen har for mange rækker. Del den i to."))
    }
    guard !found.isEmpty else { throw Unreadable(.emptyFile()) }
    rows = found
  }
}
