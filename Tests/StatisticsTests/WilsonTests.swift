import Foundation
import Statistics
import TestSupport
import Testing

struct WilsonTests {
  @Test(arguments: [
    (65, 100, 0.55254443296887967, 0.73635751756902468), (20, 100, 0.1333669333310325, 0.28882916559315885),
    (5, 100, 0.02154367915436798, 0.11175046923191911), (1, 100, 0.0017674320641406511, 0.054486196178705294),
    (130, 200, 0.58163464336040083, 0.71271175872641923), (1045, 5000, 0.19795549880013297, 0.22049130373189027),
    (0, 10, 0, 0.2775327998628892), (10, 10, 0.7224672001371107, 1), (1, 5, 0.036224, 0.624465),
    (7, 23, 0.156040, 0.508658), (7_776_456, 7_564_336_677, 0.0010273201001641094, 0.0010287644578977231),
  ])
  func `the published limits at 95 per cent come out`(x: Int, n: Int, low: Double, high: Double) throws {
    let interval = try #require(Wilson.interval(x, of: n))
    #expect(abs(interval.low - low) < 6e-7 && abs(interval.high - high) < 6e-7)
  }

  @Test(arguments: [
    (65, 100, 0.49549465740704313, 0.77835406140896968), (1045, 5000, 0.19179381799015244, 0.22731562902525818),
    (1, 100, 0.000873065697299977, 0.10455445283705821), (999, 3456, 0.26583995768074953, 0.31344754492799848),
  ])
  func `and at 99 point 8 per cent`(x: Int, n: Int, low: Double, high: Double) throws {
    let interval = try #require(Wilson.interval(x, of: n, .level998))
    #expect(abs(interval.low - low) < 1e-13 && abs(interval.high - high) < 1e-13)
  }

  @Test func `R's package binom agrees`() throws {
    let rows = try oracle("binom_confint_R_expected.csv").split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",") }.filter { $0[2] == "wilson" }
    #expect(rows.count == 8)
    for row in rows {
      let interval = try #require(Wilson.interval(Int(row[0])!, of: Int(row[1])!))
      #expect(abs(interval.low - Double(row[4])!) < 1e-8 && abs(interval.high - Double(row[5])!) < 1e-8)
    }
  }

  @Test(arguments: [(0, 0), (1, 0), (-1, 10), (11, 10), (0, -1), (Int.min, Int.max)])
  func `nobody asked and impossible counts have no interval`(x: Int, n: Int) {
    #expect(Wilson.interval(x, of: n) == nil)
  }

  @Test func `the interval holds the share, stays within nought and one, and narrows with more people`() throws {
    var chance = Chance(seed: 1)
    for _ in 0..<3000 {
      let n = Int.random(in: 1...5000, using: &chance)
      let x = Int.random(in: 0...n, using: &chance)
      let interval = try #require(Wilson.interval(x, of: n))
      let wider = try #require(Wilson.interval(x, of: n, .level998))
      let more = try #require(Wilson.interval(3 * x, of: 3 * n))
      let opposite = try #require(Wilson.interval(n - x, of: n))
      #expect(interval.contains(Double(x) / Double(n)) && interval.low >= 0 && interval.high <= 1)
      #expect(interval.width > 0 && wider.low <= interval.low && wider.high >= interval.high)
      #expect(more.width < interval.width)
      #expect(abs(opposite.low - (1 - interval.high)) < 1e-12 && abs(opposite.high - (1 - interval.low)) < 1e-12)
    }
  }

  @Test func `one more with it moves both ends up`() throws {
    for x in 0..<40 {
      let (less, more) = (try #require(Wilson.interval(x, of: 40)), try #require(Wilson.interval(x + 1, of: 40)))
      #expect(less.low < more.low && less.high < more.high)
    }
  }
}

/// The expected results that stand beside the tests; see SOURCES.md there.
func oracle(_ name: String, from test: String = #filePath) throws -> String {
  let folder = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
  return try String(contentsOf: folder.appending(path: "Oracles/Statistics/\(name)"), encoding: .utf8)
}
