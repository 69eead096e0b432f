import Storage
import Values

/// Reminds those who come of a meeting, once for each day the planner chose.
package struct ReminderJobs: Sendable {
  let store: Store
  let post: PostAddress
  let left: [ReminderStore.Left]

  package init(store: Store, post: PostAddress, left: [ReminderStore.Left] = []) {
    (self.store, self.post, self.left) = (store, post, left)
  }

  /// Puts what is due in the outbox; returns how many letters. Each meeting is a transaction of its own.
  @discardableResult
  package func work(at now: Instant) async throws -> Int {
    let horizon = now.day...now.day.adding(days: Reminding.choices.max() ?? 0)
    let meetings = try await store.read { tx in try ReminderStore.planned(in: horizon, tx: tx) }
    var letters = 0
    for (municipality, meeting) in meetings {
      letters += try await store.write { tx in
        try ReminderStore.remind(meeting, municipality, left: left, from: post, at: now, in: tx)
      }
    }
    return letters
  }
}
