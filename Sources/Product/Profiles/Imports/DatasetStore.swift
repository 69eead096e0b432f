import Foundation
import People
import Storage
import Values

/// Sources, received files and datasets of one municipality. These are restricted tables: no page reads figures here.
enum DatasetStore {

  static func sources(of municipality: ID<Tenant>, in tx: Transaction) throws -> [DataSource] {
    try tx.rows("SELECT id, name, mapping FROM source WHERE municipality = \(municipality) ORDER BY name").map(source)
  }

  static func source(named name: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> DataSource? {
    try tx.row("SELECT id, name, mapping FROM source WHERE municipality = \(municipality) AND name = \(name)")
      .map(source)
  }

  static func source(_ id: ID<DataSource>, of municipality: ID<Tenant>, in tx: Transaction) throws -> DataSource? {
    try tx.row("SELECT id, name, mapping FROM source WHERE municipality = \(municipality) AND id = \(id)").map(source)
  }

  /// Keeps the source, or gives it a new mapping when it is known already.
  static func save(_ source: DataSource, of municipality: ID<Tenant>, at now: Instant, in tx: Transaction) throws {
    let mapping = try source.mapping.map(json)
    try tx.run(
      """
      INSERT INTO source (municipality, id, name, mapping, updated_at)
      VALUES (\(municipality), \(source.id), \(source.name), \(mapping), \(now))
      ON CONFLICT (municipality, id) DO UPDATE SET name = excluded.name, mapping = excluded.mapping,
        updated_at = excluded.updated_at
      """)
  }

  static func datasets(of municipality: ID<Tenant>, in tx: Transaction) throws -> [Dataset] {
    try tx.rows(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by,
        withdrawn_at, withdrawn_by
      FROM dataset
      WHERE municipality = \(municipality) ORDER BY number DESC
      """
    ).map(dataset)
  }

  static func dataset(_ id: ID<Dataset>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Dataset? {
    try tx.row(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by,
        withdrawn_at, withdrawn_by
      FROM dataset
      WHERE municipality = \(municipality) AND id = \(id)
      """
    ).map(dataset)
  }

  static func dataset(ofFile file: ID<ReceivedFile>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Dataset?
  {
    try tx.row(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by,
        withdrawn_at, withdrawn_by
      FROM dataset
      WHERE municipality = \(municipality) AND file = \(file)
      """
    ).map(dataset)
  }

  static func nextNumber(of municipality: ID<Tenant>, in tx: Transaction) throws -> Int {
    let last: Int? = try tx.row("SELECT max(number) FROM dataset WHERE municipality = \(municipality)")?[0]
    return (last ?? 0) + 1
  }

  static func add(_ dataset: Dataset, of municipality: ID<Tenant>, in tx: Transaction) throws {
    let notes = try json(dataset.notes)
    let mapping = try json(dataset.mapping)
    try tx.run(
      """
      INSERT INTO dataset (municipality, id, number, source, file, mapping, figures, notes, accepted_at, accepted_by)
      VALUES (\(municipality), \(dataset.id), \(dataset.number), \(dataset.source), \(dataset.file), \(mapping),
        \(dataset.figures), \(notes), \(dataset.acceptedAt), \(dataset.acceptedBy))
      """)
  }

  /// False when it was withdrawn already.
  static func withdraw(
    _ id: ID<Dataset>, by person: String, at now: Instant, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE dataset SET withdrawn_at = \(now), withdrawn_by = \(person)
      WHERE municipality = \(municipality) AND id = \(id) AND withdrawn_at IS NULL
      """) == 1
  }

  private static func source(_ row: Row) throws -> DataSource {
    let mapping: String? = row["mapping"]
    return DataSource(id: row["id"], name: row["name"], mapping: try mapping.map { try value(of: $0) })
  }

  private static func dataset(_ row: Row) throws -> Dataset {
    Dataset(
      id: row["id"], number: row["number"], source: row["source"], file: row["file"],
      mapping: try value(of: row["mapping"]), figures: row["figures"], notes: try value(of: row["notes"]),
      acceptedAt: row["accepted_at"], acceptedBy: row["accepted_by"], withdrawnAt: row["withdrawn_at"],
      withdrawnBy: row["withdrawn_by"])
  }
}

/// Values that are kept whole and never searched are stored as JSON text.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func value<Value: Decodable>(of json: String) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Data(json.utf8))
}
