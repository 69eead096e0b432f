import Foundation
import Statistics
import TestSupport
import Testing

struct ControlChartTests {
  static let steady: [Double] = [52, 49, 55, 50, 47, 53, 51, 48, 54, 50, 46, 52]

  @Test func `the limits of twelve values come out, and are provisional`() throws {
    let chart = try #require(ControlChart.individuals(Self.steady))
    #expect(abs(chart.centre - 50.583333) < 6e-7)
    #expect(abs(chart.points[0].limits.low - 38.976061) < 6e-7 && abs(chart.points[0].limits.high - 62.190606) < 6e-7)
    #expect(chart.isProvisional && chart.points.allSatisfy { $0.signal == nil })
    #expect(try #require(ControlChart.individuals(Self.steady + [51])).isProvisional == false)
    #expect(ControlChart.individuals(Array(Self.steady.dropLast())) == nil)
  }

  @Test func `shares have limits by how many they are of`() throws {
    let counts = [(8, 60), (10, 62), (6, 58), (12, 65), (9, 61), (7, 59)].map { (x: $0.0, n: $0.1) }
    let centre = 52.0 / 365
    #expect(abs(centre - 0.142466) < 6e-7)
    let first = try #require(ControlLimits.share(around: centre, n: 60))
    #expect(abs(first.low - 0.0071) < 5e-5 && abs(first.high - 0.2778) < 5e-5)
    #expect(ControlChart.shares(counts) == nil, "six points are drawn and not judged")
    let chart = try #require(ControlChart.shares(counts + counts))
    #expect(abs(chart.centre - centre) < 1e-12 && chart.points[0].limits == first)
    #expect(chart.points[1].limits.width < first.width)
  }

  /// The viscosity of 15 batches of paint in D. C. Montgomery, Introduction to Statistical Quality Control: the book
  /// gives a mean of 33.52 and a mean step of 0.48.
  @Test func `the textbook's example comes out`() throws {
    let values = [
      33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84,
    ]
    let limits = try #require(ControlLimits.individuals(values))
    #expect(abs(limits.centre - 33.52) < 0.005 && abs(limits.reach / 2.66 - 0.48) < 0.005)
    #expect(try #require(ControlChart.individuals(values)).points.allSatisfy { $0.signal == nil })
  }

  @Test(
    arguments: try JSONDecoder().decode([RuleCase].self, from: Data(oracle("nhsr_plotthedots_rule_cases.json").utf8)))
  fileprivate func `the rules find what the English health service finds`(test: RuleCase) throws {
    #expect(try test.found() == test.expected, "\(test.rule) of \(test.args)")
  }

  @Test func `each of the four signs is found, and the first of them is told`() throws {
    let wave = Self.steady + Self.steady
    #expect(try signals(wave + [80]).last == .outsideLimits)
    #expect(try signals(wave + [46, 47, 48, 49, 50, 51, 52]).suffix(7).allSatisfy { $0 == .trend })
    #expect(try signals(wave + [51, 52, 51, 53, 52, 51, 53]).suffix(7).allSatisfy { $0 == .oneSide })
    let limits = try #require(ControlLimits.individuals(wave))
    let far = limits.centre + limits.reach * 0.85
    let found = try #require(ControlChart.individuals(wave + [far, 52, far], baseline: 24))
    #expect(found.points.suffix(3).map(\.signal) == [.twoOfThree, nil, .twoOfThree])
  }

  private func signals(_ values: [Double]) throws -> [ControlChart.Signal?] {
    try #require(ControlChart.individuals(values, baseline: 24)).points.map(\.signal)
  }

  @Test func `values all alike are steady, whatever binary makes of their mean`() throws {
    for value in [0.1, 0, -7.3, 1e300, 1.0 / 3] {
      let chart = try #require(ControlChart.individuals([Double](repeating: value, count: 40)))
      #expect(chart.points.allSatisfy { $0.signal == nil && $0.limits.contains(value) })
      let upset = try #require(ControlChart.individuals([Double](repeating: 5, count: 40) + [50]))
      #expect(upset.points.map(\.signal).last == .outsideLimits)
      #expect(upset.points.dropLast().allSatisfy { $0.limits.contains(5) })
    }
  }

