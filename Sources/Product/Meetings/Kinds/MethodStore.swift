import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about a municipality's own meeting kinds and circles.
package enum MethodStore {
  package static func all(of municipality: MunicipalityID, in tx: Transaction) throws -> [OwnMethod] {
    let shares = try tx.rows("SELECT sort, slug, scope FROM method_share WHERE municipality = \(municipality)")
    let scopes = Dictionary(grouping: shares) { row -> String in "\(row["sort"] as String)/\(row["slug"] as String)" }
    let rows = try tx.rows("SELECT * FROM method WHERE municipality = \(municipality)")
    let methods = rows.compactMap { row -> OwnMethod? in
      let key = "\(row["sort"] as String)/\(row["slug"] as String)"
      return OwnMethod(row, shares: (scopes[key] ?? []).compactMap { Scope(text: $0["scope"]) })
    }
    return Danish.sorted(methods, by: \.name)
  }

  package static func find(
    _ sort: Method.Sort, _ slug: String, in municipality: MunicipalityID, tx: Transaction
  ) throws -> OwnMethod? {
    let row = try tx.row(
      "SELECT * FROM method WHERE municipality = \(municipality) AND sort = \(sort.rawValue) AND slug = \(slug)")
    guard let row else { return nil }
    let shares = try tx.rows(
      """
      SELECT scope FROM method_share
      WHERE municipality = \(municipality) AND sort = \(sort.rawValue) AND slug = \(slug) ORDER BY scope
      """)
    return OwnMethod(row, shares: shares.compactMap { Scope(text: $0[0]) })
  }

  package static func version(
    _ number: Int, of method: OwnMethod, in municipality: MunicipalityID, tx: Transaction
  ) throws -> MethodVersion? {
    try tx.row(
      """
      SELECT v.version, v.text, v.restored_from, v.saved, p.name FROM method_version v
      LEFT JOIN person p ON p.municipality = v.municipality AND p.id = v.saved_by
      WHERE v.municipality = \(municipality) AND v.sort = \(method.sort.rawValue) AND v.slug = \(method.slug)
      AND v.version = \(number)
      """
    ).map(MethodVersion.init)
  }

  /// All versions, the newest first, without their texts.
  package static func versions(
    of method: OwnMethod, in municipality: MunicipalityID, tx: Transaction
  ) throws -> [MethodVersion] {
    try tx.rows(
      """
      SELECT v.version, '' AS text, v.restored_from, v.saved, p.name FROM method_version v
      LEFT JOIN person p ON p.municipality = v.municipality AND p.id = v.saved_by
      WHERE v.municipality = \(municipality) AND v.sort = \(method.sort.rawValue) AND v.slug = \(method.slug)
      ORDER BY v.version DESC
      """
    ).map(MethodVersion.init)
  }

  /// How far a visitor's roles reach with a right. A team sees what its unit has.
  package static func reach(
    of visitor: Visitor, with right: Right, on day: Day, in tx: Transaction
  ) throws -> MethodReach {
    switch try ReachStore.reach(of: visitor, with: right, on: day, in: tx) {
    case .everybody: return .everywhere
    case .places(let units, let teams):
      guard !teams.isEmpty else { return MethodReach(units: units) }
      let all = try TeamStore.all(of: visitor.municipality, in: tx)
      return MethodReach(units: units.union(all.filter { teams.contains($0.id) }.map(\.unit)))
    }
  }
}

extension OwnMethod {
  /// Nil for a sort or a scope that a newer edition wrote.
  fileprivate init?(_ row: Row, shares: [Scope]) {
    guard let sort = Method.Sort(rawValue: row["sort"]), let owner = Scope(text: row["owner"]) else { return nil }
    self.init(
      sort: sort, slug: row["slug"], name: row["name"], minutes: row["minutes"], owner: owner, shares: shares,
      basedOn: row["based_on"], version: row["version"], putAway: row["put_away"])
  }
}

extension MethodVersion {
  fileprivate init(_ row: Row) {
    self.init(
      number: row["version"], text: row["text"], restoredFrom: row["restored_from"],
      saved: LastChange(at: row["saved"], by: row[4]))
  }
}
