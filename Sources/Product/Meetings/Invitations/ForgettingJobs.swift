import Storage
import Values

/// Deletes what was kept of guests and of personal links, some time after the meeting.
package struct ForgettingJobs: Sendable {
  let store: Store

  package init(store: Store) { self.store = store }

  package func work(at now: Instant) async throws {
    let day = now.day.adding(days: -MeetingGuest.keepDays)
    try await store.write { tx in
      try ReminderStore.forget(before: day, in: tx)
      try GuestStore.forget(before: day, at: now, in: tx)
    }
  }
}
