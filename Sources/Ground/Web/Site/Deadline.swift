/// Runs the work, and gives up when it takes longer than `time`: the work is cancelled and the visitor told.
func within<Result: Sendable>(
  _ time: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: time)
      return nil
    }
    defer { group.cancelAll() }
    // The group always has a first result: either the work's own, or the clock's.
    guard let first = try await group.next(), let result = first else { throw GateRefusal.tooSlow }
    return result
  }
}
