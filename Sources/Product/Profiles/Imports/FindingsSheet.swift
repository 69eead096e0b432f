import Tabular

/// Everything that is wrong or odd in a file as a list to save, sort and work through.
enum FindingsSheet {
  /// UTF-8 with semicolons, as a Danish Excel expects. The last line says so if even this list is not all.
  static func csv(_ findings: Findings) throws -> [UInt8] {
    let rows = findings.ordered.map { finding in
      [
        finding.row.map { .number(Double($0), decimals: 0) } ?? .empty, text(finding.column), text(finding.found),
        text(finding.expected), .text(finding.message), .text(ImportWords.name(finding.level)),
      ] as [CSVWriter.Cell]
    }
    let more: [[CSVWriter.Cell]] =
      findings.unlisted > 0
      ? [[.empty, .empty, .empty, .empty, .text(ImportWords.evenMore(findings.unlisted)), .empty]] : []
    return try CSVWriter.bytes(
      header: ["række", "kolonne", "der står", "ventet", "hvad", "slags"], rows: rows + more)
  }

  private static func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
}
