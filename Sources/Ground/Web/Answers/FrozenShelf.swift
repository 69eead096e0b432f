import Synchronization
import Values

/// Released contents that were asked for lately, so that the next answer need not read them from the database.
///
/// The key must name content that can never change: municipality, release, area and audience. Which release a
/// visitor sees is asked of the database each time, so what is published or withdrawn, here or by another server on
/// the same database, counts at once; nothing has to be thrown off the shelf for it. A release nobody is shown any
/// more falls off by itself when others need the room.
package final class FrozenShelf: Sendable {
  private let kept: Mutex<LastUsed<[String], FrozenMain>>

  /// `limit` in bytes of packed content.
  package init(limit: Int = 8 * 1024 * 1024) { kept = Mutex(LastUsed(limit: limit)) }

  package subscript(key: [String]) -> FrozenMain? { kept.withLock { $0[key] } }

  /// Keeps the content, in the place of what has not been asked for longest. What is larger than the shelf is not kept.
  package func keep(_ main: FrozenMain, as key: [String]) {
    kept.withLock { $0.keep(main, as: key, cost: main.deflated.count) }
  }

  /// How many bytes of packed content are kept.
  package var bytes: Int { kept.withLock { $0.cost } }
}
