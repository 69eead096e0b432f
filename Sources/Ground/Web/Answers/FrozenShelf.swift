import Synchronization

/// Released contents that were asked for lately, so that the next answer need not read them from the database.
///
/// The key must name content that can never change: municipality, release, area and audience. Which release a
/// visitor sees is asked of the database each time, so what is published or withdrawn, here or by another server on
/// the same database, counts at once; nothing has to be thrown off the shelf for it. A release nobody is shown any
/// more falls off by itself when others need the room.
package final class FrozenShelf: Sendable {
  private struct Kept {
    let main: FrozenMain
    var lastUse: Int
  }

  private struct Shelf {
    var kept: [[String]: Kept] = [:]
    var bytes = 0
    var uses = 0
  }

  private let shelf = Mutex(Shelf())
  private let limit: Int

  /// `limit` in bytes of packed content.
  package init(limit: Int = 8 * 1024 * 1024) { self.limit = limit }

  package subscript(key: [String]) -> FrozenMain? {
    shelf.withLock { shelf in
      guard let main = shelf.kept[key]?.main else { return nil }
      shelf.uses += 1
      shelf.kept[key]?.lastUse = shelf.uses
      return main
    }
  }

  /// Keeps the content, in the place of what has not been asked for longest. What is larger than the shelf is not kept.
  package func keep(_ main: FrozenMain, as key: [String]) {
    let size = main.deflated.count
    guard size <= limit else { return }
    shelf.withLock { shelf in
      shelf.uses += 1
      if let before = shelf.kept.updateValue(Kept(main: main, lastUse: shelf.uses), forKey: key) {
        shelf.bytes -= before.main.deflated.count
      }
      shelf.bytes += size
      while shelf.bytes > limit, let oldest = shelf.kept.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        shelf.kept[oldest.key] = nil
        shelf.bytes -= oldest.value.main.deflated.count
      }
    }
  }

  /// How many bytes of packed content are kept.
  package var bytes: Int { shelf.withLock { $0.bytes } }
}
