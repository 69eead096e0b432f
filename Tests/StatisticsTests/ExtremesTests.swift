import Statistics
import TestSupport
import Testing

/// Nought, everybody, nobody, negative and beyond all bounds: an answer that is a number, or none.
struct ExtremesTests {
  static let counts = [Int.min, -1, 0, 1, 2, 9, 10, 11, 1_000_000, 1_000_001, 1 << 53, Int.max - 1, Int.max]

  @Test func `every interval of every pair of counts is sound or absent`() {
    for confidence in Confidence.allCases {
      for x in Self.counts {
        sound(EventCount.byar(x, confidence), holding: x >= 0 ? Double(x) : nil)
        sound(EventCount.interval(x, confidence), holding: x >= 0 ? Double(x) : nil)
        sound(EventCount.garwood(x, confidence), holding: nil)
        for n in Self.counts {
          let isPossible = n > 0 && x >= 0 && x <= n
          sound(Wilson.interval(x, of: n, confidence), holding: isPossible ? Double(x) / Double(n) : nil)
          #expect((Wilson.interval(x, of: n, confidence) != nil) == isPossible)
          sound(Funnel.limits(around: 0.5, n: n, confidence), holding: n > 0 ? 0.5 : nil)
        }
      }
    }
  }

  private func sound(_ interval: Interval?, holding value: Double?) {
    guard let interval else { return }
    #expect(interval.low.isFinite && interval.high.isFinite && interval.low <= interval.high)
    if let value { #expect(interval.contains(value), "\(interval) of \(value)") }
  }

  @Test func `every comparison of extreme figures has an answer, and its mirror the opposite one`() throws {
    var figures: [Figure] = []
    for x in Self.counts { for n in Self.counts { figures += [.proportion(x: x, n: n), .rate(x: x, population: n)] } }
    for mean in [-1e308, -1, 0, 1e-300, 3, 1e308] {
      for deviation in [nil, 0, 1e-300, 1, 1e160, 1e308] as [Double?] {
        for n in [1, 2, 5, Int.max] {
          figures += [MeanSummary(mean: mean, n: n, deviation: deviation).map { .mean($0) }].compactMap(\.self)
        }
      }
    }
    var chance = Chance(seed: 71)
    for _ in 0..<20_000 {
      let (one, other) = (
        try #require(figures.randomElement(using: &chance)), try #require(figures.randomElement(using: &chance))
      )
      let (there, back) = (Comparison.of(area: one, rest: other), Comparison.of(area: other, rest: one))
      #expect(there.isMade == back.isMade && there.isClear == back.isClear, "\(one) \(other)")
      #expect(there.direction == nil || there.direction != back.direction, "\(one) \(other)")
      let rest = one.without(other)
      #expect(rest.map { $0.isSound && $0.persons > 0 } != false)
    }
  }

  @Test func `nonsense as the smallest difference that matters makes no difference certain`() {
    let (one, other) = (Figure.proportion(x: 90, n: 100), Figure.proportion(x: 100, n: 1000))
    #expect(Comparison.of(area: one, rest: other, smallestRelevant: .nan) == .noneCertain)
    #expect(Comparison.of(area: one, rest: other, smallestRelevant: .infinity) == .noneCertain)
    #expect(Comparison.of(area: one, rest: other, smallestRelevant: -5) == .clear(.higher))
  }

  @Test func `trends of extreme values have an answer`() throws {
    for scale in [1e-300, 1e-160, 1, 1e150, 1e300] {
      let points = try (0..<5).map { year in
        RecentTrend.Point(
          year: year, value: Double(year) * scale,
          interval: try #require(
            Interval(low: Double(year) * scale - scale / 100, high: Double(year) * scale + scale / 100)))
      }
      let trend = RecentTrend.of(points)
      #expect(trend == .rising || trend == .tooFewMeasurements, "\(scale)")
    }
  }

  /// England's published comparisons: "similar" exactly when the whole lies inside the area's interval, ends included.
  @Test func `the ends belong to the interval, as in England's published comparisons`() throws {
    let rows = try oracle("fingertips_benchmark.csv").split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",") }
    #expect(rows.count == 33)
    for row in rows {
      let numbers = row.prefix(4).compactMap { Double($0) }
      let interval = try #require(Interval(low: numbers[1], high: numbers[2]))
      let outcome = interval.contains(numbers[3]) ? "Similar" : interval.low > numbers[3] ? "Worse" : "Better"
      #expect(outcome == row[4], "\(row)")
    }
  }
}
