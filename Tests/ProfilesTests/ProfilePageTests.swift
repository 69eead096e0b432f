import Disclosure
import Foundation
import Markup
import People
import Profiles
import Statistics
import TestSupport
import Testing
import Values
import Web

@Suite struct ProfilePageTests {
  @Test func `a profile of the whole shipped catalogue is a sound page`() throws {
    let page = try ProfilePages.main(Shipped.profile(of: Fjordlund.strandby))
    #expect(HTMLChecker.problems(in: document(page)) == [])
    try Shipped.write(page, "strandby")
  }

  @Test func `a profile of forty-five indicators over eight years travels in 30 KB`() throws {
    var profile = try Shipped.profile(of: Fjordlund.strandby)
    profile.figures = Array(profile.figures.prefix(45))
    let sent = FrozenMain(html: ProfilePages.main(profile)).deflated.count
    #expect(sent < 30 * 1024 && sent > 10 * 1024, "\(sent) bytes")
    #expect(HTMLTree(ProfilePages.main(profile)).all("script").isEmpty)
  }

  @Test func `the profile of the whole municipality is a sound page that compares with nothing`() throws {
    let page = try ProfilePages.main(Shipped.profile(of: Fjordlund.root))
    #expect(HTMLChecker.problems(in: document(page)) == [])
    let sentences = HTMLTree(page).all(class: "figure-sentence") + HTMLTree(page).all(class: "lead")
    #expect(sentences.allSatisfy { !$0.text.contains("resten af") })
    #expect(HTMLTree(page).all("table").allSatisfy { !$0.classes.contains("spine") })
    #expect(HTMLTree(page).all("a").contains { $0["href"] == "../strandby/profil" })
    try Shipped.write(page, "kommunen")
  }
}

/// A made-up release of every shipped indicator: deterministic, so that a page that fails fails again.
enum Shipped {
  static let periods = 2018..<2026

  static func profile(of area: Area) throws -> Profile {
    let figures = try catalogue().enumerated().compactMap { place, indicator -> Figure? in
      try figure(indicator, of: area, cells(indicator, seed: UInt64(place + 1)))
    }
    return Profile(
      area: area, whole: area.id == Fjordlund.root.id ? nil : Fjordlund.root, release: 3,
      madeAt: Instant(milliseconds: 1_788_220_800_000), figures: figures,
      inside: Fjordlund.areas.children(of: area.id), above: area.id == Fjordlund.root.id ? [] : [Fjordlund.root])
  }

  static func catalogue() throws -> [Indicator] { Catalogue.load(folder: shipped).0.indicators }

  static func cells(_ indicator: Indicator, seed: UInt64) -> [Cell] {
    var chance = Chance(seed: seed)
    let level = Double.random(in: 0.2...0.8, using: &chance)
    return periods.flatMap { year -> [Cell] in
      guard let period = period(indicator.period, year) else { return [] }
      var parts: [CellContent] = []
      var cells: [Cell] = []
      for (place, area) in Fjordlund.communities.enumerated() {
        let own = min(max(level + (place == 0 ? Double.random(in: -0.25...0.25, using: &chance) : 0), 0.1), 0.9)
        let n = seed % 11 == 0 && place == 2 ? 3 : 90 + 40 * place
        let content = content(indicator, level: own, n: n, &chance)
        parts.append(content)
        cells.append(Cell(area.id.raw, period, content))
      }
      cells.append(Cell("fjordlund", period, sum(parts)))
      return cells
    }
  }

  static func period(_ kind: Period.Kind, _ year: Int) -> String? {
    switch kind {
    case .schoolYear: "\(year)/\((year + 1) % 100)"
    case .year: "\(year)"
    case .quarter: "\(year)K1"
    case .month: "\(year)M01"
    case .day: "\(year)-12-31"
    case .years: year % 3 == 0 ? "\(year - 2)-\(year)" : nil
    }
  }

  static func content(_ indicator: Indicator, level: Double, n: Int, _ chance: inout Chance) -> CellContent {
    let x = Int((level * Double(n)).rounded()) + Int.random(in: -2...2, using: &chance)
    switch indicator.measure {
    case .proportion: return .proportion(x: min(max(x, 0), n), n: n)
    case .mean(let low, let high): return .mean(value: low + (high - low) * level, n: n, sd: 0.6, scale: low...high)
    case .rate: return .count(max(x, 0), population: n * 3)
    case .count: return .count(n * 20, population: nil)
    case .amount: return .given(level * 400_000)
    }
  }

  static func sum(_ parts: [CellContent]) -> CellContent {
    parts.dropFirst().reduce(parts[0]) { sum, next in
      switch (sum, next) {
      case (.proportion(let x, let n), .proportion(let y, let m)): .proportion(x: x + y, n: n + m)
      case (.count(let x, let n), .count(let y, let m)): .count(x + y, population: n.flatMap { n in m.map { n + $0 } })
      case (.mean(let a, let n, _, let scale), .mean(let b, let m, _, _)):
        .mean(value: (a * Double(n) + b * Double(m)) / Double(n + m), n: n + m, sd: 0.7, scale: scale)
      case (.given(let a), .given): .given(a)
      default: sum
      }
    }
  }

  /// Writes the page out for a look in a browser, when a folder is given for it.
  static func write(_ page: HTML, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["FAELLED_SHOW"] else { return }
    let head = """
      <!doctype html><html lang="da"><head><meta charset="utf-8"><title>\(name)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
      <link rel="stylesheet" href="faelled.css"></head><body><main id="indhold" class="wrap" data-phase="1">
      """
    try Data(Array(head.utf8) + page.bytes + Array("</main></body></html>".utf8))
      .write(to: URL(filePath: folder).appending(path: "\(name).html"))
  }
}
