import People
import Profiles

extension DemoFile {
  /// The reading of the file's columns as the municipality has confirmed and remembered it.
  package var mapping: Mapping {
    if isMatrix { return matrixMapping }
    var measures = Mapping.Measures()
    var categories: [Mapping.CategoryColumn] = []
    var choice = Mapping.IndicatorChoice.fixed(indicators[0])
    var (area, period) = ("", "")
    var ignored: [String] = []
    for column in columns {
      switch column.meaning {
      case .period: period = column.head
      case .place: area = column.head
      case .placeCode: ignored.append(column.head)
      // The labels are the catalogue's own names, so no translation is needed.
      case .indicator: choice = .column(column.head, [:])
      case .category(let breakdown):
        categories.append(.init(column: column.head, breakdown: breakdown, totals: ["I alt"]))
      case .numerator: measures.numerator = column.head
      case .denominator, .answers: measures.denominator = column.head
      case .mean, .value: measures.value = column.head
      case .deviation: measures.deviation = column.head
      }
    }
    return Mapping(
      indicator: choice, area: .column(area), period: .column(period), categories: categories, measures: measures,
      ignored: ignored)
  }

  /// Periods across the top are laid under each other; the title says what the two ways of the table are.
  private var matrixMapping: Mapping {
    Mapping(
      isMelted: true, indicator: .fixed(indicators[0]), area: .column("område"), period: .column("tid"),
      measures: .init(value: "value"))
  }
}

extension DemoPeople {
  /// The area tree as it stands when the organisation has been built: institutions in their communities.
  package static var areaTree: AreaTree {
    AreaTree(
      areas
        + DemoUnit.all.compactMap { unit in
          let made = unit.unit
          return made.node.map {
            Area(id: $0, kind: .institution, parent: made.area, code: unit.code, name: unit.name, slug: made.id.raw)
          }
        })
  }
}
