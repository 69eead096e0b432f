import Statistics
import TestSupport
import Testing

struct NewcombeTests {
  @Test(arguments: [
    (56, 70, 48, 80, 0.2, 0.052431, 0.333873), (24, 80, 320, 1600, 0.1, 0.008367, 0.209323),
    (12, 60, 132, 840, 0.042857, -0.042945, 0.162908),
  ])
  func `the published differences come out`(
    x1: Int, n1: Int, x2: Int, n2: Int, difference: Double, low: Double, high: Double
  ) throws {
    let interval = try #require(Newcombe.interval(x1, of: n1, minus: x2, of: n2))
    #expect(abs(interval.low - low) < 6e-7 && abs(interval.high - high) < 6e-7)
    let value = try #require(Difference(.proportion(x: x1, n: n1), minus: .proportion(x: x2, n: n2))).value
    #expect(abs(value - difference) < 6e-7)
  }

  @Test func `it holds the difference, turns around, and stays within minus one and one`() throws {
    var chance = Chance(seed: 5)
    for _ in 0..<2000 {
      let (n1, n2) = (Int.random(in: 1...90, using: &chance), Int.random(in: 1...900, using: &chance))
      let (x1, x2) = (Int.random(in: 0...n1, using: &chance), Int.random(in: 0...n2, using: &chance))
      let there = try #require(Newcombe.interval(x1, of: n1, minus: x2, of: n2))
      let back = try #require(Newcombe.interval(x2, of: n2, minus: x1, of: n1))
      #expect(there.contains(Double(x1) / Double(n1) - Double(x2) / Double(n2)))
      #expect(abs(there.low + back.high) < 1e-12 && there.low >= -1 && there.high <= 1)
    }
    #expect(Newcombe.interval(0, of: 0, minus: 1, of: 2) == nil)
  }
}

struct ComparisonTests {
  @Test func `shares are compared with the rest`() {
    let rest = Figure.proportion(x: 320, n: 1600)
    #expect(Comparison.of(area: .proportion(x: 24, n: 80), rest: rest) == .sign(.higher))
    #expect(Comparison.of(area: .proportion(x: 40, n: 80), rest: rest) == .clear(.higher))
    #expect(Comparison.of(area: .proportion(x: 2, n: 80), rest: rest) == .clear(.lower))
    #expect(Comparison.of(area: .proportion(x: 17, n: 80), rest: rest) == .noneCertain)
    #expect(Comparison.of(area: .proportion(x: 12, n: 60), rest: .proportion(x: 132, n: 840)) == .noneCertain)
  }

