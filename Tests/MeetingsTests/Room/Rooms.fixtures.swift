import Meetings
import People
import Profiles
import TestSupport
import Values

/// A room with four people in it, played by hand: Mette leads, Sofie writes the minutes.
struct PlayedRoom {
  static let mette = ID<Attendee>("d:mette")
  static let sofie = ID<Attendee>("d:sofie")
  static let karim = ID<Attendee>("d:karim")
  static let nadia = ID<Attendee>("g:nadia")
  static let everybody = [mette, sofie, karim, nadia]
  static let names = Dictionary(
    uniqueKeysWithValues: zip(everybody, ["Mette Lund", "Sofie Bang", "Karim Haddad", "Nadia Yilmaz"]).map {
      ($0, Attendee(id: $0, name: $1))
    })

  var room = Room()
  var log: [RoomEntry] = []
  var now = Instant(Day(2026, 12, 3)!, minutes: 13 * 60)
  var chance = Chance(seed: 7)

  init(_ privacy: Privacy = .named, topics: [String] = [], isPractice: Bool = false) {
    happen(Room.opening(Self.meeting(topics), privacy: privacy, by: Self.mette, isPractice: isPractice))
    for attendee in Self.everybody { happen(room.coming(attendee)) }
  }

  static func meeting(_ topics: [String] = []) -> Meeting {
    let kind = Shipped.kind("laeringsmoede")!
    let circle = Shipped.circle("refleksionscirklen")
    var meeting = Meeting(
      id: ID("m-1"), title: "Læringsmøde i Strandby", kind: kind, circle: circle, scope: .municipality,
      day: Day(2026, 12, 3)!, start: 13 * 60, end: 15 * 60 + 15)
    meeting.topics = topics
    return meeting
  }

  static func actor(_ attendee: ID<Attendee>) -> RoomActor {
    let parts: Set<Part> = attendee == mette ? [.leader] : attendee == sofie ? [.recorder] : [.participant]
    return RoomActor(attendee: attendee, parts: parts, pen: Pen(secret: "pen of \(attendee.raw)"))
  }

  mutating func happen(_ events: [RoomEvent]) {
    for event in events {
      let entry = RoomEntry(sequence: room.sequence + 1, at: now, event: event)
      log.append(entry)
      room.apply(entry)
    }
  }

  mutating func pass(minutes: Int) { now = now.adding(seconds: Int64(minutes) * 60) }

  /// The first stage of a step.
  func place(of step: Circle.Step, round: Int = 0) -> Int {
    room.stages.firstIndex { $0.step == step && $0.phase?.round == round }!
  }

  mutating func go(to step: Circle.Step, round: Int = 0) throws {
    let next = place(of: step, round: round)
    happen(try room.moving(from: room.here, to: next, reason: "", by: Self.actor(Self.mette)))
  }

  @discardableResult
  mutating func write(
    _ text: String, by attendee: ID<Attendee>, _ change: (inout NoteDraft) -> Void = { _ in }
  ) throws -> ID<Note> {
    let id = ID<Note>("n-\(log.count)")
    var draft = NoteDraft(stage: room.here, text: text)
    change(&draft)
    happen(try room.writing(draft, id: id, by: Self.actor(attendee)))
    return id
  }

  mutating func reveal() throws { happen(try room.revealing(room.here, by: Self.actor(Self.mette))) }

  func view(for attendee: ID<Attendee>?) -> RoomView {
    room.view(for: attendee.map(Self.actor), names: Self.names, at: now)
  }
}
