import Statistics
import TestSupport
import Testing

struct FunnelTests {
  /// Published by the English public health statisticians (PHEindicatormethods) for p0 = 80.642448 %, in per cent.
  @Test(arguments: [
    (1, 3.204264, 0), (2, 25.885383, 0), (3, 35.933491, 10.150815), (4, 41.923356, 19.594903),
  ])
  func `the published limits come out`(n: Int, at95: Double, at998: Double) throws {
    let (inner, outer) = (
      try #require(Funnel.limits(around: 0.80642448, n: n)),
      try #require(Funnel.limits(around: 0.80642448, n: n, .level998))
    )
    #expect(abs(inner.low * 100 - at95) < 1e-6 && abs(outer.low * 100 - at998) < 1e-6)
    #expect(inner.high == 1 && outer.high == 1)
  }

  @Test func `80 persons around a fifth`() throws {
    let (inner, outer) = (
      try #require(Funnel.limits(around: 0.2, n: 80)), try #require(Funnel.limits(around: 0.2, n: 80, .level998))
    )
    #expect(abs(inner.low - 0.112348) < 6e-7 && abs(inner.high - 0.287652) < 6e-7)
    #expect(abs(outer.low - 0.061801) < 6e-7 && abs(outer.high - 0.338199) < 6e-7)
  }

  @Test(arguments: Confidence.allCases)
  func `outside the funnel is the same as the whole outside the area's own interval`(confidence: Confidence) throws {
    var chance = Chance(seed: 21)
    var outside = 0
    for _ in 0..<4000 {
      let n = Int.random(in: 1...400, using: &chance)
      let x = Int.random(in: 0...n, using: &chance)
      let baseline = Double.random(in: 0.02...0.98, using: &chance)
      let funnel = try #require(Funnel.limits(around: baseline, n: n, confidence))
      let own = try #require(Wilson.interval(x, of: n, confidence))
      let share = Double(x) / Double(n)
      let isClose = [funnel.low - share, funnel.high - share].contains { abs($0) < 1e-9 }
      // Limits cut at 0 and 1 exclude nobody there.
      #expect(isClose || funnel.contains(share) == own.contains(baseline), "\(x) of \(n) around \(baseline)")
      outside += funnel.contains(share) ? 0 : 1
    }
    #expect((400...3900).contains(outside))
  }

  @Test func `the baseline is the share of all together, and hidden areas are simply not there`() throws {
    let areas = (1...8).map { (x: $0, n: 10 * $0) }
    let funnel = try #require(Funnel(areas))
    #expect(abs(funnel.baseline - 0.1) < 1e-12 && funnel.dispersion < 1e-20 && !funnel.isOverdispersed)
    #expect(funnel.limits(n: 80) == Funnel.limits(around: funnel.baseline, n: 80))
    #expect(funnel.limits(n: 0) == nil)
    #expect(Funnel(Array(areas.dropLast())) == nil)
  }

  @Test func `impossible counts, and all alike at an end, make no funnel`() {
    let areas = (1...8).map { (x: $0, n: 10 * $0) }
    for bad in [(x: 3, n: 2), (x: -1, n: 2), (x: 0, n: 0), (x: 0, n: -5)] { #expect(Funnel(areas + [bad]) == nil) }
    #expect(Funnel(areas.map { (x: 0, n: $0.n) }) == nil && Funnel(areas.map { (x: $0.n, n: $0.n) }) == nil)
    #expect(Funnel.limits(around: .nan, n: 5) == nil && Funnel.limits(around: 1.1, n: 5) == nil)
  }

  @Test func `areas that differ by chance have a dispersion near one, and areas that really differ far above`() throws {
    var chance = Chance(seed: 22)
    var (total, alarms) = (0.0, 0)
    for _ in 0..<300 {
      let funnel = try #require(Funnel((0..<30).map { _ in draw(0.3, of: 200, &chance) }))
      total += funnel.dispersion
      alarms += funnel.isOverdispersed ? 1 : 0
    }
    #expect((0.93...1.03).contains(total / 300) && alarms < 30, "\(total / 300), \(alarms)")
    let differing = try #require(Funnel((0..<30).map { draw(0.1 + 0.02 * Double($0), of: 200, &chance) }))
    #expect(differing.isOverdispersed && differing.dispersion > 5)
  }
}

/// x of n when each has it with chance p.
func draw(_ p: Double, of n: Int, _ chance: inout Chance) -> (x: Int, n: Int) {
  ((0..<n).count { _ in Double.random(in: 0..<1, using: &chance) < p }, n)
}
