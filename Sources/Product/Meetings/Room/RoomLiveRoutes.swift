import Live
import Markup
import Profiles
import Storage
import Synchronization
import Values
import Web

/// What happens in a room, told as it happens: to those who are signed in, to guests, and to the big screen.
struct RoomLiveRoutes: Sendable {
  let rooms: RoomRoutes
  private let drawn = LiveShared<DrawnKey, [DrawnPane]>()
  private let questions = LiveShared<QuestionsKey, [FigureQuestion]>()

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
      door: door, began: room, pins: pins, earlier: earlier, isScreen: isScreen, rooms: rooms, drawn: drawn,
      questions: questions)
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
  /// Whose eyes figures and questions are read with.
  let audience: Audience
}

/// What questions about figures depend on.
struct QuestionsKey: Hashable, Sendable {
  let place: RoomPlace
  /// The event that last changed them.
  let changed: Int
  let audience: Audience
}

/// A piece as it is sent, and what tells it from another.
struct DrawnPane: Sendable {
  let id: String
  let bytes: [UInt8]
  let fingerprint: Int

  init(_ pane: Pane) { (id, bytes, fingerprint) = (pane.id, pane.whole.bytes, pane.fingerprint) }
}

/// One who follows a room: is told what has changed of what they have before them, and nothing twice.
private final class RoomReader: Sendable {
  let door: RoomDoor
  /// The room as the page had it when the stream was opened.
  let began: Room?
  let pins: [Pin]
  let earlier: [String]
  let isScreen: Bool
  let rooms: RoomRoutes
  let drawn: LiveShared<DrawnKey, [DrawnPane]>
  let questions: LiveShared<QuestionsKey, [FigureQuestion]>
  /// What each piece was when it was last told.
  private let told = Mutex<[String: Int]>([:])

  init(
    door: RoomDoor, began: Room?, pins: [Pin], earlier: [String], isScreen: Bool, rooms: RoomRoutes,
    drawn: LiveShared<DrawnKey, [DrawnPane]>, questions: LiveShared<QuestionsKey, [FigureQuestion]>
  ) {
    (self.door, self.began, self.pins, self.earlier) = (door, began, pins, earlier)
    (self.isScreen, self.rooms, self.drawn, self.questions) = (isScreen, rooms, drawn, questions)
  }

  func message(after sent: Int, upTo latest: Int) async throws -> LiveMessage? {
    let now = rooms.house.clock()
    guard let (room, names) = try await rooms.current(door.place, upTo: latest) else { return nil }
    // A page from before the room was opened is another page now.
    if sent == 0 { return LiveMessage("reset", sequence: room.sequence, data: []) }
    if told.withLock({ $0.isEmpty }), let began, began.sequence == sent {
      let pieces = try await pieces(began, names, now, isNew: true)
      remember(pieces)
    }
    let pieces = try await pieces(room, names, now, isNew: room.hasNews(for: door.actor, after: sent))
    let news = remember(pieces)
    guard !news.isEmpty else { return nil }
    return LiveMessage("patch", sequence: room.sequence, data: Array(news.map(\.bytes).joined()))
  }

  @discardableResult
  private func remember(_ pieces: [DrawnPane]) -> [DrawnPane] {
    told.withLock { told in
      let news = pieces.filter { told[$0.id] != $0.fingerprint }
      for piece in news { told[piece.id] = piece.fingerprint }
      return news
    }
  }

  private func pieces(
    _ room: Room, _ names: [ID<Attendee>: Attendee], _ now: Instant, isNew: Bool
  ) async throws -> [DrawnPane] {
    let (door, isScreen, pins) = (door, isScreen, pins)
    let me = isScreen ? nil : door.actor
    let key = DrawnKey(
      place: door.place, sequence: room.sequence, isLeader: me.map { $0.attendee == room.leader } ?? false,
      hasDesk: me?.parts.contains(.recorder) ?? false, table: me.flatMap { room.tables[$0.attendee] },
      isScreen: isScreen, audience: door.audience)
    let shared = try await drawn.value(key) { [questions, rooms] in
      let view = room.view(for: me, names: names, at: now)
      if isScreen { return ScreenPages.panes(view, door.addresses).map(DrawnPane.init) }
      let asked = try await questions.value(
        QuestionsKey(place: door.place, changed: room.marks.questions, audience: door.audience)
      ) { try await rooms.house.store.read { tx in try RoomRoutes.questions(door, in: tx) } }
      let parts = RoomParts(
        view: view, addresses: door.addresses, pins: pins, questions: asked, mayAsk: door.mayAsk,
        meeting: door.meeting)
      return RoomPanes(parts).shared.map(DrawnPane.init)
    }
    guard isNew, !isScreen else { return shared }
    let view = room.view(for: me, names: names, at: now)
    let desk = view.hasDesk ? try await rooms.desk(door, room) : nil
    let panes = RoomPanes(RoomParts(view: view, addresses: door.addresses, pins: pins, earlier: earlier, desk: desk))
    return shared + panes.personal.map(DrawnPane.init)
  }
}
