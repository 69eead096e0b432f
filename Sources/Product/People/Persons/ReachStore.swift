import Storage
import Values

import struct Web.Visitor

/// Who a visitor is and how far the visitor's roles reach, read anew each time so that a change counts at once.
package enum ReachStore {
  package static func reach(
    of visitor: Visitor, with right: Right, on day: Day, in tx: Transaction
  ) throws -> Reach {
    let grants = try GrantStore.current(of: visitor.person, in: visitor.municipality, on: day, tx: tx)
    let scopes = grants.filter { $0.role.permissions.contains(right) }.map(\.scope)
    // Most visitors are covered by one of these two, without reading the tree.
    if scopes.isEmpty { return .nobody }
    if scopes.contains(.municipality) { return .everybody }
    return Reach(
      scopes, tree: try AreaStore.tree(of: visitor.municipality, in: tx),
      units: try UnitStore.all(of: visitor.municipality, in: tx),
      teams: try TeamStore.all(of: visitor.municipality, in: tx))
  }

  /// The visitor a session stands for; nil when the person is gone or disabled, which ends the session.
  package static func visitor(
    _ municipality: MunicipalityID, _ person: PersonID, on day: Day, in tx: Transaction
  ) throws -> Visitor? {
    let row = try tx.row(
      """
      SELECT p.name, m.name FROM person p JOIN municipality m ON m.municipality = p.municipality
      WHERE p.municipality = \(municipality) AND p.id = \(person) AND p.disabled IS NULL
      """)
    guard let row else { return nil }
    let grants = try GrantStore.current(of: person, in: municipality, on: day, tx: tx)
    return Visitor(
      municipality: municipality, municipalityName: row[1], person: person, name: row[0],
      permissions: Set(grants.flatMap(\.role.permissions)), areas: grants.map(\.scope.text))
  }
}
