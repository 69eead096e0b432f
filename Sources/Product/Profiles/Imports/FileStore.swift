import Foundation
import People
import Storage
import Values

/// Received files of one municipality: restricted, for they hold raw figures.
enum FileStore {
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

  /// Lets the same bytes from the same source be received anew: their dataset was withdrawn.
  static func retire(_ file: ReceivedFile, of dataset: Dataset, in municipality: ID<Tenant>, tx: Transaction) throws {
    let text = Fingerprint(sha256: file.sha256, withdrawn: dataset.number).text
    try tx.run("UPDATE received_file SET sha256 = \(text) WHERE municipality = \(municipality) AND id = \(file.id)")
  }

  /// The latest withdrawn dataset that these bytes became before, from the same source.
  static func withdrawnBefore(_ file: ReceivedFile, of municipality: ID<Tenant>, in tx: Transaction) throws -> Dataset?
  {
    let pattern = "\(file.sha256)%"
    let id = try tx.row(
      """
      SELECT dataset.id FROM received_file JOIN dataset
        ON dataset.municipality = received_file.municipality AND dataset.file = received_file.id
      WHERE received_file.municipality = \(municipality) AND received_file.source = \(file.source)
        AND received_file.sha256 LIKE \(pattern) AND dataset.withdrawn_at IS NOT NULL
      ORDER BY dataset.number DESC LIMIT 1
      """
    ).map { ID<Dataset>($0[0] as String) }
    return try id.flatMap { try DatasetStore.dataset($0, of: municipality, in: tx) }
  }

  /// True when some file, of whichever municipality, is these bytes: the shelf is one for all.
  static func isHeld(_ sha256: String, in tx: Transaction) throws -> Bool {
    let pattern = "\(sha256)%"
    return try tx.row("SELECT 1 FROM received_file WHERE sha256 LIKE \(pattern) LIMIT 1") != nil
  }

  /// Every received file's name by its fingerprint, whichever municipality it belongs to: they share the shelf.
  static func fileNames(in tx: Transaction) throws -> [String: String] {
    let rows = try tx.rows("SELECT sha256, name FROM received_file")
    return Dictionary(
      rows.map { (Fingerprint($0[0]).sha256, $0[1] as String) }, uniquingKeysWith: { first, _ in first })
  }

  private static func file(_ row: Row) throws -> ReceivedFile {
    let mapping: String? = row["mapping"]
    return ReceivedFile(
      id: row["id"], source: row["source"], name: row["name"], sha256: Fingerprint(row["sha256"]).sha256,
      size: row["size"], receivedAt: row["received_at"], sender: row["sender"],
      mapping: try mapping.map { try value(of: $0) })
  }

  /// What a file is known by in the table: the SHA-256 of its bytes, and behind it, when the same bytes could come anew
  /// because their dataset was withdrawn, the number of that dataset.
  private struct Fingerprint {
    let sha256: String
    private let withdrawn: Int?

    init(_ text: String) {
      let parts = text.split(separator: "#", maxSplits: 1)
      sha256 = parts.first.map(String.init) ?? ""
      withdrawn = parts.count > 1 ? Int(parts[1]) : nil
    }

    init(sha256: String, withdrawn: Int) {
      self.sha256 = sha256
      self.withdrawn = withdrawn
    }

    var text: String { withdrawn.map { "\(sha256)#\($0)" } ?? sha256 }
  }
}
