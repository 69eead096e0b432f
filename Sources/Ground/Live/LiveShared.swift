import Synchronization

/// One reading for all who are to be told the same: forty participants of a meeting cost one question, not forty.
///
/// The key must name everything that decides what the message says: topic, audience, what was seen and how far it has
/// come. Whoever asks while it is being read waits for the same answer.
package final class LiveShared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var under: [Key: Task<Value, any Error>] = [:]
    var order: [Key] = []
  }

  private let state = Mutex(State())
  private let limit: Int

  /// `limit` is how many answers are kept.
  package init(limit: Int = 64) { self.limit = limit }

  package func value(_ key: Key, _ make: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let task = state.withLock { state in
      if let task = state.under[key] { return task }
      // Detached from whoever happened to be first: when that one goes away, the others still want it.
      let task = Task.detached { try await make() }
      state.under[key] = task
      state.order.append(key)
      if state.order.count > limit { state.under[state.order.removeFirst()] = nil }
      return task
    }
    do {
      return try await task.value
    } catch {
      // The next one tries again.
      state.withLock { state in
        state.under[key] = nil
        state.order.removeAll { $0 == key }
      }
      throw error
    }
  }
}
