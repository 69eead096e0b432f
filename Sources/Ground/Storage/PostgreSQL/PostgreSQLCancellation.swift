import CPQ
import Dispatch
import Synchronization

/// Lets a cancelled task stop the statement that a server is working on for it.
final class PostgreSQLCancellation: Sendable {
  private struct State: ~Copyable {
    var isCancelled = false
    nonisolated(unsafe) var handle: OpaquePointer?
  }
  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func begin(on connection: PostgreSQLConnection) {
    let handle = UInt(bitPattern: PQgetCancel(connection.handle))
    state.withLock { $0.handle = OpaquePointer(bitPattern: handle) }
  }

  /// After this no stop signal can reach the connection any more. (It waits for one that is being sent.)
  func end() {
    state.withLock { state in
      PQfreeCancel(state.handle)
      state.handle = nil
    }
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    // Sending it opens a connection of its own and waits, which the cancelling task should not.
    DispatchQueue.global().async { [self] in
      state.withLock { state in
        var why = [CChar](repeating: 0, count: 256)
        if let handle = state.handle { PQcancel(handle, &why, Int32(why.count)) }
      }
    }
  }
}
