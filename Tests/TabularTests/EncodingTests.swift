import Foundation
import Tabular
import Testing

@Suite struct EncodingTests {
  static let text = "Område;År;Antal\nÆrø;2022;12\nSamsø;2022;7\nÅlborg;2022;9\n"

  @Test(arguments: [
    ("UTF-8", String.Encoding.utf8, [] as [UInt8], 0), ("UTF-8 with mark", .utf8, [0xEF, 0xBB, 0xBF], 0),
    ("UTF-16LE", .utf16LittleEndian, [0xFF, 0xFE], 1), ("UTF-16BE", .utf16BigEndian, [0xFE, 0xFF], 1),
    ("UTF-16LE without mark", .utf16LittleEndian, [], 1), ("UTF-16BE without mark", .utf16BigEndian, [], 1),
    ("ISO-8859-1", .isoLatin1, [], 1), ("Windows-1252", .windowsCP1252, [], 1),
  ])
  func `the same table in every alphabet`(name: String, encoding: String.Encoding, mark: [UInt8], notes: Int) throws {
    let data = try #require(Self.text.data(using: encoding))
    let ours = try Reading(bytes: mark + data)
    #expect(ours.rows == [["Ærø", "2022", "12"], ["Samsø", "2022", "7"], ["Ålborg", "2022", "9"]])
    #expect(ours.findings(.note).count == notes)
    #expect(ours.findings.worst ?? .note == .note)
  }

  @Test(
    arguments: [
      ["Æ": 0x92, "ø": 0x9B, "Å": 0x8F, "å": 0x86], ["Æ": 0xAE, "ø": 0xBF, "Å": 0x81, "å": 0x8C],
    ] as [[Unicode.Scalar: UInt8]])
  func `the alphabets of old DOS programs and old Macs`(alphabet: [Unicode.Scalar: UInt8]) throws {
    let bytes = Self.text.unicodeScalars.map { alphabet[$0] ?? UInt8($0.value) }
    let ours = try Reading(bytes: bytes)
    #expect(ours.table.column("Område") == ["Ærø", "Samsø", "Ålborg"])
  }

  @Test func `one broken letter in a UTF-8 file does not change the others`() throws {
    var bytes = Array((Self.text + String(repeating: "Rødøvre;2022;1\n", count: 20)).utf8)
    bytes.insert(0xF8, at: bytes.count - 3)
    let ours = try Reading(bytes: bytes)
    #expect(ours.rows[0][0] == "Ærø")
    #expect(ours.findings(.warning).contains { $0.row == 24 })
  }

  @Test(arguments: ["\n", "\r\n", "\r", "mixed"], [";", ",", "\t", "|"])
  func `every line end and every separator`(end: String, separator: String) throws {
    var text = Self.text.replacing(";", with: separator)
    if end == "mixed" {
      text = text.replacing("12\n", with: "12\r\n").replacing("7\n", with: "7\r")
    } else {
      text = text.replacing("\n", with: end)
    }
    let ours = try Reading(text)
    #expect(ours.rows.map(\.last) == ["12", "7", "9"])
    #expect(ours.table.rows.map(\.line) == [2, 3, 4])
    #expect(ours.findings.count == 0)
  }

  @Test func `letters written as letter and accent are put together`() throws {
    let ours = try Reading("område;antal\nA\u{30A}lborg;1\nÅlborg;2\n\u{A0}Ålborg ;3\n")
    #expect(Set(ours.table.column("område")!) == ["Ålborg"])
    var codes: Set<Int> = []
    ours.source.forEach { codes.insert($0.code(0)) }
    #expect(codes.count == 1)
  }

  @Test func `NUL among the letters is skipped and told`() throws {
    let ours = try Reading("område;antal\nHed\0ensted;1\n" + String(repeating: "Horsens;2\n", count: 20))
    #expect(ours.rows[0] == ["Hedensted", "1"])
    #expect(ours.findings(.warning).first?.row == 2)
  }

  @Test func `quotation marks hold separators, line ends and themselves`() throws {
    let ours = try Reading("navn;note;antal\n\"A;B\";\"sagde \"\"nej\"\"\";1\n\"to\nlinjer\";x;2\n")
    #expect(ours.rows == [["A;B", "sagde \"nej\"", "1"], ["to\nlinjer", "x", "2"]])
    #expect(ours.table.rows.map(\.line) == [2, 3])
  }

  @Test func `a stray quotation mark costs its field, not the file`() throws {
    let ours = try Reading("navn;antal\n\"Bakkeskolen;1\nSøskolen;2\nEngskolen;3\n")
    #expect(ours.rows.suffix(2) == [["Søskolen", "2"], ["Engskolen", "3"]])
    #expect(ours.findings(.warning).contains { $0.row == 2 })
  }

  @Test func `Excel's own line with the separator is obeyed`() throws {
    let ours = try Reading("sep=|\nnavn|antal\nA;B,C|1\n")
    #expect(ours.rows == [["A;B,C", "1"]])
    #expect(ours.table.rows[0].line == 3)
  }

  @Test func `a row with too many or too few fields is told, and the others are read`() throws {
    let ours = try Reading("navn,tid,antal\nA,2022,1\nB,2022,12,5\nC\nD,2022,4\nE,2023,4\n")
    #expect(ours.findings(.warning).map(\.row).contains(3))
    #expect(ours.rows.contains(["D", "2022", "4"]))
  }
}
