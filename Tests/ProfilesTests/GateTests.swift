import Attacker
import Disclosure
import Foundation
import People
import Profiles
import TestSupport
import Testing
import Values

/// The gate reads what readers will read, and finds out whether anything can be worked out from it (R15).
@Suite struct GateTests {
  /// Every page and spreadsheet of a layer, read as the gate reads them.
  static func readings(_ released: ReleasedIndicator, for audience: Audience, _ areas: AreaTree = Fjordlund.areas)
    throws
    -> [Gate.Found]
  {
    guard let table = released.layer(for: audience)?.table, let whole = areas.roots.first else { return [] }
    let making = FigureMaking(table: table, indicator: released.indicator, areas: areas)
    let periods = Set(table.cells.keys.map(\.period))
    let reading = try #require(GateReading([released.indicator], periods: periods))
    return try areas.all.flatMap { area -> [Gate.Found] in
      guard let figure = making.figure(of: area) else { return [] }
      let page = ProfilePages.main(profile([figure], area: area, whole: area.id == whole.id ? nil : whole)).bytes
      let sheet = try ProfileSheet([figure]).csv()
      return reading.readings(page: page, sheet: sheet, of: area, whole: whole)[released.indicator.slug] ?? []
    }
  }

  static func report(_ released: ReleasedIndicator, _ found: [Gate.Found], for audience: Audience = .inside)
    -> GateReport
  {
    let subject = GateSubject(released, Fjordlund.areas, earlier: [])
    return Gate.report(on: subject, for: audience, found, until: .now + .seconds(60))
  }

  static func observation(_ area: String, _ content: Observation.Content, group: String = "", year: Int = 2024)
    -> Observation
  {
    Observation(
      indicator: "cykler", area: AreaID(area), period: .schoolYear(year),
      category: group.isEmpty ? "" : "klassetrin=\(group)", content: content)
  }

