import Foundation

extension PublishedReading {
  /// Reads a profile page as a screen reader does: every table with its caption, row by row.
  ///
  /// `names` are the indicators and areas a caption may begin with, `periods` what a period is called, in a row and in a caption. The
  /// table's first column of numbers is the area's own, the last that of `whole`, when it has that heading.
  package static func page(
    _ html: [UInt8], of area: String, whole: String, indicators: [String], periods: [String: String]
  ) -> [PublishedReading] {
    var readings: [PublishedReading] = []
    for table in pieces(of: html[...], from: "<table class=\"table\"", to: "</table>") {
      guard let caption = pieces(of: table, from: "<caption", to: "</caption>").first.map(text) else { continue }
      guard let indicator = indicators.first(where: { caption.hasPrefix("\($0), \(area)") }) else { continue }
      let time = caption.dropFirst("\(indicator), \(area)".count)
      let headings = pieces(of: table, from: "<th", to: "</th>").map(text)
      for row in pieces(of: table, from: "<tr>", to: "</tr>") {
        guard let label = pieces(of: row, from: "<th scope=\"row\"", to: "</th>").first.map(text) else { continue }
        let cells = pieces(of: row, from: "<td", to: "</td>").map(text)
        let columns = headings.dropFirst().prefix(cells.count)
        readings += self.row(label, cells, Array(columns), indicator, area, whole, String(time), periods)
      }
    }
    return readings
  }

  private static let groups = ", grupper "

  private static func row(
    _ label: String, _ cells: [String], _ columns: [String], _ indicator: String, _ area: String, _ whole: String,
    _ time: String, _ periods: [String: String]
  ) -> [PublishedReading] {
    let name = label.replacing(" (brud)", with: "")
    let isGroup = time.hasPrefix(groups)
    let period = periods[isGroup ? String(time.dropFirst(groups.count)) : name]
    guard let period, let own = cells.first else { return [] }
    let behind = columns.firstIndex { $0 == "Antal bag" || $0 == "Befolkning" }.map { cells[$0] }
    var readings = [
      PublishedReading(
        indicator: indicator, area: area, period: period, group: isGroup ? name : "",
        state: state(own, behind: behind.flatMap { number(in: $0) }.map { Int($0.value) }))
    ]
    if !isGroup, cells.count > 1, let last = columns.last, last != "Antal bag", last != "Befolkning" {
      readings.append(
        PublishedReading(
          indicator: indicator, area: whole, period: period, group: "",
          state: state(cells[cells.count - 1], behind: nil))
      )
    }
    return readings
  }

  private static func state(_ text: String, behind: Int?) -> State {
    if let number = number(in: text) { return .number(number.value, half: number.half, behind: behind) }
    return text == "skjult" ? .hidden : .none
  }

  /// What stands between the two, without them; byte by byte, for a page may be megabytes long.
  private static func pieces(of bytes: ArraySlice<UInt8>, from start: String, to end: String) -> [ArraySlice<UInt8>] {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    var pieces: [ArraySlice<UInt8>] = []
    var place = bytes.startIndex
    while let open = find(start, in: bytes, from: place), let close = find(end, in: bytes, from: open + start.count) {
      pieces.append(bytes[open + start.count..<close])
      place = close + end.count
    }
    return pieces
  }

  private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { all -> Int? in
      guard let base = all.baseAddress, let first = word.first else { return nil }
      var place = start - bytes.startIndex
      while place + word.count <= all.count {
        guard let hit = memchr(base + place, Int32(first), all.count - place - word.count + 1) else { return nil }
        place = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        if memcmp(hit, word, word.count) == 0 { return place + bytes.startIndex }
        place += 1
      }
      return nil
    }
  }

  /// Words without tags: what is left of the opening tag, all tags inside, and references taken back to characters.
  private static func text(_ piece: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isInside = true  // the piece begins inside its own opening tag
    for byte in piece {
      if byte == UInt8(ascii: "<") { isInside = true }
      if !isInside { bytes.append(byte) }
      if byte == UInt8(ascii: ">") { isInside = false }
    }
    var text = String(decoding: bytes, as: UTF8.self)
    for (name, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    where text.utf8.contains(UInt8(ascii: "&")) {
      text = text.replacing(name, with: character)
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
