import CPQ

/// Statements on one PostgreSQL connection inside one transaction.
final class PostgreSQLRunner: StatementRunner {
  private let connection: PostgreSQLConnection
  private let cancellation: PostgreSQLCancellation
  private(set) var failure: PostgreSQLFailure?
  private var cursors = 0

  init(_ connection: PostgreSQLConnection, _ cancellation: PostgreSQLCancellation) {
    self.connection = connection
    self.cancellation = cancellation
  }

  func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let result = try guarded { try connection.ask(sql) }
    for index in 0..<result.count { try body(result.row(index)) }
  }

  /// A cursor, and not one row at a time from the socket: the body may then ask other questions meanwhile.
  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    cursors += 1
    let name = "c\(cursors)"
    _ = try guarded { try connection.askOnce("DECLARE \(name) NO SCROLL CURSOR FOR " + sql.text, sql.parameters) }
    while true {
      let result = try guarded { try connection.command("FETCH 512 FROM \(name)") }
      for index in 0..<result.count { try body(result.row(index)) }
      if result.count < 512 { break }
    }
    _ = try guarded { try connection.command("CLOSE \(name)") }
  }

  func run(_ sql: SQL) throws -> Int { try guarded { try connection.ask(sql) }.changes }

  func bulk(into table: String, columns: [String], _ body: (any BulkWriter) throws -> Void) throws {
    let names = columns.joined(separator: ", ")
    let types = try guarded { try connection.ask(SQL(trusted: "SELECT \(names) FROM \(table) LIMIT 0")) }.columnTypes
    _ = try guarded { try connection.command("COPY \(table) (\(names)) FROM STDIN (FORMAT binary)") }
    let writer = PostgreSQLBulkWriter(connection.handle, types: types)
    do {
      try body(writer)
      try writer.finish()
    } catch let reason where !(reason is PostgreSQLFailure) {
      PQputCopyEnd(connection.handle, "the writer gave up")
      _ = try? endOfCopy()
      throw reason
    } catch {}  // the server's own words come below
    _ = try guarded { try endOfCopy() }
  }

  func notify(_ channel: String, _ text: String) throws {
    _ = try guarded { try connection.ask("SELECT pg_notify(\(channel), \(text))") }
  }

  private func endOfCopy() throws {
    var failure: (any Error)?
    while let result = PQgetResult(connection.handle) {
      do { _ = try connection.check(result) } catch { failure = failure ?? error }
    }
    if connection.isBroken { throw PostgreSQLFailure(message: "the connection broke during COPY") }
    if let failure { throw failure }
  }

  /// Translates the failure, and remembers it: from now on the transaction can only be undone.
  func guarded<T>(_ statement: () throws -> T) throws -> T {
    if cancellation.isCancelled { throw CancellationError() }
    if let failure { throw failure.error }
    do {
      return try statement()
    } catch let failure as PostgreSQLFailure {
      self.failure = failure
      throw cancellation.isCancelled ? CancellationError() : failure.error
    }
  }
}
