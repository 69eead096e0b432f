import Storage
import Values

import struct Web.Visitor

/// How saving an area, a unit or a team ended.
package enum Saving<Thing: Sendable>: Sendable {
  case saved
  /// Somebody else saved first; this is what they saved.
  case conflict(theirs: Thing, LastChange?)
}

/// Somebody followed a link to what is not there, or not theirs.
package struct IsMissing: Error {
  package init() {}
}

/// The changes of the organisation, each one transaction with its line in the access log.
package enum OrganisationStore {
  package static func create(
    _ area: Area, inside others: [ID<Area>], by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Area {
    let municipality = visitor.municipality
    if let objection = try AreaStore.tree(of: municipality, in: tx).objection(to: area) { throw objection }
    try AreaStore.insert(area, into: municipality, by: visitor.person, at: now, in: tx)
    try AreaStore.setMemberships(of: area.id, inside: others, in: municipality, tx: tx)
    try log(.areaCreated, "omraade:\(area.id.raw)", visitor, now, tx)
    guard let made = try AreaStore.tree(of: municipality, in: tx)[area.id] else { throw IsMissing() }
    return made
  }

  package static func save(
    _ area: Area, inside others: [ID<Area>], by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Area> {
    let municipality = visitor.municipality
    let tree = try AreaStore.tree(of: municipality, in: tx)
    guard let current = tree[area.id] else { throw IsMissing() }
    if current.version != area.version {
      return .conflict(theirs: current, try AreaStore.lastChange(of: area.id, in: municipality, tx: tx))
    }
    if let objection = tree.objection(to: area) { throw objection }
    _ = try AreaStore.update(area, of: municipality, by: visitor.person, at: now, in: tx)
    try AreaStore.setMemberships(of: area.id, inside: others, in: municipality, tx: tx)
    try log(.areaChanged, "omraade:\(area.id.raw)", visitor, now, tx)
    return .saved
  }

  package static func create(_ unit: Unit, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    try guardCode(of: unit, visitor.municipality, tx)
    try UnitStore.insert(unit, into: visitor.municipality, by: visitor.person, at: now, in: tx)
    try log(.unitCreated, "enhed:\(unit.id.raw)", visitor, now, tx)
  }

  package static func save(
    _ unit: Unit, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Unit> {
    let municipality = visitor.municipality
    guard let current = try UnitStore.find(unit.id, in: municipality, tx: tx) else { throw IsMissing() }
    if current.version != unit.version {
      return .conflict(theirs: current, try UnitStore.lastChange(of: unit.id, in: municipality, tx: tx))
    }
    try guardCode(of: unit, municipality, tx)
    _ = try UnitStore.update(unit, of: municipality, by: visitor.person, at: now, in: tx)
    try log(.unitChanged, "enhed:\(unit.id.raw)", visitor, now, tx)
    return .saved
  }

  /// False when the unit has a team with that name already.
  package static func create(_ team: Team, by visitor: Visitor, at now: Instant, in tx: Transaction) throws -> Bool {
    guard try UnitStore.find(team.unit, in: visitor.municipality, tx: tx) != nil else { throw IsMissing() }
    guard try TeamStore.insert(team, into: visitor.municipality, in: tx) else { return false }
    try log(.teamCreated, "team:\(team.id.raw)", visitor, now, tx)
    return true
  }

  package static func save(
    _ team: Team, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Team> {
    let municipality = visitor.municipality
    guard let current = try TeamStore.find(team.id, in: municipality, tx: tx) else { throw IsMissing() }
    guard try TeamStore.update(team, of: municipality, in: tx) else { return .conflict(theirs: current, nil) }
    try log(.teamChanged, "team:\(team.id.raw)", visitor, now, tx)
    return .saved
  }

  private static func guardCode(of unit: Unit, _ municipality: MunicipalityID, _ tx: Transaction) throws {
    guard !unit.code.isEmpty else { return }
    let other = try tx.row(
      "SELECT name FROM unit WHERE municipality = \(municipality) AND code = \(unit.code) AND id <> \(unit.id)")
    if let other { throw AreaObjection.codeIsTaken(by: other[0]) }
  }

  private static func log(
    _ action: AccessAction, _ object: String, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: object, in: visitor.municipality, at: now, tx: tx)
  }
}
