import Foundation

/// Reads PX (PC-Axis), the format behind the statistics banks: keywords with values, then all cells in one row.
enum PXFile {
  static func read(_ file: MappedFile) throws -> TidySource {
    guard file.count <= 200 << 20 else { throw Unreadable(.tooLarge(megabytes: 200)) }
    let decoded = try TextEncoding.detect(file)
    var keywords = PXKeywords()
    try keywords.read(file.bytes[decoded.start...], decoded.encoding)
    let names = (keywords["STUB"] ?? []) + (keywords["HEADING"] ?? [])
    guard !names.isEmpty else { throw Unreadable(.badPX("STUB og HEADING")) }
    var axes: [Cube.Axis] = []
    var cells = 1
    for name in names {
      guard let labels = keywords["VALUES", name] ?? keywords["CODES", name], !labels.isEmpty else {
        throw Unreadable(.badPX("VALUES(\"\(name)\")"))
      }
      axes.append(.init(name: name, labels: labels))
      let (product, isTooLarge) = cells.multipliedReportingOverflow(by: labels.count)
      guard !isTooLarge, product <= Cube.mostCells else { throw Unreadable(.tooManyCells(Cube.mostCells)) }
      cells = product
    }
    var findings = Findings(decoded.findings.filter { $0.level != .note })
    let cube = try keywords.cube(axes, cells, &findings)
    return TidySource(cube, findings: findings)
  }
}

/// The keywords of a PX file and its cells.
struct PXKeywords {
  private var texts: [String: [String]] = [:]
  private var data: [String] = []

  subscript(keyword: String) -> [String]? { texts[keyword] }
  subscript(keyword: String, variable: String) -> [String]? { texts["\(keyword)|\(variable)"] }

  /// `KEYWORD[language]("variable")="text","text";` with line breaks anywhere outside quotation marks.
  mutating func read(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ encoding: TextEncoding) throws {
    var i = bytes.startIndex
    while i < bytes.endIndex {
      guard let end = Self.find(0x3D, in: bytes, from: i) else { return }
      let key = Self.key(encoding.label(bytes[i..<end]))
      i = end + 1
      let stop = Self.find(0x3B, in: bytes, from: i) ?? bytes.endIndex
      if key == "DATA" {
        data = Self.cells(encoding.label(bytes[i..<stop]))
        return
      }
      // Translations carry a language in brackets; the file's own language does not.
      if !key.contains("[") { texts[key] = Self.strings(encoding.label(bytes[i..<stop])) }
      i = stop + 1
    }
  }

  private static func find(_ byte: UInt8, in bytes: Slice<UnsafeBufferPointer<UInt8>>, from start: Int) -> Int? {
    var inQuotes = false
    for i in start..<bytes.endIndex {
      if bytes[i] == 0x22 { inQuotes.toggle() } else if bytes[i] == byte, !inQuotes { return i }
    }
    return nil
  }

  private static func key(_ text: String) -> String {
    guard let open = text.firstIndex(of: "(") else { return text.uppercased() }
    return text[..<open].uppercased() + "|" + (strings(String(text[open...])).first ?? "")
  }

  /// Quoted pieces; those that only a line break parts are one text.
  private static func strings(_ text: String) -> [String] {
    var found: [String] = []
    var piece = ""
    var inQuotes = false
    var continues = false
    for letter in text.unicodeScalars {
      if letter == "\"" {
        inQuotes.toggle()
        if !inQuotes {
          if continues, !found.isEmpty { found[found.count - 1] += piece } else { found.append(piece) }
          piece = ""
          continues = true
        }
      } else if inQuotes {
        if letter != "\r", letter != "\n" { piece.unicodeScalars.append(letter) }
      } else if letter == "," {
        continues = false
      }
    }
    return found
  }

  private static func cells(_ text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 || $0 == 0x2C }.map { String(decoding: $0, as: UTF8.self) }
  }

  func cube(_ axes: [Cube.Axis], _ cells: Int, _ findings: inout Findings) throws -> Cube {
    guard data.count == cells else { throw Unreadable(.pxCells(data.count, expected: cells)) }
    var cube = Cube(
      axes: axes, values: Array(repeating: .nan, count: cells), marks: Array(repeating: -1, count: cells), signs: [])
    var known: [String: Int32] = [:]
    for (i, cell) in data.enumerated() {
      if let value = Double(cell) {
        cube.values[i] = value
        continue
      }
      let sign = cell.replacing("\"", with: "")
      if known[sign] == nil {
        known[sign] = Int32(cube.signs.count)
        cube.signs.append(sign)
        if Mark.kind(of: sign) == nil { findings.add(.notANumber(row: i + 1, column: "DATA", sign)) }
      }
      cube.marks[i] = known[sign]!
    }
    return cube
  }
}
