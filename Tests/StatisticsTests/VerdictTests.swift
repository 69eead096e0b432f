import Statistics
import TestSupport
import Testing

struct VerdictTests {
  static let rest = Evidence.counted(.proportion(x: 320, n: 1600))
  static let area = Evidence.counted(.proportion(x: 52, n: 151))

  @Test func `a number with counts has its standing, its comparison and its trend`() {
    let verdict = Verdict.of(Self.area, against: Self.rest, years: RecentTrendTests.rising, endingIn: 2024)
    #expect(verdict.standing == .sound && verdict.comparison == .clear(.higher) && verdict.trend == .rising)
  }

  @Test(arguments: [rest, .uncounted, .hidden, .absent])
  func `of a hidden number nothing is said, whatever else is known`(rest: Evidence) {
    let verdict = Verdict.of(.hidden, against: rest, years: RecentTrendTests.rising, endingIn: 2024)
    #expect(verdict.standing == .hidden && verdict.comparison == .hidden && verdict.trend == nil)
  }

  @Test(
    arguments: [
      (area, .hidden, Comparison.hidden), (area, .absent, .notMade), (area, .uncounted, .untested),
      (.uncounted, rest, .untested), (.uncounted, .hidden, .hidden), (.uncounted, .absent, .notMade),
      (.absent, rest, .notMade), (.absent, .hidden, .notMade),
    ] as [(Evidence, Evidence, Comparison)])
  func `what is missing decides what can be said`(latest: Evidence, rest: Evidence, comparison: Comparison) {
    #expect(Verdict.of(latest, against: rest).comparison == comparison)
  }

  @Test func `a trend is told of the latest number only`() {
    let years = RecentTrendTests.rising
    #expect(Verdict.of(Self.area, against: Self.rest, years: years, endingIn: 2025).trend == nil)
    #expect(Verdict.of(Self.area, against: Self.rest, years: years, endingIn: nil).trend == nil)
    #expect(Verdict.of(.absent, against: Self.rest, years: years, endingIn: 2024).trend == nil)
    #expect(Verdict.of(.uncounted, against: Self.rest, years: years, endingIn: 2024).trend == nil)
    #expect(Verdict.of(Self.area, against: Self.rest, years: [years[4]], endingIn: 2024).trend == .tooFewMeasurements)
  }

  @Test(arguments: [(nil, .uncounted), (0, .few), (29, .few), (30, .sound), (.max, .sound)] as [(Int?, Standing)])
  func `fewer than thirty are few`(persons: Int?, standing: Standing) {
    #expect(Standing(persons: persons) == standing)
  }

  @Test func `among comparisons those that were made are counted, with what chance alone would give`() {
    let all: [Comparison] = [
      .noneCertain, .sign(.higher), .clear(.lower), .tooFew, .untested, .hidden, .notMade, .noneCertain,
    ]
    let count = Multiplicity(all)
    #expect(count.made == 4 && count.standingOut == 2 && count.clear == 1)
    let profile = Multiplicity([Comparison](repeating: .noneCertain, count: 320))
    #expect(abs(profile.signsByChance - 16) < 1e-9 && abs(profile.clearByChance - 0.64) < 1e-9)
    #expect(Multiplicity([]).made == 0 && Multiplicity([]).signsByChance == 0)
  }
}

