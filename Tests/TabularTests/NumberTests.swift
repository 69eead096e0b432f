import Tabular
import TestSupport
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    ("12", 12.0), ("-3", -3), ("−3", -3), ("–3", -3), ("76,2", 76.2), ("0.5", 0.5), ("0,125", 0.125),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5), ("1.234.567", 1_234_567), ("1 234 567,8", 1_234_567.8), ("1\u{A0}234", 1234), ("12,3 %", 12.3),
    ("100,0%", 100), ("1,2E+05", 120_000), ("123-", -123), ("1'234", 1234),
    ("12345678901234568", 12_345_678_901_234_568),
    ("0.1234567890123456789", 0.1234567890123456789), ("1234.5678", 1234.5678), ("+7", 7),
    ("1.234.567,89", 1_234_567.89),
  ])
  func `a number is read as a person reads it`(text: String, value: Double) throws {
    let ours = try Reading("navn;antal\nA;\(text)\nB;7,25\n")
    #expect(ours.table.rows[0].value == value)
    #expect(ours.table.rows[0].mark == "")
  }

  @Test(arguments: ["..", "-", ".", "M", "U", "<10", "c", "z", "x", ":", "k", "NA", "...", "–", "#N/A", "****", "> 95"])
  func `a sign is kept as it is, and is no number`(sign: String) throws {
    let ours = try Reading("navn;antal\nA;\(sign)\nB;7\nC;8\nD;9\n")
    #expect(ours.table.rows[0].value == nil)
    #expect(ours.table.rows[0].mark == sign)
  }

  @Test func `a word among numbers is a finding with row, column and what stood there`() throws {
    let ours = try Reading("navn;antal\nA;12\nB;syv\nC;8\nD;9\nE;1\nF;2\n")
    let finding = try #require(ours.findings(.warning).first)
    #expect(finding.row == 3)
    #expect(finding.column == "antal (B)")
    #expect(finding.found == "syv")
    #expect(ours.table.rows[1].mark == "syv")
    #expect(ours.table.rows.count == 6)
  }

  @Test(
    arguments: [
      // Beside 487 and nothing plain above a thousand, the dot marks thousands.
      (["167.293", "2.807", "487"], [167_293.0, 2807, 487], 0),
      // Another cell of the column proves the decimal point, or the decimal comma.
      (["1.234", "4.20821"], [1.234, 4.20821], 0), (["1.234", "0,5"], [1234, 0.5], 0),
      (["1,234", "12,5"], [1.234, 12.5], 0), (["2,666", "498", "22,927"], [2666, 498, 22_927], 0),
      // Plain numbers above a thousand: here the dot cannot mark thousands.
      (["1.234", "1500"], [1.234, 1500], 0),
      // Nothing decides: the Danish reading, and a finding.
      (["1.234"], [1234], 1), (["1,234", "5,678"], [1.234, 5.678], 1),
    ] as [([String], [Double], Int)])
  func `what 1.234 means is decided by the whole column`(cells: [String], values: [Double], warnings: Int) throws {
    let rows = cells.enumerated().map { "skole \($0.offset);\($0.element)\n" }.joined()
    let ours = try Reading("navn;antal\n" + rows)
    #expect(ours.table.rows.map(\.value) == values)
    #expect(ours.findings(.warning).count == warnings)
  }

  @Test func `a decimal comma in one column tells how another writes thousands`() throws {
    let ours = try Reading("navn;indbyggere;andel\nA;1.234;0,5\nB;2.345;12,5\n")
    #expect(ours.table.rows.map(\.value) == [1234, 0.5, 2345, 12.5])
  }

  @Test func `each number written with up to 15 digits comes back exactly`() throws {
    var chance = Chance(seed: 7)
    for _ in 0..<300 {
      let digits = Int.random(in: 1...15, using: &chance)
      let number = Int.random(in: 0..<[10, 1000, 1_000_000, 1_000_000_000_000][digits % 4], using: &chance)
      let text = "\(number).\(Int.random(in: 10...99, using: &chance))"
      let ours = try Reading("navn,antal\nA,\(text)\n")
      #expect(ours.table.rows[0].value == Double(text))
    }
  }

  @Test(arguments: [
    ("010100-1234", true), ("0101001234", true), ("311299 1234", true), ("skole 010100-1234!", true),
    ("320100-1234", false), ("011300-1234", false), ("10101001234", false), ("010100-12345", false),
    ("x0101001234", false),
    ("000000-0000", false), ("2024-01-01", false),
  ])
  func `a civil registration number is found wherever it stands`(text: String, isThere: Bool) {
    #expect((CPR.find(in: text) != nil) == isThere)
  }

  @Test func `civil registration numbers are told by row, never repeated`() throws {
    let ours = try Reading("navn;note;antal\nA;ok;3\nB;om 010100-1234;4\nC;ok;0101001234\n")
    #expect(ours.source.personNumbers.items.map(\.row) == [3, 4])
    #expect(ours.source.personNumbers.items.allSatisfy { $0.found == nil && !$0.message.contains("1234") })
  }
}
