import Danish
import Documents
import Values

/// One letter about a meeting to one person: the same sentences as plain text, as HTML and in the calendar.
///
/// Pure: it is told who, what and when, and is put in the outbox by somebody else.
package struct MeetingLetter: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case invitation
    /// What is new, as sentences.
    case update([String])
    /// The planner's words about why; empty for none.
    case cancellation(String)
    case removal
    /// So many days before, and what is not done yet.
    case reminder(days: Int, left: [String])
  }

  /// Something the receiver is asked to do before or at the meeting.
  package struct Ask: Hashable, Sendable {
    package let what: String
    /// Nil where nobody has said how long it takes.
    package let minutes: Int?

    package init(_ what: String, minutes: Int? = nil) { (self.what, self.minutes) = (what, minutes) }
  }

  package var kind: Kind
  package var announcement: Announcement
  package var receiver: Announcement.Person
  package var purpose: String
  /// What the planner has written beside it, for those who come.
  package var plan: Plan
  package var asks: [Ask]
  /// Everybody else who is invited, as they are named to each other.
  package var others: [String]
  /// Who sends it, and what the municipality is called.
  package var planner: String
  package var municipality: String
  /// Where the receiver answers; absolute. Nil for whoever is not asked.
  package var answerAddress: String?
  /// Where somebody who is signed in prepares; absolute.
  package var meetingAddress: String?

  /// The rest of what is settled before a meeting: nothing of it has to be.
  package struct Plan: Hashable, Sendable {
    /// What must come out of it, line by line.
    package var aims: [String]
    /// "Birgitte Holm leder mødet", "Sofie Bang skriver referat".
    package var parts: [String]
    /// Which data and knowledge each brings.
    package var data: String
    package var practical: String

    package init(aims: [String] = [], parts: [String] = [], data: String = "", practical: String = "") {
      (self.aims, self.parts, self.data, self.practical) = (aims, parts, data, practical)
    }
  }

  package init(
    kind: Kind, announcement: Announcement, receiver: Announcement.Person, purpose: String, plan: Plan = Plan(),
    asks: [Ask], others: [String], planner: String, municipality: String, answerAddress: String?,
    meetingAddress: String?
  ) {
    (self.kind, self.announcement, self.receiver, self.purpose) = (kind, announcement, receiver, purpose)
    self.plan = plan
    (self.asks, self.others, self.planner, self.municipality) = (asks, others, planner, municipality)
    (self.answerAddress, self.meetingAddress) = (answerAddress, meetingAddress)
  }

  /// Minutes the receiver is asked for beside the meeting itself.
  package var minutesAsked: Int { asks.reduce(0) { $0 + ($1.minutes ?? 0) } }

  package var isOff: Bool {
    switch kind {
    case .cancellation, .removal: true
    case .invitation, .update, .reminder: false
    }
  }
}

extension MeetingLetter {
  /// A piece of the letter; the two forms of it are made of the same pieces.
  package enum Block: Hashable, Sendable {
    case words(String)
    /// What people look for first: when and where.
    case facts([Fact])
    case list(String, [String])
    /// Words below a title.
    case passage(String, String)
    /// The clock beside what happens then.
    case agenda(String, [Fact])
    case link(String, String)
    case small(String)
  }

  package struct Fact: Hashable, Sendable {
    package let label: String
    package let value: String

    init(_ label: String, _ value: String) { (self.label, self.value) = (label, value) }
  }

  package var blocks: [Block] {
    var blocks: [Block] = [.words(LetterWords.greeting(receiver.name)), .words(LetterWords.opening(self))]
    if case .update(let news) = kind, !news.isEmpty { blocks.append(.list(LetterWords.news, news)) }
    if case .cancellation(let words) = kind, !words.isEmpty { blocks.append(.words(words)) }
    blocks.append(.facts(facts))
    if !isOff { blocks += what }
    if !isOff { blocks += links }
    blocks.append(.small(LetterWords.closing(self)))
    return blocks
  }

  private var facts: [Fact] {
    [Fact(LetterWords.what, announcement.title), Fact(LetterWords.time, LetterWords.when(announcement))]
      + (announcement.place.isEmpty ? [] : [Fact(LetterWords.place, announcement.place)])
  }

  private var what: [Block] {
    var blocks: [Block] = []
    if case .reminder(_, let left) = kind {
      return left.isEmpty ? [] : [.list(LetterWords.left, left)]
    }
    if !purpose.isEmpty { blocks.append(.passage(LetterWords.purpose, purpose)) }
    if !plan.aims.isEmpty { blocks.append(.list(LetterWords.aims, plan.aims)) }
    let lines = announcement.agenda.map { Fact(LetterWords.clock($0), $0.title) }
    if !lines.isEmpty { blocks.append(.agenda(LetterWords.agenda, lines)) }
    if !plan.parts.isEmpty { blocks.append(.words(plan.parts.joined(separator: ". ") + ".")) }
    if !asks.isEmpty { blocks.append(.list(LetterWords.asked(minutesAsked), asks.map(LetterWords.ask))) }
    if !plan.data.isEmpty { blocks.append(.passage(LetterWords.data, plan.data)) }
    if !plan.practical.isEmpty { blocks.append(.passage(LetterWords.practical, plan.practical)) }
    if !others.isEmpty { blocks.append(.list(LetterWords.others, others)) }
    return blocks
  }

  private var links: [Block] {
    let isReminder = if case .reminder = kind { true } else { false }
    return (answerAddress.map { [.link(isReminder ? LetterWords.answerAgain : LetterWords.answer, $0)] } ?? [])
      + (meetingAddress.map { [.link(LetterWords.prepare, $0)] } ?? [])
  }

  /// The whole letter as plain text.
  package var text: String {
    blocks.map { block in
      switch block {
      case .words(let words), .small(let words): words
      case .facts(let facts): facts.map { "\($0.label): \($0.value)" }.joined(separator: "\n")
      case .list(let title, let items): title + "\n" + items.map { "- \($0)" }.joined(separator: "\n")
      case .passage(let title, let words): "\(title)\n\(words)"
      case .agenda(let title, let lines):
        title + "\n" + lines.map { "\($0.label)  \($0.value)" }.joined(separator: "\n")
      case .link(let title, let address): "\(title):\n\(address)"
      }
    }.joined(separator: "\n\n") + "\n"
  }

  package var subject: String { LetterWords.subject(self) }

  /// What stands in the receiver's calendar. Each receiver has a name of the event of their own, so that two people
  /// behind one mailbox get two, and an answer says whose it is.
  /// `text` is the letter's own, which takes long enough to write that it is not written twice.
  package func calendar(
    _ invitation: MeetingInvitation, text: String, organizer: MailAddress, stamp: Instant
  ) -> ICalendar? {
    if case .reminder = kind { return nil }
    let event = CalendarEvent(
      uid: invitation.uid, sequence: invitation.sequence, stamp: stamp,
      when: .clock(announcement.day, from: announcement.start, to: announcement.end), title: announcement.title,
      place: announcement.place, note: text, url: answerAddress,
      organizer: .init(name: planner, email: organizer.email),
      attendees: [
        .init(name: receiver.name, email: receiver.email, answer: invitation.answer?.attendance ?? .none)
      ], remindMinutes: 30)
    return ICalendar(isOff ? .cancel : .request, events: [event])
  }
}
