import Disclosure
import Testing

/// Reading a table of counts: what is refused, and what sums are made.
struct CellTableTests {
  private func table(
    _ rows: [[String]], dimensions: [String] = ["område", "køn"], groups: [(String, String)] = [],
    weights: String? = nil
  ) throws -> CellTable {
    try CellTable(
      header: ["område", "distrikt", "land", "køn", "antal", "vægt"],
      rows: rows.enumerated().map { (line: $0 + 2, cells: $1) }, count: "antal", dimensions: dimensions,
      groupings: groups.map { .init(member: $0.0, column: $0.1) }, weights: weights)
  }

  static let rows = [
    ["a", "nord", "jylland", "k", "3", "1"], ["a", "nord", "jylland", "m", "9", "1"],
    ["b", "nord", "jylland", "k", "8", "4"], ["c", "syd", "jylland", "m", "7", "1"],
  ]

  @Test func `totals, groups and groups of groups are made`() throws {
    let table = try table(Self.rows, groups: [("område", "distrikt"), ("distrikt", "land")])
    let values = Dictionary(uniqueKeysWithValues: table.values.indices.map { (table.name(of: $0), table.values[$0]) })
    #expect(values["I alt, I alt"] == 27 && values["nord, k"] == 11 && values["jylland, m"] == 16)
    #expect(values["c, k"] == 0, "a cell without a row is nought")
    #expect(values.count == 7 * 3)
  }

  @Test func `margins in the file are held against the sums`() throws {
    #expect(throws: Never.self) { try table(Self.rows + [["I alt", "", "", "k", "11", "1"]]) }
    #expect(throws: CellTableProblem.marginDiffers(line: 6, cell: "I alt, k", stated: 12, sum: 11)) {
      try table(Self.rows + [["I alt", "", "", "k", "12", "1"]])
    }
    #expect(throws: CellTableProblem.marginDiffers(line: 6, cell: "nord, I alt", stated: 1, sum: 20)) {
      try table(Self.rows + [["nord", "", "", "I alt", "1", "1"]], groups: [("område", "distrikt")])
    }
  }

  @Test(arguments: [
    ("-3", CellTableProblem.negative(line: 6, column: "antal", text: "-3")),
    ("3,5", .notWhole(line: 6, column: "antal", text: "3,5")), ("", .notWhole(line: 6, column: "antal", text: "")),
    ("3.5", .notWhole(line: 6, column: "antal", text: "3.5")),
    ("nan", .notWhole(line: 6, column: "antal", text: "nan")),
  ])
  func `a count that is none is refused`(text: String, problem: CellTableProblem) {
    #expect(throws: problem) { try table(Self.rows + [["d", "syd", "jylland", "k", text, "1"]]) }
  }

  @Test func `a member with two parents is refused, at any level`() {
    let two = Self.rows + [["a", "syd", "jylland", "k", "3", "1"]]
    #expect(throws: CellTableProblem.twoParents(member: "a", column: "distrikt", parents: ["nord", "syd"])) {
      try table(two, groups: [("område", "distrikt")])
    }
    let land = Self.rows + [["d", "nord", "fyn", "k", "3", "1"]]
    #expect(throws: CellTableProblem.twoParents(member: "nord", column: "land", parents: ["fyn", "jylland"])) {
      try table(land, groups: [("område", "distrikt"), ("distrikt", "land")])
    }
  }

  @Test func `columns that are not there, or used twice, are refused`() {
    #expect(throws: CellTableProblem.missingColumn("by")) { try table(Self.rows, dimensions: ["by"]) }
    #expect(throws: CellTableProblem.columnTwice("køn")) { try table(Self.rows, dimensions: ["køn", "køn"]) }
    #expect(throws: CellTableProblem.groupsNothing("by")) { try table(Self.rows, groups: [("by", "land")]) }
    #expect(throws: CellTableProblem.noRows) { try table([]) }
    #expect(throws: CellTableProblem.emptyMember(line: 2, column: "køn")) { try table([["a", "", "", "", "3", "1"]]) }
    #expect(throws: CellTableProblem.notAWeight(line: 2, text: "0")) {
      try table([["a", "", "", "k", "3", "0"]], weights: "vægt")
    }
  }

  @Test func `a threshold under three and a width under nought cannot be made`() {
    #expect(Disclosure.TableRule(threshold: 2) == nil && Disclosure.TableRule(threshold: 3) != nil)
    #expect(Disclosure.TableRule(threshold: 5, width: -1) == nil)
  }

  @Test func `what weighs most stays open`() throws {
    let rows = [["a", "", "", "k", "3", "1"], ["b", "", "", "k", "30", "9"], ["c", "", "", "k", "30", "1"]]
    let table = try table(rows, dimensions: ["område"], weights: "vægt")
    let pattern = Disclosure.suppress(
      table, Disclosure.TableRule(threshold: 5)!, SuppressionPlan(withstandsInsiders: false))
    #expect(pattern.hidden == [true, false, true, false])
  }
}
