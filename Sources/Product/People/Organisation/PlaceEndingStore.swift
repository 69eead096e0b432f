import Storage
import Values

import struct Web.Visitor

/// Asks another concept whether it keeps something about a place of the area tree, and what that is called.
package struct PlaceUse: Sendable {
  package let found: @Sendable (ID<Area>, MunicipalityID, Transaction) throws -> String?

  package init(_ found: @escaping @Sendable (ID<Area>, MunicipalityID, Transaction) throws -> String?) {
    self.found = found
  }
}

/// Closing, opening again and deleting areas and units, each one transaction with its line in the access log.
package struct PlaceEndingStore: Sendable {
  let uses: [PlaceUse]

  package init(uses: [PlaceUse]) { self.uses = uses }

  func ties(of area: ID<Area>, in municipality: MunicipalityID, tx: Transaction) throws -> PlaceTies {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    let units = try UnitStore.inAreas([area], of: municipality, in: tx)
    let nodes = Set(units.compactMap(\.node))
    let below = tree.children(of: area).filter { !nodes.contains($0.id) }
    return PlaceTies(
      inside: below.filter { $0.closed == nil }.map(\.name) + units.filter { $0.closed == nil }.map(\.name),
      insideEver: below.count + units.count + tree.memberships(into: [area]).count,
      roles: try roles("omraade", [area.raw], municipality, tx), uses: try uses(of: area, municipality, tx))
  }

  /// The unit's teams go with it; what is known about its node in the tree counts for the unit.
  package func ties(of unit: Unit, in municipality: MunicipalityID, tx: Transaction) throws -> PlaceTies {
    let teams = try TeamStore.inUnit(unit.id, of: municipality, in: tx)
    var ties = PlaceTies()
    if let node = unit.node {
      ties = try self.ties(of: node, in: municipality, tx: tx)
    } else {
      // No figures, but occasions perhaps: whoever refers to a unit names it by the same id as its node would have.
      ties.uses = try uses(of: ID(unit.id.raw), municipality, tx)
    }
    ties.roles += try roles("enhed", [unit.id.raw], municipality, tx)
    ties.roles += try roles("team", teams.map(\.id.raw), municipality, tx)
    return ties
  }

  private func roles(
    _ scope: String, _ targets: [String], _ municipality: MunicipalityID, _ tx: Transaction
  ) throws -> Int {
    try tx.row(
      """
      SELECT count(*) FROM role_grant WHERE municipality = \(municipality) AND scope = \(scope)
      AND target IN (\(list: targets))
      """)?[0] ?? 0
  }

  private func uses(of area: ID<Area>, _ municipality: MunicipalityID, _ tx: Transaction) throws -> [String] {
    try uses.compactMap { try $0.found(area, municipality, tx) }
  }
}

extension PlaceEndingStore {
  func ties(of place: EndingPlace, in municipality: MunicipalityID, tx: Transaction) throws -> PlaceTies {
    switch place {
    case .area(let area): try ties(of: area.id, in: municipality, tx: tx)
    case .unit(let unit): try ties(of: unit, in: municipality, tx: tx)
    }
  }

  func close(_ place: EndingPlace, on day: Day, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    switch place {
    case .area(let area): try close(area, on: day, by: visitor, at: now, in: tx)
    case .unit(let unit): try close(unit, on: day, by: visitor, at: now, in: tx)
    }
  }

  func reopen(_ place: EndingPlace, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    switch place {
    case .area(let area): try reopen(area, by: visitor, at: now, in: tx)
    case .unit(let unit): try reopen(unit, by: visitor, at: now, in: tx)
    }
  }

  func delete(_ place: EndingPlace, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    switch place {
    case .area(let area): try delete(area, by: visitor, at: now, in: tx)
    case .unit(let unit): try delete(unit, by: visitor, at: now, in: tx)
    }
  }
}

extension PlaceEndingStore {
  func close(_ area: Area, on day: Day, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    let ties = try ties(of: area.id, in: municipality, tx: tx)
    guard ties.mayClose else { throw PlaceObjection.stillInside(ties.inside) }
    try set("area", area.id.raw, closed: day, area.version, visitor, now, tx)
    try endRoles("omraade", [area.id.raw], after: day, municipality, tx)
    try log(.areaClosed, "omraade:\(area.id.raw)", visitor, now, tx)
  }

