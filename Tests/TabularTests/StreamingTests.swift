import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct StreamingTests {
  /// A long file: area, year, numerator, denominator; `bad` rows say something else in a figure.
  static func long(_ rows: Int, bad: [Int: String] = [:]) -> [UInt8] {
    var text = "area;year;numerator;denominator\n"
    for i in 0..<rows { text += "0\(101 + i % 98);\(2015 + i % 9);\(bad[i] ?? "\(i % 50)");\(100 + i % 400)\n" }
    return Array(text.utf8)
  }

  @Test func `measures are taken separately, labels by code`() throws {
    try withFile(Self.long(20_000)) { path in
      let source = try Tidy.read(path)
      #expect(source.dimensions == ["area", "year"])
      #expect(source.measures == ["numerator", "denominator"])
      var count = 0
      var sum = 0.0
      var names: [Int: String] = [:]
      source.forEach { row in
        count += 1
        sum += row.value(1)!
        if names[row.code(0)] == nil { names[row.code(0)] = row.label(0) }
        #expect(row.line == count + 1)
      }
      #expect(count == 20_000)
      #expect(sum == Double((0..<20_000).reduce(0) { $0 + 100 + $1 % 400 }))
      #expect(names.count == 98)
      #expect(source.labels(of: 0).count == 98)
      #expect(names[0] == "0101")
    }
  }

  @Test func `one bad row far beyond the sample is found and named`() throws {
    try withFile(Self.long(30_000, bad: [25_432: "syv"])) { path in
      let ours = try Reading(path: path)
      #expect(ours.findings(.warning).map(\.row) == [25_434])
      #expect(ours.findings(.warning).first?.column == "numerator (C)")
      #expect(ours.table.rows.count == 60_000)
    }
  }

  @Test func `at most five hundred findings are listed, all are counted`() throws {
    let bad = Dictionary(uniqueKeysWithValues: (6000..<7000).map { ($0, "x\($0)y") })
    try withFile(Self.long(8000, bad: bad)) { path in
      let ours = try Reading(path: path)
      #expect(ours.findings.items.count == Findings.limit)
      #expect(ours.findings.count == 1000)
    }
  }

  @Test func `a thousands mark that comes late is judged by the whole column`() throws {
    try withFile(Self.long(9000, bad: [8000: "1.234"])) { path in
      // Everything else in the column is below a thousand and without a mark.
      let ours = try Reading(path: path)
      #expect(ours.table.rows[16_000].value == 1234)
    }
  }

  @Test func `walking twice gives the same codes and the same findings`() throws {
    try withFile(Self.long(500, bad: [7: "syv"])) { path in
      let source = try Tidy.read(path)
      let first = source.table()
      let findings = source.findings.items
      #expect(source.table() == first)
      #expect(source.findings.items == findings)
    }
  }

  @Test func `an error thrown in the middle comes out`() throws {
    struct Stop: Error {}
    try withFile(Self.long(100)) { path in
      let source = try Tidy.read(path)
      #expect(throws: Stop.self) {
        try source.forEach { (row: borrowing TidyRow) throws(Stop) in if row.line == 50 { throw Stop() } }
      }
    }
  }
}
