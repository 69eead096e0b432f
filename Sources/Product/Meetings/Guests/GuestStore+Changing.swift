import People
import Storage
import Values

import struct Web.NewSession
import struct Web.SessionID
import struct Web.Visitor

/// Doors and guests come and go, each act with its line in the access log.
extension GuestStore {
  /// Makes a door where there is none that holds. Returns the one there is.
  package static func makeDoor(
    for meeting: Meeting, opens: Instant, of municipality: ID<Tenant>, by person: PersonID?, at now: Instant,
    in tx: Transaction
  ) throws -> GuestDoor {
    if let door = try door(of: meeting.id, in: municipality, tx: tx), door.closed == nil { return door }
    // A code that is taken is drawn again; with half a milliard of them that hardly ever happens.
    for _ in 0..<20 {
      let code = RoomCode.make()
      let made = try tx.run(
        """
        INSERT INTO meeting_door (municipality, meeting, code, opens, made) VALUES
        (\(municipality), \(meeting.id), \(code.text), \(opens), \(now)) ON CONFLICT DO NOTHING
        """)
      guard made == 1 else { continue }
      try log(.guestDoorOpened, meeting.id, person, municipality, now, tx)
      return GuestDoor(code: code, opens: opens)
    }
    throw NoCodeLeft()
  }

  package struct NoCodeLeft: Error {}

  /// The code lets people in from now on.
  package static func openNow(_ look: MeetingLook, at now: Instant, in tx: Transaction) throws {
    _ = try makeDoor(
      for: look.meeting, opens: now, of: look.municipality, by: look.visitor.person, at: now, in: tx)
    try tx.run(
      """
      UPDATE meeting_door SET opens = \(now) WHERE municipality = \(look.municipality) AND meeting = \(look.meeting.id)
      AND closed IS NULL AND opens > \(now)
      """)
  }

  /// Everybody who came in by it is out at once. False when there was none open.
  @discardableResult
  package static func closeDoor(_ look: MeetingLook, at now: Instant, in tx: Transaction) throws -> Bool {
    let closed = try tx.run(
      """
      UPDATE meeting_door SET closed = \(now) WHERE municipality = \(look.municipality)
      AND meeting = \(look.meeting.id) AND closed IS NULL
      """)
    guard closed == 1 else { return false }
    try tx.run(
      "UPDATE meeting_guest SET pass = NULL WHERE municipality = \(look.municipality) AND meeting = \(look.meeting.id)")
    try log(.guestDoorClosed, look.meeting.id, look.visitor.person, look.municipality, now, tx)
    return true
  }

  /// Lets somebody in; nil when the room is full. The same participant coming again is the same guest.
  package static func come(
    in behind: Behind, name: String, kind: String, as participant: ID<Participant>? = nil, at now: Instant,
    in tx: Transaction
  ) throws -> NewSession? {
    let pass = NewSession.make()
    let (municipality, meeting) = (behind.municipality, behind.meeting.id)
    if let participant {
      let again = try tx.run(
        """
        UPDATE meeting_guest SET pass = \(pass.id.hash), name = \(name) WHERE municipality = \(municipality)
        AND meeting = \(meeting) AND participant = \(participant) AND sent_out IS NULL
        """)
      if again == 1 { return pass }
      let isOut =
        try tx.row(
          """
          SELECT 1 FROM meeting_guest WHERE municipality = \(municipality) AND meeting = \(meeting)
          AND participant = \(participant)
          """) != nil
      if isOut { return nil }
    }
    let last: Int? = try tx.row(
      "SELECT max(number) FROM meeting_guest WHERE municipality = \(municipality) AND meeting = \(meeting)"
    )?[0]
    let number = (last ?? 0) + 1
    guard number <= MeetingGuest.most else { return nil }
    try tx.run(
      """
      INSERT INTO meeting_guest (municipality, meeting, id, name, kind, number, participant, pass, came) VALUES
      (\(municipality), \(meeting), \(ID<MeetingGuest>.make(at: now)), \(name), \(kind), \(number), \(participant),
      \(pass.id.hash), \(now))
      """)
    try log(.guestCame, meeting, nil, municipality, now, tx)
    return pass
  }

  /// The guest leaves, and what was written is deleted.
  package static func leave(_ visit: Visit, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM meeting_guest WHERE municipality = \(visit.behind.municipality)
      AND meeting = \(visit.behind.meeting.id) AND id = \(visit.guest.id)
      """)
  }

  /// Shown out: the pass counts no more. False when there is no such guest.
  package static func sendOut(_ id: ID<MeetingGuest>, _ look: MeetingLook, at now: Instant, in tx: Transaction) throws
    -> Bool
  {
    let gone = try tx.run(
      """
      UPDATE meeting_guest SET sent_out = \(now), pass = NULL WHERE municipality = \(look.municipality)
      AND meeting = \(look.meeting.id) AND id = \(id) AND sent_out IS NULL
      """)
    if gone == 1 { try log(.guestSentOut, look.meeting.id, look.visitor.person, look.municipality, now, tx) }
    return gone == 1
  }

  /// Everything about the guests of a meeting is deleted. Whoever is in is out.
  package static func forget(_ look: MeetingLook, at now: Instant, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM meeting_guest WHERE municipality = \(look.municipality) AND meeting = \(look.meeting.id)")
    try log(.guestsForgotten, look.meeting.id, look.visitor.person, look.municipality, now, tx)
  }

  /// The guests and codes of meetings that were held, or should have been, before a day.
  static func forget(before day: Day, at now: Instant, in tx: Transaction) throws {
    let rows = try tx.rows(
      """
      SELECT DISTINCT m.municipality, m.id FROM meeting m JOIN meeting_guest g ON g.municipality = m.municipality
      AND g.meeting = m.id WHERE m.day < \(day)
      """)
    for row in rows {
      let (municipality, meeting): (ID<Tenant>, ID<Meeting>) = (row[0], row[1])
      try tx.run("DELETE FROM meeting_guest WHERE municipality = \(municipality) AND meeting = \(meeting)")
      try log(.guestsForgotten, meeting, Actor.commandLine("automatisk sletning").id, municipality, now, tx)
    }
    try tx.run(
      """
      DELETE FROM meeting_door AS d WHERE EXISTS (SELECT 1 FROM meeting m WHERE m.municipality = d.municipality
      AND m.id = d.meeting AND m.day < \(day))
      """)
  }

  private static func log(
    _ action: AccessAction, _ meeting: ID<Meeting>, _ person: PersonID?, _ municipality: ID<Tenant>, _ now: Instant,
    _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: person, object: "moede:\(meeting.raw)", in: municipality, at: now, tx: tx)
  }
}
