import ServiceLifecycle
import Storage

/// A service by a short name. The library takes a service's name to be everything it holds, spelt out: for a site that
/// is all its files, routes and definitions, spelt out at every start and never read.
struct Named: Service, CustomStringConvertible {
  let description: String
  let service: any Service

  func run() async throws { try await service.run() }
}

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
