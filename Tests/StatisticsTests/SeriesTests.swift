import Statistics
import TestSupport
import Testing

struct RunChartTests {
  /// Limits of J. Anhøj's package qicharts2.
  @Test(arguments: [(10, 6, 2), (12, 7, 3), (15, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (46, 9, 17)])
  func `the limits for the longest run and the fewest crossings come out`(n: Int, run: Int, crossings: Int) {
    #expect(RunChart.longestOrdinaryRun(of: n) == run && RunChart.fewestOrdinaryCrossings(of: n) == crossings)
  }

  /// Counted over every order of above and below there is.
  @Test(arguments: 10...16)
  func `the limit for crossings is the five per cent point of all sequences`(n: Int) {
    var count = [Int](repeating: 0, count: n)
    for sequence in 0..<(1 << n) { count[((sequence ^ (sequence >> 1)) & ((1 << (n - 1)) - 1)).nonzeroBitCount] += 1 }
    let limit = RunChart.fewestOrdinaryCrossings(of: n)
    let (below, upTo) = (count[..<limit].reduce(0, +), count[...limit].reduce(0, +))
    #expect(Double(below) < 0.05 * Double(1 << n) && Double(upTo) >= 0.05 * Double(1 << n))
  }

  @Test func `a shift is a long run`() throws {
    let shifted = try #require(RunChart([3, 5, 4, 3, 5, 4, 3, 8, 9, 8, 9, 8, 9, 8].map { Double($0) }))
    #expect(shifted.centre == 6.5 && shifted.longestRun == 7 && shifted.crossings == 1 && shifted.isShifted)
    let steady = try #require(RunChart([3, 8, 4, 9, 5, 8, 3, 9, 4, 8, 3, 9].map { Double($0) }))
    #expect(steady.crossings == 11 && steady.longestRun == 1 && !steady.isShifted)
  }

  @Test func `points on the median are not counted, and under ten useful points nothing is said`() throws {
    let ten = [1, 9, 2, 8, 1, 9, 2, 8, 1, 9].map { Double($0) }
    #expect(RunChart(ten)?.useful == 10)
    #expect(RunChart(ten + [5, 5, 5], around: 5)?.useful == 10)
    #expect(RunChart(Array(ten.dropLast()), around: 5) == nil)
    #expect(RunChart([Double](repeating: 4, count: 50)) == nil)
    #expect(RunChart([]) == nil && RunChart(ten + [.nan]) == nil && RunChart(ten, around: .infinity) == nil)
    #expect(RunChart([Double](repeating: -1e308, count: 12) + [Double](repeating: 1e308, count: 12))?.isShifted == true)
  }

  @Test func `moving or turning a series around changes nothing`() throws {
    var chance = Chance(seed: 12)
    for _ in 0..<500 {
      let values = (0..<Int.random(in: 12...60, using: &chance)).map { _ in Double.random(in: 0...1, using: &chance) }
      let one = try #require(RunChart(values))
      for other in [values.map { 2 - $0 }, values.reversed(), values.map { $0 * 4 }] {
        let found = try #require(RunChart(other))
        #expect(found.longestRun == one.longestRun && found.crossings == one.crossings)
      }
    }
  }

  @Test func `chance alone shifts some five series of a hundred`() throws {
    var chance = Chance(seed: 13)
    let shifted = try (0..<2000).count { _ in
      try #require(RunChart((0..<24).map { _ in normal(&chance) })).isShifted
    }
    #expect((40...220).contains(shifted), "\(shifted) of 2000")
  }
}

struct MannKendallTests {
  /// n = 14 with one pair of equals and S = 54: variance 332.6667, Z 2.9058, p 0.00366 (Little, Holy Cross).
  @Test func `the worked example comes out`() throws {
    var values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 13].map { Double($0) }
    var place = 0
    var left = 18
    while left > 0 {
      if values[place] < values[place + 1] {
        values.swapAt(place, place + 1)
        left -= 1
      }
      place = (place + 1) % (values.count - 1)
    }
    let test = try #require(MannKendall(values))
    #expect(test.s == 54 && abs(test.variance - 332.6667) < 5e-5)
    #expect(abs(test.z - 2.9058) < 5e-5 && abs(test.p - 0.00366) < 5e-6)
  }

  @Test(arguments: [(5, 10, 1.0 / 60), (5, 8, 1.0 / 12), (6, 13, 12.0 / 720), (7, 15, 0.0301587)])
  func `the exact chances of short series come out`(n: Int, s: Int, p: Double) throws {
    let rising = (0..<n).map { Double($0) }
    var values = rising
    var found = try #require(MannKendall(values))
    var place = 0
    while found.s > s {
      if values[place] < values[place + 1] { values.swapAt(place, place + 1) }
      place = (place + 1) % (n - 1)
      found = try #require(MannKendall(values))
    }
    #expect(found.s == s && abs(found.p - p) < 1e-6)
  }

  /// Every order of seven different values: the share of orders as extreme as this one is its p.
  @Test func `the exact chance is the share of all orders`() throws {
    var counts: [Int: Int] = [:]
    permute([1, 2, 3, 4, 5, 6, 7]) { counts[abs(MannKendall($0)?.s ?? 0), default: 0] += 1 }
    #expect(counts.values.reduce(0, +) == 5040)
    for order in [[1.0, 2, 3, 4, 5, 6, 7], [2, 1, 3, 4, 6, 5, 7], [7, 6, 5, 1, 2, 3, 4], [4, 1, 7, 2, 6, 3, 5]] {
      let test = try #require(MannKendall(order))
      let tail = counts.filter { $0.key >= abs(test.s) }.values.reduce(0, +)
      #expect(abs(test.p - Double(tail) / 5040) < 1e-12)
    }
  }

  private func permute(_ values: [Double], _ chosen: [Double] = [], _ body: ([Double]) -> Void) {
    if values.isEmpty { body(chosen) }
    for place in values.indices {
      var rest = values
      let next = rest.remove(at: place)
      permute(rest, chosen + [next], body)
    }
  }

  @Test func `turned around S turns, all alike is no trend, and exact and normal agree where they meet`() throws {
    var chance = Chance(seed: 14)
    for _ in 0..<300 {
      let values = (0..<30).map { _ in Double.random(in: 0...1, using: &chance) }
      let (there, back) = (try #require(MannKendall(values)), try #require(MannKendall(values.reversed())))
      #expect(there.s == -back.s && there.p == back.p && there.z == -back.z)
      let normal = there.s == 0 ? 1 : min(1, 2 * Normal.upperTail(abs(there.z)))
      #expect(abs(there.p - normal) < 0.01)
    }
    let flat = try #require(MannKendall([4, 4, 4, 4]))
    #expect(flat.s == 0 && flat.p == 1 && flat.z == 0)
    #expect(MannKendall([1, 2]) == nil && MannKendall([1, 2, .nan]) == nil)
    #expect(MannKendall((0...5_000).map { Double($0) }) == nil)
    #expect(try #require(MannKendall((0..<5_000).map { Double($0) })).p == 0)
  }
}
