/// The municipality's memory: one database, asked and changed in transactions.
///
///     let store = try Store.open("data/faelled.db")
///     let names = try await store.read { tx in try tx.rows("SELECT name FROM area ORDER BY name") }
///
/// The address decides which database it is: a file path is SQLite, `postgresql://...` is PostgreSQL. Nothing above
/// Storage knows which one it talks to.
package final class Store: Sendable {
  let engine: any Engine

  private init(engine: any Engine) { self.engine = engine }

  package static func open(_ address: String) throws -> Store {
    if isPostgreSQL(address) { return try Store(engine: PostgreSQLEngine(address: address)) }
    // Another file would be made in its place, and the municipality's figures would seem to be gone.
    if SQLiteBackup.isUnfinished(address) { throw StoreError.unfinishedRestore }
    return try Store(engine: SQLiteEngine(path: address))
  }

  /// Reads from one unchanging picture of the database. The body may run twice if the connection breaks.
  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.read(body)
  }

  /// Changes the database: everything the body does is kept when it returns, and nothing if it throws.
  ///
  /// The body may run again from the start when PostgreSQL asks for it, so it must do nothing but talk to the
  /// database: no mail, no files, no counters outside. Transactions behave as if they ran one after another.
  @discardableResult
  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.write(body)
  }

  /// What other servers on the same database say with `Transaction.notify`, and what this one says itself.
  ///
  /// On SQLite nothing is ever said. Ends when the task that waits is cancelled.
  package func listen(_ channel: String) -> AsyncStream<Heard> {
    precondition(isPlainName(channel), "not a channel: \(channel)")
    return engine.listen(channel)
  }

  package enum Heard: Sendable, Hashable {
    case said(String)
    /// Listening begins, or begins again after the connection was lost: what was said meanwhile reached nobody.
    case interrupted
  }

  /// Waits for what is running and lets go of the database.
  package func close() async throws { try await engine.close() }
}

func isPostgreSQL(_ address: String) -> Bool {
  address.hasPrefix("postgresql://") || address.hasPrefix("postgres://")
}

/// What a database has to offer; one conformer for each.
protocol Engine: Sendable {
  var dialect: Dialect { get }
  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

  /// A write transaction that waits for its turn among all processes, for changes of the schema.
  func alone(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws
  func listen(_ channel: String) -> AsyncStream<Store.Heard>
  func backUp(to target: String) async throws
  func findings() async throws -> [String]
  func glance() async throws
  func close() async throws
}

/// Which spelling of SQL a database wants; only Storage ever asks.
enum Dialect: Sendable { case sqlite, postgreSQL }
