import Synchronization
import Values

/// Counts how often each visitor has used a limited route. Kept in memory: a restart forgives, guessing is
/// counted in the database by `Throttle`.
final class RateCounter: Sendable {
  private struct Key: Hashable {
    let pattern: String
    let method: Route.Method
    let who: String
  }

  private struct Window {
    var since: Instant
    var count: Int
  }

  private let windows = Mutex<[Key: Window]>([:])
  private static let most = 20_000

  func count(_ route: Route, _ limit: RateLimit, by visit: Visit) throws {
    try count(route.pattern.text, route.method, limit, by: visit)
  }

  func count(_ pattern: String, _ method: Route.Method, _ limit: RateLimit, by visit: Visit) throws {
    // By person where there is one: forty phones behind one school's address are forty visitors.
    let who = visit.visitor.map { "\($0.municipality) \($0.person)" } ?? visit.address.bucket
    let key = Key(pattern: pattern, method: method, who: who)
    let wait: Int64? = windows.withLock { windows in
      if windows.count >= RateCounter.most {
        windows = windows.filter { visit.now.seconds(since: $0.value.since) < 3600 }
      }
      if windows.count >= RateCounter.most { windows.removeAll() }
      var window = windows[key] ?? Window(since: visit.now, count: 0)
      if visit.now.seconds(since: window.since) >= Int64(limit.seconds) { window = Window(since: visit.now, count: 0) }
      guard window.count < limit.count else { return Int64(limit.seconds) - visit.now.seconds(since: window.since) }
      window.count += 1
      windows[key] = window
      return nil
    }
    if let wait { throw Refusal.busy(retryAfter: Int(max(1, wait))) }
  }
}
