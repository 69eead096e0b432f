import Storage
import Values
import Web

/// Invitations: what goes out about a meeting, to whom, and what comes back.
///
/// Read in this order: `Announcement` (what has been told), `SendingPlan` (who gets what), `MeetingLetter` (what it
/// says), `MeetingInvitation` (what was answered), `Reminding`.
///
/// Invariants: a letter is put in the outbox in the transaction of its act, under a key of meeting, sequence and
/// participant; nobody gets a letter about what they know; every answer is kept, and one that comes too late reopens
/// nothing.
extension Feature {
  static let invitationMigrations = InvitationSchema.migrations + GuestSchema.migrations

  static func invitationJobs(left: [ReminderStore.Left]) -> [Job] {
    [
      Job(name: "remind-of-meetings", every: .seconds(3600), first: .seconds(60)) { house in
        guard let post = PostAddress(house.settings, "") else { return }
        try await ReminderJobs(store: house.store, post: post, left: left).work(at: house.clock())
      },
      Job(name: "forget-guests", every: .seconds(24 * 3600), first: .seconds(180)) { house in
        try await ForgettingJobs(store: house.store).work(at: house.clock())
      },
    ]
  }
}
