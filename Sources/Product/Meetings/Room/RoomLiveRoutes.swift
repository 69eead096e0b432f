import Live
import Markup
import People
import Profiles
import Storage
import Synchronization
import Values
import Web

/// What happens in a room, told as it happens: to those who are signed in, to guests, and to the big screen.
struct RoomLiveRoutes: Sendable {
  let rooms: RoomRoutes
  private let drawn = LiveShared<DrawnKey, DrawnPanes>()
  private let questions = LiveShared<QuestionsKey, [FigureQuestion]>()
  private let news = LiveShared<NewsKey, LiveMessage?>()
  private let surroundings = SurroundingsShelf()

  init(_ rooms: RoomRoutes) { self.rooms = rooms }

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/rum/live", .signedIn) { call, visitor in
      try await stream(call, rooms.inside(call, visitor), .session, isScreen: false)
    }
    routes.get("/moeder/{id}/rum/skaerm/live", .signedIn) { call, visitor in
      try await stream(call, rooms.inside(call, visitor), .session, isScreen: true)
    }
    routes.get("/m/{kode}/rum/live", .anyone) { call, _ in
      try await stream(call, rooms.guest(call), .pass, isScreen: false)
    }
    routes.get("/m/{kode}/skaerm/live", .anyone) { call, _ in
      try await stream(call, rooms.guest(call), .pass, isScreen: true)
    }
  }

  private func stream(
    _ call: Call, _ enter: @escaping RoomRoutes.Enter, _ shown: Call.Shown, isScreen: Bool
  ) async throws -> Answer {
    let (door, room, pins, earlier) = try await rooms.house.store.read { tx in
      let (door, room) = try enter(tx)
      return (door, room, try RoomRoutes.pins(door, in: tx), try RoomRoutes.earlier(door, in: tx))
    }
    let reader = RoomReader(
      at: door, in: surroundings.shared(Surroundings(door, pins: pins, earlier: earlier)),
      began: room.flatMap { rooms.shelf.latest(door.place, at: $0.sequence) }, isScreen: isScreen, rooms: rooms,
      drawn: drawn, questions: questions, news: news)
    return try call.stream(door.place.topic, by: shown, head: room?.sequence ?? 0) { sent, latest in
      try await reader.message(after: sent, upTo: latest)
    }
  }
}

extension RoomPlace {
  static let topics = "meeting"

  var topic: LiveTopic { LiveTopic(RoomPlace.topics, meeting.raw, of: municipality) }
}

/// What the pieces that many see alike depend on.
struct DrawnKey: Hashable, Sendable {
  let place: RoomPlace
  let sequence: Int
  let isLeader: Bool
  let hasDesk: Bool
  let table: Int?
  let isScreen: Bool
  let isEnded: Bool
  /// Whose eyes figures and questions are read with.
  let audience: Audience

  /// Enough to tell most keys apart: it is asked for each of a thousand streams.
  func hash(into hasher: inout Hasher) {
    hasher.combine(place.meeting)
    hasher.combine(sequence)
  }
}

/// What questions about figures depend on.
struct QuestionsKey: Hashable, Sendable {
  let place: RoomPlace
  /// The event that last changed them.
  let changed: Int
  let audience: Audience
}

/// What is told depends on what was told before and on what there is now.
struct NewsKey: Hashable, Sendable {
  /// Nil for a reader whose page we did not see.
  let before: DrawnKey?
  let after: DrawnKey
}

/// What everybody in a room has around them alike: some kilobytes, kept once and not for each of a thousand.
private final class Surroundings: Sendable {
  /// As one of them has it: `actor` and `person` are each reader's own.
  let door: RoomDoor
  let pins: [Pin]
  let earlier: [String]

  init(_ door: RoomDoor, pins: [Pin], earlier: [String]) {
    var door = door
    // Those who are in the room as it is told come with it.
    door.names = [:]
    (self.door, self.pins, self.earlier) = (door, pins, earlier)
  }

  /// Guests and those who are signed in have pages, figures and ways of their own.
  struct Key: Hashable {
    let place: RoomPlace
    let audience: Audience
    let room: Path
  }

  var key: Key { Key(place: door.place, audience: door.audience, room: door.addresses.room) }

  func isLike(_ other: Surroundings) -> Bool {
    door.code == other.door.code && door.meeting == other.door.meeting && pins == other.pins
      && earlier == other.earlier
  }
}

private final class SurroundingsShelf: Sendable {
  private let shelf = Mutex(LastUsed<Surroundings.Key, Surroundings>(limit: 500))

  /// What others in the room have already, where it is the same.
  func shared(_ own: Surroundings) -> Surroundings {
    shelf.withLock { shelf in
      if let known = shelf[own.key], known.isLike(own) { return known }
      shelf.keep(own, as: own.key)
      return own
    }
  }
}

/// One who follows a room: is told what has changed of what they have before them, and nothing twice.
private final class RoomReader: Sendable {
  private let actor: RoomActor
  private let person: PersonID?
  private let around: Surroundings
  let isScreen: Bool
  let rooms: RoomRoutes
  let drawn: LiveShared<DrawnKey, DrawnPanes>
  let questions: LiveShared<QuestionsKey, [FigureQuestion]>
  let news: LiveShared<NewsKey, LiveMessage?>
  private let told: Mutex<Told>

