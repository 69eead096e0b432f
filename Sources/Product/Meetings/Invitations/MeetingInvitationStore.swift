import Foundation
import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about invitations to meetings.
package enum MeetingInvitationStore {
  package static func invitations(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [MeetingInvitation] {
    try tx.rows(
      """
      SELECT * FROM meeting_invitation WHERE municipality = \(municipality) AND meeting = \(meeting)
      ORDER BY participant
      """
    ).map(MeetingInvitation.init)
  }

  package static func lastSending(
    of meeting: ID<Meeting>, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> InvitationDesk.Sending? {
    try tx.row(
      """
      SELECT s.*, p.name AS by_name FROM meeting_sending s
      LEFT JOIN person p ON p.municipality = s.municipality AND p.id = s.sent_by
      WHERE s.municipality = \(municipality) AND s.meeting = \(meeting) ORDER BY s.sequence DESC LIMIT 1
      """
    ).flatMap(InvitationDesk.Sending.init)
  }

  package static func desk(
    of meeting: Meeting, _ participants: [Participant], in municipality: ID<Tenant>, tx: Transaction
  ) throws -> InvitationDesk {
    InvitationDesk(
      now: Announcement(meeting, participants), last: try lastSending(of: meeting.id, in: municipality, tx: tx),
      invitations: try invitations(of: meeting.id, in: municipality, tx: tx),
      isCancelled: meeting.cancelled != nil)
  }

  package static func desk(of look: MeetingLook, in tx: Transaction) throws -> InvitationDesk {
    try desk(of: look.meeting, look.participants, in: look.municipality, tx: tx)
  }

  /// Where an invitation belongs.
  package struct Place: Hashable, Sendable {
    package let municipality: ID<Tenant>
    package let meeting: ID<Meeting>
    package let participant: ID<Participant>

    package init(municipality: ID<Tenant>, meeting: ID<Meeting>, participant: ID<Participant>) {
      (self.municipality, self.meeting, self.participant) = (municipality, meeting, participant)
    }
  }

  /// Whose link it is; nil for one that never was and one that is forgotten, which nobody can tell apart.
  package static func place(of link: Token, in tx: Transaction) throws -> Place? {
    try tx.row("SELECT municipality, meeting, participant FROM meeting_link WHERE hash = \(link.hash)").map {
      Place(municipality: $0[0], meeting: $0[1], participant: $0[2])
    }
  }

  /// Whose event in a calendar it is.
  package static func place(ofUID uid: String, in tx: Transaction) throws -> Place? {
    try tx.row("SELECT municipality, meeting, participant FROM meeting_invitation WHERE uid = \(uid)").map {
      Place(municipality: $0[0], meeting: $0[1], participant: $0[2])
    }
  }

  package static func invitation(at place: Place, in tx: Transaction) throws -> MeetingInvitation? {
    try tx.row(
      """
      SELECT * FROM meeting_invitation WHERE municipality = \(place.municipality) AND meeting = \(place.meeting)
      AND participant = \(place.participant)
      """
    ).map(MeetingInvitation.init)
  }

  /// How often somebody has answered, and how many of the answers came too late.
  package static func replies(at place: Place, in tx: Transaction) throws -> (all: Int, late: Int) {
    let row = try tx.row(
      """
      SELECT count(*), count(*) FILTER (WHERE counts = 0) FROM meeting_reply
      WHERE municipality = \(place.municipality) AND meeting = \(place.meeting) AND participant = \(place.participant)
      """)
    return (row?[0] ?? 0, row?[1] ?? 0)
  }

  /// Every invitation a person has had, with its meeting.
  package static func told(
    to person: PersonID, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(MeetingEntry, MeetingInvitation)] {
    let rows = try tx.rows(
      """
      SELECT i.* FROM meeting_invitation i
      JOIN meeting m ON m.municipality = i.municipality AND m.id = i.meeting
      WHERE i.municipality = \(municipality) AND i.person = \(person) ORDER BY m.day, m.id
      """)
    return try rows.compactMap { row in
      try MeetingStore.entry(row["meeting"], of: municipality, in: tx).map { ($0, MeetingInvitation(row)) }
    }
  }

  /// The meetings a person is asked to and has not answered, from a day on.
  package static func unanswered(
    by person: PersonID, of municipality: ID<Tenant>, from day: Day, in tx: Transaction
  ) throws -> [MeetingEntry] {
    try tx.rows(
      """
      SELECT \(sql: MeetingStore.columns) FROM meeting_invitation i
      JOIN meeting m ON m.municipality = i.municipality AND m.id = i.meeting
      JOIN meeting_participant p ON p.municipality = i.municipality AND p.meeting = i.meeting AND p.id = i.participant
      WHERE i.municipality = \(municipality) AND i.person = \(person) AND i.withdrawn = 0 AND m.cancelled IS NULL
      AND m.day >= \(day) AND (i.answer IS NULL OR i.answered_sequence < i.asked) ORDER BY m.day, m.start_minute, m.id
      """
    ).compactMap(MeetingEntry.init)
  }
}

extension MeetingInvitation {
  init(_ row: Row) {
    self.init(
      participant: row["participant"], uid: row["uid"], name: row["name"], email: row["email"],
      sequence: row["sequence"], asked: row["asked"], isWithdrawn: row["withdrawn"] as Int == 1)
    if let answer = (row["answer"] as String?).flatMap(Answer.init), let way = (row["way"] as String?).flatMap(Way.init)
    {
      reply = Reply(
        answer, words: row["words"], sequence: row["answered_sequence"], at: row["answered"], way: way)
    }
  }
}

extension InvitationDesk.Sending {
  fileprivate init?(_ row: Row) {
    let (told, message, remind): (String, String, String) = (row["told"], row["message"], row["remind"])
    guard let announcement = try? JSONDecoder().decode(Announcement.self, from: Data(told.utf8)),
      let message = SendingPlan.Message(rawValue: message)
    else { return nil }
    self.init(
      sequence: row["sequence"], message: message, told: announcement,
      remind: remind.split(separator: ",").compactMap { Int($0) }, letters: row["letters"], sent: row["sent"],
      by: row["by_name"])
  }
}
