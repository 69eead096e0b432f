import Danish
import Storage
import Values

/// Every question to the database about units.
package enum UnitStore {
  /// All units of a municipality in Danish order.
  package static func all(of municipality: MunicipalityID, in tx: Transaction) throws -> [Unit] {
    let rows = try tx.rows("SELECT * FROM unit WHERE municipality = \(municipality)")
    return Danish.sorted(rows.map(Unit.init), by: \.name)
  }

  package static func isEmpty(of municipality: MunicipalityID, in tx: Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM unit WHERE municipality = \(municipality) LIMIT 1") == nil
  }

  package static func find(_ id: ID<Unit>, in municipality: MunicipalityID, tx: Transaction) throws -> Unit? {
    try tx.row("SELECT * FROM unit WHERE municipality = \(municipality) AND id = \(id)").map(Unit.init)
  }

  package static func inAreas(
    _ areas: [ID<Area>], of municipality: MunicipalityID, in tx: Transaction
  ) throws -> [Unit] {
    let rows = try tx.rows("SELECT * FROM unit WHERE municipality = \(municipality) AND area IN (\(list: areas))")
    return Danish.sorted(rows.map(Unit.init), by: \.name)
  }

  /// Makes the unit, and its place in the area tree when figures are kept for it.
  package static func insert(
    _ unit: Unit, into municipality: MunicipalityID, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO unit (municipality, id, name, kind, kind_words, code, area, phone, version, changed, changed_by)
      VALUES (\(municipality), \(unit.id), \(unit.name), \(unit.kind.code), \(unit.kindWords), \(unit.code),
      \(unit.area), \(unit.phone), 1, \(now), \(person))
      """)
    try placeNode(of: unit, in: municipality, by: person, at: now, tx)
  }

  /// False when somebody else has saved since `unit.version` was read.
  package static func update(
    _ unit: Unit, of municipality: MunicipalityID, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE unit SET name = \(unit.name), kind = \(unit.kind.code), kind_words = \(unit.kindWords),
      code = \(unit.code), area = \(unit.area), phone = \(unit.phone), version = version + 1, changed = \(now),
      changed_by = \(person)
      WHERE municipality = \(municipality) AND id = \(unit.id) AND version = \(unit.version)
      """)
    guard changed == 1 else { return false }
    try placeNode(of: unit, in: municipality, by: person, at: now, tx)
    return true
  }

  package static func lastChange(
    of unit: ID<Unit>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT unit.changed, person.name FROM unit
      LEFT JOIN person ON person.municipality = unit.municipality AND person.id = unit.changed_by
      WHERE unit.municipality = \(municipality) AND unit.id = \(unit)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  /// The unit's own node follows its name, number and place. A unit that no longer keeps figures leaves its node
  /// where it is: the figures of earlier years still stand there.
  private static func placeNode(
    of unit: Unit, in municipality: MunicipalityID, by person: PersonID?, at now: Instant, _ tx: Transaction
  ) throws {
    guard let id = unit.node else { return }
    let tree = try AreaStore.tree(of: municipality, in: tx)
    let parent = unit.area.flatMap { tree[$0] }
    let system = parent.map { $0.kind.isTrunk ? .localCommunities : $0.system } ?? .localCommunities
    var node = tree[id] ?? Area(id: id, kind: .institution, name: unit.name, slug: "")
    node.system = system
    node.parent = parent?.id
    node.name = unit.name
    node.code = unit.code
    if let objection = tree.objection(to: node) { throw objection }
    if tree[id] == nil {
      try AreaStore.insert(node, into: municipality, by: person, at: now, in: tx)
    } else {
      _ = try AreaStore.update(node, of: municipality, by: person, at: now, in: tx)
    }
  }
}

extension Unit {
  /// The municipality's own words for a kind the list does not have.
  var kindWords: String { if case .other(let words) = kind { words } else { "" } }

  fileprivate init(_ row: Row) {
    self.init(
      id: row["id"], name: row["name"],
      kind: UnitKind(code: row["kind"], words: row["kind_words"]) ?? .other(row["kind"]),
      code: row["code"], area: row["area"], phone: row["phone"], closed: row["closed"],
      version: row["version"])
  }
}
