import Foundation

/// An Excel workbook: its sheets by name, and how its numbers are to be understood.
final class Workbook {
  struct Sheet {
    var name: String
    var part: String
    var isHidden: Bool
  }

  private let archive: ZipArchive
  private(set) var sheets: [Sheet] = []
  private(set) var strings: [[UInt8]] = []
  /// For each cell style whether it shows a date; nil when it does not.
  private(set) var dates: [DateStyle?] = []
  private(set) var startsIn1904 = false

  init(path: String) throws {
    archive = try ZipArchive(path: path)
    guard archive.has("xl/workbook.xml") else {
      throw Unreadable(.kind("zip", "Filen er en pakket fil uden regneark. Pak den ud, og vælg selve tabellen."))
    }
    try readSheets()
    try readStyles()
    try readStrings()
  }

  /// The sheet that was asked for, or the first one with figures in a table, or else the first list.
  func tidy(sheet wanted: String?) throws -> TidySource {
    let candidates = try candidates(wanted)
    var list: (Sheet, SheetRows, Layout)?
    var refusal: Unreadable?
    for sheet in candidates {
      do {
        let rows = try SheetRows(archive, self, sheet.part)
        let layout = try Layout(Sample(rows), ragged: false)
        if !layout.measures.isEmpty { return source(sheet, rows, layout, wanted) }
        if list == nil { list = (sheet, rows, layout) }
      } catch let error as Unreadable {
        // A trap in one sheet is a trap in the file; a sheet without a table is not.
        if error.findings.items.contains(where: { $0.expected != "en tabel" }) { throw error }
        if refusal == nil { refusal = error }
      }
    }
    if let (sheet, rows, layout) = list { return source(sheet, rows, layout, wanted) }
    throw refusal ?? Unreadable(.emptyFile())
  }

  /// The first sheet people see that has more than a heading, as it stands.
  func firstList() throws -> (name: String, rows: SheetRows) {
    var first: (String, SheetRows)?
    for sheet in try candidates(nil) {
      let rows = try SheetRows(archive, self, sheet.part)
      var count = 0
      rows.forEach { _, fields in
        if fields.contains(where: { !$0.isBlank }) { count += 1 }
        return count < 2
      }
      if count >= 2 { return (sheet.name, rows) }
      if first == nil { first = (sheet.name, rows) }
    }
    guard let first else { throw Unreadable(.emptyFile()) }
    return first
  }

  private func candidates(_ wanted: String?) throws -> [Sheet] {
    let visible = sheets.filter { !$0.isHidden }
    guard let wanted else { return visible.isEmpty ? sheets : visible }
    guard let sheet = sheets.first(where: { $0.name.caseInsensitiveCompare(wanted) == .orderedSame }) else {
      throw Unreadable(.noSheet(wanted, among: sheets.map(\.name)))
    }
    return [sheet]
  }

  private func source(_ sheet: Sheet, _ rows: SheetRows, _ layout: Layout, _ wanted: String?) -> TidySource {
    var findings = Findings(rows.findings)
    let others = sheets.filter { !$0.isHidden && $0.name != sheet.name }.map(\.name)
    let hidden = sheets.filter { $0.isHidden && $0.name != sheet.name }.map(\.name)
    if !others.isEmpty, wanted == nil { findings.add(.sheetRead(sheet.name, others: others)) }
    if !hidden.isEmpty { findings.add(.hiddenSheets(hidden)) }
    return TidySource(rows, layout, sheet: sheet.name, findings: findings)
  }
}

