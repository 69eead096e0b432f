import Values

/// What can be closed, opened again or deleted: an area, or a unit with its place in the tree.
package enum EndingPlace: Sendable {
  case area(Area)
  case unit(Unit)

  var name: String {
    switch self {
    case .area(let area): area.name
    case .unit(let unit): unit.name
    }
  }

  /// The last day, once it is closed.
  var closed: Day? {
    switch self {
    case .area(let area): area.closed
    case .unit(let unit): unit.closed
    }
  }

  var version: Int {
    switch self {
    case .area(let area): area.version
    case .unit(let unit): unit.version
    }
  }

  /// The same place as somebody saw it when they opened a form.
  func at(version: Int) -> EndingPlace {
    switch self {
    case .area(var area):
      area.version = version
      return .area(area)
    case .unit(var unit):
      unit.version = version
      return .unit(unit)
    }
  }
}
