import Live
import ServiceLifecycle
import Storage
import Values

/// The pulse of the live channel: one tick a second for all streams, and an ear for the other servers.
struct LiveService: Service, CustomStringConvertible {
  let house: House
  let watches: [LiveWatch]
  var description: String { "live" }

  func run() async throws {
    house.live.start()
    try? await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await beat() }
        group.addTask { try await watch() }
        group.addTask {
          // A server that nobody follows anything on needs no connection for it.
          while house.live.count == 0 { try await Task.sleep(for: .milliseconds(200)) }
          await house.live.listen(to: house.store) { try await heads(of: $0) }
        }
        try await group.waitForAll()
      }
    }
    house.live.stop()
    try? await gracefulShutdown()
  }

  /// Apart from the checks: a database that is busy must not make every phone believe that the net is gone.
  private func beat() async throws {
    while true {
      try await Task.sleep(for: .seconds(1))
      house.live.tick(at: .now)
    }
  }

  private func watch() async throws {
    for turn in 1... {
      try await Task.sleep(for: .milliseconds(800))
      guard house.live.count > 0 else { continue }
      do {
        try await refuse()
        if turn.isMultiple(of: 75) { try await keepAwake() }
        // Should anything have moved without a word, from a program that talks to the database alone for instance.
        if turn.isMultiple(of: 15) { try await house.live.catchUp { try await heads(of: $0) } }
      } catch let error where !(error is CancellationError) {
        // Nobody is cut off for it: while the database cannot be read, nothing can be told either.
        house.log(.warning, "live-check-failed", at: house.clock(), ["why": "\(error)"])
      }
    }
  }

  /// Cuts off those whose session, role or pass holds no more.
  func refuse() async throws {
    let passes = house.live.passes
    let now = house.clock()
    let resolve = house.resolve
    let watches = watches
    let refused = try await house.store.read { tx in
      let readers = try LiveReader.standing(passes, at: now, resolve, in: tx)
      var refused = passes.subtracting(readers.map(\.pass))
      for (kind, readers) in Dictionary(grouping: readers, by: \.pass.topic.kind) {
        // A kind that nobody watches is open to nobody.
        let watch = watches.first { $0.kind == kind }
        refused.formUnion(try watch?.refused(readers, now, tx) ?? Set(readers.map(\.pass)))
      }
      return refused
    }
    house.live.end(refused)
  }

  /// Whoever sits in a meeting and listens is there: the session must not run out in the middle of it (ASVS 7.1.1).
  /// It still ends after eight hours, and when the page is closed.
  private func keepAwake() async throws {
    let hashes = house.live.passes.compactMap(\.session)
    let now = house.clock()
    try await house.store.write { try SignIn.touch(hashes, at: now, in: $0) }
  }

  private func heads(of topics: Set<LiveTopic>) async throws -> [LiveTopic: Int] {
    let watches = watches
    return try await house.store.read { tx in
      var heads: [LiveTopic: Int] = [:]
      for watch in watches {
        let own = topics.filter { $0.kind == watch.kind }
        if !own.isEmpty { heads.merge(try watch.heads(Array(own), tx)) { max($0, $1) } }
      }
      return heads
    }
  }
}

extension LiveReader {
  /// Those of the passes whose session is still good; a pass without a session is for its giver to judge.
  static func standing(
    _ passes: Set<LivePass>, at now: Instant, _ resolve: House.Resolve, in tx: Transaction
  ) throws -> [LiveReader] {
    let owners = try SignIn.owners(of: Set(passes.compactMap(\.session)), at: now, in: tx)
    // A person with three tabs is looked up once.
    var visitors: [SignIn.Owner: Visitor] = [:]
    for owner in Set(owners.values) { visitors[owner] = try resolve(owner.municipality, owner.person, tx) }
    return passes.compactMap { pass in
      guard let hash = pass.session else { return LiveReader(pass: pass, visitor: nil) }
      guard let owner = owners[hash], let visitor = visitors[owner] else { return nil }
      return LiveReader(pass: pass, visitor: visitor)
    }
  }
}

extension LivePass {
  fileprivate var session: String? { if case .session(let hash) = credential { hash } else { nil } }
}
