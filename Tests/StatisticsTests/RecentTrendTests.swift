import Foundation
import Statistics
import Testing

struct RecentTrendTests {
  /// Five years of shares, in per cent.
  static func points(_ counts: [(x: Int, n: Int)], from year: Int = 2020) -> [RecentTrend.Point] {
    counts.enumerated().map { place, count in
      RecentTrend.Point(
        year: year + place, value: 100 * Double(count.x) / Double(count.n),
        interval: Wilson.interval(count.x, of: count.n)!.times(100)!)
    }
  }

  static let rising = points([(30, 150), (33, 148), (36, 152), (44, 149), (52, 151)])

  @Test func `the published example rises`() throws {
    let line = try #require(WeightedLine(RecentTrendTests.rising))
    #expect(abs(line.slope - 3.5293) < 5e-5 && abs(line.chiSquare - 9.9875) < 5e-5)
    #expect(RecentTrend.of(RecentTrendTests.rising) == .rising)
  }

  @Test(
    arguments: try JSONDecoder().decode([PublishedTrend].self, from: Data(oracle("fingertips_trend_cases.json").utf8)))
  fileprivate func `England's published trends come out`(test: PublishedTrend) {
    #expect(RecentTrend.of(test.series.compactMap(\.point)) == test.expected, "\(test.test)")
  }

  @Test func `diabetes in England has the published slope and chi-square`() throws {
    let values = [
      (7.0826, 7.0754, 7.094), (7.1085, 7.1013, 7.1199), (7.2571, 7.2499, 7.2684), (7.4528, 7.4456, 7.4643),
      (7.6554, 7.6481, 7.6669),
    ]
    let line = try #require(
      WeightedLine(
        values.enumerated().map {
          RecentTrend.Point(year: $0, value: $1.0, interval: Interval(low: $1.1, high: $1.2)!)
        }))
    #expect(abs(line.slope - 0.148799) < 6e-7 && abs(line.chiSquare - 9740.1) < 0.05)
  }

  @Test func `four points, a missing year, a year twice and a break are too few measurements`() {
    let rising = RecentTrendTests.rising
    #expect(RecentTrend.of([]) == .tooFewMeasurements)
    #expect(RecentTrend.of(Array(rising.dropFirst())) == .tooFewMeasurements)
    var gap = rising
    gap[0].year -= 1
    #expect(RecentTrend.of(gap) == .tooFewMeasurements)
    #expect(RecentTrend.of(rising + [rising[4]]) == .tooFewMeasurements)
    #expect(RecentTrend.of(rising + [rising[0]]) == .tooFewMeasurements)
    var changed = rising
    changed[2].beginsNewSeries = true
    #expect(RecentTrend.of(changed) == .tooFewMeasurements)
  }

  @Test func `a series that begins with the first of the five is long enough`() {
    var rising = RecentTrendTests.rising
    rising[0].beginsNewSeries = true
    #expect(RecentTrend.of(rising) == .rising)
  }

  @Test func `only the latest five years count, in whatever order they come`() {
    let earlier = RecentTrendTests.points([(90, 150), (10, 150), (140, 150)], from: 2017)
    #expect(RecentTrend.of(earlier + RecentTrendTests.rising.reversed()) == .rising)
    #expect(RecentTrend.of(RecentTrendTests.rising + RecentTrendTests.points([(40, 150)], from: 2025)) == .noneCertain)
  }

  @Test func `falling is rising seen in a mirror`() {
    let mirrored = RecentTrendTests.rising.map {
      RecentTrend.Point(
        year: $0.year, value: -$0.value, interval: Interval(low: -$0.interval.high, high: -$0.interval.low)!)
    }
    #expect(RecentTrend.of(mirrored) == .falling)
  }

  @Test func `one wild year does not make a trend`() {
    let wild = RecentTrendTests.points([(300, 1500), (303, 1500), (297, 1500), (301, 1500), (480, 1500)])
    #expect(WeightedLine(wild).map { $0.chiSquare > 9.549536 } == true)
    #expect(RecentTrend.of(wild) == .noneCertain)
  }

  @Test func `points without uncertainty or value are no measurements`() {
    var points = RecentTrendTests.rising
    points[1].interval = Interval(low: 20, high: 20)!
    #expect(RecentTrend.of(points) == .tooFewMeasurements)
    points = RecentTrendTests.rising
    points[1].value = .nan
    #expect(RecentTrend.of(points) == .tooFewMeasurements)
  }
}

private struct PublishedTrend: Decodable, Sendable {
  let test: String
  let series: [Year]
  let expected_trend: String

  /// One case comes without limits; its source then says "no change", where we say that too little is known.
  var expected: RecentTrend {
    if expected_trend.hasPrefix("Incr") { return .rising }
    if expected_trend.hasPrefix("Decr") { return .falling }
    return series.allSatisfy { $0.point == nil } ? .tooFewMeasurements : .noneCertain
  }

  struct Year: Decodable {
    let Value: Double
    let LowerCI: Double?
    let UpperCI: Double?
    let to: String

    var point: RecentTrend.Point? {
      guard let LowerCI, let UpperCI, let interval = Interval(low: LowerCI, high: UpperCI) else { return nil }
      return RecentTrend.Point(year: Int(to.prefix(4))!, value: Value, interval: interval)
    }
  }
}
