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

  static func file(_ id: ID<ReceivedFile>, of municipality: ID<Tenant>, in tx: Transaction) throws -> ReceivedFile? {
    try tx.row(
      """
      SELECT id, source, name, sha256, size, received_at, sender, mapping FROM received_file
      WHERE municipality = \(municipality) AND id = \(id)
      """
    ).map(file)
  }

  static func file(sha256: String, source: ID<DataSource>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> ReceivedFile?
  {
    try tx.row(
      """
      SELECT id, source, name, sha256, size, received_at, sender, mapping FROM received_file
      WHERE municipality = \(municipality) AND source = \(source) AND sha256 = \(sha256)
      """
    ).map(file)
  }

  /// Files that were received and not yet accepted, newest first.
  static func waiting(of municipality: ID<Tenant>, in tx: Transaction) throws -> [ReceivedFile] {
    try tx.rows(
      """
      SELECT id, source, name, sha256, size, received_at, sender, mapping FROM received_file
      WHERE municipality = \(municipality) AND NOT EXISTS (
        SELECT 1 FROM dataset
        WHERE dataset.municipality = received_file.municipality AND dataset.file = received_file.id)
      ORDER BY received_at DESC, id DESC LIMIT 50
      """
    ).map(file)
  }

  static func add(_ file: ReceivedFile, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO received_file (municipality, id, source, name, sha256, size, received_at, sender)
      VALUES (\(municipality), \(file.id), \(file.source), \(file.name), \(file.sha256), \(file.size),
        \(file.receivedAt), \(file.sender))
      """)
  }

  /// Every received file's name by its fingerprint, whichever municipality it belongs to: they share the shelf.
  static func fileNames(in tx: Transaction) throws -> [String: String] {
    let rows = try tx.rows("SELECT sha256, name FROM received_file")
    return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: { first, _ in first })
  }

  static func setMapping(
    _ mapping: Mapping, of file: ID<ReceivedFile>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws {
    let text = try json(mapping)
    try tx.run("UPDATE received_file SET mapping = \(text) WHERE municipality = \(municipality) AND id = \(file)")
  }

  /// Forgets a file that was never accepted. False if it has become a dataset.
  static func discard(_ id: ID<ReceivedFile>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      DELETE FROM received_file WHERE municipality = \(municipality) AND id = \(id) AND NOT EXISTS (
        SELECT 1 FROM dataset WHERE dataset.municipality = \(municipality) AND dataset.file = \(id))
      """) == 1
  }

  static func datasets(of municipality: ID<Tenant>, in tx: Transaction) throws -> [Dataset] {
    try tx.rows(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by, withdrawn_at FROM dataset
      WHERE municipality = \(municipality) ORDER BY number DESC
      """
    ).map(dataset)
  }

  static func dataset(_ id: ID<Dataset>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Dataset? {
    try tx.row(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by, withdrawn_at FROM dataset
      WHERE municipality = \(municipality) AND id = \(id)
      """
    ).map(dataset)
  }

  static func dataset(ofFile file: ID<ReceivedFile>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Dataset?
  {
    try tx.row(
      """
      SELECT id, number, source, file, mapping, figures, notes, accepted_at, accepted_by, withdrawn_at FROM dataset
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

  private static func file(_ row: Row) throws -> ReceivedFile {
    let mapping: String? = row["mapping"]
    return ReceivedFile(
      id: row["id"], source: row["source"], name: row["name"], sha256: row["sha256"], size: row["size"],
      receivedAt: row["received_at"], sender: row["sender"],
      mapping: try mapping.map { try value(of: $0) })
  }

  private static func dataset(_ row: Row) throws -> Dataset {
    Dataset(
      id: row["id"], number: row["number"], source: row["source"], file: row["file"],
      mapping: try value(of: row["mapping"]), figures: row["figures"], notes: try value(of: row["notes"]),
      acceptedAt: row["accepted_at"], acceptedBy: row["accepted_by"], withdrawnAt: row["withdrawn_at"])
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