  @Test func `one upset does not widen the limits`() throws {
    let calm = try #require(ControlLimits.individuals(Self.steady + Self.steady))
    let upset = try #require(ControlLimits.individuals(Self.steady + [200] + Self.steady))
    #expect(upset.reach < calm.reach * 1.1)
  }

  @Test(
    arguments: [
      (100, false, .cannotReachIt), (100, true, .reachesIt), (0, false, .reachesIt), (0, true, .cannotReachIt),
      (50, false, .hitOrMiss), (50, true, .hitOrMiss),
    ] as [(Double, Bool, ControlChart.Assurance)])
  func `a target outside the limits is always or never reached`(
    target: Double, lowIsGood: Bool, assurance: ControlChart.Assurance
  ) throws {
    let chart = try #require(ControlChart.individuals(Self.steady))
    #expect(chart.assurance(of: target, lowIsGood: lowIsGood) == assurance)
    #expect(chart.assurance(of: .nan) == nil)
  }

  @Test func `what is no number or no share makes no chart`() {
    #expect(ControlChart.individuals(Self.steady + [.nan]) == nil)
    #expect(ControlChart.individuals(Self.steady, baseline: -3) == nil)
    #expect(ControlChart.individuals([1e308, -1e308, 1e308, -1e308] + Self.steady) == nil)
    let shares = [(x: Int, n: Int)](repeating: (3, 9), count: 12)
    for bad in [(x: 4, n: 3), (x: 0, n: 0), (x: -1, n: 5)] { #expect(ControlChart.shares(shares + [bad]) == nil) }
    #expect(ControlLimits.share(around: 2, n: 5) == nil && ControlLimits.individuals([4]) == nil)
  }

  @Test func `steady series are seldom disturbed: false alarms stay few`() throws {
    var chance = Chance(seed: 31)
    var (outside, any, points) = (0, 0, 0)
    for _ in 0..<400 {
      let chart = try #require(ControlChart.individuals((0..<60).map { _ in normal(&chance) }))
      points += 60
      outside += chart.points.count { $0.signal == .outsideLimits }
      any += chart.points.count { $0.signal != nil }
    }
    // 0.27 % in theory for limits that are known; a little more when they are estimated.
    #expect((0.001...0.008).contains(Double(outside) / Double(points)), "\(outside) of \(points)")
    #expect(Double(any) / Double(points) < 0.09, "\(any) of \(points)")
  }
}

/// A normal number with mean 0 and deviation 1 (Box & Muller, Ann. Math. Stat. 29, 1958).
func normal(_ chance: inout Chance) -> Double {
  let (u, v) = (
    Double.random(in: Double.leastNonzeroMagnitude..<1, using: &chance), Double.random(in: 0..<1, using: &chance)
  )
  return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
}

private struct RuleCase: Decodable, Sendable {
  let rule: String
  let args: [[Double]]
  let expected: [Double]

  init(from decoder: Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    rule = try values.decode([String].self, forKey: .rule)[0]
    args = try values.decode([[Double]].self, forKey: .args)
    expected = try values.decode([Double].self, forKey: .expected)
  }

  private enum CodingKeys: CodingKey { case rule, args, expected }

  func found() throws -> [Double] {
    let first = args[0]
    switch rule {
    case "ptd_seven_point_one_side_mean": return ControlRules.sevenOnOneSide(first.map { Int($0) }).map { $0 ? 1 : 0 }
    case "ptd_part_of_seven_trend": return ControlRules.partOfSeven(first.map { $0 != 0 }).map { $0 ? 1 : 0 }
    case "ptd_seven_point_trend": return ControlRules.sevenInOneDirection(first).map(Double.init)
    case "ptd_two_in_three":
      let sides = args.count > 1 ? args[1].map { Int($0) } : []
      return ControlRules.twoOfThree(far: first.map { $0 == 1 }, sides: sides).map { $0 ? 1 : 0 }
    default: throw UnknownRule(rule: rule)
    }
  }
}

private struct UnknownRule: Error { let rule: String }
