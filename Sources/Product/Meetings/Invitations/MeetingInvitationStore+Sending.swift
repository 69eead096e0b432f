import Documents
import Foundation
import Outbox
import People
import Storage
import Values

import struct Web.Visitor

/// Sending: each act one transaction with its letters in the outbox and its line in the access log.
extension MeetingInvitationStore {
  package enum Sent: Hashable, Sendable {
    /// So many letters are in the outbox.
    case sent(letters: Int)
    /// Somebody else has sent, or changed the meeting, since the planner saw what would be sent.
    case changedMeanwhile
    /// Everybody knows everything.
    case nothingNew
  }

  /// Tells everybody it concerns what is new. `version` and `sequence` say what the planner saw: the meeting's version,
  /// and the last sending (nil for none).
  package static func send(
    _ look: MeetingLook, version: Int, after sequence: Int?, remind: [Int], from post: PostAddress, at now: Instant,
    in tx: Transaction
  ) throws -> Sent {
    let desk = try desk(of: look, in: tx)
    guard look.meeting.version == version, desk.last?.sequence == sequence else { return .changedMeanwhile }
    let plan = desk.plan
    guard !plan.isEmpty else { return .nothingNew }
    let message: SendingPlan.Message = desk.last == nil ? .invitation : .update
    return try carryOut(plan, message, look, desk, remind: remind, words: "", post, now, tx)
  }

  /// Calls the meeting off and tells those who were asked and have not said no.
  package static func cancel(
    _ look: MeetingLook, version: Int, words: String, from post: PostAddress?, at now: Instant, in tx: Transaction
  ) throws -> Sent {
    let desk = try desk(of: look, in: tx)
    guard look.meeting.version == version,
      try MeetingStore.cancel(look.meeting, words: words, by: look.visitor, at: now, in: tx)
    else { return .changedMeanwhile }
    guard desk.last != nil, let post else { return .sent(letters: 0) }
    return try carryOut(desk.cancelling, .cancellation, look, desk, remind: [], words: words, post, now, tx)
  }

  private static func carryOut(
    _ plan: SendingPlan, _ message: SendingPlan.Message, _ look: MeetingLook, _ desk: InvitationDesk, remind: [Int],
    words: String, _ post: PostAddress, _ now: Instant, _ tx: Transaction
  ) throws -> Sent {
    let sequence = (desk.last?.sequence ?? -1) + 1
    let writing = LetterWriting(look, post: post, at: now)
    let news = desk.told.map { LetterWords.news(plan.changes, told: $0, now: desk.now) } ?? []
    var rows: [MeetingInvitation] = []
    var links: [(ID<Participant>, Token)] = []
    var letters: [(message: MailMessage, key: String)] = []
    let known = Dictionary(desk.invitations.map { ($0.participant, $0) }, uniquingKeysWith: { first, _ in first })
    for delivery in plan.deliveries + plan.byHand {
      let invitation = known[delivery.person.id].next(delivery, sequence, at: now)
      rows.append(invitation)
      guard let to = MailAddress(name: delivery.person.name, email: delivery.person.email) else { continue }
      let token = [.invitation, .update].contains(delivery.message) ? Token.make() : nil
      if let token { links.append((delivery.person.id, token)) }
      letters.append(
        (
          writing.message(delivery.message.kind(news: news, words: words), invitation, to: to, token),
          "moede:\(look.meeting.id.raw):\(sequence):\(delivery.person.id.raw)"
        ))
    }
    let municipality = look.municipality
    try keep(rows, look, at: now, tx)
    try keep(links, of: look.meeting.id, in: municipality, at: now, tx)
    try OutboxStore.add(letters, of: municipality, at: now, in: tx)
    try tx.run(
      """
      INSERT INTO meeting_sending (municipality, meeting, sequence, message, told, remind, letters, sent, sent_by) VALUES
      (\(municipality), \(look.meeting.id), \(sequence), \(message.rawValue), \(try json(desk.now)),
      \(remind.map(String.init).joined(separator: ",")), \(letters.count), \(now), \(look.visitor.person))
      """)
    try AccessLogStore.append(
      .meetingInvitationsSent, by: look.visitor.person, object: "moede:\(look.meeting.id.raw)",
      detail: "\(message.rawValue), breve: \(letters.count)", in: municipality, at: now, tx: tx)
    return .sent(letters: letters.count)
  }

  private static func json(_ announcement: Announcement) throws -> String {
    String(decoding: try JSONEncoder().encode(announcement), as: UTF8.self)
  }

  private static func keep(
    _ rows: [MeetingInvitation], _ look: MeetingLook, at now: Instant, _ tx: Transaction
  ) throws {
    let persons = Dictionary(look.participants.map { ($0.id, $0.person) }, uniquingKeysWith: { first, _ in first })
    for start in stride(from: 0, to: rows.count, by: 100) {
      let values = rows[start..<min(start + 100, rows.count)].map { row -> SQL in
        """
        (\(look.municipality), \(look.meeting.id), \(row.participant), \(persons[row.participant] ?? nil), \(row.uid),
        \(row.name), \(row.email), \(row.sequence), \(row.asked), \(row.isWithdrawn ? 1 : 0), '')
        """
      }
      // Who it is and what was answered stay as they are; a person taken off the list keeps the row's own person.
      try tx.run(
        """
        INSERT INTO meeting_invitation (municipality, meeting, participant, person, uid, name, email, sequence, asked,
        withdrawn, words) VALUES \(sql: values.joined(", ")) ON CONFLICT (municipality, meeting, participant) DO UPDATE SET
        name = excluded.name, email = excluded.email, sequence = excluded.sequence, asked = excluded.asked,
        withdrawn = excluded.withdrawn
        """)
    }
  }

  static func keep(
    _ links: [(ID<Participant>, Token)], of meeting: ID<Meeting>, in municipality: ID<Tenant>, at now: Instant,
    _ tx: Transaction
  ) throws {
    for start in stride(from: 0, to: links.count, by: 200) {
      let values = links[start..<min(start + 200, links.count)].map { participant, token -> SQL in
        "(\(token.hash), \(municipality), \(meeting), \(participant), \(now))"
      }
      try tx.run(
        """
        INSERT INTO meeting_link (hash, municipality, meeting, participant, made)
        VALUES \(sql: values.joined(", "))
        """)
    }
  }
}

extension SendingPlan.Message {
  func kind(news: [String], words: String) -> MeetingLetter.Kind {
    switch self {
    case .invitation: .invitation
    case .update: .update(news)
    case .cancellation: .cancellation(words)
    case .removal: .removal
    }
  }
}

extension MeetingInvitation? {
  /// The participant's row after this delivery; none is the first.
  fileprivate func next(_ delivery: SendingPlan.Delivery, _ sequence: Int, at now: Instant) -> MeetingInvitation {
    let person = delivery.person
    guard var known = self else {
      return MeetingInvitation(
        participant: person.id, uid: "\(ID<MeetingInvitation>.make(at: now).raw)@faelled", name: person.name,
        email: person.email, sequence: sequence, asked: sequence)
    }
    (known.name, known.email, known.sequence) = (person.name, person.email, sequence)
    if delivery.asks { known.asked = sequence }
    known.isWithdrawn = delivery.message == .removal
    return known
  }
}
