import App
import Disclosure
import Foundation
import People
import Profiles
import Testing

/// What a release makes of the invented figures: most of the profile is there, and some of it is rightly hidden.
@Suite struct DemoReleaseTests {
  static let areas = DemoPeople.areaTree

  /// The indicator released from its demo figures, as the import would have stored them.
  static func released(_ indicator: Indicator) -> ReleasedIndicator? {
    let observations = DemoFiguresTests.figures.of(indicator.slug).compactMap { observation($0, indicator) }
    return ReleasedIndicator.computed(from: observations, indicator: indicator, areas: areas)
  }

  static func observation(_ figure: DemoFigure, _ indicator: Indicator) -> Observation? {
    guard let area = areas.match(figure.place.name) else { return nil }
    let category = figure.category.map { category in
      "\(indicator.breakdowns.first { $0.categories.contains(category) }?.name ?? "")=\(category)"
    }
    let content: Observation.Content =
      switch (figure.numbers, indicator.measure) {
      case (.share(let hits, let all), .rate): .rate(x: hits, population: all)
      case (.share(let hits, let all), _): .share(x: hits, n: all)
      case (.mean(let mean, let deviation, let answers), _): .mean(value: mean, n: answers, deviation: deviation)
      case (.amount(let value), _): .given(value)
      case (.count(let count), _): .count(count)
      case (.missing, _): .absent(mark: "M")
      }
    return Observation(
      indicator: indicator.slug, area: area.id, period: figure.period, category: category ?? "", content: content)
  }

  @Test func `in the newest period most indicators are shown for the communities, and some are hidden`() throws {
    var shown: [String] = [], hidden: [String] = []
    for indicator in DemoFiguresTests.catalogue.indicators where !DemoFiguresTests.real.contains(indicator.slug) {
      let table = try #require(Self.released(indicator), "\(indicator.slug)").layer(for: .inside)!.table
      let newest = try #require(DemoFiguresTests.figures.of(indicator.slug).map(\.period).max()).text
      let cells = DemoCommunity.all.map { table[area: $0.id.raw, period: newest] }
      if cells.contains(.hidden) {
        hidden.append(indicator.slug)
      } else if cells.contains(where: { $0 != nil }) {
        shown.append(indicator.slug)
      }
    }
    #expect(shown.count >= 50, "vist: \(shown.count), skjult: \(hidden)")
    #expect(hidden.contains("mindst-02") && hidden.count >= 3, "skjult: \(hidden)")
    for slug in [
      "social-trivsel", "ro-og-orden", "hoejt-fravaer", "sprog-3-aar", "ungdomsuddannelse-15-mdr",
      "foreningsmedlemskaber",
    ] {
      #expect(shown.contains(slug), "\(slug)")
    }
  }

  @Test func `the municipality's figure is the sum of its places`() throws {
    for slug in ["hoejt-fravaer", "ledighed", "underretninger", "foreningsmedlemskaber", "sfo-indskrivning"] {
      let indicator = try #require(DemoFiguresTests.catalogue[slug])
      let newest = try #require(DemoFiguresTests.figures.of(slug).map(\.period).max())
      let places = DemoFiguresTests.figures.of(slug).filter { $0.period == newest && $0.category == nil }
      let sum = places.reduce(into: (0, 0)) { sum, figure in
        if case .share(let hits, let all) = figure.numbers { sum = (sum.0 + hits, sum.1 + all) }
      }
      let cell = Self.released(indicator)?.layer(for: .inside)?.table[area: "fjordlund-kommune", period: newest.text]
      switch cell {
      case .proportion(let x, let n)?: #expect((x, n) == sum, "\(slug)")
      case .count(let x, let population)?: #expect((x, population ?? 0) == sum, "\(slug)")
      default: Issue.record("\(slug): \(String(describing: cell))")
      }
    }
  }
}
