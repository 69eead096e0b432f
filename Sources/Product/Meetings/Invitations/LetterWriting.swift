import Documents
import People
import Values

/// Writes the letters of one sending: what is the same for all is worked out once.
struct LetterWriting: Sendable {
  /// In whose name letters are written.
  struct Hand: Sendable {
    let name: String
    let municipality: String
    /// Where an answer written by hand goes; nil where the planner has no address.
    let replyTo: MailAddress?
  }

  private let meeting: Meeting
  private let hand: Hand
  private let post: PostAddress
  private let now: Instant
  private let announcement: Announcement
  private let participants: [ID<Participant>: Participant]
  private let names: [String]

  init(_ meeting: Meeting, _ participants: [Participant], _ hand: Hand, post: PostAddress, at now: Instant) {
    (self.meeting, self.hand, self.post, self.now) = (meeting, hand, post, now)
    announcement = Announcement(meeting, participants)
    self.participants = Dictionary(participants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = participants.map(\.named)
  }

  init(_ look: MeetingLook, post: PostAddress, at now: Instant) {
    let planner = look.participants.first { $0.person == look.visitor.person }
    let hand = Hand(
      name: look.visitor.name, municipality: look.visitor.municipalityName,
      replyTo: planner.flatMap { MailAddress(name: $0.name, email: $0.email) })
    self.init(look.meeting, look.participants, hand, post: post, at: now)
  }

  func letter(_ kind: MeetingLetter.Kind, to person: Announcement.Person, answer: String?) -> MeetingLetter {
    let participant = participants[person.id]
    return MeetingLetter(
      kind: kind, announcement: announcement, receiver: person, purpose: meeting.told, plan: plan,
      asks: participant.map(meeting.asks) ?? [], others: others(than: participant), planner: hand.name,
      municipality: hand.municipality, answerAddress: answer,
      meetingAddress: participant?.person == nil ? nil : post.meeting(meeting.id))
  }

  private var plan: MeetingLetter.Plan {
    func part(_ id: ID<Participant>?, _ does: String) -> String? {
      id.flatMap { participants[$0] }.map { "\($0.name) \(does)" }
    }
    // What the kind says everybody brings is among what is asked for already.
    let data = meeting.data == meeting.kind.preparation.brings ? "" : meeting.data
    return MeetingLetter.Plan(
      aims: meeting.aims.split(separator: "\n").map(String.init),
      parts: [part(meeting.leader, LetterWords.leads), part(meeting.recorder, LetterWords.records)].compactMap(\.self),
      data: data, practical: meeting.practical)
  }

  /// Everybody but the receiver; of a very large circle the first, for nobody reads a thousand names in a letter.
  private func others(than receiver: Participant?) -> [String] {
    let most = 40
    let shown = names.prefix(most + 1).filter { $0 != receiver?.named }.prefix(most)
    let rest = names.count - (receiver == nil ? 0 : 1) - shown.count
    return shown + (rest > 0 ? [LetterWords.more(rest)] : [])
  }

  func message(
    _ kind: MeetingLetter.Kind, _ invitation: MeetingInvitation, to: MailAddress, _ token: Token?
  ) -> MailMessage {
    let person = Announcement.Person(id: invitation.participant, name: to.name, email: to.email)
    let letter = letter(kind, to: person, answer: token.map(post.answer))
    let text = letter.text
    return MailMessage(
      id: ID<MailMessage>.make(at: now).raw,
      from: MailAddress(name: hand.name, email: post.sender.email) ?? post.sender,
      to: to, replyTo: hand.replyTo, date: now, subject: letter.subject, text: text,
      html: MeetingLetterParts.source(letter),
      invitation: letter.calendar(invitation, text: text, organizer: post.sender, stamp: now))
  }
}
