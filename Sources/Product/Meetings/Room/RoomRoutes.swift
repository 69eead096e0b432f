import Live
import Markup
import People
import Profiles
import Storage
import Values
import Web

/// A room when something had happened in it.
private struct RoomMoment: Hashable {
  let place: RoomPlace
  let sequence: Int
}

/// The room over HTTP: the same acts for those who are signed in and for guests, each below their own address.
struct RoomRoutes: Sendable {
  let house: House
  let shelf: RoomShelf
  private let reading = LiveShared<RoomMoment, RoomShelf.Kept?>()

  init(house: House, shelf: RoomShelf) { (self.house, self.shelf) = (house, shelf) }

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/rum", .signedIn) { call, visitor in try await show(inside(call, visitor), call) }
    routes.get("/moeder/{id}/rum/skaerm", .signedIn) { call, visitor in try await screen(inside(call, visitor), call) }
    routes.post("/moeder/{id}/rum/{handling}", .signedIn, limit: acts) { call, visitor in
      try await act(call, inside(call, visitor), visitor)
    }
    routes.get("/m/{kode}/rum", .anyone, limit: pages) { call, _ in try await show(guest(call), call) }
    routes.get("/m/{kode}/skaerm", .anyone, limit: pages) { call, _ in try await screen(guest(call), call) }
    routes.post("/m/{kode}/rum/{handling}", .anyone, limit: acts) { call, _ in try await act(call, guest(call), nil) }
  }

  /// Counted by session or pass, so that forty phones behind one address are forty.
  private var acts: RateLimit { .perMinute(120) }
  private var pages: RateLimit { .perMinute(600) }

  typealias Enter = @Sendable (Transaction) throws -> (RoomDoor, Room?)

  // Who is at the door

  func inside(_ call: Call, _ visitor: Visitor) -> Enter {
    { tx in
      // The room from the shelf: the log of a whole meeting is not to be read for each note in it.
      guard let look = try MeetingStore.look(ID(call.parameter("id")), for: visitor, at: call.now, in: tx) else {
        throw Refusal.missing
      }
      guard look.meeting.cancelled == nil else { throw Refusal.conflict(MeetingWords.isCancelled) }
      let room = try shelf.room(at: RoomPlace(municipality: look.municipality, meeting: look.meeting.id), in: tx)
      let pen = Pen(secret: call.session?.cookieText ?? "")
      return (try RoomDoorStore.door(look, pen: pen, in: room, tx: tx), room)
    }
  }

  func guest(_ call: Call) -> Enter {
    { tx in
      let visit = try GuestRoutes.visit(call, tx)
      let place = RoomPlace(municipality: visit.behind.municipality, meeting: visit.behind.meeting.id)
      let room = try shelf.room(at: place, in: tx)
      return (try RoomDoorStore.door(visit, pen: Pen(secret: call.pass?.cookieText ?? ""), in: room, tx: tx), room)
    }
  }

  // For those who follow it live

  /// The room as it is now, with everybody's names. Read once for all who are told at the same time.
  func current(_ place: RoomPlace, upTo sequence: Int) async throws -> RoomShelf.Kept? {
    if let kept = shelf.kept(place), kept.room.sequence >= sequence { return kept }
    return try await reading.value(RoomMoment(place: place, sequence: sequence)) { [house, shelf] in
      try await house.store.read { tx in try shelf.whole(at: place, in: tx) }
    }
  }

  static func pins(_ door: RoomDoor, in tx: Transaction) throws -> [Pin] {
    try PinStore.pins(of: door.meeting.id.raw, as: door.audience, of: door.place.municipality, in: tx)
  }

  static func questions(_ door: RoomDoor, in tx: Transaction) throws -> [FigureQuestion] {
    try QuestionStore.all(of: door.place.municipality, for: door.meeting.id.raw, as: door.audience, in: tx)
  }

  func desk(_ door: RoomDoor, _ room: Room) async throws -> RoomDesk {
    try await house.store.read { tx in try RoomOutcomeStore.desk(door, room, in: tx) }
  }

  // Pages

  private func show(_ enter: @escaping Enter, _ call: Call) async throws -> Answer {
    let now = call.now
    let (show, view) = try await house.store.read { tx in
      let (door, room) = try enter(tx)
      return try Self.look(door, room, at: now, tx)
    }
    guard let view else { return .page(RoomPages.closed(show, on: now.day)) }
    if view.isOpen, !view.present.contains(where: { $0.id == show.door.actor.attendee }) {
      return .page(RoomPages.entering(show, view))
    }
    return .page(RoomPages.room(show, view))
  }

  static func look(
    _ door: RoomDoor, _ room: Room?, at now: Instant, _ tx: Transaction
  ) throws -> (RoomPages.Show, RoomView?) {
    let pins = try pins(door, in: tx)
    let view = room?.view(for: door.actor, names: door.names, at: now)
    let desk = try room.flatMap { view?.hasDesk ?? false ? try RoomOutcomeStore.desk(door, $0, in: tx) : nil }
    let earlier = try earlier(door, in: tx)
    let questions = try questions(door, in: tx)
    var show = RoomPages.Show(
      door: door, view: view, pins: pins, questions: questions, earlier: earlier, desk: desk)
    let isOver = room.map { $0.ended != nil } ?? false
    show.mayReopen = try isOver && door.actor.mayLead && !minutesAreSent(door.place, tx)
    return (show, view)
  }

  /// A meeting that is over can go on until its minutes are sent out.
  private static func minutesAreSent(_ place: RoomPlace, _ tx: Transaction) throws -> Bool {
    guard !place.isPractice else { return false }
    return try MinutesStore.standing(of: place.meeting, in: place.municipality, tx: tx).state != .draft
  }

  /// What earlier meetings at the same place left open: the first thing the meeting takes up. Not for guests.
  static func earlier(_ door: RoomDoor, in tx: Transaction) throws -> [String] {
    guard door.person != nil else { return [] }
    let earlier = try OutcomeStore.earlier(before: door.meeting, of: door.place.municipality, in: tx)
    return earlier.goals.map { "Mål: \($0.what)" } + earlier.actions.map { "\($0.what) (\($0.name))" }
  }

  private func screen(_ enter: @escaping Enter, _ call: Call) async throws -> Answer {
    let now = call.now
    let (door, room) = try await house.store.read(enter)
    let view = room?.view(for: nil, names: door.names, at: now)
    return .page(ScreenPages.show(door.meeting, view, door: door, base: PostAddress.base(house.settings)))
  }

  // Acts

  private func act(_ call: Call, _ enter: @escaping Enter, _ visitor: Visitor?) async throws -> Answer {
    guard let act = RoomAct(rawValue: call.parameter("handling")) else { throw Refusal.missing }
    let form = try await call.form()
    let now = call.now
    do {
      let (door, after) = try await house.store.write { tx in
        let (door, known) = try enter(tx)
        let forms = RoomForms(form: form, actor: door.actor, now: now)
        let acted = try RoomStore.act(forms.command(act), at: door.place, from: known, now: now, in: tx) { room in
          switch act {
          case .open: try open(form, door, room, visitor, now, tx)
          case .outcome: try decide(forms, door, room, tx)
          case .lead where try room.ended != nil && Self.minutesAreSent(door.place, tx):
            throw RoomRefusal.minutesAreSent
          default: try forms.events(act, in: room)
          }
        }
        guard let room = acted.room else { throw RoomRefusal.keyTaken }
        try door.place.topic.tell(upTo: room.sequence, in: tx)
        return (door, room)
      }
      shelf.put(after, at: door.place)
      house.live.publish(door.place.topic, upTo: after.sequence)
      // The outbox follows the room by itself: it needs no page of two hundred notes for each of its own.
      return call.wantsJSON ? .empty : .seeOther(answer(to: act, door))
    } catch let faulty as FaultyOutcome {
      let (show, view) = try await house.store.read { tx in
        let (door, room) = try enter(tx)
        return try Self.look(door, room, at: now, tx)
      }
      guard let view, let desk = show.desk else { throw Refusal.missing }
      return .page(RoomPages.outcome(show, view, desk, faulty.sort, form, faulty.errors), status: 422)
    } catch let refusal as RoomRefusal {
      return try await again(act, refusal, form, call, enter)
    }
  }

  private func answer(to act: RoomAct, _ door: RoomDoor) -> Path {
    act == .leave ? door.addresses.out : door.addresses.room
  }

  private func open(
    _ form: Form, _ door: RoomDoor, _ room: Room, _ visitor: Visitor?, _ now: Instant, _ tx: Transaction
  ) throws -> [RoomEvent] {
    guard room.opened == nil else { throw RoomRefusal.alreadyOpen }
    guard let visitor, door.actor.mayLead else {
      throw RoomRefusal.leadersOnly
    }
    try MeetingStore.log(.roomOpened, door.meeting.id, visitor, now, tx)
    return Room.opening(
      door.meeting, privacy: Privacy(rawValue: form.text("fortrolighed")) ?? .named, by: door.actor.attendee)
  }

  /// Saves it where it lives on, and tells it in the room, in one act.
  private func decide(_ forms: RoomForms, _ door: RoomDoor, _ room: Room, _ tx: Transaction) throws -> [RoomEvent] {
    let (draft, events) = try forms.deciding(room, try RoomOutcomeStore.desk(door, room, in: tx))
    if !events.isEmpty { try RoomOutcomeStore.save(draft, door, at: forms.now, in: tx) }
    return events
  }

  /// The page again with what was written, and why it did not happen.
  private func again(
    _ act: RoomAct, _ refusal: RoomRefusal, _ form: Form, _ call: Call, _ enter: @escaping Enter
  ) async throws -> Answer {
    let now = call.now
    let (show, view) = try await house.store.read { tx in
      let (door, room) = try enter(tx)
      return try Self.look(door, room, at: now, tx)
    }
    let words = RoomWords.of(refusal)
    let status = refusal.isConflict ? 409 : 422
    guard let view else { return .page(RoomPages.closed(show, on: call.now.day, form, said: words), status: status) }
    guard act == .note, !refusal.isConflict else {
      return .page(RoomPages.room(show, view, form: act == .note ? form : Form(), said: words), status: status)
    }
    var errors = FormErrors()
    errors.add("note", words)
    return .page(RoomPages.room(show, view, form: form, errors), status: status)
  }
}

extension RoomRefusal {
  /// The room is not as the sender saw it; the others are mistakes in what was sent.
  var isConflict: Bool {
    switch self {
    case .notOpen, .alreadyOpen, .movedOn, .ballotIsOpen, .ballotIsClosed, .notYourTurn, .alreadyShown, .missing,
      .minutesAreSent:
      true
    default: false
    }
  }
}
