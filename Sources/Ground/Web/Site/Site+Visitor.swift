import Storage
import Values

extension Site {
  /// Who the session belongs to right now; nil for a stranger and for a session that has run out.
  ///
  /// Asked of the database for every request, so that a changed role or an ended session counts at once.
  func visitor(of visit: Visit) async throws -> Visitor? {
    guard let session = visit.session else { return nil }
    let now = visit.now
    let resolve = house.resolve
    let hash = session.hash
    let found = try await house.store.read { tx -> (visitor: Visitor, seen: Instant)? in
      guard let row = try tx.row("SELECT municipality, person, created, seen FROM session WHERE hash = \(hash)")
      else { return nil }
      let created: Instant = row[2]
      let seen: Instant = row[3]
      // A clock set back must not give a session more life.
      guard now.seconds(since: seen) < SignIn.idle, now.seconds(since: created) < SignIn.longest else { return nil }
      return try resolve(row[0], row[1], tx).map { ($0, seen) }
    }
    guard let found else { return nil }
    if now.seconds(since: found.seen) >= 60 { await remember(hash, seenAt: now) }
    return found.visitor
  }

  /// At most once a minute, and never a reason to refuse: with a full disk people can still read.
  private func remember(_ hash: String, seenAt now: Instant) async {
    do {
      _ = try await house.store.write { tx in
        try tx.run("UPDATE session SET seen = \(now) WHERE hash = \(hash) AND seen < \(now)")
      }
    } catch {
      house.log(.warning, "session-not-touched", at: now, ["why": "\(error)"])
    }
  }
}

extension Route {
  /// Health checks and reports come without anybody being signed in, and must not need the database.
  var readsSession: Bool { !Site.ownPaths.contains(pattern.text) }
}
