import Markup
import People
import Profiles
import Storage
import Values
import Web

/// Trying a kind of meeting on oneself, with invented participants.
struct PracticeRoutes: Sendable {
  let house: House
  let shelf: MethodShelfStore

  func mount(_ routes: inout Routes) {
    routes.post("/metoder/moeder/{slug}/proeve", .needs(.readMethods), limit: .perHour(60)) { call, visitor in
      try await begin(call, visitor)
    }
    routes.get("/proevemoede/{id}", .signedIn) { call, visitor in
      let now = call.now
      let (show, view) = try await house.store.read { tx in try look(call, visitor, at: now, tx) }
      return .page(RoomPages.room(show, view))
    }
    routes.post("/proevemoede/{id}/{handling}", .signedIn, limit: .perMinute(120)) { call, visitor in
      try await act(call, visitor)
    }
  }

  private func begin(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let slug = call.parameter("slug")
    let id = ID<Meeting>.make(at: now)
    try await house.store.write { tx in
      guard let kind = try shelf.kinds(for: visitor, on: now.day, in: tx).first(where: { $0.slug == slug }) else {
        throw Refusal.missing
      }
      let practice = PracticeMeeting(
        id: id, kind: kind, circle: try shelf.circle(of: kind, visitor.municipality, tx), made: now)
      try PracticeStore.begin(practice, by: visitor, in: tx)
      let opening = Room.opening(practice.meeting, privacy: .named, by: .planner(visitor.person), isPractice: true)
      _ = try RoomStore.act(nil, at: place(id, visitor), now: now, in: tx) { _ in opening + Rehearsal.arrivals }
    }
    return .seeOther(.practice(id))
  }

  private func place(_ id: ID<Meeting>, _ visitor: Visitor) -> RoomPlace {
    RoomPlace(municipality: visitor.municipality, meeting: id, isPractice: true)
  }

  private func door(_ call: Call, _ visitor: Visitor, at now: Instant, _ tx: Transaction) throws -> RoomDoor {
    let id = ID<Meeting>(call.parameter("id"))
    guard let practice = try PracticeStore.find(id, for: visitor, at: now, in: tx) else { throw Refusal.missing }
    let me = Attendee(id: .planner(visitor.person), name: visitor.name)
    let actor = RoomActor(
      attendee: me.id, parts: [.leader, .recorder], pen: Pen(secret: call.session?.cookieText ?? ""))
    return RoomDoor(
      place: place(id, visitor), meeting: practice.meeting, actor: actor, person: visitor.person,
      audience: Audience(of: visitor), addresses: .practice(id, kind: practice.kind.slug),
      names: Dictionary(uniqueKeysWithValues: (Attendee.invented + [me]).map { ($0.id, $0) }), code: nil)
  }

  private func look(
    _ call: Call, _ visitor: Visitor, at now: Instant, _ tx: Transaction
  ) throws -> (RoomPages.Show, RoomView) {
    let door = try self.door(call, visitor, at: now, tx)
    guard let room = try RoomStore.room(at: door.place, in: tx) else { throw Refusal.missing }
    let view = room.view(for: door.actor, names: door.names, at: now)
    return (RoomPages.Show(door: door, view: view, pins: [], desk: RoomOutcomeStore.practice(door, room)), view)
  }

  private func act(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let word = call.parameter("handling")
    guard word == "de-andre" || RoomAct(rawValue: word) != nil else { throw Refusal.missing }
    do {
      let door = try await house.store.write { tx in
        let door = try self.door(call, visitor, at: now, tx)
        let forms = RoomForms(form: form, actor: door.actor, now: now)
        let act = RoomAct(rawValue: word)
        let acted = try RoomStore.act(act.flatMap(forms.command), at: door.place, now: now, in: tx) { room in
          switch act {
          case .outcome?: try forms.deciding(room, RoomOutcomeStore.practice(door, room)).1
          case let act?: try forms.events(act, in: room)
          case nil: Rehearsal.step(room, at: now)
          }
        }
        guard acted.room != nil else { throw RoomRefusal.keyTaken }
        return door
      }
      return .seeOther(word == RoomAct.leave.rawValue ? door.addresses.out : door.addresses.room)
    } catch let faulty as FaultyOutcome {
      let (show, view) = try await house.store.read { tx in try look(call, visitor, at: now, tx) }
      guard let desk = show.desk else { throw Refusal.missing }
      return .page(RoomPages.outcome(show, view, desk, faulty.sort, form, faulty.errors), status: 422)
    } catch let refusal as RoomRefusal {
      let (show, view) = try await house.store.read { tx in try look(call, visitor, at: now, tx) }
      let said = RoomWords.of(refusal)
      return .page(
        RoomPages.room(show, view, form: word == RoomAct.note.rawValue ? form : Form(), said: said),
        status: refusal.isConflict ? 409 : 422)
    }
  }
}