  /// The communities of Fjordlund; the first has few with.
  static func town(_ x: [Int] = [3, 30, 25, 40], n: Int = 80) throws -> ReleasedIndicator {
    let communities = Fjordlund.areas.children(of: Fjordlund.root.id).prefix(4)
    return try #require(
      ReleasedIndicator.computed(
        from: zip(communities, x).map { observation($0.id.raw, .share(x: $1, n: n)) }, indicator: .made(),
        areas: Fjordlund.areas))
  }

  static func sum(_ parts: [Observation.Content]) -> Observation.Content {
    parts.dropFirst().reduce(parts[0]) { sum, next in
      switch (sum, next) {
      case (.share(let x, let n), .share(let y, let m)): .share(x: x + y, n: n + m)
      case (.rate(let x, let n), .rate(let y, let m)): .rate(x: x + y, population: n + m)
      default: sum
      }
    }
  }

  @Test func `what a release shows passes, and the page says the same as the spreadsheet`() throws {
    let released = try Self.town()
    let found = try Self.readings(released, for: .inside)
    let report = Self.report(released, found)
    #expect(report.isPassed && report.secrets >= 1 && report.numbers == found.count)
    let places = Dictionary(grouping: found, by: \.place)
    #expect(places.count == 5)
    for (place, readings) in places { #expect(readings.count > 1, "\(place) \(readings)") }
    for (place, readings) in places {
      let isHidden = readings.map { $0.state == .hidden }
      #expect(Set(isHidden).count == 1, "\(place)")
    }
    #expect(found.contains { $0.state == .hidden })
  }

  @Test func `one number too many is found, and so is what it gives away`() throws {
    let released = try Self.town()
    let found = try Self.readings(released, for: .inside)
    let table = try #require(released.layer(for: .inside)).table
    // The complementary cell: hidden, though there is nothing secret about it.
    let subject = GateSubject(released, Fjordlund.areas, earlier: [])
    let secret = try #require(subject.layers.first?.secrets.first)
    let other = try #require(
      table.cells.first {
        $0.value == .hidden && $0.key.area != secret.place.area && $0.key.period == secret.place.period
      }
    ).key
    guard case .proportion(let x, let n)? = released.family.cells[other] else {
      Issue.record("no share")
      return
    }
    let slip = Gate.Found(
      place: .init(area: other.area, period: other.period),
      state: .number(100 * Double(x) / Double(n), half: 0.05, behind: n))
    let report = Self.report(released, found + [slip])
    #expect(!report.isPassed && report.hits.contains { $0.area == secret.place.area && $0.audience == .inside })
  }

  @Test func `a secret number that is shown is found`() throws {
    let released = try Self.town()
    let place = try #require(GateSubject(released, Fjordlund.areas, earlier: []).layers.first?.secrets.first).place
    let slip = Gate.Found(place: place, state: .number(3.75, half: 0.05, behind: 80))
    #expect(!Self.report(released, try Self.readings(released, for: .inside) + [slip]).isPassed)
  }

  @Test func `pages that contradict one another cannot be tested, and so not be published`() throws {
    let released = try Self.town()
    let found = try Self.readings(released, for: .inside).map { found in
      guard found.place.area == Fjordlund.root.id.raw, case .number = found.state else { return found }
      return Gate.Found(place: found.place, state: .number(1, half: 0.05, behind: 320))
    }
    #expect(Self.report(released, found).failures.map(\.reason) == [.contradiction])
  }

  /// TV14: every page, spreadsheet and workbook, with its drawings, links and labels.
  @Test func `a hidden number that changes changes no byte of anything that is read`() throws {
    func bytes(_ x: [Int]) throws -> (hidden: Set<String>, channels: [[UInt8]]) {
      let released = try Self.town(x)
      let table = try #require(released.layer(for: .inside)).table
      let making = FigureMaking(table: table, indicator: released.indicator, areas: Fjordlund.areas)
      var channels: [[UInt8]] = [table.frozen()]
      for area in Fjordlund.areas.all {
        guard let figure = making.figure(of: area) else { continue }
        let whole = area.id == Fjordlund.root.id ? nil : Fjordlund.root
        channels.append(ProfilePages.main(profile([figure], area: area, whole: whole)).bytes)
        channels.append(try ProfileSheet([figure]).csv())
      }
      let figures = Fjordlund.areas.all.compactMap { making.figure(of: $0) }
      channels.append(IndicatorPages.show(released.indicator, figures: figures, release: nil).main.bytes)
      return (Set(table.cells.filter { $0.value == .hidden }.map(\.key.area)), channels)
    }
    let first = try bytes([3, 30, 25, 40])
    let communities = Fjordlund.areas.children(of: Fjordlund.root.id).prefix(4).map(\.id.raw)
    let other = try #require(communities.indices.dropFirst().first { first.hidden.contains(communities[$0]) })
    for few in [1, 2, 4] {
      var x = [3, 30, 25, 40]
      x[0] = few
      x[other] += 3 - few
      let changed = try bytes(x)
      #expect(changed.hidden == first.hidden && changed.channels == first.channels, "\(few)")
    }
  }

  /// Random towns of every kind of figure, with groups and several years.
  @Test func `no release of two hundred invented indicators can be worked out`() throws {
    var chance = Chance(seed: 20_261_122)
    var secrets = 0
    for round in 0..<200 {
      let kind = round % 3
      let measure: Indicator.Measure = [.proportion, .mean(lowest: 1, highest: 5), .rate(per: 1000)][kind]
      let groups = round % 2 == 0 ? ["yngre", "ældre"] : []
      var observations: [Observation] = []
      for area in Fjordlund.areas.children(of: Fjordlund.root.id) {
        for year in 2022...2024 {
          func content() -> Observation.Content {
            let n = Int.random(in: 3...60, using: &chance)
            let x = Int.random(in: 0...n, using: &chance)
            return switch kind {
            case 0: .share(x: x, n: n)
            case 1: .mean(value: Double(Int.random(in: 100...500, using: &chance)) / 100, n: n, deviation: 0.8)
            default: .rate(x: x, population: n)
            }
          }
          if groups.isEmpty {
            observations.append(Self.observation(area.id.raw, content(), year: year))
          } else {
            let parts = groups.map { Self.observation(area.id.raw, content(), group: $0, year: year) }
            observations += parts
            if kind != 1 {
              observations.append(Self.observation(area.id.raw, Self.sum(parts.map(\.content)), year: year))
            }
          }
        }
      }
      var indicator = Indicator.made(measure: measure, groups: groups)
      indicator.sensitivity = round % 4 < 2 ? .open : .sensitive
      let released = try #require(
        ReleasedIndicator.computed(from: observations, indicator: indicator, areas: Fjordlund.areas))
      for audience in [Audience.inside, .everyone] {
        let report = Self.report(released, try Self.readings(released, for: audience), for: audience)
        secrets += report.secrets
        #expect(report.isPassed, "\(round) \(audience): \(report.hits.prefix(2)) \(report.failures.prefix(2))")
      }
    }
    #expect(secrets > 1000)
  }
}
