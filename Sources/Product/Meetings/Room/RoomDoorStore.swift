import People
import Profiles
import Storage
import Values

import struct Web.NewSession

/// Somebody at the door of a room: who they are there, which parts they have, and whose figures they read.
package struct RoomDoor: Sendable {
  package let place: RoomPlace
  package let meeting: Meeting
  package var actor: RoomActor
  /// Signed in; nil for a guest.
  package var person: PersonID?
  /// Whose eyes figures are read with.
  package let audience: Audience
  package let addresses: RoomAddresses
  package var names: [ID<Attendee>: Attendee]
  /// How guests come in, where there is a door that holds.
  package let code: RoomCode?

  /// Whoever may read profiles may ask about a figure in them.
  var mayAsk: Bool { audience != .guest && !place.isPractice }
}

/// Who is who in a room.
package enum RoomDoorStore {
  /// Somebody who is signed in and may see the meeting.
  static func door(_ look: MeetingLook, pen: Pen, in room: Room?, tx: Transaction) throws -> RoomDoor {
    let meeting = look.meeting
    let place = RoomPlace(municipality: look.municipality, meeting: meeting.id)
    let own = look.standing.participant
    let id: ID<Attendee> = own.map { .participant($0.id) } ?? .planner(look.visitor.person)
    var parts = own.map { meeting.parts(in: $0) } ?? []
    if look.standing.mayPlan, meeting.helper != own?.id || own == nil { parts.insert(.leader) }
    if parts.isEmpty { parts = [.participant] }
    var names = try names(of: place, look.participants, in: room, tx: tx)
    names[id] = names[id] ?? Attendee(id: id, name: look.visitor.name)
    return RoomDoor(
      place: place, meeting: meeting, actor: RoomActor(attendee: id, parts: parts, pen: pen),
      person: look.visitor.person, audience: Audience(of: look.visitor), addresses: .inside(meeting.id), names: names,
      code: try code(of: meeting, look.municipality, look.now, tx))
  }

  /// A guest who is in by a code or by a personal link.
  static func door(_ visit: GuestStore.Visit, pen: Pen, in room: Room?, tx: Transaction) throws -> RoomDoor {
    let (municipality, meeting) = (visit.behind.municipality, visit.behind.meeting)
    let place = RoomPlace(municipality: municipality, meeting: meeting.id)
    let participants = try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx)
    let own = visit.guest.participant.flatMap { id in participants.first { $0.id == id } }
    let id: ID<Attendee> = own.map { .participant($0.id) } ?? .guest(visit.guest.id)
    var parts = own.map { meeting.parts(in: $0) } ?? []
    if parts.isEmpty { parts = [.participant] }
    return RoomDoor(
      place: place, meeting: meeting, actor: RoomActor(attendee: id, parts: parts, pen: pen), person: nil,
      audience: .guest, addresses: .guest(visit.behind.door.code),
      names: try names(of: place, participants, in: room, tx: tx),
      code: visit.behind.door.code)
  }

  /// A guest who has just come by the code goes straight into a room that is open. Nil when it is not.
  static func enter(_ code: RoomCode, _ pass: NewSession, at now: Instant, in tx: Transaction) throws
    -> (place: RoomPlace, sequence: Int)?
  {
    guard let visit = try GuestStore.visit(code, pass.id, at: now, in: tx) else { return nil }
    let place = RoomPlace(municipality: visit.behind.municipality, meeting: visit.behind.meeting.id)
    guard let room = try RoomStore.room(at: place, in: tx), room.isOpen else { return nil }
    let door = try door(visit, pen: Pen(secret: ""), in: room, tx: tx)
    let acted = try RoomStore.act(nil, at: place, from: room, now: now, in: tx) { $0.coming(door.actor.attendee) }
    let sequence = acted.room?.sequence ?? room.sequence
    try place.topic.tell(upTo: sequence, in: tx)
    return (place, sequence)
  }

  private static func code(
    of meeting: Meeting, _ municipality: ID<Tenant>, _ now: Instant, _ tx: Transaction
  ) throws -> RoomCode? {
    try GuestStore.door(of: meeting.id, in: municipality, tx: tx).flatMap {
      $0.isOpen(meeting, at: now) ? $0.code : nil
    }
  }

  /// Everybody who can be in the room, by name: who is on the list, who came by the code, and planners who looked in.
  package static func names(
    of place: RoomPlace, _ participants: [Participant], in room: Room?, tx: Transaction
  ) throws -> [ID<Attendee>: Attendee] {
    var names: [ID<Attendee>: Attendee] = [:]
    for participant in participants {
      let id = ID<Attendee>.participant(participant.id)
      names[id] = Attendee(id: id, name: participant.name, who: participant.who)
    }
    for guest in try GuestStore.guests(of: place.meeting, in: place.municipality, tx: tx) where guest.participant == nil
    {
      let id = ID<Attendee>.guest(guest.id)
      let name = guest.name.isEmpty ? "Gæst \(guest.number)" : guest.name
      names[id] = Attendee(id: id, name: name, who: UnitKind(code: guest.kind)?.name ?? "")
    }
    for id in room?.attendees ?? [] where names[id] == nil {
      guard let person = id.planner else { continue }
      names[id] = try PersonStore.find(person, in: place.municipality, tx: tx).map { Attendee(id: id, name: $0.name) }
    }
    return names
  }
}

extension Meeting {
  /// What a participant does in the room.
  func parts(in participant: Participant) -> Set<Part> {
    var parts: Set<Part> = []
    if participant.id == leader || participant.id == convener { parts.insert(.leader) }
    if participant.id == recorder { parts.insert(.recorder) }
    if participant.id == helper { parts.insert(.helper) }
    return parts
  }
}
