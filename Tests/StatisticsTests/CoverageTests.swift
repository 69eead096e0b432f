import Foundation
import Statistics
import TestSupport
import Testing

/// Does a 95 % interval hold the truth in 95 cases of 100? Simulated with fixed seeds; the tolerances are wide enough
/// for four standard errors and narrow enough to tell 95 % from 90 % or 99.8 %.
struct CoverageTests {
  static let draws = 4_000

  @Test func `Wilson's interval holds the true share`() throws {
    var chance = Chance(seed: 61)
    let held = try (0..<Self.draws).count { _ in
      let p = Double.random(in: 0.05...0.95, using: &chance)
      let (x, n) = draw(p, of: .random(in: 8...120, using: &chance), &chance)
      return try #require(Wilson.interval(x, of: n)).contains(p)
    }
    #expect((0.935...0.965).contains(share(held)), "\(held)")
  }

  @Test func `the t interval holds the true mean, also of five`() throws {
    var chance = Chance(seed: 62)
    let held = try (0..<Self.draws).count { _ in
      let values = (0..<Int.random(in: 2...12, using: &chance)).map { _ in 3 + 0.7 * normal(&chance) }
      return try #require(MeanSummary(values)?.interval()).contains(3)
    }
    #expect((0.935...0.965).contains(share(held)), "\(held)")
  }

  @Test func `the Poisson interval holds the true count, and is never too narrow for few`() throws {
    var chance = Chance(seed: 63)
    let held = try (0..<Self.draws).count { _ in
      let expected = Double.random(in: 0.5...30, using: &chance)
      return try #require(EventCount.interval(poisson(expected, &chance))).contains(expected)
    }
    #expect((0.945...0.99).contains(share(held)), "\(held)")
  }

  @Test func `Newcombe's interval holds the true difference`() throws {
    var chance = Chance(seed: 64)
    let held = try (0..<Self.draws).count { _ in
      let (p, q) = (Double.random(in: 0.1...0.9, using: &chance), Double.random(in: 0.1...0.9, using: &chance))
      let (one, other) = (draw(p, of: 40, &chance), draw(q, of: 150, &chance))
      return try #require(Newcombe.interval(one.x, of: one.n, minus: other.x, of: other.n)).contains(p - q)
    }
    #expect((0.935...0.97).contains(share(held)), "\(held)")
  }

  @Test func `Welch's interval holds the true difference of unequal groups`() throws {
    var chance = Chance(seed: 65)
    let held = try (0..<Self.draws).count { _ in
      let small = try #require(MeanSummary((0..<9).map { _ in 3.5 + 0.9 * normal(&chance) }))
      let large = try #require(MeanSummary((0..<60).map { _ in 3.9 + 0.4 * normal(&chance) }))
      return try #require(Welch(small, minus: large)?.interval()).contains(-0.4)
    }
    #expect((0.93...0.97).contains(share(held)), "\(held)")
  }

  /// What `Multiplicity` tells the reader to expect.
  @Test func `where nothing differs one comparison in twenty is a sign, and one in five hundred clear`() {
    var chance = Chance(seed: 66)
    let count = Multiplicity(
      (0..<Self.draws).map { _ in
        let p = Double.random(in: 0.2...0.8, using: &chance)
        let (one, other) = (draw(p, of: 60, &chance), draw(p, of: 300, &chance))
        return Comparison.of(area: .proportion(x: one.x, n: one.n), rest: .proportion(x: other.x, n: other.n))
      })
    #expect(count.made == Self.draws)
    #expect((0.5...1.3).contains(Double(count.standingOut) / count.signsByChance), "\(count)")
    #expect(Double(count.clear) < 3 * count.clearByChance, "\(count)")
  }

  @Test func `where nothing moves a trend is hardly ever found`() throws {
    var chance = Chance(seed: 67)
    let found = try (0..<Self.draws).count { _ in
      let points = try (0..<5).map { year in
        let (x, n) = draw(0.4, of: 150, &chance)
        return RecentTrend.Point(
          year: year, value: Double(x) / Double(n), interval: try #require(Wilson.interval(x, of: n)))
      }
      return RecentTrend.of(points) != .noneCertain
    }
    #expect(found <= 24, "\(found) of \(Self.draws); 8 in theory")
  }

  private func share(_ held: Int) -> Double { Double(held) / Double(Self.draws) }

  /// Knuth's method: multiply chances until they fall below e^−λ.
  private func poisson(_ expected: Double, _ chance: inout Chance) -> Int {
    var (events, product) = (0, Double.random(in: 0..<1, using: &chance))
    while product > exp(-expected) {
      events += 1
      product *= Double.random(in: 0..<1, using: &chance)
    }
    return events
  }
}
