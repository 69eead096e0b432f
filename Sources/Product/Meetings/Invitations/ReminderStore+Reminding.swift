import Documents
import Outbox
import People
import Storage
import Values

extension ReminderStore {
  /// What somebody has not done yet before a meeting, as short sentences.
  package typealias Left = @Sendable (Meeting, Participant, ID<Tenant>, Transaction) throws -> [String]

  /// Whoever does not stand as ready for the meeting.
  static let notPrepared: Left = { meeting, participant, municipality, tx in
    let seat = Seat(
      municipality: municipality, meeting: meeting, participant: participant, audience: .guest,
      addresses: .inside(meeting.id, opensProfiles: false))
    return try PreparationStore.own(seat, in: tx).readyAt == nil ? [LetterWords.notPrepared] : []
  }

  /// Puts the reminder of a meeting that is due in the outbox; returns how many letters. Zero when none is due.
  static func remind(
    _ id: ID<Meeting>, _ municipality: ID<Tenant>, left: [Left], from post: PostAddress, at now: Instant,
    in tx: Transaction
  ) throws -> Int {
    guard let meeting = try MeetingStore.find(id, of: municipality, in: tx), meeting.cancelled == nil,
      let owner = try MunicipalityStore.find(municipality, in: tx)
    else { return 0 }
    let participants = try MeetingStore.participants(of: id, in: municipality, tx: tx)
    let desk = try MeetingInvitationStore.desk(of: meeting, participants, in: municipality, tx: tx)
    // A new time that has not been told must not be heard of first in a reminder.
    guard let last = desk.last, last.message != .cancellation, !desk.plan.changes.contains(.time),
      let days = Reminding.due(meeting.day, chosen: last.remind, today: now.day)
    else { return 0 }
    let toldOn = try told(of: id, in: municipality, tx: tx)
    let concerned = desk.invitations.filter {
      Reminding.concerns($0, told: toldOn[$0.sequence] ?? now.day, meeting: meeting.day, days: days)
    }
    guard !concerned.isEmpty,
      try note(meeting, days: days, letters: concerned.count, in: municipality, at: now, tx: tx)
    else { return 0 }
    let convener = participants.first { $0.id == meeting.convener }
    let hand = LetterWriting.Hand(
      name: convener?.name ?? last.by ?? owner.name, municipality: owner.name,
      replyTo: convener.flatMap { MailAddress(name: $0.name, email: $0.email) })
    let writing = LetterWriting(meeting, participants, hand, post: post, at: now)
    let people = Dictionary(participants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var links: [(ID<Participant>, Token)] = []
    var letters: [(message: MailMessage, key: String)] = []
    for invitation in concerned {
      guard let participant = people[invitation.participant],
        let to = MailAddress(name: participant.name, email: invitation.email)
      else { continue }
      let token = Token.make()
      links.append((participant.id, token))
      let answer = invitation.answer == nil ? [LetterWords.notAnswered] : []
      let missing = try left.flatMap { try $0(meeting, participant, municipality, tx) }
      let kind = MeetingLetter.Kind.reminder(days: meeting.day.days(since: now.day), left: answer + missing)
      letters.append(
        (
          writing.message(kind, invitation, to: to, token),
          "moede:\(id.raw):paamindelse:\(meeting.day):\(days):\(participant.id.raw)"
        ))
    }
    try MeetingInvitationStore.keep(links, of: id, in: municipality, at: now, tx)
    return try OutboxStore.add(letters, of: municipality, at: now, in: tx)
  }
}
