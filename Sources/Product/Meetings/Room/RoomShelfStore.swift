import Storage
import Synchronization
import Values

/// Rooms that were read lately, so that a page folds only what is new since the last one.
///
/// Nothing depends on it: an empty shelf gives the same rooms, and each reader still asks the log for what is newer.
package final class RoomShelf: Sendable {
  struct Kept: Sendable {
    var room: Room
    /// Those who are in the room, by name; everybody of `room.attendees` once they have been asked for.
    var names: [ID<Attendee>: Attendee] = [:]
    fileprivate var used = 0
  }

  private struct State {
    var kept: [RoomPlace: Kept] = [:]
    var turn = 0
  }

  private let state = Mutex(State())
  private let most: Int

  package init(most: Int = 500) { self.most = most }

  /// What is kept, if it is whole: a room with everybody in it by name.
  func kept(_ place: RoomPlace) -> Kept? {
    state.withLock { $0.kept[place] }.flatMap { kept in
      kept.room.attendees.allSatisfy { kept.names[$0] != nil } ? kept : nil
    }
  }

  /// The room as it is now. For a transaction that reads: what a writer has not committed is never kept.
  package func room(at place: RoomPlace, in tx: Transaction) throws -> Room? {
    let known = state.withLock { $0.kept[place]?.room }
    guard let room = try RoomStore.room(at: place, from: known, in: tx) else { return nil }
    put(room, at: place)
    return room
  }

  /// A room as a transaction that is committed left it: those who follow it then need not ask the log.
  func put(_ room: Room, at place: RoomPlace) {
    keep(place) { kept in
      // Two who read at once: the one who read further is right.
      if room.sequence >= kept?.room.sequence ?? 0 { kept = Kept(room: room, names: kept?.names ?? [:]) }
    }
  }

  /// Everybody in the room by name.
  func names(in room: Room, at place: RoomPlace, _ tx: Transaction) throws -> [ID<Attendee>: Attendee] {
    let known = state.withLock { $0.kept[place]?.names } ?? [:]
    if room.attendees.allSatisfy({ known[$0] != nil }) { return known }
    let participants = try MeetingStore.participants(of: place.meeting, in: place.municipality, tx: tx)
    var names = try RoomDoorStore.names(of: place, participants, in: room, tx: tx)
    for id in room.attendees where names[id] == nil { names[id] = .erased(id) }
    keep(place) { $0?.names = names }
    return names
  }

  private func keep(_ place: RoomPlace, _ change: (inout Kept?) -> Void) {
    state.withLock { state in
      state.turn += 1
      change(&state.kept[place])
      state.kept[place]?.used = state.turn
      guard state.kept.count > most else { return }
      if let oldest = state.kept.min(by: { $0.value.used < $1.value.used })?.key { state.kept[oldest] = nil }
    }
  }
}
