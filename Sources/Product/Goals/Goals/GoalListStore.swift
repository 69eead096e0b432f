import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// What a place has decided, as one visitor may see it.
struct GoalList: Sendable {
  /// The places something came out of, by name.
  let places: [(scope: Scope, name: String)]
  /// The one that is shown; nil where there is none.
  let scope: Scope?
  let goals: [Goal]
  let needs: [Need]
  let actions: [Action]
  let day: Day
}

enum GoalListStore {
  /// `asked` is shown when the visitor may see something there; otherwise their own place, or the first by name.
  static func list(
    at asked: Scope?, for visitor: Visitor, _ access: RoundAccess, at now: Instant, in tx: Transaction
  ) throws -> GoalList {
    let municipality = visitor.municipality
    let sees = try access(visitor, now, tx)
    let scopes = Set(try RoundStore.all(of: municipality, in: tx).filter { sees($0) != nil }.map(\.scope))
    let named = try scopes.map { ($0, try PlaceNameStore.name(of: $0, in: municipality, tx: tx)) }
    let places = Danish.sorted(named) { $0.1 }.map { (scope: $0.0, name: $0.1) }
    let own = visitor.areas.lazy.compactMap(Scope.init(text:))
    let scope =
      asked.flatMap { scopes.contains($0) ? $0 : nil } ?? own.first(where: scopes.contains) ?? places.first?.scope
    guard let scope else { return GoalList(places: [], scope: nil, goals: [], needs: [], actions: [], day: now.day) }
    return GoalList(
      places: places, scope: scope,
      goals: try GoalStore.all(at: scope, of: municipality, in: tx).filter { sees($0.round) != nil },
      needs: try NeedStore.all(at: scope, of: municipality, in: tx).filter { sees($0.round) != nil },
      actions: try ActionStore.all(at: scope, of: municipality, in: tx).filter { sees($0.round) != nil }, day: now.day)
  }
}
