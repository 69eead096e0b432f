import Storage
import Values
import Web

extension Job {
  /// Twice a day: sets the day for those who have left, erases those whose day has come, and forgets lists of people
  /// that were sent and never accepted.
  package static let erasing = Job(name: "erase-people", every: .seconds(12 * 3600), first: .seconds(60)) { house in
    try await PersonErasing.run(house.store, at: house.clock())
  }
}

package enum PersonErasing {
  package static func run(_ store: Store, at now: Instant) async throws {
    let due = try await store.write { tx in
      try PersonStore.setDays(on: now.day, in: tx)
      try PersonStore.forgetLists(before: now.adding(seconds: -24 * 60 * 60), in: tx)
      return try PersonStore.due(on: now.day, in: tx)
    }
    for (municipality, person) in due {
      // One transaction each: the last administrator stays, and keeps nobody else from being erased.
      try await store.write { tx in
        do {
          try PersonStore.erase(person, by: PersonStore.eraser, of: municipality, at: now, in: tx)
        } catch is GrantObjection {
          return
        } catch is PersonIsGone {
          return
        }
      }
    }
  }
}
