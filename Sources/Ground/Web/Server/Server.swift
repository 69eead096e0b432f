import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The site on a port: limits on every connection, jobs in the background, a calm end on SIGTERM.
package enum Server {
  /// The site as tests and benchmarks run it; `run` adds signals, jobs and figures.
  package static func application(
    _ house: House, _ features: [Feature], onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> Application<Site> {
    application(Site(house, features), features, onRunning: onRunning)
  }

  /// Serves until SIGTERM or SIGINT, then finishes what is under way and returns.
  ///
  /// `onRunning` gets the port that was taken, which matters when the settings say 0: any free one.
  package static func run(
    _ house: House, _ features: [Feature], onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) async throws {
    openFiles()
    let group = group(house, features, signals: [.sigterm, .sigint], onRunning: onRunning)
    do {
      try await group.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw ServerFailure.portTaken(house.settings.port)
    } catch let error as IOError where error.errnoCode == EACCES {
      throw ServerFailure.portForbidden(house.settings.port)
    }
    house.log(.info, "stopped")
  }

  /// Each connection is a file to the system, which gives a program 1,024 of them unless it asks for what it may have.
  private static func openFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Everything that runs, as one thing that can be started and told to stop.
  package static func group(
    _ house: House, _ features: [Feature], signals: [UnixSignal] = [],
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> ServiceGroup {
    let site = Site(house, features)
    var services = [Named(description: "site", service: application(site, features, onRunning: onRunning))]
    services += (features.flatMap(\.jobs) + [.clearingOut]).map { job in
      Named(description: job.name, service: JobService(job: job, house: house))
    }
    if house.settings.metricsPort > 0 { services.append(Named(description: "figures", service: figures(of: site))) }
    return ServiceGroup(
      configuration: .init(services: services, gracefulShutdownSignals: signals, logger: quiet))
  }

  static func application(
    _ site: Site, _ features: [Feature], onRunning: @escaping @Sendable (Int) async -> Void
  ) -> Application<Site> {
    let house = site.house
    let settings = house.settings
    return Application(
      responder: site, server: .http1(configuration: connection(house)),
      // After a restart everybody who follows a meeting comes back within two seconds. One for whom there is no place in
      // the queue is not told so: the kernel lets them try again after one second and after three.
      configuration: .init(address: .hostname(settings.host, port: settings.port), backlog: 2_048),
      services: [LiveService(house: house, watches: features.flatMap(\.live))],
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        house.log(.info, "started", ["host": settings.host, "port": "\(port)"])
        await onRunning(port)
      }, logger: quiet)
  }

  private static func connection(_ house: House) -> HTTP1Channel.Configuration {
    let limits = house.settings.limits
    let isSecure = house.settings.isHTTPS
    let live = house.live
    return .init(
      additionalChannelHandlers: [ConnectionGuard(limits, isSecure: isSecure) { live.stop() }],
      idleTimeout: TimeAmount(limits.idle),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes, maxHeaderFieldCount: 100))
  }

  /// Only this machine reaches the figures: they tell how much a municipality uses which page.
  private static func figures(of site: Site) -> some Service {
    let router = Router()
    router.get("/metrics") { _, _ in
      let count = try? await site.house.store.read { try $0.row("SELECT count(*) FROM session").map { $0[0] as Int } }
      return site.metrics.text(sessions: count ?? nil, memory: Memory.resident, streams: site.house.live.count)
    }
    return Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: site.house.settings.metricsPort)),
      logger: quiet)
  }

  /// Libraries speak up only when something is badly wrong; what we have to say goes through `Log`.
  private static let quiet: Logger = {
    var logger = Logger(label: "http")
    logger.logLevel = .critical
    return logger
  }()
}

/// Why the server could not start, in words for the person who started it.
package enum ServerFailure: Error, Sendable, Equatable {
  case portTaken(Int)
  case portForbidden(Int)

  package var words: String {
    switch self {
    case .portTaken(let port):
      "Port \(port) er optaget af et andet program. Stop det, eller vælg en anden port med --port."
    case .portForbidden(let port):
      "Fælled må ikke bruge port \(port). Vælg en port over 1023 med --port."
    }
  }

  /// What the program ends with, as sysexits.h has it: a resource we need is not available, or not allowed.
  package var exitCode: Int32 {
    switch self {
    case .portTaken: 69
    case .portForbidden: 77
    }
  }
}
