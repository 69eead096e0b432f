import Statistics
import TestSupport
import Testing

struct MeanTests {
  @Test func `the published example of eight values comes out`() throws {
    let summary = try #require(
      MeanSummary([33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927]))
    let interval = try #require(summary.interval())
    #expect(abs(summary.mean - 53.704345) < 1e-9 && abs(summary.deviation! - 20.975575) < 6e-7)
    #expect(abs(interval.low - 36.168325) < 6e-7 && abs(interval.high - 71.240365) < 6e-7)
  }

  @Test func `ten well-being scores`() throws {
    let interval = try #require(MeanSummary([3.2, 3.9, 4.1, 3.5, 4.4, 2.8, 3.7, 4.0, 3.3, 3.6])?.interval())
    #expect(abs(interval.low - 3.310676) < 6e-7 && abs(interval.high - 3.989324) < 6e-7)
  }

  @Test func `without a spread, or with one person, there is no interval`() {
    #expect(MeanSummary(mean: 3.5, n: 200, deviation: nil)?.interval() == nil)
    #expect(MeanSummary([3.5])?.mean == 3.5)
    #expect(MeanSummary([3.5])?.interval() == nil)
    #expect(MeanSummary([]) == nil)
  }

  @Test func `impossible summaries are refused`() {
    #expect(MeanSummary(mean: .nan, n: 5, deviation: 1) == nil)
    #expect(MeanSummary(mean: 3, n: 0, deviation: 1) == nil)
    #expect(MeanSummary(mean: 3, n: 5, deviation: -1) == nil)
    #expect(MeanSummary(mean: 3, n: 5, deviation: .infinity) == nil)
    #expect(MeanSummary([1, .nan]) == nil)
  }

  @Test func `values and their summary give the same interval, which holds the mean and is symmetric`() throws {
    var chance = Chance(seed: 3)
    for _ in 0..<500 {
      let values = (0..<Int.random(in: 2...60, using: &chance)).map { _ in Double.random(in: 1...5, using: &chance) }
      let summary = try #require(MeanSummary(values))
      let again = try #require(MeanSummary(mean: summary.mean, n: values.count, deviation: summary.deviation))
      let interval = try #require(summary.interval())
      #expect(again.interval() == interval)
      #expect(abs((interval.low + interval.high) / 2 - summary.mean) < 1e-12)
      #expect(try #require(summary.interval(.level998)).width > interval.width)
      let more = try #require(
        MeanSummary(mean: summary.mean, n: 2 * summary.n, deviation: summary.deviation)?.interval())
      #expect(more.width < interval.width)
    }
  }

  @Test func `for display an interval is kept on its scale`() throws {
    let interval = try #require(MeanSummary(mean: 4.8, n: 5, deviation: 0.4)?.interval())
    #expect(interval.high > 5)
    #expect(interval.clamped(to: 1...5).high == 5 && interval.clamped(to: 1...5).low == interval.low)
    #expect(Interval(low: 6, high: 7)?.clamped(to: 1...5) == Interval(low: 5, high: 5))
    #expect(Interval(low: 2, high: 1) == nil && Interval(low: .nan, high: 1) == nil)
    #expect(Interval(low: 1, high: 2)?.times(-1) == nil)
  }
}

struct WelchTests {
  @Test func `the published example comes out`() throws {
    let area = try #require(MeanSummary(mean: 3.6, n: 24, deviation: 0.6))
    let rest = try #require(MeanSummary(mean: 3.9, n: 300, deviation: 0.55))
    let welch = try #require(Welch(area, minus: rest))
    let interval = try #require(welch.interval())
    #expect(abs(welch.degreesOfFreedom - 26.187) < 5e-4 && abs(welch.p - 0.025371572762783665) < 1e-12)
    #expect(abs(interval.low + 0.559984) < 6e-7 && abs(interval.high + 0.040016) < 6e-7)
    let closer = try #require(MeanSummary(mean: 3.8, n: 24, deviation: 0.6))
    #expect(abs(try #require(Welch(closer, minus: rest)).p - 0.436) < 5e-4)
  }

  @Test func `unknown or missing spread cannot be tested`() throws {
    let alike = try #require(MeanSummary(mean: 3, n: 10, deviation: 0))
    let unknown = try #require(MeanSummary(mean: 3, n: 10, deviation: nil))
    let one = try #require(MeanSummary(mean: 3, n: 1, deviation: 1))
    let known = try #require(MeanSummary(mean: 3, n: 10, deviation: 1))
    #expect(Welch(alike, minus: alike) == nil && Welch(known, minus: unknown) == nil && Welch(one, minus: known) == nil)
    #expect(Welch(known, minus: alike) != nil)
    #expect(Welch(known, minus: known)?.p == 1)
  }

  @Test func `tiny spreads do not vanish`() throws {
    let tiny = try #require(MeanSummary(mean: 3, n: 10, deviation: 1e-120))
    #expect(Welch(tiny, minus: tiny).map { abs($0.degreesOfFreedom - 18) < 1e-9 } == true)
  }

  @Test func `turning the two around turns the interval around, and p fits the interval`() throws {
    var chance = Chance(seed: 4)
    for _ in 0..<500 {
      let pair = try (0..<2).map { _ in
        try #require(
          MeanSummary(
            mean: .random(in: 3...3.6, using: &chance), n: .random(in: 2...200, using: &chance),
            deviation: .random(in: 0.1...1, using: &chance)))
      }
      let there = try #require(Welch(pair[0], minus: pair[1]))
      let interval = try #require(there.interval())
      let back = try #require(Welch(pair[1], minus: pair[0])?.interval())
      #expect(abs(interval.low + back.high) < 1e-12)
      #expect(interval.contains(0) == (there.p >= 0.05))
    }
  }
}