  /// What this reader has before them: what many see alike, and each of their own pieces by its fingerprint once it was
  /// told.
  private struct Told: Sendable {
    /// The room as the page had it when the stream was opened, until something has been told.
    var began: RoomShelf.Kept?
    var shared: DrawnPanes?
    var own: [String: Int] = [:]
  }

  init(
    at door: RoomDoor, in around: Surroundings, began: RoomShelf.Kept?, isScreen: Bool, rooms: RoomRoutes,
    drawn: LiveShared<DrawnKey, DrawnPanes>, questions: LiveShared<QuestionsKey, [FigureQuestion]>,
    news: LiveShared<NewsKey, LiveMessage?>
  ) {
    told = Mutex(Told(began: began))
    (actor, person, self.around) = (door.actor, door.person, around)
    (self.isScreen, self.rooms, self.drawn, self.questions, self.news) = (isScreen, rooms, drawn, questions, news)
  }

  private var door: RoomDoor {
    var door = around.door
    (door.actor, door.person) = (actor, person)
    return door
  }

  func message(after sent: Int, upTo latest: Int) async throws -> LiveMessage? {
    let now = rooms.house.clock()
    guard let kept = try await rooms.current(around.door.place, upTo: latest) else { return nil }
    let sequence = kept.room.sequence
    // A page from before the room was opened is another page now.
    if sent == 0 { return LiveMessage("reset", sequence: sequence, data: []) }
    let before = try await told(upTo: sent, kept.names, now)
    let after = try await shared(kept.room, kept.names, now)
    // So is a meeting that is over, or goes on after all: what is around the pieces changes as well.
    if let before, before.key.isEnded != after.key.isEnded {
      return LiveMessage("reset", sequence: sequence, data: [])
    }
    let isNew = kept.room.hasNews(for: actor, after: sent)
    let own = isNew ? remember(try await own(kept.room, kept.names, now)) : []
    told.withLock { ($0.began, $0.shared) = (nil, after) }
    guard own.isEmpty else {
      return LiveMessage(
        "patch", sequence: sequence, data: after.news(since: before) + own.map(\.bytes).joined())
    }
    // The same for all who had the same before them.
    return try await news.value(NewsKey(before: before?.key, after: after.key)) {
      let bytes = after.news(since: before)
      return bytes.isEmpty ? nil : LiveMessage("patch", sequence: sequence, data: bytes)
    }
  }

  /// What many see alike, as this reader has it; at first what stood on the page that was opened. Nil when we did not
  /// see that page.
  private func told(upTo sent: Int, _ names: [ID<Attendee>: Attendee], _ now: Instant) async throws -> DrawnPanes? {
    let (shared, began) = told.withLock { ($0.shared, $0.began) }
    if let shared { return shared }
    guard let began, began.room.sequence == sent else { return nil }
    return try await self.shared(began.room, names, now)
  }

  /// The pieces that are other than those last told. A piece that was never told is told whole, for nobody asks forty
  /// times what stood on forty pages: a page that has it already is not changed by it.
  private func remember(_ pieces: [DrawnPane]) -> [DrawnPane] {
    told.withLock { told in
      let news = pieces.filter { told.own[$0.id] != $0.fingerprint }
      for piece in news { told.own[piece.id] = piece.fingerprint }
      return news
    }
  }

  /// What all in the same part of the meeting see alike, drawn once for all of them.
  private func shared(_ room: Room, _ names: [ID<Attendee>: Attendee], _ now: Instant) async throws -> DrawnPanes {
    let me = isScreen ? nil : actor
    let key = DrawnKey(
      place: around.door.place, sequence: room.sequence, isLeader: me.map { $0.attendee == room.leader } ?? false,
      hasDesk: me?.parts.contains(.recorder) ?? false, table: me.flatMap { room.tables[$0.attendee] },
      isScreen: isScreen, isEnded: room.ended != nil, audience: around.door.audience)
    return try await drawn.value(key) { [self] in
      let view = room.view(for: me, names: names, at: now)
      let door = door
      if isScreen { return DrawnPanes(key: key, panes: ScreenPages.panes(view, door.addresses)) }
      let parts = RoomParts(
        view: view, addresses: door.addresses, pins: around.pins, questions: try await asked(in: room),
        mayAsk: door.mayAsk, meeting: door.meeting)
      return DrawnPanes(key: key, panes: RoomPanes(parts).shared)
    }
  }

  private func asked(in room: Room) async throws -> [FigureQuestion] {
    let key = QuestionsKey(
      place: around.door.place, changed: room.marks.questions, audience: around.door.audience)
    return try await questions.value(key) { [self] in
      try await rooms.house.store.read { [self] tx in try RoomRoutes.questions(door, in: tx) }
    }
  }

  /// What one person has before them. The big screen is nobody's.
  private func own(_ room: Room, _ names: [ID<Attendee>: Attendee], _ now: Instant) async throws -> [DrawnPane] {
    guard !isScreen else { return [] }
    let view = room.view(for: actor, names: names, at: now)
    var door = door
    door.names = names
    let desk = view.hasDesk ? try await rooms.desk(door, room) : nil
    let parts = RoomParts(view: view, addresses: door.addresses, pins: around.pins, earlier: around.earlier, desk: desk)
    return RoomPanes(parts).personal.map(DrawnPane.init)
  }
}
