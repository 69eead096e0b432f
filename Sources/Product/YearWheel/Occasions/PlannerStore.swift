import People
import Storage
import Values

import struct Web.Visitor

/// Putting things on the wheel, each act one transaction with its line in the access log.
package enum PlannerStore {
  /// Where the visitor's roles let them plan today.
  package static func reach(of visitor: Visitor, on day: Day, in tx: Transaction) throws -> PlanningReach {
    let grants = try GrantStore.current(of: visitor.person, in: visitor.municipality, on: day, tx: tx)
    let scopes = grants.filter { $0.role.permissions.contains(.planYearWheel) }.map(\.scope)
    return try PlanningReach(scopes, of: visitor.municipality, in: tx)
  }

  package static func create(_ occasion: Occasion, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    guard try reach(of: visitor, on: now.day, in: tx).covers(occasion.scope) else { throw OutsideReach() }
    try OccasionStore.insert(occasion, into: visitor.municipality, by: visitor.person, at: now, in: tx)
    try log(.occasionCreated, occasion.id, visitor, now, tx)
  }

  package static func save(
    _ occasion: Occasion, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Occasion> {
    let municipality = visitor.municipality
    let reach = try reach(of: visitor, on: now.day, in: tx)
    guard let current = try OccasionStore.find(occasion.id, of: municipality, in: tx) else { throw IsMissing() }
    guard reach.covers(current.scope), reach.covers(occasion.scope) else { throw OutsideReach() }
    guard try OccasionStore.update(occasion, of: municipality, by: visitor.person, at: now, in: tx) else {
      return .conflict(theirs: current, try OccasionStore.lastChange(of: occasion.id, in: municipality, tx: tx))
    }
    try log(.occasionChanged, occasion.id, visitor, now, tx)
    return .saved
  }

  package static func delete(
    _ occasion: Occasion, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Occasion> {
    let municipality = visitor.municipality
    guard let current = try OccasionStore.find(occasion.id, of: municipality, in: tx) else { throw IsMissing() }
    guard try reach(of: visitor, on: now.day, in: tx).covers(current.scope) else { throw OutsideReach() }
    guard try OccasionStore.delete(occasion, of: municipality, in: tx) else {
      return .conflict(theirs: current, try OccasionStore.lastChange(of: occasion.id, in: municipality, tx: tx))
    }
    try log(.occasionDeleted, occasion.id, visitor, now, tx)
    return .saved
  }

  static func log(
    _ action: AccessAction, _ id: ID<Occasion>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "begivenhed:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}

/// The place is not one where the visitor's role counts.
package struct OutsideReach: Error {
  package init() {}
}

extension PlanningReach {
  /// The places as they lie in the municipality today.
  package init(_ scopes: [Scope], of municipality: ID<Tenant>, in tx: Transaction) throws {
    self.init(
      scopes, tree: try AreaStore.tree(of: municipality, in: tx), units: try UnitStore.all(of: municipality, in: tx),
      teams: try TeamStore.all(of: municipality, in: tx))
  }
}
