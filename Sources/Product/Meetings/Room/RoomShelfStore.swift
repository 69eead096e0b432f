import Storage
import Synchronization
import Values

/// Rooms that were read lately, so that a page folds only what is new since the last one.
///
/// Nothing depends on it: an empty shelf gives the same rooms, and each reader still asks the log for what is newer.
package final class RoomShelf: Sendable {
  /// A room, and those who are in it by name. A class: forty streams hold on to it while they are told.
  final class Kept: Sendable {
    let room: Room
    let names: [ID<Attendee>: Attendee]
    /// Whether everybody of `room.attendees` has been asked for.
    fileprivate let isWhole: Bool

    fileprivate init(room: Room, names: [ID<Attendee>: Attendee]) {
      (self.room, self.names) = (room, names)
      isWhole = room.attendees.allSatisfy { names[$0] != nil }
    }
  }

  private let shelf: Mutex<LastUsed<RoomPlace, Kept>>

  /// `most` is how many rooms are kept.
  package init(most: Int = 500) { shelf = Mutex(LastUsed(limit: most)) }

  /// What is kept, if it is whole: a room with everybody in it by name.
  func kept(_ place: RoomPlace) -> Kept? {
    shelf.withLock { $0[place] }.flatMap { $0.isWhole ? $0 : nil }
  }

  /// The room as it is kept, if that is as far as this.
  func latest(_ place: RoomPlace, at sequence: Int) -> Kept? {
    shelf.withLock { $0[place] }.flatMap { $0.room.sequence == sequence ? $0 : nil }
  }

  /// The room as it is now. For a transaction that reads: what a writer has not committed is never kept.
  package func room(at place: RoomPlace, in tx: Transaction) throws -> Room? {
    let known = shelf.withLock { $0[place]?.room }
    guard let room = try RoomStore.room(at: place, from: known, in: tx) else { return nil }
    put(room, at: place)
    return room
  }

  /// A room as a transaction that is committed left it: those who follow it then need not ask the log.
  func put(_ room: Room, at place: RoomPlace) {
    shelf.withLock { shelf in
      let kept = shelf[place]
      // Two who read at once: the one who read further is right.
      guard kept.map({ room.sequence > $0.room.sequence }) ?? true else { return }
      shelf.keep(Kept(room: room, names: kept?.names ?? [:]), as: place)
    }
  }

  /// The room as it is now and everybody in it; nil while it is not opened.
  func whole(at place: RoomPlace, in tx: Transaction) throws -> Kept? {
    guard let room = try room(at: place, in: tx) else { return nil }
    return Kept(room: room, names: try names(in: room, at: place, tx))
  }

  /// Everybody in the room by name.
  func names(in room: Room, at place: RoomPlace, _ tx: Transaction) throws -> [ID<Attendee>: Attendee] {
    let known = shelf.withLock { $0[place]?.names } ?? [:]
    if room.attendees.allSatisfy({ known[$0] != nil }) { return known }
    let participants = try MeetingStore.participants(of: place.meeting, in: place.municipality, tx: tx)
    var names = try RoomDoorStore.names(of: place, participants, in: room, tx: tx)
    for id in room.attendees where names[id] == nil { names[id] = .erased(id) }
    shelf.withLock { shelf in
      if let kept = shelf[place] { shelf.keep(Kept(room: kept.room, names: names), as: place) }
    }
    return names
  }
}
