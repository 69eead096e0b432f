import Foundation
import GRDB
import Synchronization

/// A database in one file: many readers, one writer, written through to the disk before a commit returns.
final class SQLiteEngine: Engine {
  let pool: DatabasePool
  let path: String
  var dialect: Dialect { .sqlite }
  /// Why nothing more is written. After a write that the disk refused, the next that seems to succeed proves nothing:
  /// the system may have thrown away what it could not write. A new start reads what is really there.
  private let failure = Mutex<StoreError?>(nil)

  init(path: String) throws {
    self.path = path
    do {
      pool = try DatabasePool(path: path, configuration: SQLiteEngine.configuration)
      // GRDB's pool chooses NORMAL, which may lose the last commits when the power goes.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    } catch let error as DatabaseError {
      throw StoreError(opening: error, at: path)
    }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 8
    return configuration
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do {
      return try await pool.read { db in try SQLiteRunner(db).perform(body) }
    } catch let error as DatabaseError {
      throw StoreError.from(error)
    }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    if let failure = failure.withLock({ $0 }) { throw failure }
    do {
      return try await written(body)
    } catch let error as StoreError {
      if case .failing = error { failure.withLock { $0 = error } }
      throw error
    }
  }

  private func written<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do {
      return try await pool.writeWithoutTransaction { db in
        do {
          var result: T?
          try db.inTransaction(.immediate) {
            result = try SQLiteRunner(db).perform(body)
            return .commit
          }
          return result!  // set above, or an error was thrown
        } catch let error as DatabaseError {
          throw StoreError.from(error, in: db)
        }
      }
    } catch let error as DatabaseError {
      throw StoreError.from(error)
    }
  }

  /// Any writer is alone here, but one that waits behind a long migration must have more than the usual patience.
  func alone(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
    for _ in 1..<12 {
      do { return try await write(body) } catch StoreError.busy {}
    }
    return try await write(body)
  }

  func listen(_ channel: String) -> AsyncStream<Store.Heard> { AsyncStream { _ in } }

  func close() async throws {
    // GRDB closes its writer first, and readers cannot empty the log into the file. A log that stays behind does no
    // harm, so a disk that is full or read-only must not keep us from closing.
    _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try pool.close()
  }
}
