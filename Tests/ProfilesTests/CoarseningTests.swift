import Disclosure
import People
import Profiles
import TestSupport
import Testing
import Values

/// What it would take to hide less (R13), by numbers known beforehand.
@Suite struct CoarseningTests {
  /// TV9: five schools in two communities and their green, yellow and red: with yellow and red as one, a quarter is
  /// hidden instead of half.
  static let counts = [("a1", 20, 3, 1), ("a2", 34, 6, 2), ("a3", 28, 9, 6), ("b1", 41, 7, 2), ("b2", 25, 5, 0)]

  static let areas = AreaTree(
    [Fjordlund.root]
      + ["a", "b"].map { Fjordlund.area($0, .localCommunity, "fjordlund", "Byen \($0)") }
      + counts.map { Fjordlund.area($0.0, .institution, String($0.0.prefix(1)), "Skolen \($0.0)") })

  static func released() throws -> ReleasedIndicator {
    let indicator = Indicator.made(measure: .count, groups: ["grøn", "gul", "rød"])
    let observations = counts.flatMap { school, green, yellow, red in
      zip(["grøn", "gul", "rød"], [green, yellow, red]).map {
        GateTests.observation(school, .count($1), group: $0)
      }
    }
    return try #require(ReleasedIndicator.computed(from: observations, indicator: indicator, areas: areas))
  }

  @Test func `TV9: two groups counted as one hide less, and the steward is told`() throws {
    let released = try Self.released()
    let ladder = try #require(released.layer(for: .inside)?.coarsening)
    #expect(ladder.rungs.first?.step == .asDelivered)
    #expect(ladder.rungs.map(\.step).contains(.merged(breakdown: "klassetrin", first: "gul", second: "rød")))
    let now = try #require(ladder.rungs.first), best = try #require(ladder.best)
    #expect(now.all == 24 && now.hidden >= 5)
    #expect(best.hidden * now.all < now.hidden * best.all)
    let merged = try #require(
      ladder.rungs.first { $0.step == .merged(breakdown: "klassetrin", first: "gul", second: "rød") })
    #expect(merged.all == 16 && merged.hidden <= 4)
  }

  @Test func `where nothing is hidden nothing is tried`() throws {
    let observations = Fjordlund.communities.map { GateTests.observation($0.id.raw, .share(x: 40, n: 80)) }
    let released = ReleasedIndicator.computed(from: observations, indicator: .made(), areas: Fjordlund.areas)
    #expect(released?.layer(for: .inside)?.coarsening == nil)
  }
}
