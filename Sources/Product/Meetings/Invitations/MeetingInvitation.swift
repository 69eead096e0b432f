import Documents
import Values

/// What one participant has been told of a meeting, and what the participant has answered.
///
/// Invariants: `uid` names it in the participant's own calendar for ever and is nobody else's; an answer counts when it
/// answers the newest question (`asked`) or a later version; every answer that ever came is kept beside.
package struct MeetingInvitation: Hashable, Sendable {
  package enum Answer: String, CaseIterable, Sendable {
    case yes = "ja"
    case no = "nej"
    case maybe = "maaske"
  }

  /// How an answer came in.
  package enum Way: String, Sendable {
    /// By the personal link.
    case link
    /// On the page of the meeting, by somebody who is signed in.
    case page = "side"
    /// From a calendar program, by mail.
    case mail = "post"
    /// The planner was told and wrote it down.
    case planner = "planlaegger"
  }

  package struct Reply: Hashable, Sendable {
    package let answer: Answer
    /// A line to the planner; empty for none.
    package let words: String
    /// The version of the invitation that was answered.
    package let sequence: Int
    package let at: Instant
    package let way: Way

    package init(_ answer: Answer, words: String = "", sequence: Int, at: Instant, way: Way) {
      (self.answer, self.words, self.sequence, self.at, self.way) = (answer, words, sequence, at, way)
    }
  }

  package let participant: ID<Participant>
  package let uid: String
  /// Whom it was sent to, as it stood then. The address is empty for somebody who was told in another way.
  package var name: String
  package var email: String
  /// The version that was told last.
  package var sequence: Int
  /// The version that last asked for an answer: a new time asks anew, a new room does not.
  package var asked: Int
  /// The participant was taken off the list and has been told so.
  package var isWithdrawn: Bool
  /// The newest answer that was not too late.
  package var reply: Reply?

  package init(
    participant: ID<Participant>, uid: String, name: String, email: String, sequence: Int, asked: Int,
    isWithdrawn: Bool = false, reply: Reply? = nil
  ) {
    (self.participant, self.uid, self.name, self.email) = (participant, uid, name, email)
    (self.sequence, self.asked, self.isWithdrawn, self.reply) = (sequence, asked, isWithdrawn, reply)
  }

  /// The answer to what is asked now; nil for none, and for one that was to another time.
  package var answer: Answer? { reply.flatMap { $0.sequence >= asked ? $0.answer : nil } }
}

extension MeetingInvitation {
  /// What becomes of an answer that has come in.
  package enum Judgement: Hashable, Sendable {
    case counts
    /// Kept, but it answers an older time, came after a newer answer, or the meeting is off or over.
    case tooLate
  }

  package func judge(_ new: Reply, isOpen: Bool) -> Judgement {
    guard isOpen, !isWithdrawn, new.sequence >= asked else { return .tooLate }
    // Letters overtake each other on the way: the one written last counts (RFC 5546 §2.1.5).
    if let reply, reply.sequence > new.sequence || reply.sequence == new.sequence && reply.at > new.at {
      return .tooLate
    }
    return .counts
  }
}

extension MeetingInvitation.Answer {
  package init?(_ attendance: Attendance) {
    switch attendance {
    case .accepted: self = .yes
    case .declined: self = .no
    case .tentative: self = .maybe
    case .none: return nil
    }
  }

  package var attendance: Attendance {
    switch self {
    case .yes: .accepted
    case .no: .declined
    case .maybe: .tentative
    }
  }
}
