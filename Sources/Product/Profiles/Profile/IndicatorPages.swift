import Markup
import Values
import Web

/// One indicator over all areas, and the list of them all.
enum IndicatorPages {
  static func list(_ catalogue: Catalogue, released: Set<String>) -> Page {
    Page(
      title: "Nøgletal", menu: "lokalsamfund", phase: 1,
      main: "\(Parts.head(title: "Nøgletal"))\(Parts.rows(catalogue.indicators.map { Parts.Row($0.name, to: .indicator($0.slug)) }))")
  }

  static func show(_ indicator: Indicator, figures: [Figure], release: Release?) -> Page {
    Page(title: indicator.name, menu: "lokalsamfund", phase: 1, main: Parts.head(title: indicator.name, lead: indicator.definition))
  }
}
