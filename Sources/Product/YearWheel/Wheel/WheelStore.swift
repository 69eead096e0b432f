import People
import Storage
import Values

import struct Web.Visitor

/// Puts a wheel together: what was entered by hand, what other parts of the product publish, and the days off.
struct WheelStore: Sendable {
  let sources: [OccasionSource]

  /// The places of a municipality, read once for a page.
  struct Places: Sendable {
    let tree: AreaTree
    let units: [Unit]
    let teams: [Team]

    init(of municipality: ID<Tenant>, in tx: Transaction) throws {
      tree = try AreaStore.tree(of: municipality, in: tx)
      units = try UnitStore.all(of: municipality, in: tx)
      teams = try TeamStore.all(of: municipality, in: tx)
    }
  }

  struct Request: Sendable {
    let year: SchoolYear
    let choice: WheelPlaces.Choice
    /// Empty is every kind.
    let kinds: Set<Occasion.Kind>
    let today: Day
  }

  func wheel(_ request: Request, for visitor: Visitor, _ places: Places, in tx: Transaction) throws -> Wheel {
    let municipality = visitor.municipality
    let shown = WheelPlaces(
      request.choice, own: visitor.areas.compactMap(Scope.init(text:)), tree: places.tree, units: places.units,
      teams: places.teams)
    let days = request.year.days
    let published = try sources.flatMap { try $0.occasions(for: visitor, in: days, on: request.today, tx) }
      .filter { shown.scopes?.contains($0.scope) ?? true || $0.isOwn && request.choice == .mine }
    let own = try OccasionStore.touching(days, at: shown.scopes, of: municipality, in: tx)
    let occasions = (own + published).filter { request.kinds.isEmpty || request.kinds.contains($0.kind) }
    let names = PlaceNames(places)
    return Wheel(
      request.year, occasions, holidays: try SchoolHolidayStore.all(of: municipality, in: tx), today: request.today,
      placeName: names.name)
  }
}

/// What to call a place beside an occasion.
struct PlaceNames: Sendable {
  private let areas: AreaTree
  private let units: [ID<Unit>: Unit]
  private let teams: [ID<Team>: Team]

  init(_ places: WheelStore.Places) {
    areas = places.tree
    units = Dictionary(places.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    teams = Dictionary(places.teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Sendable func name(_ scope: Scope) -> String {
    switch scope {
    case .municipality: OccasionWords.municipality
    case .area(let id): areas[id]?.name ?? OccasionWords.gonePlace
    case .unit(let id): units[id]?.name ?? OccasionWords.gonePlace
    case .team(let id):
      teams[id].map { team in [units[team.unit]?.name, team.name].compactMap(\.self).joined(separator: ", ") }
        ?? OccasionWords.gonePlace
    }
  }
}
