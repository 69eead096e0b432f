extension PublishedReading {
  /// Reads a profile's spreadsheet as anybody can: by its headings.
  package static func sheet(_ bytes: [UInt8]) -> [PublishedReading] {
    var lines = rows(bytes)[...]
    guard let header = lines.popFirst() else { return [] }
    func column(_ name: String) -> Int { header.firstIndex(of: name) ?? header.count }
    let (indicator, area, period, group) = (column("nøgletal"), column("område"), column("periode"), column("gruppe"))
    let (value, behind, state) = (column("værdi"), column("antal bag"), column("tilstand"))
    return lines.map { cells in
      func text(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      let number = PublishedReading.number(in: text(value))
      return PublishedReading(
        indicator: text(indicator), area: text(area), period: text(period), group: text(group),
        state: number.map { .number($0.value, half: $0.half, behind: Int(text(behind))) }
          ?? (text(state) == "skjult" ? .hidden : .none))
    }
  }

  /// Semicolons between cells; a cell in quotes may hold semicolons, line breaks and doubled quotes.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var (rows, row, cell, isQuoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
    func end() { row.append(String(decoding: cell, as: UTF8.self)); cell.removeAll(keepingCapacity: true) }
    var place = body.startIndex
    while place < body.endIndex {
      let byte = body[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, place < body.endIndex, body[place] == byte {
          cell.append(byte)
          place += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ";") where !isQuoted: end()
      case UInt8(ascii: "\r") where !isQuoted: continue
      case UInt8(ascii: "\n") where !isQuoted:
        end()
        rows.append(row)
        row = []
      default: cell.append(byte)
      }
    }
    if !row.isEmpty || !cell.isEmpty {
      end()
      rows.append(row)
    }
    return rows
  }
}
