import Disclosure
import TestSupport
import Testing

/// Whole families: proportions and means over areas, categories and periods.
struct ProtectedFamilyTests {
  private func protected(_ family: Family, _ bonds: FamilyBonds = FamilyBonds()) -> Disclosure.ProtectedFamily {
    Disclosure.protect(family, bonds: bonds)
  }

  private func shown(_ family: Family, _ bonds: FamilyBonds = FamilyBonds()) -> Set<String> {
    Set(protected(family, bonds).table.shown.keys.map { $0.category.isEmpty ? $0.area : "\($0.area) \($0.category)" })
  }

  @Test func `a small community is hidden with one other, and the rest stay open`() {
    let family = Family.hedevig([
      ("hedevig", "", .proportion(x: 62, n: 150)), ("bakke", "", .proportion(x: 3, n: 30)),
      ("dal", "", .proportion(x: 37, n: 60)), ("skov", "", .proportion(x: 22, n: 60)),
    ])
    let found = protected(family)
    #expect(found.pattern.failure == nil && found.log.outcome == .someCells)
    #expect(found.table[area: "bakke", period: "2025/26"] == .hidden)
    #expect(found.table.shown.count == 2 && found.table[area: "hedevig", period: "2025/26"] != .hidden)
  }

  @Test func `TV7: persons outside the areas are not worked out from means`() {
    let family = Family.hedevig([
      ("hedevig", "", .mean(value: 3.9, n: 100, sd: 0.5, scale: 1...5)),
      ("bakke", "", .mean(value: 4, n: 60, sd: 0.5, scale: 1...5)),
      ("dal", "", .mean(value: 3.8, n: 37, sd: 0.5, scale: 1...5)),
    ])
    let open = shown(family)
    #expect(open.count < 3 && open.contains("hedevig"))
  }

