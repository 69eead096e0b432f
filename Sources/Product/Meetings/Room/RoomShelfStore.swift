import Storage
import Synchronization
import Values

/// Rooms that were read lately, so that a page folds only what is new since the last one.
///
/// Nothing depends on it: an empty shelf gives the same rooms, and each reader still asks the log for what is newer.
package final class RoomShelf: Sendable {
  private let rooms = Mutex<(kept: [RoomPlace: (room: Room, used: Int)], turn: Int)>(([:], 0))
  private let most: Int

  package init(most: Int = 500) { self.most = most }

  package func known(_ place: RoomPlace) -> Room? { rooms.withLock { $0.kept[place]?.room } }

  /// The room as it is now. For a transaction that reads: what a writer has not committed is never kept.
  package func room(at place: RoomPlace, in tx: Transaction) throws -> Room? {
    guard let room = try RoomStore.room(at: place, from: known(place), in: tx) else { return nil }
    keep(room, at: place)
    return room
  }

  private func keep(_ room: Room, at place: RoomPlace) {
    rooms.withLock { rooms in
      // Two who read at once: the one who read further is right.
      if let other = rooms.kept[place], other.room.sequence > room.sequence { return }
      rooms.turn += 1
      rooms.kept[place] = (room, rooms.turn)
      guard rooms.kept.count > most else { return }
      if let oldest = rooms.kept.min(by: { $0.value.used < $1.value.used })?.key { rooms.kept[oldest] = nil }
    }
  }

  /// When a meeting is erased.
  package func forget(_ place: RoomPlace) { rooms.withLock { $0.kept[place] = nil } }
}
