import Disclosure
import Testing

struct FamilyTests {
  @Test func `one small cell leaves only the municipality, and the steward learns why`() {
    let family = Family.hedevig([
      ("hedevig", "", .proportion(x: 40, n: 90)), ("bakke", "", .proportion(x: 3, n: 30)),
      ("dal", "", .proportion(x: 37, n: 60)),
    ])
    let (table, log) = Disclosure.protect(family)
    #expect(log.outcome == .rootOnly && table.isLimitedToRoot)
    #expect(table[area: "hedevig", period: "2025/26"] == .proportion(x: 40, n: 90))
    #expect(table[area: "bakke", period: "2025/26"] == .hidden && table[area: "dal", period: "2025/26"] == .hidden)
    #expect(table[area: "andetsteds", period: "2025/26"] == nil)
    #expect(log.reasons(for: CellKey(area: "bakke", period: "2025/26")) == [.fewWith])
    #expect(log.reasons(for: CellKey(area: "dal", period: "2025/26")) == [])
  }

  @Test func `one small cell in one old year hides the areas in every year`() {
    var family = Family.hedevig([
      ("hedevig", "", .count(40, population: nil)), ("bakke", "", .count(40, population: nil)),
    ])
    family.cells[CellKey(area: "bakke", period: "2019/20")] = .count(2, population: nil)
    #expect(Disclosure.protect(family).table.shown.keys.map(\.area) == ["hedevig"])
  }

  @Test func `a small municipal total is not pointed out by hiding it alone`() {
    var family = Family.single(.count(40, population: nil))
    family.cells[CellKey(area: "hedevig", period: "2024/25")] = .count(3, population: nil)
    #expect(Disclosure.protect(family).table.shown.isEmpty)
  }

  @Test func `when the municipality's categories are small, its totals are left`() {
    let family = Family.hedevig([
      ("hedevig", "", .proportion(x: 40, n: 90)), ("hedevig", "køn=piger", .proportion(x: 38, n: 45)),
      ("hedevig", "køn=drenge", .proportion(x: 2, n: 45)),
    ])
    let (table, log) = Disclosure.protect(family)
    #expect(log.outcome == .rootTotals)
    #expect(table.shown == [CellKey(area: "hedevig", period: "2025/26"): .proportion(x: 40, n: 90)])
  }

  @Test func `persons who live in no published area are not worked out`() {
    // 100 in the municipality, 60 and 37 in the areas: three live elsewhere (TV7).
    let family = Family.hedevig([
      ("hedevig", "", .mean(value: 3.9, n: 100, sd: 0.5, scale: 1...5)),
      ("bakke", "", .mean(value: 4, n: 60, sd: 0.5, scale: 1...5)),
      ("dal", "", .mean(value: 3.8, n: 37, sd: 0.5, scale: 1...5)),
    ])
    let log = Disclosure.protect(family).log
    #expect(log.outcome == .rootOnly)
    #expect(log.findings == [finding(.restOfArea(CellKey(area: "hedevig", period: "2025/26")), .fewPersons)])
  }

  @Test func `an answer that is not shown is not worked out from those that are`() {
    // 10 yes and 11 no of 23: two did not know.
    let cells: [Family.Figure] = [
      ("hedevig", "svar=ja", .proportion(x: 10, n: 23)), ("hedevig", "svar=nej", .proportion(x: 11, n: 23)),
    ]
    #expect(outcome(.hedevig(cells)) == .nothing)
    #expect(outcome(.hedevig([cells[0], ("hedevig", "svar=nej", .proportion(x: 13, n: 23))])) == .everything)
    #expect(outcome(.hedevig([cells[0], ("hedevig", "svar=nej", .proportion(x: 8, n: 23))])) == .everything)
    let several: Family.Figure = ("hedevig", "svar=nej", .proportion(x: 15, n: 23))  // more than one answer each
    #expect(outcome(.hedevig([cells[0], several])) == .everything)
  }

  @Test func `pupils outside the published classes are not worked out`() {
    let family = Family.hedevig([
      ("hedevig", "", .proportion(x: 40, n: 93)), ("hedevig", "trin=4.–6.", .proportion(x: 20, n: 45)),
      ("hedevig", "trin=7.–9.", .proportion(x: 20, n: 45)),
    ])
    let log = Disclosure.protect(family).log
    #expect(log.outcome == .rootTotals)
    let place = StewardLog.Place.restOfCategories(CellKey(area: "hedevig", period: "2025/26"), dimension: "trin")
    #expect(log.findings == [finding(place, .fewPersons), finding(place, .fewWithout)])  // three, none of them counted
  }

  @Test func `nor are those of them who live in no published area`() {
    // Outside the area: 20 persons, 9 girls and 9 boys, and so two that are neither.
    let family = Family.hedevig([
      ("hedevig", "", .count(120, population: nil)), ("hedevig", "køn=piger", .count(55, population: nil)),
      ("hedevig", "køn=drenge", .count(55, population: nil)), ("bakke", "", .count(100, population: nil)),
      ("bakke", "køn=piger", .count(46, population: nil)), ("bakke", "køn=drenge", .count(46, population: nil)),
    ])
    let log = Disclosure.protect(family).log
    #expect(log.outcome == .rootOnly)
    #expect(log.findings.map(\.reason) == [.fewWith])
  }

  @Test func `areas within areas are subtracted from the area they are part of`() {
    let cells: [Family.Figure] = [
      ("hedevig", "", .count(100, population: nil)), ("bakke", "", .count(60, population: nil)),
      ("dal", "", .count(40, population: nil)), ("bakkeskolen", "", .count(57, population: nil)),
    ]
    #expect(outcome(.hedevig(parents: ["bakkeskolen": "bakke"], cells)) == .rootOnly)
    let larger: [Family.Figure] = cells.dropLast() + [("bakkeskolen", "", .count(50, population: nil))]
    #expect(outcome(.hedevig(parents: ["bakkeskolen": "bakke"], larger)) == .everything)
  }

  @Test func `areas that overlap are not published, for it is not known what they reveal`() {
    let family = Family.hedevig([
      ("hedevig", "", .count(100, population: nil)), ("bakke", "", .count(60, population: nil)),
      ("sognet", "", .count(60, population: nil)),
    ])
    let log = Disclosure.protect(family).log
    #expect(log.outcome == .rootOnly && log.findings.map(\.reason) == [.overlap])
  }

  @Test func `different kinds of number in one sum are not published`() {
    let family = Family.hedevig([
      ("hedevig", "", .count(100, population: nil)), ("bakke", "", .proportion(x: 20, n: 60)),
    ])
    #expect(Disclosure.protect(family).log.findings.map(\.reason) == [.mixedKinds])
  }

  @Test func `everybody in what is left over is sensitive too`() {
    let cells: [Family.Figure] = [
      ("hedevig", "", .proportion(x: 30, n: 90)), ("bakke", "", .proportion(x: 20, n: 80)),
    ]
    #expect(outcome(.hedevig(.sensitive, cells)) == .rootOnly)  // all ten outside Bakke
    #expect(outcome(.hedevig(.open, cells)) == .everything)
  }

  @Test func `a family without a municipality or without cells shows nothing it should not`() {
    #expect(Disclosure.protect(.hedevig([])).table.cells.isEmpty)
    #expect(Disclosure.protect(.hedevig([("bakke", "", .count(2, population: nil))])).table.shown.isEmpty)
  }

  private func finding(_ place: StewardLog.Place, _ reason: UnsafeReason) -> StewardLog.Finding {
    StewardLog.Finding(place: place, reason: reason)
  }
}
