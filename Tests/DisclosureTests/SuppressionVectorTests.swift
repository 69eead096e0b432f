import Attacker
import Disclosure
import Testing

/// The test vectors of the disclosure rules, each against the separate attacker.
struct SuppressionVectorTests {
  static let five = Disclosure.TableRule(threshold: 5)!

  private func line(_ counts: [Int]) throws -> Published {
    let rows = counts.enumerated().map { ["o\($0)", "\($1)"] }
    return try Published(["område", "antal"], rows, count: "antal", dimensions: ["område"], rule: Self.five)
  }

  /// Hides the named cells of a row of counts, whatever the rules say, and attacks.
  private func attack(_ counts: [Int], hiding places: Set<Int>) throws -> [String: Knowledge.Interval] {
    let table = try line(counts).table
    return try Published.attack(table, table.values.indices.map { places.contains($0) })
  }

  @Test func `TV1: a small cell hidden alone is worked out, beside its neighbour it is not`() throws {
    #expect(try attack([12, 3, 20], hiding: [1]) == ["o1": .init(low: 3, high: 3)])
    #expect(try attack([12, 3, 20], hiding: [0, 1]).values.allSatisfy { $0 == .init(low: 0, high: 15) })
    let published = try line([12, 3, 20])
    #expect(published.breaches(threshold: 5, width: 5).isEmpty && published.intervals.count == 2)
  }

  @Test func `TV2: two small cells do not protect each other`() throws {
    #expect(try attack([2, 1, 40, 50], hiding: [0, 1]).values.allSatisfy { $0 == .init(low: 0, high: 3) })
    let published = try line([2, 1, 40, 50])
    #expect(published.breaches(threshold: 5, width: 5).isEmpty)
    #expect(published.intervals.count == 3)
  }

  @Test func `TV4: at least two hidden cells in every line can still be worked out, and then more are hidden`() throws {
    let rows = ["w": [30, 47, 64, 89], "x": [90, 124, 5, 31], "y": [92, 100, 59, 85], "z": [800, 991, 651, 685]]
    let columns = ["a", "b", "c", "d"]
    let hidden: Set = ["w, a", "w, b", "w, c", "x, a", "x, c", "y, b", "y, d", "z, b", "z, d"]
    let table = try CellTable(
      header: ["r", "s", "n"],
      rows: rows.sorted { $0.key < $1.key }.flatMap { row in
        zip(columns, row.value).map { (line: 0, cells: [row.key, $0, "\($1)"]) }
      }, count: "n", dimensions: ["r", "s"])
    let pattern = table.values.indices.map { hidden.contains(table.name(of: $0)) }
    for line in ["w", "x", "y", "z", "a", "b", "c", "d"] {
      #expect(hidden.count { $0.hasPrefix("\(line),") || $0.hasSuffix(", \(line)") } >= 2)
    }
    #expect(try Published.attack(table, pattern)["w, b"] == .init(low: 47, high: 47))
    let more = table.values.indices.map { pattern[$0] || table.name(of: $0) == "x, b" }
    #expect(try Published.attack(table, more)["w, b"] == .init(low: 0, high: 141))

    // The engine, given the nine and told that wb must not be known, hides more by itself.
    var system = CellSystem(
      cube: table.shape, values: table.values, costs: { _ in 1 }, demand: { _ in nil })
    let wb = table.values.indices.first { table.name(of: $0) == "w, b" }!
    system.demand(.init(width: 5, reach: 5), of: wb)
    let found = Disclosure.suppress(
      system, SuppressionPlan(hiddenAlready: pattern.indices.filter { pattern[$0] }))
    let interval = try #require(try Published.attack(table, found.hidden)["w, b"])
    #expect(found.failure == nil && interval.width >= 5)
  }

  @Test func `TV5: of two nested areas that are nearly alike, one is hidden`() {
    var system = CellSystem()
    let (large, small) = (system.add(23), system.add(21))
    let between = system.add(2, silent: true, demand: .init(width: 5, reach: 5))
    system.relate(total: large, parts: [small, between])
    let pattern = Disclosure.suppress(system)
    #expect(pattern.failure == nil && (pattern.hidden[large] || pattern.hidden[small]))
  }

