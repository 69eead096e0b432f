import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct WriterTests {
  static func written(_ dialect: CSVWriter.Dialect = .danishExcel, _ rows: [[CSVWriter.Cell]]) throws -> [UInt8] {
    final class Sink { var bytes: [UInt8] = [] }
    let sink = Sink()
    var writer = CSVWriter(dialect) { sink.bytes += $0 }
    for row in rows { try writer.row(row) }
    try writer.finish()
    return sink.bytes
  }

  @Test func `a Danish Excel opens it by a double click`() throws {
    let bytes = try Self.written(
      .danishExcel, [[.text("Skole"), .text("Andel")], [.text("Ærø; by"), .number(-12.5)], [.text("B"), .empty]])
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "Skole;Andel\r\n\"Ærø; by\";-12,5\r\nB;\r\n")
  }

  @Test(arguments: [
    "=1+1", "+45 12345678", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\0=1", "=HYPERLINK(\"http://x\")", "＝1",
  ])
  func `a cell that a spreadsheet would run is made harmless`(text: String) throws {
    let line = String(decoding: try Self.written(.plain, [[.text(text)]]), as: UTF8.self)
    #expect(line.hasPrefix("'") || line.hasPrefix("\"'"))
  }

  @Test func `a statistician's dash and a negative number are left alone`() throws {
    let row: [CSVWriter.Cell] = [.text("-"), .number(-3), .text("a=b"), .text("+65"), .text("-5")]
    #expect(try Self.written(.plain, [row]) == Array("-,-3,a=b,+65,-5\n".utf8))
  }

  @Test(arguments: [";", ",", "\t", "|"] as [Character], [",", "."] as [Character])
  func `what is written in any dialect is read back whole`(separator: Character, decimal: Character) throws {
    guard separator != decimal else { return }
    var chance = Chance(seed: UInt64(separator.asciiValue!) << 8 | UInt64(decimal.asciiValue!))
    let pieces = ["Æ", "ø", "å", " ", ";", ",", "\"", "'", "by", "skole", "7", ".", "\n", "|", "é", "mark"]
    for round in 0..<40 {
      let dialect = CSVWriter.Dialect(
        separator: separator, decimalMark: decimal, lineEnd: ["\n", "\r\n"].randomElement(using: &chance)!,
        hasByteOrderMark: Bool.random(using: &chance))
      var expected: [[String]] = []
      var rows: [[CSVWriter.Cell]] = [[.text("sted"), .text("gruppe"), .text("antal")]]
      for row in 0..<Int.random(in: 2...30, using: &chance) {
        var name = "navn \(row) "
        for _ in 0..<Int.random(in: 0...4, using: &chance) { name += pieces.randomElement(using: &chance)! }
        name += "x"
        let value = Double(Int.random(in: -99_999...99_999, using: &chance)) / 4
        rows.append([.text(name), .text("g\(row % 3)"), .number(value)])
        expected.append([name, "g\(row % 3)", TidySource.plain(value)])
      }
      let ours = try Reading(bytes: Self.written(dialect, rows))
      #expect(ours.rows == expected, "round \(round)")
    }
  }
}
