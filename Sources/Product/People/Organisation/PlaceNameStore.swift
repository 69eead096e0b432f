import Storage
import Values

/// What a place is called, where one name is all that is needed.
package enum PlaceNameStore {
  /// "Strandby", "Strandby Skole", "Strandby Skole, Indskolingen"; the municipality's own name for all of it, and empty
  /// for a place that is gone.
  package static func name(of scope: Scope, in municipality: MunicipalityID, tx: Transaction) throws -> String {
    let row =
      switch scope {
      case .municipality: try tx.row("SELECT name FROM municipality WHERE municipality = \(municipality)")
      case .area(let id): try tx.row("SELECT name FROM area WHERE municipality = \(municipality) AND id = \(id)")
      case .unit(let id): try tx.row("SELECT name FROM unit WHERE municipality = \(municipality) AND id = \(id)")
      case .team(let id):
        try tx.row(
          """
          SELECT u.name || ', ' || t.name FROM team t
          JOIN unit u ON u.municipality = t.municipality AND u.id = t.unit
          WHERE t.municipality = \(municipality) AND t.id = \(id)
          """)
      }
    return row?[0] ?? ""
  }
}