  @Test func `TV6: the margins of crossing areas are safe, their crossing is not`() {
    func system(publishingCrossing: Bool) -> (CellSystem, Int) {
      var system = CellSystem()
      let (s1, s2, l1, l2, all) = (
        system.add(20), system.add(33), system.add(21), system.add(32), system.add(53, cost: 9)
      )
      let few = CellSystem.Demand(width: 5, reach: 5)
      let crossing = system.add(18, silent: !publishingCrossing)
      let (onlyS, onlyL) = (system.add(2, silent: true, demand: few), system.add(3, silent: true, demand: few))
      let neither = system.add(30, silent: true)
      system.relate(total: all, parts: [s1, s2])
      system.relate(total: all, parts: [l1, l2])
      system.relate(total: s1, parts: [crossing, onlyS])
      system.relate(total: l1, parts: [crossing, onlyL])
      system.relate(total: s2, parts: [onlyL, neither])
      system.relate(total: l2, parts: [onlyS, neither])
      return (system, crossing)
    }
    let safe = Disclosure.suppress(system(publishingCrossing: false).0)
    #expect(safe.failure == nil && safe.primary + safe.complementary == 0)
    let (published, crossing) = system(publishingCrossing: true)
    let pattern = Disclosure.suppress(published)
    #expect(pattern.failure == nil && pattern.hidden[crossing] && pattern.complementary == 1)
  }

  @Test func `TV8: rolling sums give a year away, so one of them is hidden`() {
    var system = CellSystem()
    let years = [4, 5, 5, 1].map {
      system.add(Double($0), silent: $0 != 4, demand: $0 == 1 ? .init(width: 5, reach: 5) : nil)
    }
    let (first, second) = (system.add(14), system.add(11))
    system.relate(total: first, parts: Array(years[0...2]))
    system.relate(total: second, parts: Array(years[1...3]))
    let pattern = Disclosure.suppress(system)
    #expect(pattern.failure == nil && pattern.complementary >= 1)
  }

  @Test func `TV9: answers by school and district, with four and with two categories`() throws {
    let counts = [
      ("A1", "A", [20, 3, 1]), ("A2", "A", [34, 6, 2]), ("A3", "A", [28, 9, 6]), ("B1", "B", [41, 7, 2]),
      ("B2", "B", [25, 5, 0]),
    ]
    let groups = [CellTable.Grouping(member: "skole", column: "distrikt")]
    func published(_ merged: Bool) throws -> Published {
      let rows = counts.flatMap { school, district, values in
        (merged ? [values[0], values[1] + values[2]] : values).enumerated().map {
          [school, district, "svar \($0)", "\($1)"]
        }
      }
      return try Published(
        ["skole", "distrikt", "svar", "antal"], rows, count: "antal", dimensions: ["skole", "svar"], groups: groups,
        rule: Self.five)
    }
    let (apart, merged) = (try published(false), try published(true))
    #expect(apart.breaches(threshold: 5, width: 5).isEmpty && merged.breaches(threshold: 5, width: 5).isEmpty)
    #expect(
      Set(apart.primaries(5).map { apart.table.name(of: $0) }) == [
        "A1, svar 1", "A1, svar 2", "A2, svar 2", "B1, svar 2", "B, svar 2",
      ])
    #expect(apart.intervals.count <= 13, "13 of 24 is known to be enough")
    #expect(merged.intervals.count == 4, "four of sixteen is known to be enough")
  }

  @Test func `an insider who is one of two learns nothing of the others`() throws {  // R7
    // Six in all, hidden four and one: five wide, but the one knows that the others are four.
    let rows = [["a", "4"], ["b", "1"], ["c", "20"]]
    func hidden(_ insiders: Bool) throws -> Int {
      let published = try Published(
        ["o", "n"], rows, count: "n", dimensions: ["o"], rule: Self.five, insiders: insiders)
      #expect(published.breaches(threshold: 5, width: 5).isEmpty)
      return published.intervals.count
    }
    #expect(try hidden(false) == 2 && hidden(true) == 3)
  }

  @Test func `without time, and with sums that do not add up, everything is hidden`() throws {
    let table = try line([12, 3, 20]).table
    let late = Disclosure.suppress(table, Self.five, SuppressionPlan(within: .zero))
    #expect(late.failure == .outOfTime && late.hidden.allSatisfy { $0 })
    var system = CellSystem()
    let (total, part) = (system.add(5), system.add(4))
    system.relate(total: total, parts: [part])
    let broken = Disclosure.suppress(system)
    #expect(broken.failure == .brokenRelation(0) && broken.hidden.allSatisfy { $0 })
  }
}
