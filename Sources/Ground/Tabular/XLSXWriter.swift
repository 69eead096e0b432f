import CXlsxWriter
import Foundation

/// Writes an Excel workbook row by row: bold headings that stay in sight, numbers as numbers, text always as text.
///
/// Rows leave memory as they are written, so a table of any length costs the same.
package final class XLSXWriter {
  package enum Failure: Error { case cannotWrite(String) }

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let bold: UnsafeMutablePointer<lxw_format>?
  private var formats: [Int: UnsafeMutablePointer<lxw_format>] = [:]
  private var line: lxw_row_t = 0
  private var isOpen = true
  /// Excel's own limit; the rest of the rows would be lost without a word.
  package static let mostRows = 1_048_576

  package init(path: String) throws {
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(path, &options) else { throw Failure.cannotWrite(path) }
    self.workbook = workbook
    bold = workbook_add_format(workbook)
    format_set_bold(bold)
  }

  deinit { if isOpen { workbook_close(workbook) } }

  /// Begins a sheet. Names are cut to Excel's 31 characters and freed of those it refuses.
  package func sheet(_ name: String, header: [String], widths: [Double] = []) throws {
    let allowed = String(name.map { "[]:*?/\\".contains($0) ? " " : $0 }.prefix(31))
    guard let sheet = workbook_add_worksheet(workbook, allowed) else { throw Failure.cannotWrite("ark »\(name)«") }
    self.sheet = sheet
    line = 0
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
    for (column, text) in header.enumerated() { worksheet_write_string(sheet, 0, lxw_col_t(column), text, bold) }
    worksheet_freeze_panes(sheet, 1, 0)
    line = 1
  }

  package func row(_ cells: [CSVWriter.Cell]) throws {
    guard let sheet, Int(line) < Self.mostRows else { throw Failure.cannotWrite("række \(line + 1)") }
    for (column, cell) in cells.enumerated() {
      let column = lxw_col_t(column)
      switch cell {
      case .empty: break
      case .number(let value, let decimals):
        if value.isFinite { worksheet_write_number(sheet, line, column, value, format(decimals)) }
      case .text(let text):
        // Written as a string it can never run as a formula, whatever it begins with.
        worksheet_write_string(sheet, line, column, text.replacing("\0", with: "").prefixed(32_767), nil)
      }
    }
    line += 1
  }

  /// Closes the file; only now it is whole.
  package func finish() throws {
    isOpen = false
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else { throw Failure.cannotWrite("\(path) (\(code.rawValue))") }
  }

  private func format(_ decimals: Int?) -> UnsafeMutablePointer<lxw_format>? {
    guard let decimals, decimals >= 0 else { return nil }
    if let known = formats[decimals] { return known }
    let format = workbook_add_format(workbook)
    format_set_num_format(format, decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: min(decimals, 10)))
    formats[decimals] = format
    return format
  }
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { utf16.count <= count ? self : String(prefix(count)) }
}