  @Test func `TV10 to TV12: few with, few without, few at all, and everyone`() {
    #expect(shown(.single(.proportion(x: 21, n: 23))).isEmpty)
    for x in 0...4 { #expect(shown(.single(.proportion(x: x, n: 4))).isEmpty) }
    #expect(shown(.single(.proportion(x: 18, n: 18), .sensitive)).isEmpty)
    #expect(shown(.single(.proportion(x: 18, n: 18))) == ["hedevig"])
  }

  @Test func `rolling years are relations, and a small year hides one of them`() {  // R11
    var family = Family.hedevig([])
    for (period, count) in [("2022", 4), ("2023", 5), ("2024", 5), ("2025", 1), ("2022–2024", 14), ("2023–2025", 11)]
    where period.count > 4 || count >= 4 {
      family.cells[CellKey(area: "hedevig", period: period)] = .count(count == 4 ? 40 : count, population: nil)
    }
    family.cells[CellKey(area: "hedevig", period: "2022–2024")] = .count(50, population: nil)
    let bonds = FamilyBonds(periods: [
      .init(whole: "2022–2024", parts: ["2022", "2023", "2024"]),
      .init(whole: "2023–2025", parts: ["2023", "2024", "2025"]),
    ])
    // 2025 is not published, but 11 − 5 − 5 = 1 is: something must go.
    let found = protected(family, bonds)
    #expect(found.pattern.failure == nil && found.table.shown.count < family.cells.count)
  }

  @Test func `two ways of dividing the municipality are both published, and protected together`() {  // R10
    let cells: [Family.Figure] = [
      ("hedevig", "", .count(153, population: nil)), ("s1", "", .count(70, population: nil)),
      ("s2", "", .count(83, population: nil)), ("l1", "", .count(71, population: nil)),
      ("l2", "", .count(82, population: nil)),
    ]
    var bonds = FamilyBonds(areas: [
      .init(whole: "hedevig", parts: ["s1", "s2"]), .init(whole: "hedevig", parts: ["l1", "l2"]),
      .init(whole: "s1", parts: ["s1∩l1", "s1∩l2"]), .init(whole: "l1", parts: ["s1∩l1", "s2∩l1"]),
    ])
    let key = { CellKey(area: $0, period: "2025/26") }
    bonds.unpublished = [
      key("s1∩l1"): .count(68, population: nil), key("s1∩l2"): .count(2, population: nil),
      key("s2∩l1"): .count(3, population: nil),
    ]
    #expect(shown(.hedevig(cells), bonds).count == 5)  // the crossings are not published: nothing gives them away
    var published = Family.hedevig(cells + [("s1∩l1", "", .count(68, population: nil))])
    published.parents = ["s1∩l1": "s1", "s1∩l2": "s1"]
    bonds.unpublished[key("s1∩l1")] = nil
    #expect(shown(published, bonds).count < 6)
  }

  @Test func `what a narrower audience does not see, a wider one does not see either`() {
    let family = Family.hedevig([
      ("hedevig", "", .count(150, population: nil)), ("bakke", "", .count(30, population: nil)),
      ("dal", "", .count(60, population: nil)), ("skov", "", .count(60, population: nil)),
    ])
    let hidden = CellKey(area: "dal", period: "2025/26")
    #expect(shown(family, FamilyBonds(hiddenAlready: [hidden])) == ["hedevig", "bakke", "skov"])
  }

  @Test func `what is known already protects nobody`() {
    let family = Family.hedevig([
      ("hedevig", "", .count(153, population: nil)), ("bakke", "", .count(3, population: nil)),
      ("dal", "", .count(70, population: nil)), ("skov", "", .count(80, population: nil)),
    ])
    let known = CellKey(area: "dal", period: "2025/26")
    #expect(shown(family, FamilyBonds(knownAlready: [known])).contains("dal"))
    #expect(!shown(family, FamilyBonds(knownAlready: [known])).contains("skov"))
  }

  @Test func `without time only the municipality is left`() {
    let family = Family.hedevig([
      ("hedevig", "", .proportion(x: 40, n: 90)), ("bakke", "", .proportion(x: 3, n: 30)),
      ("dal", "", .proportion(x: 37, n: 60)),
    ])
    let found = Disclosure.protect(family, bonds: FamilyBonds(), SuppressionPlan(within: .zero))
    #expect(found.pattern.failure == .outOfTime && found.log.outcome == .rootOnly)
    #expect(found.table.shown.keys.map(\.area) == ["hedevig"])
  }

  @Test func `TV14: a hidden number leaves no trace in the frozen bytes`() {
    func table(_ small: Int, _ dal: Int, _ skov: Int) -> PublishedTable {
      protected(
        .hedevig([
          ("hedevig", "", .proportion(x: 62, n: 150)), ("bakke", "", .proportion(x: small, n: 30)),
          ("dal", "", .proportion(x: dal, n: 60)), ("skov", "", .proportion(x: skov, n: 60)),
        ])
      ).table
    }
    let reference = table(3, 37, 22)
    let dalIsHidden = reference[area: "dal", period: "2025/26"] == .hidden
    for small in [1, 2, 4] {
      let changed = dalIsHidden ? table(small, 40 - small, 22) : table(small, 37, 25 - small)
      #expect(reference.shown.count == 2 && changed.frozen() == reference.frozen())
      #expect(changed.patternHash == reference.patternHash)
    }
  }

  @Test func `TV13: the attacker finds nothing in random families`() throws {
    var (hidden, shown) = (0, 0)
    for seed in 0..<SuppressionPropertyTests.tables / 10 {
      let random = RandomFamily(seed: seed)
      let plan = SuppressionPlan(within: .seconds(600))
      let found = Disclosure.protect(random.family, bonds: random.bonds, plan)
      #expect(found.pattern.failure == nil, "seed \(seed)")
      let breaches = try random.breaches(in: found.table, threshold: 5)
      #expect(breaches.isEmpty, "seed \(seed)")
      if !breaches.isEmpty { break }
      shown += found.table.shown.count
      hidden += found.table.cells.count - found.table.shown.count
    }
    #expect(hidden > 300 && shown > 300, "the families have too little to hide, or nothing is shown")
  }
}
