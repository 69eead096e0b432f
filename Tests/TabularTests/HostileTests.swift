import CZip
import Foundation
import Tabular
import TestSupport
import Testing

/// Files made to hurt. Each must be refused with words, or read, within moments.
@Suite struct HostileTests {
  /// A workbook with one sheet, packed in memory; `sheet` is the sheet's own XML.
  static func workbook(_ sheet: String, strings: String? = nil, _ body: (String) throws -> Void) throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var parts = [
      "xl/workbook.xml":
        "<workbook xmlns='\(main)' xmlns:r='\(relations)'><sheets><sheet name='Ark1' sheetId='1' r:id='rId1'/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
      "xl/worksheets/sheet1.xml": sheet,
    ]
    parts["xl/sharedStrings.xml"] = strings
    try withFile([0], named: "bog.xlsx") { path in
      var code: Int32 = 0
      let zip = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
      var kept: [[UInt8]] = []
      for (name, text) in parts {
        kept.append(Array(text.utf8))
        let source = kept.last!.withUnsafeBytes { bytes -> OpaquePointer? in
          let copy = malloc(bytes.count)!
          memcpy(copy, bytes.baseAddress!, bytes.count)
          return zip_source_buffer(zip, copy, UInt64(bytes.count), 1)
        }
        #expect(zip_file_add(zip, name, source, 0) >= 0)
      }
      #expect(zip_close(zip) == 0)
      try body(path)
    }
  }

  static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
    "\(before)<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  static func cell(_ reference: String, _ text: String) -> String {
    Double(text) != nil
      ? "<c r='\(reference)'><v>\(text)</v></c>" : "<c r='\(reference)' t='inlineStr'><is><t>\(text)</t></is></c>"
  }

  static let plain = """
    <row r='1'>\(cell("A1", "Skole"))\(cell("B1", "Antal"))</row>
    <row r='2'>\(cell("A2", "Bakkeskolen"))\(cell("B2", "12"))</row>
    """

  @Test func `a zip bomb is not unpacked`() throws {
    let bomb = Self.sheet(Self.plain + String(repeating: " ", count: 80 << 20))
    try Self.workbook(bomb) { path in
      let clock = ContinuousClock.now
      let findings = try #require(refusal(path))
      #expect(findings.items[0].found == "zip-bombe")
      #expect(ContinuousClock.now - clock < .seconds(2))
    }
  }

  @Test(arguments: [
    "<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
    "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
  ])
  func `XML with a document type is refused`(type: String) throws {
    try Self.workbook(Self.sheet(Self.plain, before: type)) { path in
      #expect(refusal(path)?.items[0].found == "XML med DOCTYPE")
    }
  }

  @Test func `a sheet that claims a billion rows is read for what it holds`() throws {
    let sheet = Self.sheet(Self.plain).replacing("<sheetData>", with: "<dimension ref='A1:XFD1000000000'/><sheetData>")
    try Self.workbook(sheet) { path in
      let rows = try Reading(path: path).rows
      #expect(rows == [["Bakkeskolen", "12"]])
    }
  }

  @Test func `a row number beyond Excel's own limit is refused`() throws {
    let sheet = Self.sheet(Self.plain + "<row r='1000000000'>\(Self.cell("A1000000000", "1"))</row>")
    try Self.workbook(sheet) { path in #expect(refusal(path)?.worst == .error) }
  }

  @Test func `broken XML and a broken zip are told, not crashed on`() throws {
    try Self.workbook("<worksheet><sheetData><row r='1'><c") { path in #expect(refusal(path)?.worst == .error) }
    let findings = try withFile([0x50, 0x4B, 0x03, 0x04] + Array("nonsense".utf8)) { refusal($0) }
    #expect(findings?.items[0].message.contains("ødelagt") == true)
  }

  @Test(
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Gem filen som .xlsx"), (Array("%PDF-1.7\n".utf8), "PDF"),
      (Array("<html><table>".utf8), "HTML"), (Array("---\nhttp:\n- a: b\n".utf8), "YAML"), ([], "tom"),
      ([0x1F, 0x8B, 8], "gzip"),
      (Array("{\"a\": 1}".utf8), "JSON-stat"), (Array("{\"a\": ".utf8), "ødelagt"),
      (Array(repeating: 0, count: 100), "kender"),
    ] as [([UInt8], String)])
  func `a file of another kind is told by its bytes`(bytes: [UInt8], reason: String) throws {
    let findings = try withFile(bytes) { refusal($0) }
    #expect(findings?.items[0].message.contains(reason) == true)
  }

  @Test func `a missing file is told`() {
    #expect(refusal("/no/such/file.csv")?.items[0].message.contains("findes ikke") == true)
  }

  @Test func `a JSON-stat file that promises a billion cells is refused`() throws {
    let text =
      #"{"version":"2.0","class":"dataset","id":["a","b"],"size":[100000,100000],"dimension":{"a":{},"b":{}},"value":[]}"#
    #expect(try withFile(Array(text.utf8)) { refusal($0) }?.worst == .error)
  }

  @Test func `bytes thrown at random never end in more than a refusal`() throws {
    var chance = Chance(seed: 2026)
    let alphabet: [UInt8] =
      Array(";;;,,\n\n\r\t\"\"|0123456789..,--ABCæøå <%:*#{}[]=()".utf8) + [0, 0xA0, 0xC2, 0xE6, 0xFF]
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...300, using: &chance)).map { _ in alphabet.randomElement(using: &chance)! }
      try withFile(bytes) { path in
        if let source = try? Tidy.read(path) { #expect(source.table().rows.count <= bytes.count * 20) }
      }
    }
  }

  @Test(arguments: [
    "ARE207_statbank_export.xlsx", "weird_head_padding.csv", "FOLK1A_nested_layout_excerpt.csv", "simple.xlsx",
  ])
  func `files damaged at random never end in more than a refusal`(name: String) throws {
    var chance = Chance(seed: 99)
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: fixture(name))))
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...12, using: &chance) {
        bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
      }
      if Bool.random(using: &chance) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance)) }
      try withFile(bytes) { path in _ = try? Tidy.read(path).table() }
    }
  }
}