extension Workbook {
  private func readSheets() throws {
    var parts: [String: String] = [:]
    if archive.has("xl/_rels/workbook.xml.rels") {
      try archive.parse(
        "xl/_rels/workbook.xml.rels",
        start: { name, attributes in
          guard strcmp(name, "Relationship") == 0, let id = attribute(attributes, "Id"),
            let target = attribute(attributes, "Target")
          else { return }
          parts[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }, end: { _, _ in })
    }
    var found: [Sheet] = []
    var is1904 = false
    try archive.parse(
      "xl/workbook.xml",
      start: { name, attributes in
        if strcmp(name, "workbookPr") == 0 { is1904 = ["1", "true"].contains(attribute(attributes, "date1904") ?? "") }
        guard strcmp(name, "sheet") == 0, let title = attribute(attributes, "name"), found.count < 1000 else { return }
        let id = attribute(attributes, "r:id") ?? attribute(attributes, "id") ?? ""
        let part = parts[id] ?? "xl/worksheets/sheet\(found.count + 1).xml"
        let state = attribute(attributes, "state") ?? "visible"
        found.append(Sheet(name: title, part: part, isHidden: state != "visible"))
      }, end: { _, _ in })
    sheets = found.filter { archive.has($0.part) && !$0.part.contains("chartsheets") }
    startsIn1904 = is1904
    guard !sheets.isEmpty else { throw Unreadable(.emptyFile()) }
  }

  private func readStrings() throws {
    guard archive.has("xl/sharedStrings.xml") else { return }
    var all: [[UInt8]] = []
    var current: [UInt8] = []
    var phonetic = 0
    try archive.parse(
      "xl/sharedStrings.xml",
      start: { name, _ in
        if strcmp(name, "si") == 0 { current = [] } else if strcmp(name, "rPh") == 0 { phonetic += 1 }
      },
      end: { name, text in
        if strcmp(name, "t") == 0, phonetic == 0 { current += text }
        if strcmp(name, "rPh") == 0 { phonetic -= 1 }
        if strcmp(name, "si") == 0 { all.append(current) }
      })
    strings = all
  }

  private func readStyles() throws {
    guard archive.has("xl/styles.xml") else { return }
    var codes: [Int: String] = [:]
    var found: [DateStyle?] = []
    var inCells = false
    try archive.parse(
      "xl/styles.xml",
      start: { name, attributes in
        if strcmp(name, "numFmt") == 0, let id = attribute(attributes, "numFmtId").flatMap({ Int($0) }) {
          codes[id] = attribute(attributes, "formatCode")
        } else if strcmp(name, "cellXfs") == 0 {
          inCells = true
        } else if strcmp(name, "xf") == 0, inCells {
          let id = attribute(attributes, "numFmtId").flatMap { Int($0) } ?? 0
          found.append(DateStyle(id: id, code: codes[id]))
        }
      },
      end: { name, _ in if strcmp(name, "cellXfs") == 0 { inCells = false } })
    dates = found
  }
}

/// How a serial number becomes a date.
enum DateStyle {
  case date, dateTime, time

  init?(id: Int, code: String?) {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .date
    case 18...21, 32, 33, 45...47, 55, 56: self = .time
    case 22: self = .dateTime
    default:
      guard let code else { return nil }
      // Colours, conditions and quoted text may hold the same letters.
      let bare = code.lowercased().replacing(/\[[^\]]*\]|"[^"]*"|\\./, with: "").split(separator: ";").first ?? ""
      let hasDate = bare.contains("y") || bare.contains("d")
      let hasTime = bare.contains("h") || bare.contains("s")
      guard hasDate || hasTime, !bare.contains("general") else { return nil }
      self = hasDate && hasTime ? .dateTime : hasDate ? .date : .time
    }
  }

  /// The date as ISO text, or nil when the number is none.
  func text(_ serial: Double, from1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = ((from1904 ? serial + 1462 : serial) - 25_569) * 86_400
    var whole = time_t(seconds.rounded())
    var parts = tm()
    gmtime_r(&whole, &parts)
    let date = String(format: "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    let time = String(format: "%02d:%02d", parts.tm_hour, parts.tm_min)
    let isMidnight = parts.tm_hour == 0 && parts.tm_min == 0 && parts.tm_sec == 0
    switch self {
    case .date: return date
    case .dateTime: return isMidnight ? date : "\(date) \(time)"
    case .time: return time
    }
  }
}
