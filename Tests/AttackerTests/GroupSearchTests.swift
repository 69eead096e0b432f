import Attacker
import Testing

/// What a table's numbers say of its groups when nobody else does.
struct GroupSearchTests {
  /// A row for each member of `names` ("sum" is the total), a column for each of the lines; "–" is hidden.
  private func groups(_ names: String, _ lines: String...) throws -> [String: [String]]? {
    let names = names.split(separator: " ").map { $0 == "sum" ? PublishedFile.totalName : String($0) }
    let rows = lines.enumerated().flatMap { line, numbers in
      zip(names, numbers.split(separator: " ")).map { name, number in
        number == "–"
          ? (line: 2, cells: [name, "l\(line)", "", "hidden"])
          : (line: 2, cells: [name, "l\(line)", String(number), "open"])
      }
    }
    let file = try PublishedFile(
      header: ["o", "l", "n", "status"], rows: rows, count: "n", dimensions: ["o", "l"], memberships: [[], []])
    guard let found = file.memberships(of: 0) else { return nil }
    return Dictionary(grouping: found, by: \.group).mapValues { $0.map(\.member) }
  }

  @Test func `a subtotal is the sum of what stands just before it`() throws {
    #expect(try groups("a b AB c sum", "1 2 3 4 7") == ["AB": ["a", "b"]])
    #expect(
      try groups("a b AB c d CD e sum", "5 7 12 1 9 10 6 28", "2 2 4 3 8 11 0 15") == [
        "AB": ["a", "b"], "CD": ["c", "d"],
      ])
  }

  @Test func `groups of groups consist of single members, and a group may have one`() throws {
    #expect(
      try groups("a b AB c C ABC d sum", "5 7 12 4 4 16 3 19") == [
        "AB": ["a", "b"], "C": ["c"], "ABC": ["a", "b", "c"],
      ])
  }

  @Test func `hidden numbers are looked past as long as other lines tell`() throws {
    let found = try groups("a b AB c d CD sum", "– 7 – 30 9 39 52", "6 8 14 3 2 5 19")
    #expect(found == ["AB": ["a", "b"], "CD": ["c", "d"]])
  }

  @Test func `groups that cut across the first ones are found among the single members`() throws {
    let found = try groups("a b AB c d CD x y sum", "5 7 12 1 9 10 6 16 22", "2 3 5 30 8 38 32 11 43")
    #expect(found == ["AB": ["a", "b"], "CD": ["c", "d"], "x": ["a", "c"], "y": ["b", "d"]])
  }

  @Test func `where the numbers fit several ways, or tell too little, there is no answer`() throws {
    #expect(try groups("a b c x sum", "4 4 4 8 12") == nil)  // x may be any two of them
    #expect(try groups("a b AB sum", "– – 12 12") == nil)
    #expect(try groups("a b AB", "1 2 3") == nil)  // no total
    #expect(try groups("a b AB c sum", "1 2 3 4 8") == nil)  // the total is something else
  }
}