  func reopen(_ area: Area, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    try set("area", area.id.raw, closed: nil, area.version, visitor, now, tx)
    try log(.areaReopened, "omraade:\(area.id.raw)", visitor, now, tx)
  }

  func delete(_ area: Area, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    guard try ties(of: area.id, in: municipality, tx: tx).mayDelete else { throw PlaceObjection.stillUsed }
    try remove("area", area.id.raw, area.version, municipality, tx)
    try log(.areaDeleted, "omraade:\(area.id.raw)", visitor, now, tx)
  }

  /// With the unit its place in the tree closes, and the roles at it and its teams end on the same day.
  func close(_ unit: Unit, on day: Day, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    try set("unit", unit.id.raw, closed: day, unit.version, visitor, now, tx)
    try setNode(of: unit, closed: day, municipality, tx)
    let teams = try TeamStore.inUnit(unit.id, of: municipality, in: tx).map(\.id.raw)
    try endRoles("enhed", [unit.id.raw], after: day, municipality, tx)
    try endRoles("team", teams, after: day, municipality, tx)
    try log(.unitClosed, "enhed:\(unit.id.raw)", visitor, now, tx)
  }

  /// Roles that ended with the unit stay ended: nobody knows who comes back.
  func reopen(_ unit: Unit, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    try set("unit", unit.id.raw, closed: nil, unit.version, visitor, now, tx)
    try setNode(of: unit, closed: nil, visitor.municipality, tx)
    try log(.unitReopened, "enhed:\(unit.id.raw)", visitor, now, tx)
  }

  func delete(_ unit: Unit, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    guard try ties(of: unit, in: municipality, tx: tx).mayDelete else { throw PlaceObjection.stillUsed }
    try tx.run("DELETE FROM team WHERE municipality = \(municipality) AND unit = \(unit.id)")
    try remove("unit", unit.id.raw, unit.version, municipality, tx)
    if let node = unit.node { try tx.run("DELETE FROM area WHERE municipality = \(municipality) AND id = \(node)") }
    try log(.unitDeleted, "enhed:\(unit.id.raw)", visitor, now, tx)
  }

  private func set(
    _ table: SQL, _ id: String, closed: Day?, _ version: Int, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    let changed = try tx.run(
      """
      UPDATE \(sql: table) SET closed = \(closed), version = version + 1, changed = \(now),
      changed_by = \(visitor.person)
      WHERE municipality = \(visitor.municipality) AND id = \(id) AND version = \(version)
      """)
    guard changed == 1 else { throw PlaceObjection.changedMeanwhile }
  }

  private func setNode(of unit: Unit, closed: Day?, _ municipality: MunicipalityID, _ tx: Transaction) throws {
    guard let node = unit.node else { return }
    try tx.run(
      """
      UPDATE area SET closed = \(closed), version = version + 1
      WHERE municipality = \(municipality) AND id = \(node)
      """)
  }

  private func remove(
    _ table: SQL, _ id: String, _ version: Int, _ municipality: MunicipalityID, _ tx: Transaction
  ) throws {
    let removed = try tx.run(
      "DELETE FROM \(sql: table) WHERE municipality = \(municipality) AND id = \(id) AND version = \(version)")
    guard removed == 1 else { throw PlaceObjection.changedMeanwhile }
  }

  /// A role that had not begun by then never begins.
  private func endRoles(
    _ scope: String, _ targets: [String], after day: Day, _ municipality: MunicipalityID, _ tx: Transaction
  ) throws {
    let places: SQL = "municipality = \(municipality) AND scope = \(scope) AND target IN (\(list: targets))"
    try tx.run("DELETE FROM role_grant WHERE \(sql: places) AND from_day > \(day)")
    try tx.run(
      "UPDATE role_grant SET until_day = \(day) WHERE \(sql: places) AND (until_day IS NULL OR until_day > \(day))")
  }

  private func log(
    _ action: AccessAction, _ object: String, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(action, by: visitor.person, object: object, in: visitor.municipality, at: now, tx: tx)
  }
}
