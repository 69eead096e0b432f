import Documents
import Outbox
import People
import Storage
import Values

/// Letters about minutes, put in the outbox in the transaction that sends the minutes out.
enum MinutesPostStore {
  /// One to each participant with an address. Without a day to object until they say that the minutes are approved;
  /// then what came out is told already. `version` tells this sending from one that was taken back.
  static func add(
    _ document: MinutesDocument, names: MinutesNames, until: Day?, version: Int, _ look: MeetingLook,
    from post: PostAddress, at now: Instant, in tx: Transaction
  ) throws {
    let meeting = look.meeting
    let asked = Set(
      try MeetingInvitationStore.invitations(of: meeting.id, in: look.municipality, tx: tx)
        .filter { !$0.isWithdrawn }.map(\.participant))
    let planner = look.participants.first { $0.person == look.visitor.person }
    let replyTo = planner.flatMap { MailAddress(name: $0.name, email: $0.email) }
    var letters: [(message: MailMessage, key: String)] = []
    for participant in look.participants {
      guard let to = MailAddress(name: participant.name, email: participant.email) else { continue }
      var letter = MinutesLetter(
        receiver: participant.name, meeting: meeting.title, day: meeting.day,
        brief: until == nil
          ? [] : document.brief(participant.isGuest ? .roles(look.participants, for: participant.id) : names),
        until: until,
        address: participant.isGuest ? nil : "\(post.meeting(meeting.id))/referat", isGuest: participant.isGuest,
        sender: look.visitor.name, municipality: look.visitor.municipalityName)
      if participant.isGuest, asked.contains(participant.id) {
        let token = try MeetingInvitationStore.makeLink(for: participant.id, look, at: now, in: tx)
        letter.address = "\(post.answer(token))/referat"
      }
      let message = MailMessage(
        id: ID<MailMessage>.make(at: now).raw,
        from: MailAddress(name: look.visitor.name, email: post.sender.email) ?? post.sender, to: to, replyTo: replyTo,
        date: now, subject: letter.subject, text: letter.text)
      letters.append((message, "moede:\(meeting.id.raw):referat:\(version):\(participant.id.raw)"))
    }
    try OutboxStore.add(letters, of: look.municipality, at: now, in: tx)
  }
}
