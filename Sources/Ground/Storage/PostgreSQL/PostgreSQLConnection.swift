import CPQ

/// One connection to a PostgreSQL server; used by one thread at a time, and each call waits for its answer.
final class PostgreSQLConnection: @unchecked Sendable {
  let handle: OpaquePointer
  private var prepared: [Question: String] = [:]

  private struct Question: Hashable {
    let text: String
    let types: [UInt32]
  }

  init(address: String) throws {
    // The address may hold all of these itself, and then it wins: `dbname` is expanded after them.
    let settings = [
      ("connect_timeout", "10"), ("client_encoding", "UTF8"), ("application_name", "faelled"),
      ("tcp_user_timeout", "30000"), ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("dbname", address),
    ]
    handle = withCStrings(settings.map(\.0)) { names in
      withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      let why = String(cString: PQerrorMessage(handle)).trimmingEnd()
      // There is no SQLSTATE before a connection stands, so the words must do.
      if why.contains("too many") || why.contains("connection slots") { throw StoreError.busy }
      throw StoreError.unreachable(why)
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    // A writer waits as long for another as it does on SQLite.
    do { try command("SET lock_timeout = 5000") } catch let failure as PostgreSQLFailure { throw failure.error }
  }

  deinit { PQfinish(handle) }

  var isBroken: Bool { PQstatus(handle) == CONNECTION_BAD }

  /// A statement of our own without parameters.
  @discardableResult
  func command(_ text: String) throws -> PostgreSQLResult { try check(PQexec(handle, text)) }

  /// Prepared the first time it is asked, and kept for the next.
  func ask(_ sql: SQL) throws -> PostgreSQLResult {
    let name = try prepare(sql)
    return try PostgreSQLParameters(sql.parameters).withPointers { count, values, lengths, formats in
      try check(PQexecPrepared(handle, name, count, values, lengths, formats, 0))
    }
  }

  /// Asked once, not kept.
  func askOnce(_ text: String, _ parameters: [SQL.Parameter]) throws -> PostgreSQLResult {
    let types = parameters.map(\.type.oid)
    return try PostgreSQLParameters(parameters).withPointers { count, values, lengths, formats in
      try check(PQexecParams(handle, text, count, types, values, lengths, formats, 0))
    }
  }

  private func prepare(_ sql: SQL) throws -> String {
    let question = Question(text: sql.text, types: sql.parameters.map(\.type.oid))
    if let name = prepared[question] { return name }
    // Lists of changing length would fill the server's memory with statements that are never asked again.
    if prepared.count == 256 {
      try command("DEALLOCATE ALL")
      prepared.removeAll()
    }
    let name = "q\(prepared.count)"
    _ = try check(PQprepare(handle, name, question.text, Int32(question.types.count), question.types))
    prepared[question] = name
    return name
  }

  func check(_ result: OpaquePointer?) throws -> PostgreSQLResult {
    guard let result else { throw PostgreSQLFailure(message: String(cString: PQerrorMessage(handle))) }
    let answer = PostgreSQLResult(result)
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return answer
    default: throw PostgreSQLFailure(result)
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// C strings in an array that ends with nil, for as long as the body runs.
private func withCStrings<T>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
  func collect(_ rest: ArraySlice<String>, _ pointers: [UnsafePointer<CChar>?]) -> T {
    guard let first = rest.first else { return body(pointers + [nil]) }
    return first.withCString { collect(rest.dropFirst(), pointers + [$0]) }
  }
  return collect(texts[...], [])
}
