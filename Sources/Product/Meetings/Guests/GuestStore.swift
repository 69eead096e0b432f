import People
import Storage
import Values

import struct Web.NewSession
import struct Web.SessionID

/// Every question to the database about guests and the doors they come in by.
package enum GuestStore {
  /// The newest door of a meeting, closed or not; nil when none was ever made.
  package static func door(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> GuestDoor? {
    try tx.row(
      """
      SELECT code, opens, closed FROM meeting_door WHERE municipality = \(municipality) AND meeting = \(meeting)
      ORDER BY (closed IS NULL) DESC, made DESC LIMIT 1
      """
    ).flatMap(GuestDoor.init)
  }

  /// A meeting behind a code, whatever the state of its door.
  package struct Behind: Sendable {
    package let municipality: ID<Tenant>
    package let meeting: Meeting
    package let door: GuestDoor
  }

  package static func behind(_ code: RoomCode, in tx: Transaction) throws -> Behind? {
    guard
      let row = try tx.row(
        "SELECT municipality, meeting, code, opens, closed FROM meeting_door WHERE code = \(code.text)"),
      let door = GuestDoor(row),
      let meeting = try MeetingStore.find(row["meeting"], of: row["municipality"], in: tx)
    else { return nil }
    return Behind(municipality: row["municipality"], meeting: meeting, door: door)
  }

  /// A guest who is in.
  package struct Visit: Sendable {
    package let behind: Behind
    package let guest: MeetingGuest
  }

  /// Who shows the pass, if it is one for the meeting behind this code, and it still counts. Nil for everybody else,
  /// whatever the reason: nobody can tell which.
  package static func visit(
    _ code: RoomCode, _ pass: SessionID, at now: Instant, in tx: Transaction
  ) throws -> Visit? {
    guard let behind = try behind(code, in: tx), behind.door.holds(behind.meeting, at: now),
      let row = try tx.row(
        """
        SELECT * FROM meeting_guest WHERE municipality = \(behind.municipality) AND meeting = \(behind.meeting.id)
        AND pass = \(pass.hash) AND sent_out IS NULL
        """)
    else { return nil }
    let guest = MeetingGuest(row)
    // Whoever was let in as a participant is out when taken off the list.
    if let participant = guest.participant,
      try tx.row(
        """
        SELECT 1 FROM meeting_participant WHERE municipality = \(behind.municipality)
        AND meeting = \(behind.meeting.id) AND id = \(participant)
        """) == nil
    {
      return nil
    }
    return Visit(behind: behind, guest: guest)
  }

  package static func guests(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [MeetingGuest] {
    try tx.rows(
      "SELECT * FROM meeting_guest WHERE municipality = \(municipality) AND meeting = \(meeting) ORDER BY number"
    ).map(MeetingGuest.init)
  }
}

extension GuestDoor {
  fileprivate init?(_ row: Row) {
    guard let code = RoomCode(typed: row["code"]) else { return nil }
    self.init(code: code, opens: row["opens"], closed: row["closed"])
  }
}

extension MeetingGuest {
  fileprivate init(_ row: Row) {
    self.init(
      id: row["id"], name: row["name"], kind: row["kind"], number: row["number"], participant: row["participant"],
      came: row["came"], sentOut: row["sent_out"])
  }
}
