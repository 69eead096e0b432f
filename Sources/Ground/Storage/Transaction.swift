/// A conversation with the database that succeeds as a whole or leaves no trace.
///
/// It is only valid inside the closure of `Store.read` or `Store.write`. The first statement that fails ends it:
/// every later statement throws the same error and nothing is committed, on SQLite as on PostgreSQL. (PostgreSQL
/// works like that; SQLite would go on with half of the work.) Where a conflict is expected, write `ON CONFLICT`.
package struct Transaction {
  let runner: any StatementRunner

  /// All rows of the answer.
  package func rows(_ sql: SQL) throws -> [Row] {
    var rows: [Row] = []
    try runner.query(sql) { rows.append($0) }
    return rows
  }

  /// The first row of the answer.
  package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }

  /// Runs a statement and tells how many rows it inserted, changed or deleted.
  @discardableResult
  package func run(_ sql: SQL) throws -> Int { try runner.run(sql) }

  /// Hands over the rows of a SELECT one by one, so that a million of them need the memory of a few hundred.
  ///
  /// The body may ask other questions, but must not change the tables it is reading from.
  package func each(_ sql: SQL, _ body: (Row) throws -> Void) throws { try runner.stream(sql, body) }

  /// The fast way in for many rows: one prepared statement on SQLite, COPY on PostgreSQL.
  ///
  /// Table and columns are written in the code. No other statement may run inside `body`.
  package func bulk(into table: String, columns: [String], _ body: (any BulkWriter) throws -> Void) throws {
    precondition(([table] + columns).allSatisfy(isPlainName) && !columns.isEmpty, "not names: \(table) \(columns)")
    try runner.bulk(into: table, columns: columns, body)
  }

  /// Says something to the other servers on the same database, when and if this transaction is kept: `Store.listen`
  /// hears it. At most 8,000 bytes. SQLite serves one process, so there is nobody to tell.
  package func notify(_ channel: String, _ text: String) throws {
    precondition(isPlainName(channel) && text.utf8.count < 8_000, "not a channel, or too much to say: \(channel)")
    try runner.notify(channel, text)
  }
}

/// Lower-case letters, digits and underscore: needs no quoting in either database.
func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
}

/// What each of the two databases must be able to do inside a transaction.
protocol StatementRunner: AnyObject {
  func query(_ sql: SQL, _ body: (Row) throws -> Void) throws
  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws
  func run(_ sql: SQL) throws -> Int
  func bulk(into table: String, columns: [String], _ body: (any BulkWriter) throws -> Void) throws
  func notify(_ channel: String, _ text: String) throws
}
