import Foundation
import Tabular
import Testing

/// Files that somebody else has read before us, with another program: our numbers must be theirs.
@Suite struct OracleTests {
  @Test(arguments: [
    ("INDKP101_statbank_export.xlsx", "INDKP101_expected_tidy.csv", 3626),
    ("ARE207_statbank_export.xlsx", "ARE207_expected_tidy.csv", 99),
  ])
  func `a StatBank workbook agrees with the lecture notes of a university`(export: String, oracle: String, count: Int)
    throws
  {
    let ours = try Reading(path: fixture(export))
    #expect(Array(ours.table.dimensions.suffix(2)) == ["region", "time"])
    var known: [String: Double] = [:]
    for row in ours.table.rows {
      known[row.labels.suffix(2).joined(separator: "|")] = row.value
      known[row.labels.suffix(2).first!] = row.value
    }
    let lines = try String(contentsOfFile: fixture(oracle), encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == count)
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      let key = fields.dropLast().joined(separator: "|")
      #expect(known[key] == Double(fields.last!), "\(line)")
    }
  }

  @Test func `labels written once stand in every row`() throws {
    let ours = try Reading(path: fixture("INDKP101_statbank_export.xlsx"))
    #expect(ours.table.dimensions == ["type of income", "sex", "unit", "region", "time"])
    #expect(
      ours.table.rows.allSatisfy { $0.labels[0] == "1 Disposable income (2+30-31-32-35)" && !$0.labels.contains("") })
    #expect(ours.table.rows.count == 110 * 37)
    #expect(ours.findings.items.contains { $0.row == 115 && $0.level == .note })
    #expect(ours.table.rows.first?.line == 4)
  }

  @Test(arguments: ["simple", "simple_crlf", "empty", "empty_crlf", "newlines", "comma_in_quotes", "json"])
  func `every cell of csv-spectrum comes out as its authors say`(name: String) throws {
    let ours = try Reading(path: fixture("\(name).csv"))
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("\(name).json")))
    let records = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: String]])
    var expected: [[String: String]] = []
    // Lay our tidy rows back into records: labels as they are, measures by their heading.
    for line in Set(ours.table.rows.map(\.line)).sorted() {
      var record: [String: String] = [:]
      for row in ours.table.rows where row.line == line {
        for (dimension, label) in zip(ours.source.dimensions, row.labels) { record[dimension] = label }
        guard !ours.source.measures.isEmpty else { continue }
        let name = ours.source.headings.isEmpty ? ours.source.measures[0] : row.labels.last!
        record[name] = row.value.map { TidySource.plain($0) } ?? row.mark
      }
      expected.append(record)
    }
    #expect(expected == records)
  }
}
