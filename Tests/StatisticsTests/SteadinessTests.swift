import Statistics
import TestSupport
import Testing

struct SteadinessTests {
  static let shares: [Figure] = [52, 49, 55, 50, 47, 53, 51, 48, 54, 50, 46, 52].map { .proportion(x: $0, n: 300) }

  @Test func `under twelve in a row nothing is said, and under thirteen the limits are provisional`() {
    #expect(Steadiness.of([]) == .tooFewMeasurements)
    #expect(Steadiness.of(Array(Self.shares.dropLast())) == .tooFewMeasurements)
    #expect(Steadiness.of(Self.shares) == .ordinary(.provisional))
    #expect(Steadiness.of(Self.shares + [.proportion(x: 51, n: 300)]) == .ordinary(.settled))
    #expect(Steadiness.of(Self.shares + [.proportion(x: 0, n: 0)]) == .tooFewMeasurements)
  }

  @Test func `only the latest is judged`() {
    let upset = Figure.proportion(x: 80, n: 300)
    #expect(Steadiness.of(Self.shares + Self.shares + [upset]) == .signal(.outsideLimits, .settled))
    #expect(Steadiness.of(Self.shares + [upset] + Self.shares) == .ordinary(.settled))
  }

  @Test func `a share that steps out by a handful of persons has no signal`() {
    // 6 of 20 in month after month, and then 9: the steps are nought, the counts are chance.
    let small = [Figure](repeating: .proportion(x: 6, n: 20), count: 30) + [.proportion(x: 9, n: 20)]
    #expect(Steadiness.of(small) == .ordinary(.settled))
    let means = small.compactMap(\.value).compactMap {
      MeanSummary(mean: $0, n: 20, deviation: 1).map { Figure.mean($0) }
    }
    #expect(Steadiness.of(means) == .signal(.outsideLimits, .settled))
  }

  @Test func `it is told of the latest number, and not of a hidden one`() throws {
    let latest = try #require(Self.shares.last)
    let told = Verdict.of(.counted(latest), against: .absent, often: Self.shares)
    #expect(told.steadiness == .ordinary(.provisional))
    #expect(Verdict.of(.hidden, against: .absent, often: Self.shares).steadiness == nil)
    #expect(Verdict.of(.counted(.proportion(x: 1, n: 9)), against: .absent, often: Self.shares).steadiness == nil)
    #expect(Verdict.of(.counted(latest), against: .absent).steadiness == nil)
    #expect(Verdict.of(.counted(latest), against: .absent, often: [latest]).steadiness == .tooFewMeasurements)
  }

  @Test func `where nothing happens the latest number is seldom called unusual`() {
    var chance = Chance(seed: 81)
    let found = (0..<1000).count { _ in
      let series = (0..<24).map { _ in
        let (x, n) = draw(0.2, of: 120, &chance)
        return Figure.proportion(x: x, n: n)
      }
      return Steadiness.of(series) != .ordinary(.settled)
    }
    #expect(found < 60, "\(found) of 1000")
  }
}
