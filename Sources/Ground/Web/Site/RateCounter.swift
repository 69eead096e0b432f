import Synchronization
import Values

/// Counts how often each visitor has used a limited route. Kept in memory: a restart forgives, guessing is
/// counted in the database by `Throttle`.
///
/// A guest is counted by the pass, so that forty phones behind one school's address are forty visitors. A pass is not
/// looked up here and may be made up: their address may do no more than a hundred guests.
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

  private struct Windows {
    private var windows: [Key: Window] = [:]
    private static let most = 20_000

    /// Nil when there is room for one more; otherwise how long to wait, in seconds.
    mutating func wait(_ key: Key, most count: Int, in seconds: Int, at now: Instant) -> Int64? {
      if windows.count >= Windows.most { windows = windows.filter { now.seconds(since: $0.value.since) < 3600 } }
      if windows.count >= Windows.most { windows.removeAll() }
      var window = windows[key] ?? Window(since: now, count: 0)
      if now.seconds(since: window.since) >= Int64(seconds) { window = Window(since: now, count: 0) }
      guard window.count < count else { return Int64(seconds) - now.seconds(since: window.since) }
      window.count += 1
      windows[key] = window
      return nil
    }
  }

  private struct State {
    var visitors = Windows()
    /// Apart, so that passes that were made up push nobody's count out.
    var passes = Windows()
  }

  private let state = Mutex(State())
  private static let guestsOfOneAddress = 100

  func count(_ route: Route, _ limit: RateLimit, by visit: Visit) throws {
    let pass = visit.visitor == nil ? visit.pass?.hash : nil
    try count(route.pattern.text, route.method, limit, by: visit, times: pass == nil ? 1 : Self.guestsOfOneAddress)
    guard let pass else { return }
    let key = Key(pattern: route.pattern.text, method: route.method, who: pass)
    try refuse(state.withLock { $0.passes.wait(key, most: limit.count, in: limit.seconds, at: visit.now) })
  }

  /// `times`: how many the address stands for.
  func count(
    _ pattern: String, _ method: Route.Method, _ limit: RateLimit, by visit: Visit, times: Int = 1
  ) throws {
    let address = times == 1 ? visit.address.bucket : "\(visit.address.bucket) guests"
    let who = visit.visitor.map { "\($0.municipality) \($0.person)" } ?? address
    let key = Key(pattern: pattern, method: method, who: who)
    try refuse(state.withLock { $0.visitors.wait(key, most: limit.count * times, in: limit.seconds, at: visit.now) })
  }

  private func refuse(_ wait: Int64?) throws {
    if let wait { throw Refusal.busy(retryAfter: Int(max(1, wait))) }
  }
}
