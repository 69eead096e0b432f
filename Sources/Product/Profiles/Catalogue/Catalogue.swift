import Foundation
import Values

/// The catalogue is the municipality's list of indicators: what it has chosen to ask of its figures.
///
/// In the order the profile shows them: theme, then topic, then name.
package struct Catalogue: Sendable {
  package let indicators: [Indicator]
  private let places: [String: Int]

  package init(_ indicators: [Indicator]) {
    let ordered = indicators.sorted { a, b in
      (a.theme.place, a.topicPlace, a.topic, a.name) < (b.theme.place, b.topicPlace, b.topic, b.name)
    }
    self.indicators = ordered
    places = Dictionary(ordered.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(slug: String) -> Indicator? { places[slug].map { indicators[$0] } }

  package func indicators(in theme: Indicator.Theme) -> [Indicator] { indicators.filter { $0.theme == theme } }

  /// The topics of a theme that have at least one indicator, in the order of the profile.
  package func topics(in theme: Indicator.Theme) -> [String] {
    indicators(in: theme).reduce(into: []) { topics, indicator in
      if topics.last != indicator.topic { topics.append(indicator.topic) }
    }
  }
}

extension Indicator.Theme {
  package var place: Int { Indicator.Theme.allCases.firstIndex(of: self) ?? 0 }

  /// The parts of the theme in the order of the guide to learning meetings; a municipality's own topics come after them.
  package var topics: [String] {
    switch self {
    case .wellbeing:
      [
        "social trivsel", "trivsel i hjemmet", "fritidsliv", "faglig trivsel", "fremmøde", "sundhed",
        "tidlig opsporing",
        "forældrenes oplevelse",
      ]
    case .learning:
      ["sprog", "læsning og stavning", "matematik", "afgangsprøver", "unges uddannelse", "særlige tilbud"]
    case .conditions:
      ["sociale sager", "beskæftigelse", "uddannelsesbaggrund", "økonomi", "befolkning", "rammer og personale"]
    case .vitality: ["foreningsliv", "kultur og fritid", "fællesskab og engagement", "bosætning"]
    }
  }
}

extension Indicator {
  var topicPlace: Int { theme.topics.firstIndex(of: topic) ?? Int.max }
}
