import CPQ
import Foundation
import NIOPosix
import Synchronization

/// A PostgreSQL server: a few connections, each used by one thread of a small pool that waits for the answers.
///
/// The pool's queue is also the queue for connections: there is one connection a thread, opened when first needed.
final class PostgreSQLEngine: Engine {
  let address: String
  var dialect: Dialect { .postgreSQL }
  private let threads: NIOThreadPool
  private let idle = Mutex<[PostgreSQLConnection]>([])

  init(address: String) throws {
    self.address = address
    // Opened now, so that a wrong address is told at start and not to the first visitor.
    let first = try PostgreSQLConnection(address: address)
    idle.withLock { $0.append(first) }
    threads = NIOThreadPool(numberOfThreads: 8)
    threads.start()
  }

  deinit { threads.shutdownGracefully { _ in } }

  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await perform(.read, body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await perform(.write, body)
  }

  func alone(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
    try await perform(.alone, body)
  }

  func listen(_ channel: String) -> AsyncStream<Store.Heard> { PostgreSQLListener.stream(channel, at: address) }

  func close() async throws {
    try await threads.shutdownGracefully()
    idle.withLock { $0.removeAll() }
  }

  enum Kind {
    case read, write, alone

    var begin: String {
      switch self {
      case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
      // SQLite has one writer at a time; this promises the same outcome.
      case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
      // Waits for its turn first and then sees what the one before has done, which a snapshot would not.
      case .alone: "BEGIN; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(70326514)"
      }
    }
  }

  private func perform<T: Sendable>(
    _ kind: Kind, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    let cancellation = PostgreSQLCancellation()
    return try await withTaskCancellationHandler {
      try await threads.runIfActive { [self] in try repeated(kind, cancellation, body) }
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// Runs the transaction again where that is safe: when the server asks for it, or once on a fresh connection.
  private func repeated<T>(
    _ kind: Kind, _ cancellation: PostgreSQLCancellation, _ body: (Transaction) throws -> T
  ) throws -> T {
    var tries = 0
    var hasReconnected = false
    while true {
      tries += 1
      switch try once(kind, cancellation, body) {
      case .done(let result): return result
      case .again(let error):
        if tries == 12 { throw error }
        // Two that got in each other's way must not do so again in step.
        usleep(.random(in: 500...(2000 << min(tries, 5))))
      case .reconnect(let error):
        if hasReconnected { throw error }
        hasReconnected = true
        idle.withLock { $0.removeAll() }  // whatever ended this connection has most likely ended them all
      }
    }
  }

  private enum Outcome<T> {
    case done(T)
    case again(StoreError)
    case reconnect(StoreError)
  }

  private func once<T>(
    _ kind: Kind, _ cancellation: PostgreSQLCancellation, _ body: (Transaction) throws -> T
  ) throws -> Outcome<T> {
    if cancellation.isCancelled { throw CancellationError() }
    let connection: PostgreSQLConnection
    do {
      connection = try idle.withLock { $0.popLast() } ?? PostgreSQLConnection(address: address)
    } catch StoreError.lost {
      return .reconnect(.lost(outcomeUnknown: false))  // cut before it had done anything
    }
    cancellation.begin(on: connection)
    defer {
      cancellation.end()
      // A stop signal may still be on its way to a cancelled one, so that one is closed, not used again.
      let isReusable = !cancellation.isCancelled && PQtransactionStatus(connection.handle) == PQTRANS_IDLE
      if isReusable { idle.withLock { $0.append(connection) } }
    }
    let runner = PostgreSQLRunner(connection, cancellation)
    do {
      _ = try runner.guarded { try connection.command(kind.begin) }
      let result = try body(Transaction(runner: runner))
      if let failure = runner.failure { throw failure.error }
      try commit(runner, connection, kind)
      return .done(result)
    } catch {
      if !connection.isBroken { _ = try? connection.command("ROLLBACK") }
      guard let failure = runner.failure, !cancellation.isCancelled, !isUnknown(error) else { throw error }
      if failure.asksForAnotherTry { return .again(failure.error) }
      if failure.isLost || failure.isOutdated || connection.isBroken {
        return .reconnect(.lost(outcomeUnknown: false))
      }
      throw error
    }
  }

  /// From the moment the word is sent we cannot know what a silent server did with it.
  private func commit(_ runner: PostgreSQLRunner, _ connection: PostgreSQLConnection, _ kind: Kind) throws {
    do {
      _ = try runner.guarded { try connection.command("COMMIT") }
    } catch {
      if kind != .read, runner.failure?.isLost == true { throw StoreError.lost(outcomeUnknown: true) }
      throw error
    }
  }
}

private func isUnknown(_ error: any Error) -> Bool { error as? StoreError == .lost(outcomeUnknown: true) }
