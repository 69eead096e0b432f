import Documents
import Outbox
import People
import Storage
import Values

import struct Web.Visitor

/// Answers, however they come: each kept, and set where it counts.
extension MeetingInvitationStore {
  /// Keeps an answer. `given` is when it was given, which by mail may be long before it came.
  ///
  /// Throws `IsMissing` when nobody was asked there.
  @discardableResult
  package static func answer(
    _ answer: MeetingInvitation.Answer, words: String, at place: Place, sequence: Int? = nil, given: Instant? = nil,
    by way: MeetingInvitation.Way, actor: PersonID?, now: Instant, in tx: Transaction
  ) throws -> MeetingInvitation.Judgement {
    guard let invitation = try invitation(at: place, in: tx),
      let meeting = try MeetingStore.find(place.meeting, of: place.municipality, in: tx)
    else { throw IsMissing() }
    // A clock that runs ahead must not make its answer the newest for ever.
    let reply = MeetingInvitation.Reply(
      answer, words: words, sequence: sequence ?? invitation.sequence, at: min(given ?? now, now), way: way)
    let isOpen = meeting.cancelled == nil && !meeting.isOver(at: now)
    let judgement = invitation.judge(reply, isOpen: isOpen)
    try tx.run(
      """
      INSERT INTO meeting_reply (municipality, id, meeting, participant, answer, words, sequence, given, came, way,
      counts) VALUES (\(place.municipality), \(ID<MeetingInvitation.Reply>.make(at: now)), \(place.meeting),
      \(place.participant), \(answer.rawValue), \(words), \(reply.sequence), \(reply.at), \(now), \(way.rawValue),
      \(judgement == .counts ? 1 : 0))
      """)
    if judgement == .counts {
      try tx.run(
        """
        UPDATE meeting_invitation SET answer = \(answer.rawValue), words = \(words),
        answered_sequence = \(reply.sequence), answered = \(reply.at), way = \(way.rawValue)
        WHERE municipality = \(place.municipality) AND meeting = \(place.meeting)
        AND participant = \(place.participant)
        """)
    }
    try AccessLogStore.append(
      .meetingAnswered, by: actor, object: "moede:\(place.meeting.raw)", detail: way.rawValue, in: place.municipality,
      at: now, tx: tx)
    return judgement
  }

  /// Why an answer by mail was not taken.
  package enum MailProblem: Error, Hashable, Sendable {
    /// No invitation of ours has that name.
    case unknown(uid: String)
    /// It answers for another address than the one the invitation went to.
    case otherAddress(String)
    /// It answers a version that was never sent.
    case fromTheFuture(sequence: Int)
  }

  /// Keeps the answer of somebody's calendar program.
  package static func take(
    _ reply: CalendarReply, words: String, by actor: Actor, at now: Instant, in tx: Transaction
  ) throws -> (name: String, judgement: MeetingInvitation.Judgement) {
    guard let place = try place(ofUID: reply.uid, in: tx), let invitation = try invitation(at: place, in: tx),
      let answer = MeetingInvitation.Answer(reply.answer)
    else { throw MailProblem.unknown(uid: reply.uid) }
    guard invitation.email.lowercased() == reply.email else { throw MailProblem.otherAddress(reply.email) }
    guard reply.sequence <= invitation.sequence else { throw MailProblem.fromTheFuture(sequence: reply.sequence) }
    let judgement = try self.answer(
      answer, words: words, at: place, sequence: reply.sequence, given: reply.stamp, by: .mail, actor: actor.id,
      now: now, in: tx)
    return (invitation.name, judgement)
  }

  /// A new link for somebody who has no mail address, or has lost the letter.
  package static func makeLink(
    for participant: ID<Participant>, _ look: MeetingLook, at now: Instant, in tx: Transaction
  ) throws -> Token {
    let token = Token.make()
    try keep([(participant, token)], of: look.meeting.id, in: look.municipality, at: now, tx)
    try MeetingStore.log(.meetingLetterMade, look.meeting.id, look.visitor, now, tx)
    return token
  }
}
