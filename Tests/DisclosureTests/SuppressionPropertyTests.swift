import Attacker
import Disclosure
import Foundation
import TestSupport
import Testing

/// TV13: nothing can be worked out of random towns, whatever their shape.
struct SuppressionPropertyTests {
  /// 300 in the ordinary run; more with FAELLED_TEST_TABLES (see CONTRIBUTING.md).
  static let tables = ProcessInfo.processInfo.environment["FAELLED_TEST_TABLES"].flatMap(UInt64.init) ?? 300

  private func published(_ town: RandomTown, threshold: Int = 5, width: Int? = nil, insiders: Bool = false) throws
    -> Published
  {
    try Published(
      town.header, town.rows, count: "antal", dimensions: ["område", "svar", "år"], groups: town.groups,
      rule: Disclosure.TableRule(threshold: threshold, width: width)!, insiders: insiders)
  }

  @Test func `TV13: the attacker finds nothing in random towns`() throws {
    var (withSecrets, complementary) = (0, 0)
    for seed in 0..<Self.tables {
      let width: Int? = seed % 4 == 0 ? 0 : nil
      let threshold = seed % 3 == 0 ? 3 : 5
      let found = try published(RandomTown(seed: seed), threshold: threshold, width: width, insiders: seed % 5 == 0)
      let breaches = found.breaches(threshold: Double(threshold), width: Double(width ?? threshold))
      #expect(breaches.isEmpty, "seed \(seed)")
      if !breaches.isEmpty { break }
      withSecrets += found.pattern.primary > 0 ? 1 : 0
      complementary += found.pattern.complementary
    }
    #expect(withSecrets > Int(Self.tables) / 2 && complementary > 0, "the towns have too few secrets to try anything")
  }

  @Test func `the attacker does find what is left when a complementary cell is opened`() throws {
    // Lets the test above fail: the same attacker, given a table with one hidden cell too few.
    var found = 0
    for seed in 0..<40 as Range<UInt64> {
      let town = RandomTown(seed: seed)
      let safe = try published(town)
      let small = Set(safe.primaries(5))
      guard let opened = safe.pattern.hidden.indices.first(where: { safe.pattern.hidden[$0] && !small.contains($0) })
      else { continue }
      var hidden = safe.pattern.hidden
      hidden[opened] = false
      let intervals = try Published.attack(safe.table, hidden)
      let narrow = small.contains { cell in
        intervals[safe.table.name(of: cell)].map { $0.width < 5 || $0.high < 5 } ?? true
      }
      found += narrow ? 1 : 0
    }
    #expect(found >= 10)
  }

  @Test func `a lower threshold hides fewer cells, and the same table gives the same pattern`() throws {
    var hidden = [3: 0, 5: 0, 10: 0]
    for seed in 0..<40 as Range<UInt64> {
      let town = RandomTown(seed: seed)
      for threshold in hidden.keys {
        let found = try published(town, threshold: threshold)
        hidden[threshold, default: 0] += found.intervals.count
        #expect(try published(town, threshold: threshold).pattern.hidden == found.pattern.hidden)
      }
    }
    #expect(hidden[3]! < hidden[5]! && hidden[5]! < hidden[10]!)
  }
}
