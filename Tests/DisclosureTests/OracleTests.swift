import Attacker
import Disclosure
import Foundation
import Testing

/// Statistics Norway's fictitious table z3: 1,200 cells, 333 of them small, months in half-years and regions in counties.
struct OracleTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracles/Disclosure")
  private static let groups = [
    CellTable.Grouping(member: "region", column: "fylke"), CellTable.Grouping(member: "mnd", column: "mnd2"),
  ]

  private static func rows(_ name: String) throws -> (header: [String], rows: [[String]]) {
    let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map {
      line in
      line.split(separator: ",").map { $0.trimmingCharacters(in: .init(charactersIn: "\"\r")) }
    }
    return (lines[0], Array(lines.dropFirst()))
  }

  private func published(width: Int) throws -> Published {
    let (header, rows) = try Self.rows("z3.csv")
    return try Published(
      header, rows, count: "ant", dimensions: ["region", "hovedint", "mnd"], groups: Self.groups,
      rule: Disclosure.TableRule(threshold: 4, width: width)!)
  }

  @Test func `no more is hidden than Statistics Norway's method hides, and nothing can be worked out`() throws {
    let found = try published(width: 0)
    #expect(found.table.values.count == 1200 && found.pattern.primary == 333)
    #expect(found.intervals.count <= 478 && found.breaches(threshold: 4, width: 0).isEmpty)
  }

  @Test func `at the usual width no small number is bounded more tightly than by the threshold`() throws {
    let found = try published(width: 4)
    #expect(found.breaches(threshold: 4, width: 4).isEmpty)
  }

  @Test func `the attacker agrees that Statistics Norway's pattern gives no number away, though it bounds many`() throws
  {
    let table = try published(width: 0).table
    let (header, rows) = try Self.rows("z3_suppressed.csv")
    #expect(header == ["region", "hovedint", "mnd", "ant", "primary", "suppressed"])
    var isHidden: [String: Bool] = [:]
    for row in rows {
      let name = row[..<3].map { $0 == "Total" ? CellTable.totalName : $0 }.joined(separator: ", ")
      isHidden[name] = row[5] == "TRUE"
    }
    let pattern = table.values.indices.map { isHidden[table.name(of: $0)] ?? false }
    let intervals = try Published.attack(table, pattern)
    #expect(intervals.count == 478 && intervals.values.allSatisfy { !$0.isExact })
    let primaries = rows.filter { $0[4] == "TRUE" }.map { row in
      row[..<3].map { $0 == "Total" ? CellTable.totalName : $0 }.joined(separator: ", ")
    }
    #expect(primaries.count == 333 && primaries.count { intervals[$0]!.width < 4 || intervals[$0]!.high < 4 } == 102)
  }
}
