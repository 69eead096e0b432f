import Profiles

/// One figure as a source delivers it: what, about whom, when, and the numbers.
package struct DemoFigure: Sendable {
  package let indicator: String
  package let place: DemoPlace
  package let period: Period
  /// The part of the population, e.g. "4.–6. klasse"; nil for all.
  package let category: String?
  package let numbers: Numbers

  package enum Numbers: Sendable, Equatable {
    case share(Int, of: Int)
    case mean(Double, deviation: Double, of: Int)
    case amount(Double)
    case count(Int)
    /// Not measured: the source writes a sign instead of a number.
    case missing
  }
}

/// What a figure is about: the municipality, a local community or an institution.
package struct DemoPlace: Hashable, Sendable {
  package let code: String
  package let name: String
  /// The local community the place is or lies in; nil for the whole municipality.
  package let community: String?

  package static let municipality = DemoPlace(code: "999", name: "Fjordlund Kommune", community: nil)

  init(code: String, name: String, community: String?) {
    self.code = code
    self.name = name
    self.community = community
  }

  init(_ community: DemoCommunity) { self.init(code: community.code, name: community.name, community: community.code) }

  init(_ institution: DemoInstitution) {
    self.init(code: institution.code, name: institution.name, community: institution.community.code)
  }
}
