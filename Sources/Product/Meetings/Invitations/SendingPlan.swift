import Values

/// Who gets a letter when the planner presses send, and what it says to each: worked out before anything is sent, so
/// that the planner sees it first.
package struct SendingPlan: Hashable, Sendable {
  package enum Message: String, Hashable, Sendable {
    case invitation = "indkaldelse"
    case update = "aendring"
    /// The whole meeting is off.
    case cancellation = "aflysning"
    /// The meeting is held, but without this person.
    case removal = "afbud"
  }

  package struct Delivery: Hashable, Sendable {
    package let person: Announcement.Person
    package let message: Message
    /// The person is asked to answer (again).
    package let asks: Bool

    package init(_ person: Announcement.Person, _ message: Message, asks: Bool = false) {
      (self.person, self.message, self.asks) = (person, message, asks)
    }
  }

  package let changes: [Announcement.Change]
  /// In the order of the list of participants; those who are taken off come last.
  package let deliveries: [Delivery]
  /// Those who should know, but have no address to write to.
  package let byHand: [Delivery]

  package var isEmpty: Bool { deliveries.isEmpty && byHand.isEmpty }
}

extension SendingPlan {
  /// What there is to send now. `told` is nil until the first sending.
  package init(_ now: Announcement, told: Announcement?, invitations: [MeetingInvitation]) {
    changes = told.map(now.changes) ?? []
    let isMoved = changes.contains(.time)
    let concernsAll = changes.contains { [.time, .place, .title, .agenda].contains($0) }
    let before = Dictionary(invitations.map { ($0.participant, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = now.people.compactMap { person -> Delivery? in
      guard let known = before[person.id], !known.isWithdrawn else {
        return Delivery(person, .invitation, asks: true)
      }
      if known.email != person.email { return Delivery(person, .update, asks: isMoved || known.answer == nil) }
      // Whoever has said no wants to know of a new day, and not of a new room.
      guard concernsAll, isMoved || known.answer != .no else { return nil }
      return Delivery(person, .update, asks: isMoved)
    }
    let here = Set(now.people.map(\.id))
    let gone = invitations.filter { !$0.isWithdrawn && !here.contains($0.participant) }.map {
      Delivery($0.person, .removal)
    }
    let all = asked + gone
    deliveries = all.filter { !$0.person.email.isEmpty }
    byHand = all.filter { $0.person.email.isEmpty }
  }

  /// What there is to send when the meeting is off: to everybody who was asked and has not said no.
  package init(cancelling invitations: [MeetingInvitation]) {
    changes = []
    let concerned = invitations.filter { !$0.isWithdrawn && $0.answer != .no }.map {
      Delivery($0.person, .cancellation)
    }
    deliveries = concerned.filter { !$0.person.email.isEmpty }
    byHand = concerned.filter { $0.person.email.isEmpty }
  }
}

extension MeetingInvitation {
  fileprivate var person: Announcement.Person { .init(id: participant, name: name, email: email) }
}
