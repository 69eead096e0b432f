import Foundation
import NIOPosix
import Storage
import Synchronization
import Values

/// Takes letters out of the outbox and hands them to the machine's mail program (`sendmail`, as msmtp and postfix have).
///
/// A letter must get out once, also when this program is killed in the middle. What has been handed over is therefore
/// known by a file and not by this program's memory:
///
/// 1. `claim` writes in the database that this desk has the letter, under the name of the attempt.
/// 2. The letter is written to `ATTEMPT.eml` on the desk, and a process of its own is started. That process lives on
///    when this one is killed, and holds a lock on `ATTEMPT.lock` as long as it lives.
/// 3. When the mail program says that it has the letter, the same process renames `ATTEMPT.eml` to `ATTEMPT.sent`.
/// 4. The database is told, and the file is removed.
///
/// Whoever opens the desk next sees for each unreported attempt: `.sent`: it got out; a lock: it is under way; neither:
/// it did not get out. What is left is the moment between the mail server's yes and the renaming, in a process that
/// does nothing else: only a machine that loses its power (or an operator who kills that process) can hit it, and then
/// the letter goes out twice with the same Message-ID.
package struct PostOffice: Sendable {
  let store: Store
  let desk: PostDesk
  /// The mail program, an absolute path.
  let program: String
  let atOnce: Int

  package init(store: Store, desk: PostDesk, program: String, atOnce: Int = 8) {
    self.store = store
    self.desk = desk
    self.program = program
    self.atOnce = atOnce
  }

  /// Sends what is due, until nothing is or the task is cancelled. Returns how many got out.
  ///
  /// Does nothing when another process has the desk.
  @discardableResult
  package func work(_ clock: @Sendable () -> Instant) async throws -> Int {
    guard desk.take() else { return 0 }
    try await tidy(at: clock())
    var sent = 0
    while !Task.isCancelled {
      let now = clock()
      let letters = try await store.write { tx in
        try OutboxStore.claim(most: atOnce * 4, for: desk.name, at: now, in: tx)
      }
      if letters.isEmpty { break }
      sent += try await deliver(letters, clock)
    }
    return sent
  }

  /// Finds out what became of attempts that nobody reported on, because the program was stopped.
  package func tidy(at now: Instant) async throws {
    let attempts = try await store.read { [desk] tx in try OutboxStore.unreported(at: desk.name, in: tx) }
    let found = Dictionary(grouping: attempts, by: desk.outcome)
    let sent = found[.sent] ?? [], failed = found[.notSent] ?? []
    guard !sent.isEmpty || !failed.isEmpty else { return }
    try await store.write { tx in
      for attempt in sent { try OutboxStore.setSent(attempt, at: now, in: tx) }
      try OutboxStore.giveBack(failed, at: now, in: tx)
    }
    for attempt in sent + failed { desk.clear(attempt) }
  }

  private func deliver(_ letters: [OutboxStore.Claimed], _ clock: @Sendable () -> Instant) async throws -> Int {
    let results = await withTaskGroup(of: (OutboxStore.Claimed, PostDesk.Handover).self) { group in
      var waiting = letters[...]
      var results: [(OutboxStore.Claimed, PostDesk.Handover)] = []
      for letter in waiting.prefix(atOnce) { group.addTask { (letter, await hand(letter)) } }
      waiting = waiting.dropFirst(atOnce)
      for await result in group {
        results.append(result)
        if let next = waiting.popFirst() { group.addTask { (next, await hand(next)) } }
      }
      return results
    }
    let now = clock()
    try await store.write { tx in
      for (letter, handover) in results {
        switch handover {
        case .taken: try OutboxStore.setSent(letter.attempt, at: now, in: tx)
        case .refused(let words, let isForGood):
          try OutboxStore.setFailed(letter.attempt, problem: words, isForGood: isForGood, at: now, in: tx)
        }
      }
    }
    // Only now: the file is the only witness until the database has been told.
    for (letter, _) in results { desk.clear(letter.attempt) }
    return results.count { if case .taken = $0.1 { true } else { false } }
  }

  private func hand(_ letter: OutboxStore.Claimed) async -> PostDesk.Handover {
    // A mail program may take minutes: it must not hold up a thread that answers visitors.
    let program = program
    let desk = desk
    return
      (try? await NIOThreadPool.singleton.runIfActive { desk.hand(letter, to: program) })
      ?? .refused("Serveren var ved at stoppe.", isForGood: false)
  }
}
