import People
import Storage
import Values
import Web

extension Job {
  /// Twice a day: what was prepared for a meeting a year ago is gone.
  package static let preparations = Job(
    name: "end-preparations", every: .seconds(12 * 3600), first: .seconds(90)
  ) { house in
    let now = house.clock()
    _ = try await house.store.write { tx in
      try PreparationEndingStore.end(
        on: now.day, by: .commandLine("automatisk sletning"), at: now, in: tx)
    }
  }
}