struct RestTests {
  @Test func `the rest of a share, a rate and a mean is what is left`() throws {
    #expect(Figure.proportion(x: 104, n: 150).without(.proportion(x: 56, n: 70)) == .proportion(x: 48, n: 80))
    #expect(
      Figure.rate(x: 60, population: 9000).without(.rate(x: 18, population: 1200)) == .rate(x: 42, population: 7800))
    let all = try #require(MeanSummary([1, 2, 3, 4, 5, 5]))
    let part = try #require(MeanSummary([1, 5]))
    let rest = try #require(all.without(part))
    #expect(abs(rest.mean - 3.5) < 1e-12 && rest.n == 4 && abs(rest.deviation! - (5.0 / 3).squareRoot()) < 1e-12)
  }

  @Test func `a part that cannot be of the whole leaves nothing`() throws {
    let whole = Figure.proportion(x: 10, n: 20)
    for part: Figure in [
      .proportion(x: 10, n: 20), .proportion(x: 11, n: 15), .proportion(x: 0, n: 15), .proportion(x: 5, n: 30),
      .proportion(x: -1, n: 4), .proportion(x: 3, n: -2), .rate(x: 3, population: 10),
    ] { #expect(whole.without(part) == nil, "\(part)") }
    #expect(Figure.rate(x: 3, population: 9).without(.rate(x: 4, population: 5)) == nil)
    #expect(Figure.rate(x: .max, population: .max).without(.rate(x: .min, population: 1)) == nil)
    let alike = try #require(MeanSummary(mean: 3, n: 20, deviation: 0.1))
    let wide = try #require(MeanSummary(mean: 3, n: 10, deviation: 2))
    #expect(alike.without(wide) == nil)
    #expect(wide.without(alike) == nil)
  }

  @Test func `without a known spread the rest has a mean and no spread`() throws {
    let whole = try #require(MeanSummary(mean: 3, n: 20, deviation: nil))
    let part = try #require(MeanSummary(mean: 4, n: 10, deviation: 1))
    #expect(whole.without(part) == MeanSummary(mean: 2, n: 10, deviation: nil))
  }

  @Test func `what is taken away and put back is the whole`() throws {
    var chance = Chance(seed: 15)
    for _ in 0..<2000 {
      let ours = (0..<Int.random(in: 1...40, using: &chance)).map { _ in Double.random(in: 1...5, using: &chance) }
      let others = (0..<Int.random(in: 2...40, using: &chance)).map { _ in Double.random(in: 1...5, using: &chance) }
      let all = try #require(MeanSummary(ours + others))
      let part = try #require(MeanSummary(ours))
      let rest = try #require(all.without(part))
      let direct = try #require(MeanSummary(others))
      #expect(abs(rest.mean - direct.mean) < 1e-12 * 100 && rest.n == direct.n)
      #expect(ours.count == 1 || abs((rest.deviation ?? -1) - (direct.deviation ?? -1)) < 1e-6)
    }
  }
}

/// A verdict that is kept as words is the verdict it was.
@Suite struct VerdictFreezingTests {
  @Test func `every verdict that can be made is read back the same`() throws {
    var met: Set<String> = []
    let counts = [(3, 4), (30, 100), (80, 100), (300, 1000), (31, 100)].map { Figure.proportion(x: $0.0, n: $0.1) }
    let evidences: [Evidence] = counts.map(Evidence.counted) + [.uncounted, .hidden, .absent]
    let rows = try [
      [Double](repeating: 50, count: 5), [10, 20, 30, 40, 50], [50, 40, 30, 20, 10], [50, 50],
    ].map { row in
      try row.enumerated().map { place, value in
        let interval = try #require(Interval(low: value - 2, high: value + 2))
        return RecentTrend.Point(year: 2020 + place, value: value, interval: interval)
      }
    }
    let often = (0..<14).map { Figure.proportion(x: 300 + $0 % 3, n: 1000) }
    for latest in evidences {
      for rest in evidences {
        for row in rows {
          for series in [nil, often + [counts[1]], Array(often.prefix(12)) + [counts[2]], [counts[1]]] {
            let verdict = Verdict.of(latest, against: rest, years: row, endingIn: row.last?.year, often: series)
            #expect(Verdict(frozen: verdict.frozen) == verdict, "\(verdict)")
            met.formUnion(verdict.frozen.split(separator: " ").map(String.init))
          }
        }
      }
    }
    #expect(met.isSuperset(of: ["sound", "few", "uncounted", "hidden", "absent", "rising", "falling", "not-made"]))
    #expect(met.isSuperset(of: ["clear-higher", "clear-lower", "none-certain", "untested", "too-few"]))
  }

  @Test(arguments: [
    "", "sound", "sound none-certain - maybe", "sound none-certain -", "god - - -", "- none-certain - -",
  ])
  func `words that are none of ours are not guessed at`(text: String) { #expect(Verdict(frozen: text) == nil) }
}
