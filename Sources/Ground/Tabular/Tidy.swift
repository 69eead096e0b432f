/// From the bytes of a file to a tidy table: one row for each figure, and everything a person should know about it.
///
/// CSV in every Danish dialect, XLSX, JSON-stat and PX. The kind is told by the bytes, never by the name.
package enum Tidy {
  /// Opens a file and understands it; `sheet` chooses among the sheets of a workbook.
  package static func read(_ path: String, sheet: String? = nil) throws(Unreadable) -> TidySource {
    do {
      let file = try MappedFile(path: path)
      switch try FileKind.of(file) {
      case .workbook: return try Workbook(path: path).tidy(sheet: sheet)
      case .json: return try JSONStat.read(file)
      case .px: return try PXFile.read(file)
      case .text: return try text(file)
      }
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(.brokenWorkbook("\(error)"))
    }
  }

  private static func text(_ file: MappedFile) throws -> TidySource {
    let decoded = try TextEncoding.detect(file)
    let records = Delimited.detect(decoded)
    var layout = try Layout(Sample(records), ragged: true)
    if records.separator == UInt8(ascii: ",") { layout.watchForSplitDecimals() }
    return TidySource(records, layout, findings: Findings(decoded.findings))
  }
}
