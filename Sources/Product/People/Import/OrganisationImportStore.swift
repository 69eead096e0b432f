import Danish
import Foundation
import Storage
import Tabular
import Values

import struct Web.Visitor

/// Every question to the database about files that wait to be taken in.
package enum OrganisationImportStore {
  /// Keeps the file's rows until somebody has looked at them. What nobody confirmed within a day is thrown away.
  package static func keep(
    _ item: OrganisationImport, _ grid: Grid, by visitor: Visitor, in tx: Transaction
  ) throws {
    let yesterday = item.made.adding(seconds: -24 * 60 * 60)
    try tx.run(
      """
      DELETE FROM people_import WHERE municipality = \(visitor.municipality) AND confirmed IS NULL
      AND made < \(yesterday)
      """)
    try tx.run(
      """
      INSERT INTO people_import (municipality, id, kind, file_name, sha256, columns, content, made, made_by, summary)
      VALUES (\(visitor.municipality), \(item.id), \(item.kind.rawValue), \(item.fileName), \(item.sha256),
      \(item.columns.text), \(Array(try JSONEncoder().encode(grid))), \(item.made), \(visitor.person), '')
      """)
  }

  /// The file and its rows; the rows are gone once it was confirmed.
  package static func find(
    _ id: ID<OrganisationImport>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> (OrganisationImport, Grid?)? {
    guard
      let row = try tx.row("SELECT * FROM people_import WHERE municipality = \(municipality) AND id = \(id)"),
      let item = OrganisationImport(row)
    else { return nil }
    let content: [UInt8]? = row["content"]
    return (item, try content.map { try JSONDecoder().decode(Grid.self, from: Data($0)) })
  }

  /// When exactly this file was taken in before.
  package static func confirmedBefore(
    _ sha256: String, _ kind: OrganisationImport.Kind, in municipality: MunicipalityID, tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT i.confirmed, p.name FROM people_import i
      LEFT JOIN person p ON p.municipality = i.municipality AND p.id = i.made_by
      WHERE i.municipality = \(municipality) AND i.kind = \(kind.rawValue) AND i.sha256 = \(sha256)
      AND i.confirmed IS NOT NULL ORDER BY i.confirmed DESC LIMIT 1
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  package static func setColumns(
    _ columns: ColumnMapping, of id: ID<OrganisationImport>, in municipality: MunicipalityID, tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE people_import SET columns = \(columns.text) WHERE municipality = \(municipality) AND id = \(id)
      AND confirmed IS NULL
      """)
  }

  /// False when it was confirmed already: of two at once, one wins.
  static func setConfirmed(
    _ id: ID<OrganisationImport>, summary: String, in municipality: MunicipalityID, at now: Instant, tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE people_import SET confirmed = \(now), content = NULL, summary = \(summary)
      WHERE municipality = \(municipality) AND id = \(id) AND confirmed IS NULL
      """) == 1
  }
}

extension OrganisationImport {
  fileprivate init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    self.init(
      id: row["id"], kind: kind, fileName: row["file_name"], sha256: row["sha256"],
      columns: ColumnMapping(text: row["columns"]), made: row["made"], confirmed: row["confirmed"])
  }
}
