import Values

/// What the planner's desk knows of a meeting's invitations: what has been told, what there is to tell, and who has
/// answered.
package struct InvitationDesk: Sendable {
  /// One time something was sent to everybody it concerned.
  package struct Sending: Hashable, Sendable {
    package let sequence: Int
    package let message: SendingPlan.Message
    package let told: Announcement
    /// Days before the meeting on which those who come are reminded.
    package let remind: [Int]
    package let letters: Int
    package let sent: Instant
    /// Nil when the person has been erased.
    package let by: String?
  }

  package let now: Announcement
  /// Nil until the first sending.
  package let last: Sending?
  package let invitations: [MeetingInvitation]
  package let isCancelled: Bool

  package init(now: Announcement, last: Sending?, invitations: [MeetingInvitation], isCancelled: Bool) {
    (self.now, self.last, self.invitations, self.isCancelled) = (now, last, invitations, isCancelled)
  }

  /// What those who were told last know.
  package var told: Announcement? {
    last.map { last in
      var told = last.told
      told.people = invitations.filter { !$0.isWithdrawn }.map {
        .init(id: $0.participant, name: $0.name, email: $0.email)
      }
      return told
    }
  }

  package var plan: SendingPlan {
    isCancelled ? SendingPlan(cancelling: []) : SendingPlan(now, told: told, invitations: invitations)
  }

  /// What a cancelling would send.
  package var cancelling: SendingPlan { SendingPlan(cancelling: invitations) }

  package func invitation(_ id: ID<Participant>) -> MeetingInvitation? { invitations.first { $0.participant == id } }

  /// The answers of those who are still asked.
  package var tally: Tally { Tally(invitations.filter { !$0.isWithdrawn }) }

  package struct Tally: Hashable, Sendable {
    package var yes = 0
    package var no = 0
    package var maybe = 0
    package var silent = 0

    package init(_ invitations: [MeetingInvitation]) {
      for invitation in invitations {
        switch invitation.answer {
        case .yes: yes += 1
        case .no: no += 1
        case .maybe: maybe += 1
        case nil: silent += 1
        }
      }
    }

    package var asked: Int { yes + no + maybe + silent }
  }
}
