import Storage
import Values
import Web

/// Does the access log still hold together? A start looks at the newest lines, the doctor at all of them.
package enum AccessLogJobs {
  static let chain = Check("access log") { store, depth in
    try await store.read { tx in
      let chains = depth == .deep ? try AccessLogStore.chains(in: tx) : try AccessLogStore.owners(in: tx)
      return try chains.compactMap { municipality in
        let newest = depth == .deep ? Int.max : glanced
        return try AccessLogStore.firstBreak(in: municipality, newest: newest, tx: tx).map {
          .fault(AccessLogWords.broken(at: $0, name: try MunicipalityStore.find(municipality, in: tx)?.name))
        }
      }
    }
  }

  /// How many of the newest lines a start reads through.
  private static let glanced = 200

  /// A line in the log of every municipality: what happens to the whole database happens to each of them.
  package static func tellEverybody(
    _ action: AccessAction, by actor: Actor, object: String = "", detail: String = "", at now: Instant, in store: Store
  ) async throws {
    try await store.write { tx in
      for municipality in try AccessLogStore.owners(in: tx) {
        try AccessLogStore.append(action, by: actor, object: object, detail: detail, in: municipality, at: now, tx: tx)
      }
    }
  }
}
