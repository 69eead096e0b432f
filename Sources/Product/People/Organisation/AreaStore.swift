import Danish
import Storage
import Values

/// Every question to the database about areas.
package enum AreaStore {
  /// The whole tree in three queries; a municipality has hundreds of areas, not thousands.
  package static func tree(of municipality: MunicipalityID, in tx: Transaction) throws -> AreaTree {
    let aliases = try tx.rows(
      "SELECT area, alias FROM area_alias WHERE municipality = \(municipality) ORDER BY area, alias")
    let byArea = Dictionary(grouping: aliases, by: { $0["area"] as ID<Area> }).mapValues {
      $0.map { $0["alias"] as String }
    }
    let areas = try tx.rows("SELECT * FROM area WHERE municipality = \(municipality)").map { row in
      Area(row, aliases: byArea[row["id"]] ?? [])
    }
    let links = try tx.rows("SELECT area, inside FROM area_membership WHERE municipality = \(municipality)")
    return AreaTree(areas, memberships: links.map { AreaMembership(area: $0["area"], inside: $0["inside"]) })
  }

  /// The one area with this name in addresses, without reading the tree.
  package static func find(slug: String, of municipality: MunicipalityID, in tx: Transaction) throws -> Area? {
    guard let row = try tx.row("SELECT * FROM area WHERE municipality = \(municipality) AND slug = \(slug)") else {
      return nil
    }
    let id: ID<Area> = row["id"]
    let aliases = try tx.rows(
      "SELECT alias FROM area_alias WHERE municipality = \(municipality) AND area = \(id) ORDER BY alias")
    return Area(row, aliases: aliases.map { $0[0] })
  }

  package static func insert(
    _ area: Area, into municipality: MunicipalityID, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws {
    let slug = try freeSlug(area.slug.isEmpty ? Danish.slug(area.name) : area.slug, in: municipality, tx)
    try tx.run(
      """
      INSERT INTO area (municipality, id, system, kind, parent, code, name, slug, version, changed, changed_by)
      VALUES (\(municipality), \(area.id), \(area.system.name), \(area.kind.rawValue), \(area.parent), \(area.code),
      \(area.name), \(slug), 1, \(now), \(person))
      """)
    try setAliases(area.aliases, of: area.id, in: municipality, tx)
  }

  /// False when somebody else has saved since `area.version` was read. The slug stays: addresses must not break.
  package static func update(
    _ area: Area, of municipality: MunicipalityID, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE area SET system = \(area.system.name), kind = \(area.kind.rawValue), parent = \(area.parent),
      code = \(area.code), name = \(area.name), version = version + 1, changed = \(now), changed_by = \(person)
      WHERE municipality = \(municipality) AND id = \(area.id) AND version = \(area.version)
      """)
    guard changed == 1 else { return false }
    try setAliases(area.aliases, of: area.id, in: municipality, tx)
    return true
  }

  /// The areas of other systems that an area also lies in, replaced as a whole.
  package static func setMemberships(
    of area: ID<Area>, inside places: [ID<Area>], in municipality: MunicipalityID, tx: Transaction
  ) throws {
    try tx.run("DELETE FROM area_membership WHERE municipality = \(municipality) AND area = \(area)")
    for place in Set(places) where place != area {
      try tx.run(
        "INSERT INTO area_membership (municipality, area, inside) VALUES (\(municipality), \(area), \(place))")
    }
  }

  /// Who saved the area last, for the page that shows two people's texts side by side.
  package static func lastChange(
    of area: ID<Area>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT area.changed, person.name FROM area
      LEFT JOIN person ON person.municipality = area.municipality AND person.id = area.changed_by
      WHERE area.municipality = \(municipality) AND area.id = \(area)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  private static func setAliases(
    _ aliases: [String], of area: ID<Area>, in municipality: MunicipalityID, _ tx: Transaction
  ) throws {
    try tx.run("DELETE FROM area_alias WHERE municipality = \(municipality) AND area = \(area)")
    for alias in Set(aliases) where !alias.isEmpty {
      try tx.run("INSERT INTO area_alias (municipality, area, alias) VALUES (\(municipality), \(area), \(alias))")
    }
  }

  /// "hedensted", or "hedensted-2" when another area has it: a town and its municipality often share a name.
  private static func freeSlug(_ slug: String, in municipality: MunicipalityID, _ tx: Transaction) throws -> String {
    let rows = try tx.rows(
      "SELECT slug FROM area WHERE municipality = \(municipality) AND (slug = \(slug) OR slug LIKE \(slug + "-%"))")
    let taken = Set(rows.map { $0[0] as String })
    if !taken.contains(slug) { return slug }
    return (2...).lazy.map { "\(slug)-\($0)" }.first { !taken.contains($0) }!  // an endless sequence has one
  }
}

extension Area {
  fileprivate init(_ row: Row, aliases: [String]) {
    let kind: String = row["kind"]
    self.init(
      id: row["id"], system: AreaSystem(row["system"]), kind: Kind(rawValue: kind) ?? .district,
      parent: row["parent"], code: row["code"], name: row["name"], slug: row["slug"], aliases: aliases,
      closed: row["closed"], version: row["version"])
  }
}
