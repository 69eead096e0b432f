import Values
import Web

extension Job {
  /// Once a day: meetings of more than five years ago are gone.
  static let forgetMeetings = Job(name: "forget-meetings", every: .seconds(24 * 3600), first: .seconds(180)) { house in
    let now = house.clock()
    let today = now.day
    let day = Day(today.year - MeetingKeepingStore.years, today.month, min(today.day, 28)) ?? today
    while try await house.store.write({ tx in try MeetingKeepingStore.forget(before: day, at: now, in: tx) }) > 0 {}
  }
}
