import App
import Foundation
import Testing

@Suite struct MigrationsTests {
  @Test func `migrations that have been out are never changed, and new ones come after them`() async throws {
    try await Premises.open { premises, _ in
      let now = premises.assembly.migrations.map { "\($0.name) \($0.fingerprint)" }
      let locked = try Root.lines("migrations.lock")
      #expect(Set(now).count == now.count)
      for line in locked where !now.contains(line) {
        Issue.record("Changed or gone since it was locked: \(line). Undo the change, and write a new migration.")
      }
      #expect(
        now.filter(locked.contains) == locked, "The order is not that of Tests/migrations.lock, which others have run.")
      let new = now.filter { !locked.contains($0) }
      #expect(new.isEmpty, "Add these to the end of Tests/migrations.lock:\n\(new.joined(separator: "\n"))")
    }
  }
}
