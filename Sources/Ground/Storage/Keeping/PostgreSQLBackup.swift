import CPQ
import Foundation

extension PostgreSQLEngine {
  func backUp(to target: String) async throws {
    let draft = target + ".part"
    let address = address
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try await read { tx in
      // The dump and the counts see the same moment, however much is written meanwhile.
      let snapshot: String = try tx.row("SELECT pg_export_snapshot()")![0]
      let counts = try PostgreSQLBackup.rowCounts(tx)
      let connection = try PostgreSQLConnection(address: address)
      try PostgreSQLProgram("pg_dump", for: connection).output([
        "--format=custom", "--no-owner", "--schema=public", "--snapshot=\(snapshot)", "--file=\(draft)",
      ])
      let restorer = try PostgreSQLProgram("pg_restore", for: connection)
      if try PostgreSQLBackup.rowCounts(draft, restorer) != counts {
        throw BackupError.unusable("Den har ikke alle rækker med.")
      }
    }
    try settle(draft, as: target)
  }
}

enum PostgreSQLBackup {
  static func rowCounts(_ tx: Transaction) throws -> [String: Int] {
    let tables = try tx.rows("SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'")
    var counts: [String: Int] = [:]
    for table in tables.map({ $0[0] as String }) {
      counts[table] = try tx.row(SQL(trusted: "SELECT count(*) FROM public.\"\(table)\""))![0]
    }
    return counts
  }

  /// Reads the whole archive and counts the rows it would put back.
  static func rowCounts(_ archive: String, _ restorer: PostgreSQLProgram) throws -> [String: Int] {
    var counter = CopyCounter()
    do {
      try restorer.read(["--data-only", "--file=-", archive]) { counter.read($0) }
    } catch BackupError.programFailed(_, let why) {
      throw BackupError.unusable("Den kan ikke læses (\(why)).")
    }
    return counter.counts
  }

  /// The old content goes and the new comes in one transaction, so that a failure leaves the old.
  static func restore(from backup: String, to address: String, replacing: Bool) throws {
    let connection = try PostgreSQLConnection(address: address)
    let restorer = try PostgreSQLProgram("pg_restore", for: connection)
    let counts = try rowCounts(backup, restorer)
    if counts["migration"] == nil { throw BackupError.unusable("Den indeholder ikke en Fælled-database.") }
    let tables = try connection.check(PQexec(connection.handle, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
    if tables.count > 0, !replacing { throw BackupError.notEmpty }
    let script = FileManager.default.temporaryDirectory.appending(path: "faelled-\(UUID().uuidString).sql").path
    defer { try? FileManager.default.removeItem(atPath: script) }
    _ = FileManager.default.createFile(atPath: script, contents: nil, attributes: [.posixPermissions: 0o600])
    try restorer.output(["--no-owner", "--file=\(script)", backup])
    try PostgreSQLProgram("psql", for: connection).output([
      "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
      "--command=DROP SCHEMA public CASCADE", "--file=\(script)",
    ])
  }
}

/// Counts the lines between `COPY public.TABLE (...) FROM stdin;` and `\.`, whatever pieces they come in.
struct CopyCounter {
  private(set) var counts: [String: Int] = [:]
  private var table: String?
  private var line: [UInt8] = []

  mutating func read(_ piece: Data) {
    for byte in piece {
      if byte == UInt8(ascii: "\n") {
        endLine()
      } else if line.count < 200 {
        line.append(byte)  // enough to know a line by
      }
    }
  }

  private mutating func endLine() {
    defer { line.removeAll(keepingCapacity: true) }
    if let table {
      if line == Array("\\.".utf8) { self.table = nil } else { counts[table, default: 0] += 1 }
    } else if line.starts(with: Array("COPY public.".utf8)) {
      let name = line.dropFirst(12).prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") }
      table = String(decoding: name, as: UTF8.self)
      counts[table!] = 0
    }
  }
}
