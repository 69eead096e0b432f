import ServiceLifecycle
import Storage

/// Runs a job again and again until the server stops.
struct JobService: Service {
  let job: Job
  let house: House

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      try await Task.sleep(for: job.first)
      while !Task.isCancelled {
        await once()
        try await Task.sleep(for: job.every)
      }
    }
    // A service that returns before it is told to would stop the whole group.
    try? await gracefulShutdown()
  }

  private func once() async {
    do {
      try await job.run(house)
    } catch {
      house.log(.error, "job-failed", at: house.clock(), ["job": job.name, "why": "\(error)"])
    }
  }
}

extension Job {
  static let clearingOut = Job(name: "clear-out-sessions", every: .seconds(600)) { house in
    let now = house.clock()
    try await house.store.write { try SignIn.clearOut(at: now, in: $0) }
  }
}
