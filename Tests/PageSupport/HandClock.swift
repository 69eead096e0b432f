import Synchronization
import Values

/// A clock the test moves by hand. It begins on Tuesday 18 November 2026.
package final class HandClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_795_000_000_000))

  package init() {}

  package var now: Instant { time.withLock { $0 } }
  package func pass(_ seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