  @Test func `means are compared by Welch`() throws {
    let rest = Figure.mean(try #require(MeanSummary(mean: 3.9, n: 300, deviation: 0.55)))
    func area(_ mean: Double) throws -> Figure { .mean(try #require(MeanSummary(mean: mean, n: 24, deviation: 0.6))) }
    #expect(Comparison.of(area: try area(3.6), rest: rest, smallestRelevant: 0.2) == .sign(.lower))
    #expect(Comparison.of(area: try area(3.8), rest: rest) == .noneCertain)
    #expect(Comparison.of(area: try area(4.6), rest: rest) == .clear(.higher))
  }

  @Test func `rates are compared by where the events fell`() throws {
    let rest = Figure.rate(x: 200, population: 10_000)
    #expect(Comparison.of(area: .rate(x: 20, population: 1000), rest: rest) == .noneCertain)
    #expect(Comparison.of(area: .rate(x: 31, population: 1000), rest: rest) == .sign(.higher))
    #expect(Comparison.of(area: .rate(x: 60, population: 1000), rest: rest) == .clear(.higher))
    #expect(Comparison.of(area: .rate(x: 2, population: 1000), rest: rest) == .clear(.lower))
    let ratio = try #require(RateRatio(60, in: 1000, against: 200, in: 10_000))
    let limits = try #require(ratio.limits())
    #expect(abs(ratio.ratio - 3) < 1e-12 && limits.low > 2 && limits.low < 3 && limits.high > 3 && limits.high < 4.1)
    #expect(RateRatio(5, in: 100, against: 0, in: 100)?.limits()?.high == .infinity)
  }

  @Test func `a certain difference that is too small to matter is none`() {
    let (area, rest) = (Figure.proportion(x: 5200, n: 10_000), Figure.proportion(x: 50_000, n: 100_000))
    #expect(Comparison.of(area: area, rest: rest) == .clear(.higher))
    #expect(Comparison.of(area: area, rest: rest, smallestRelevant: 0.03) == .noneCertain)
    #expect(Comparison.of(area: area, rest: rest, smallestRelevant: 0.02) == .clear(.higher))
  }

  @Test func `a difference that is exactly what matters counts, whatever binary makes of it`() throws {
    let area = Figure.mean(try #require(MeanSummary(mean: 3.8, n: 900, deviation: 0.5)))
    let rest = Figure.mean(try #require(MeanSummary(mean: 3.6, n: 900, deviation: 0.5)))
    #expect(3.8 - 3.6 < 0.2)
    #expect(Comparison.of(area: area, rest: rest, smallestRelevant: 0.2) == .clear(.higher))
  }

  @Test func `few persons or events get no verdict`() throws {
    #expect(Comparison.of(area: .proportion(x: 4, n: 4), rest: .proportion(x: 0, n: 900)) == .tooFew)
    #expect(Comparison.of(area: .proportion(x: 0, n: 0), rest: .proportion(x: 9, n: 900)) == .tooFew)
    #expect(Comparison.of(area: .rate(x: 0, population: 10), rest: .rate(x: 4, population: 90)) == .tooFew)
    #expect(Comparison.of(area: .rate(x: 0, population: 10), rest: .rate(x: 0, population: 90)) == .tooFew)
    #expect(Comparison.of(area: .rate(x: 0, population: 0), rest: .rate(x: 9, population: 90)) == .tooFew)
    let few = Figure.mean(try #require(MeanSummary(mean: 1, n: 4, deviation: 0.1)))
    let many = Figure.mean(try #require(MeanSummary(mean: 4, n: 400, deviation: 0.1)))
    #expect(Comparison.of(area: few, rest: many) == .tooFew)
  }

  @Test func `what cannot be tested is not tested`() throws {
    let unknown = Figure.mean(try #require(MeanSummary(mean: 3, n: 40, deviation: nil)))
    let known = Figure.mean(try #require(MeanSummary(mean: 4, n: 400, deviation: 0.1)))
    #expect(Comparison.of(area: unknown, rest: known) == .untested)
    #expect(Comparison.of(area: .proportion(x: 9, n: 20), rest: known) == .untested)
    #expect(Comparison.of(area: .proportion(x: 30, n: 20), rest: .proportion(x: 9, n: 20)) == .untested)
    #expect(Comparison.of(area: .rate(x: -3, population: 20), rest: .rate(x: 9, population: 20)) == .untested)
    #expect(Comparison.of(area: .rate(x: .max, population: 9), rest: .rate(x: .max, population: 9)) == .untested)
  }

  @Test func `clear implies sign, and turning around turns the direction`() {
    var chance = Chance(seed: 6)
    for _ in 0..<1000 {
      let (n1, n2) = (Int.random(in: 5...200, using: &chance), Int.random(in: 5...200, using: &chance))
      let area = Figure.proportion(x: .random(in: 0...n1, using: &chance), n: n1)
      let rest = Figure.proportion(x: .random(in: 0...n2, using: &chance), n: n2)
      let certain95 = Difference(area, minus: rest)?.isCertain(.level95)
      switch (Comparison.of(area: area, rest: rest), Comparison.of(area: rest, rest: area)) {
      case (.noneCertain, .noneCertain): #expect(certain95 == false)
      case (.sign(let one), .sign(let other)), (.clear(let one), .clear(let other)):
        #expect(one != other && certain95 == true)
      case (let one, let other): Issue.record("\(one) against \(other)")
      }
    }
  }
}
