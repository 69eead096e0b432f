import Attacker
import Disclosure
import Foundation
import People

/// Puts what was read in a page or a spreadsheet where it belongs: by the names of indicators, areas and groups.
package struct GateReading: Sendable {
  private let slugs: [String: String]
  private let names: [String]
  private let categories: [String: [String: String]]
  private let periods: [String: String]

  /// Nil when two indicators bear the same name, so that what is read of them cannot be told apart.
  package init?(_ indicators: [Indicator], periods: Set<String>) {
    slugs = Dictionary(indicators.map { ($0.name, $0.slug) }, uniquingKeysWith: { first, _ in first })
    guard slugs.count == indicators.count else { return nil }
    // The longest first: one name may begin like another.
    names = slugs.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    categories = Dictionary(
      indicators.map { indicator in (indicator.slug, GateReading.categories(indicator)) },
      uniquingKeysWith: { first, _ in first })
    var words: [String: String] = [:]
    for text in periods {
      guard let period = Period(reading: text) else { continue }
      for word in [text, FigureWords.label(period), FigureWords.inside(period)] { words[word] = text }
    }
    self.periods = words
  }

  private static func categories(_ indicator: Indicator) -> [String: String] {
    Dictionary(
      indicator.breakdowns.flatMap { breakdown in breakdown.categories.map { ($0, "\(breakdown.name)=\($0)") } },
      uniquingKeysWith: { first, _ in first })
  }

  /// All that a page and its spreadsheet say, by indicator.
  package func readings(page: [UInt8], sheet: [UInt8], of area: Area, whole: Area) -> Gate.Readings {
    let read =
      PublishedReading.page(page, of: area.name, whole: whole.name, indicators: names, periods: periods)
      + PublishedReading.sheet(sheet)
    return placed(read, area, whole)
  }

  func placed(_ read: [PublishedReading], _ area: Area, _ whole: Area) -> Gate.Readings {
    var found: Gate.Readings = [:]
    for reading in read {
      guard let slug = slugs[reading.indicator], let period = periods[reading.period] else { continue }
      let place = reading.area == area.name ? area.id.raw : reading.area == whole.name ? whole.id.raw : nil
      let group = reading.group.isEmpty ? "" : categories[slug]?[reading.group]
      guard let place, let group else { continue }
      found[slug, default: []].append(
        .init(place: .init(area: place, period: period, group: group), state: reading.state))
    }
    return found
  }
}

/// What readers of an earlier release have seen of an indicator, in the spreadsheets they could fetch, as far as it
/// still holds.
struct EarlierReading: Sendable {
  let audiences: Audiences
  let found: [Gate.Found]

  init(_ earlier: EarlierTable, _ released: ReleasedIndicator, _ areas: AreaTree) {
    audiences = earlier.audiences
    let making = FigureMaking(table: earlier.table, indicator: released.indicator, areas: areas)
    let told = GateSubject.told(released.family, in: [earlier.table])
    let periods = Set(earlier.table.cells.keys.map(\.period))
    guard let reading = GateReading([released.indicator], periods: periods), let whole = areas.roots.first else {
      found = []
      return
    }
    found = areas.all.flatMap { area -> [Gate.Found] in
      guard let figure = making.figure(of: area), let sheet = try? ProfileSheet([figure]).csv() else { return [] }
      return reading.placed(PublishedReading.sheet(sheet), area, whole).values.flatMap(\.self)
    }.filter { told.contains(CellKey(area: $0.place.area, period: $0.place.period, category: $0.place.group)) }
  }
}

extension GateSubject {
  /// True when nothing of it is secret.
  var isQuiet: Bool { layers.allSatisfy(\.secrets.isEmpty) }
}
