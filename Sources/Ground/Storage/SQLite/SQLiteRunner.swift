import GRDB
import GRDBSQLite

/// Statements on one SQLite connection inside one transaction.
final class SQLiteRunner: StatementRunner {
  private let db: Database
  private var failure: (any Error)?

  init(_ db: Database) { self.db = db }

  /// Runs the body and refuses to call it a success if it swallowed an error on the way.
  func perform<T>(_ body: (Transaction) throws -> T) throws -> T {
    let result = try body(Transaction(runner: self))
    if let failure { throw failure }
    return result
  }

  func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try withStatement(sql) { statement in
      let columns = columnNames(statement)
      while try step(statement) { try body(row(statement, columns)) }
    }
  }

  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws { try query(sql, body) }

  func run(_ sql: SQL) throws -> Int {
    try withStatement(sql) { statement in
      let before = sqlite3_total_changes(db.sqliteConnection)
      while try step(statement) {}
      // `sqlite3_changes` still tells of an earlier statement when this one changed nothing.
      return sqlite3_total_changes(db.sqliteConnection) == before ? 0 : Int(sqlite3_changes(db.sqliteConnection))
    }
  }

  func bulk(into table: String, columns: [String], _ body: (any BulkWriter) throws -> Void) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let sql = SQL(trusted: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    try withStatement(sql) { statement in
      try body(SQLiteBulkWriter(statement, fieldCount: columns.count, runner: self))
    }
  }

  func notify(_ channel: String, _ text: String) throws {}

  /// True while there is a row.
  func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failed()
    }
  }

  /// The error that SQLite just reported; from now on the transaction can only be undone.
  private func failed() -> any Error {
    let connection = db.sqliteConnection
    let code = sqlite3_extended_errcode(connection)
    let message = String(cString: sqlite3_errmsg(connection))
    let error =
      code & 0xFF == SQLITE_CONSTRAINT
      ? StoreError.constraint(constraintName(message))
      : StoreError.from(
        code: code, message: message, systemError: sqlite3_system_errno(connection),
        file: connection.flatMap(fileName))
    failure = error
    return error
  }

  private func withStatement<T>(_ sql: SQL, _ body: (OpaquePointer) throws -> T) throws -> T {
    if let failure { throw failure }
    let statement = try prepare(sql.text)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (place, parameter) in sql.parameters.enumerated() { bind(parameter.value, to: statement, at: Int32(place + 1)) }
    return try body(statement)
  }

  private func prepare(_ text: String) throws -> OpaquePointer {
    do {
      let cached = try db.cachedStatement(sql: text).sqliteStatement
      if sqlite3_stmt_busy(cached) == 0 { return cached }
      // The same question inside its own loop: the inner one needs a statement of its own.
      let own = try db.makeStatement(sql: text)
      nested.append(own)
      return own.sqliteStatement
    } catch let error as DatabaseError {
      failure = StoreError.from(error, in: db)
      throw failure!
    }
  }

  /// Keeps nested statements alive until the transaction ends.
  private var nested: [Statement] = []
}

extension SQLiteRunner {
  /// The name PostgreSQL would give, so that a refusal can be told from another on both databases.
  private func constraintName(_ message: String) -> String {
    let parts = message.split(separator: ": ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return message.hasPrefix("FOREIGN KEY") ? "foreign key" : message }
    guard parts[0].hasPrefix("UNIQUE") else { return parts[1] }
    if parts[1].hasPrefix("index '") { return String(parts[1].dropFirst(7).dropLast()) }
    let columns = parts[1].split(separator: ", ").map { $0.split(separator: ".") }
    let table = String(columns[0][0])
    return uniqueIndex(of: table, over: columns.map { String($0[1]) }) ?? parts[1]
  }

  private func uniqueIndex(of table: String, over columns: [String]) -> String? {
    let query = """
      SELECT l.name, l.origin, (SELECT group_concat(i.name) FROM pragma_index_info(l.name) AS i)
      FROM pragma_index_list(?) AS l WHERE l."unique"
      """
    let indexes = try? GRDB.Row.fetchAll(db, sql: query, arguments: [table])
    for index in indexes ?? [] where index[2] as String? == columns.joined(separator: ",") {
      switch index[1] as String {
      case "pk": return "\(table)_pkey"
      case "u": return "\(table)_\(columns.joined(separator: "_"))_key"
      default: return index[0]
      }
    }
    return nil
  }
}
