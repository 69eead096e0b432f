import Crypto
import Disclosure
import TestSupport
import Testing

struct FreezingTests {
  static let family = Family.hedevig(
    .publishedSensitive,
    [
      ("hedevig", "", .proportion(x: 40, n: 90)), ("bakke", "", .proportion(x: 20, n: 40)),
      ("dal", "", .proportion(x: 20, n: 50)), ("dal", "kilde=register", .given(-0.5)),
      ("dal", "kilde=måling", .mean(value: 3.6, n: 50, sd: 0.5, scale: 1...5)),
      ("dal", "kilde=uden spredning", .mean(value: 3.6, n: 50, sd: nil, scale: 1...5)),
      ("dal", "kilde=ikke opgjort", .missing(mark: "M")), ("skov", "", .count(70, population: nil)),
    ])

  @Test func `a table thaws as it was frozen, every kind of cell in it`() throws {
    var family = FreezingTests.family
    // Kinds that do not add up are kept in periods of their own.
    family.cells = Dictionary(
      uniqueKeysWithValues: family.cells.map { key, content in
        (CellKey(area: key.area, period: "\(key.area)\(key.category)", category: key.category), content)
      })
    family.cells[CellKey(area: "hedevig", period: "2020")] = .count(18, population: 412)
    let (table, log) = Disclosure.protect(family)
    #expect(log.outcome == .everything)
    #expect(try PublishedTable(frozen: table.frozen()) == table)
    #expect(try PublishedTable(frozen: table.frozen()).frozen() == table.frozen())
  }

  @Test func `a table is frozen in the order of its keys' bytes, whatever the texts`() throws {
    var chance = Chance(seed: 12)
    // The two å are one letter to Swift and different bytes; so each stands in a period of its own.
    let texts = ["a", "aa", "å", "a\u{30A}", "æ", "zz", "Z", "a-1", "a-10", "kilde=måling", "\u{10FFFF}"]
    for _ in 0..<200 {
      var cells: [CellKey: CellContent] = [:]
      for period in 0..<Int.random(in: 1...9, using: &chance) {
        for _ in 0..<Int.random(in: 1...6, using: &chance) {
          let area = texts.randomElement(using: &chance)!
          let category = texts.randomElement(using: &chance)!
          cells[CellKey(area: area, period: "\(period)", category: category)] = .given(1)
        }
      }
      let family = Family(
        indicator: "i", root: "rod", rule: try #require(FamilyRule(threshold: 5, sensitivity: .open)), cells: cells)
      let table = Disclosure.protect(family).table
      #expect(try PublishedTable(frozen: table.frozen()).cells == table.cells)
    }
  }

  @Test func `a table with hidden cells thaws with them hidden`() throws {
    let (table, log) = Disclosure.protect(FreezingTests.family)
    #expect(log.outcome == .rootOnly)
    let thawed = try PublishedTable(frozen: table.frozen())
    #expect(thawed == table && thawed.cells.count == 8 && thawed.shown.count == 1)
  }

  @Test func `no single flipped bit thaws`() {
    let bytes = Disclosure.protect(FreezingTests.family).table.frozen()
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        #expect(throws: ThawError.self) { try PublishedTable(frozen: changed) }
      }
    }
  }

  @Test func `nothing cut short or lengthened thaws`() {
    let bytes = Disclosure.protect(FreezingTests.family).table.frozen()
    for count in bytes.indices {
      #expect(throws: ThawError.self) { try PublishedTable(frozen: Array(bytes.prefix(count))) }
    }
    #expect(throws: ThawError.self) { try PublishedTable(frozen: bytes + [0]) }
  }

  @Test func `a forged checksum does not make noise, another version or a small number lawful`() throws {
    let bytes = Disclosure.protect(.single(.count(7, population: nil))).table.frozen()
    func forged(_ change: (inout [UInt8]) -> Void) -> [UInt8] {
      var content = Array(bytes.dropLast(32))
      change(&content)
      return content + SHA256.hash(data: content)
    }
    #expect(try PublishedTable(frozen: forged { _ in }).frozen() == bytes)
    #expect(throws: ThawError.unlawful) { try PublishedTable(frozen: forged { $0[$0.count - 1] = 3 }) }
    #expect(throws: ThawError.unknownRules(3)) { try PublishedTable(frozen: forged { $0[11] = 3 }) }
    #expect(throws: ThawError.malformed) { try PublishedTable(frozen: forged { $0[19] = 2 }) }  // threshold 2
    #expect(throws: ThawError.malformed) { try PublishedTable(frozen: forged { $0.append(0) }) }
    var chance = Chance(seed: 9)
    for _ in 0..<2000 {
      let noise = forged { $0[Int.random(in: 0..<$0.count, using: &chance)] = .random(in: 0...255, using: &chance) }
      _ = try? PublishedTable(frozen: noise)  // must not crash, whatever lengths the noise claims
    }
  }

  @Test func `a hidden number leaves no trace in the frozen bytes`() {  // TV14
    var chance = Chance(seed: 10)
    let other: (Int) -> CellContent = { .proportion(x: $0, n: 30) }
    let reference = Disclosure.protect(withHidden(other(3), .proportion(x: 37, n: 60))).table
    for _ in 0..<200 {
      let hidden = other(.random(in: 1...4, using: &chance))
      let neighbour = CellContent.proportion(x: .random(in: 10...50, using: &chance), n: 60)
      let table = Disclosure.protect(withHidden(hidden, neighbour)).table
      #expect(table.frozen() == reference.frozen() && table.patternHash == reference.patternHash)
    }
    // Not even which of the two was the small one, nor what kind of number it was.
    #expect(Disclosure.protect(withHidden(other(15), .mean(value: 5, n: 60, sd: 0, scale: 1...5))).table == reference)
    #expect(Disclosure.protect(withHidden(other(15), .missing(mark: "<5"))).table == reference)
  }

  @Test func `the pattern hash tells patterns apart and nothing else`() {
    let small = Disclosure.protect(withHidden(.proportion(x: 3, n: 30), .proportion(x: 37, n: 60))).table
    let large = Disclosure.protect(withHidden(.proportion(x: 10, n: 30), .proportion(x: 30, n: 60))).table
    let also = Disclosure.protect(withHidden(.proportion(x: 11, n: 30), .proportion(x: 29, n: 60))).table
    #expect(small.patternHash != large.patternHash && large.patternHash == also.patternHash)
    #expect(large.frozen() != also.frozen())
  }

  private func withHidden(_ one: CellContent, _ other: CellContent) -> Family {
    .hedevig([("hedevig", "", .proportion(x: 40, n: 90)), ("bakke", "", one), ("dal", "", other)])
  }
}
