import Danish
import Storage
import Values

/// Every question to the database about teams.
package enum TeamStore {
  package static func all(of municipality: MunicipalityID, in tx: Transaction) throws -> [Team] {
    let rows = try tx.rows("SELECT * FROM team WHERE municipality = \(municipality)")
    return Danish.sorted(rows.map(Team.init), by: \.name)
  }

  package static func inUnit(_ unit: ID<Unit>, of municipality: MunicipalityID, in tx: Transaction) throws -> [Team] {
    let rows = try tx.rows("SELECT * FROM team WHERE municipality = \(municipality) AND unit = \(unit)")
    return Danish.sorted(rows.map(Team.init), by: \.name)
  }

  package static func find(_ id: ID<Team>, in municipality: MunicipalityID, tx: Transaction) throws -> Team? {
    try tx.row("SELECT * FROM team WHERE municipality = \(municipality) AND id = \(id)").map(Team.init)
  }

  /// False when the unit already has a team with that name.
  package static func insert(_ team: Team, into municipality: MunicipalityID, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      INSERT INTO team (municipality, id, unit, name, version)
      VALUES (\(municipality), \(team.id), \(team.unit), \(team.name), 1) ON CONFLICT DO NOTHING
      """) == 1
  }

  /// False when somebody else has saved since `team.version` was read.
  package static func update(_ team: Team, of municipality: MunicipalityID, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE team SET name = \(team.name), version = version + 1
      WHERE municipality = \(municipality) AND id = \(team.id) AND version = \(team.version)
      """) == 1
  }
}

extension Team {
  fileprivate init(_ row: Row) {
    self.init(id: row["id"], unit: row["unit"], name: row["name"], version: row["version"])
  }
}
