import Synchronization

/// The way to one reader.
package protocol LiveLine: Sendable {
  /// Sends it; `taken` is called once, when the reader's end has taken it, or with false when the line is lost.
  func write(_ bytes: [UInt8], taken: @escaping @Sendable (Bool) -> Void)
  /// The last words. Nothing is written after them.
  func end(_ words: [UInt8])
  /// Breaks the line from outside.
  func cut()
}

/// What one reader is told. It holds a position and no queue: what came while it was writing is told as one message,
/// the latest, so a slow reader can never make the server remember more for it.
///
/// While it waits, for news or for the reader, it holds no task either: a task keeps the memory of its deepest moment
/// for as long as it lives, and a stream lives for hours.
package final class LiveStream: Sendable {
  /// Reads what this reader should know, having seen everything up to and with `sent`, now that the topic is at
  /// `latest`. Nil when none of it is for this reader. Whatever is thrown ends the line; the browser comes back.
  package typealias Messages = @Sendable (_ sent: Int, _ latest: Int) async throws -> LiveMessage?

  package let pass: LivePass
  let hub: LiveHub
  /// It is told what it lacks, and the line ends.
  package let isOnce: Bool
  private let messages: Messages
  private let state: Mutex<State>

  fileprivate struct State {
    var sent: Int
    var latest: Int
    var mustReset: Bool
    var isGreeted = false
    var isBeatDue = false
    var ending: LiveEnd?
    var reach: Reach?
    /// Since when it has been reading or writing; nil while there is nothing to do.
    var busySince: ContinuousClock.Instant?
    var lastWrite: ContinuousClock.Instant
    var written = 0
  }

  /// Where it tells, and who is told when it ends.
  fileprivate struct Reach {
    let line: any LiveLine
    let done: @Sendable (LiveEnd) -> Void
  }

  /// `head` is how far the topic has come, as the database says; `position` what the browser has seen, nil when it
  /// says nothing.
  package init(
    _ pass: LivePass, in hub: LiveHub, position: Int?, head: Int, once: Bool = false, messages: @escaping Messages
  ) {
    self.pass = pass
    self.hub = hub
    self.messages = messages
    isOnce = once
    // Ahead of the log: a backup was put back, and what this browser shows never happened.
    let isAhead = position.map { $0 > head } ?? false
    state = Mutex(
      State(sent: isAhead ? head : position ?? head, latest: head, mustReset: isAhead, lastWrite: .now))
  }

  /// How many messages were written.
  package var written: Int { state.withLock { $0.written } }

  /// Tells from now on, until there is a reason to stop; `done` is told which.
  package func begin(on line: any LiveLine, done: @escaping @Sendable (LiveEnd) -> Void) {
    let refusal = hub.enter(self)
    wake { state in
      state.reach = Reach(line: line, done: done)
      state.ending = state.ending ?? refusal
    }
  }

  /// Tells what is lacking and no more, for a reader that asks now and then. It takes no place.
  package func tellOnce(_ write: ([UInt8]) async throws -> Void) async throws {
    while let step = state.withLock({ $0.step(isOnce: true) }) {
      if case .end = step { return }
      guard let words = try await words(of: step) else { continue }
      try await write(words.bytes)
      settle(words)
    }
  }

  /// Reads what is new and tells it.
  func tell() async {
    guard let (step, reach) = state.withLock({ $0.begin() }) else { return }
    if case .end(let why) = step { return leave(reach, why) }
    do {
      guard let words = try await words(of: step) else { return wake { $0.busySince = nil } }
      say(words, reach)
    } catch {
      reach.line.cut()
      leave(reach, .broken)
    }
  }

  /// Goes on: a teller has to be waited for only where something is to be read. A database that is slow keeps back the
  /// news and not the signs of life.
  private func go() {
    guard let (step, reach) = state.withLock({ $0.begin() }) else { return }
    switch step {
    case .news: hub.read(for: self)
    case .end(let why): leave(reach, why)
    case .said(let text): say(Words(bytes: Array(text.utf8)), reach)
    }
  }

  private func say(_ words: Words, _ reach: Reach) {
    // Refused while it was read: it must not be seen.
    if let why = state.withLock({ $0.ending }) { return leave(reach, why) }
    reach.line.write(words.bytes) { [self] isTaken in
      guard isTaken else { return leave(reach, .gone) }
      settle(words)
      wake { $0.busySince = nil }
    }
  }

  /// What is written, and how far it brings the reader.
  private struct Words: Sendable {
    let bytes: [UInt8]
    var upTo: Int?
  }

  /// Nil when there is nothing for this reader.
  private func words(of step: Step) async throws -> Words? {
    switch step {
    case .said(let text): return Words(bytes: Array(text.utf8))
    case .end: return nil
    case .news(let sent, let latest):
      if let message = try await messages(sent, latest) {
        return Words(bytes: message.wire, upTo: max(latest, message.sequence))
      }
      state.withLock { $0.sent = latest }
      return nil
    }
  }

  private func settle(_ words: Words) {
    state.withLock { state in
      state.lastWrite = .now
      guard let sequence = words.upTo else { return }
      state.sent = sequence
      state.written += 1
    }
  }

  /// It goes on being busy, so that nothing wakes it again.
  private func leave(_ reach: Reach, _ why: LiveEnd) {
    hub.leave(self)
    let end = state.withLock { state in
      state.reach = nil
      return state.ending ?? why
    }
    reach.line.end(Array(end.words.utf8))
    reach.done(end)
  }

  fileprivate enum Step {
    case said(String)
    case news(sent: Int, latest: Int)
    case end(LiveEnd)
  }

  func raise(to latest: Int) { wake { $0.latest = max($0.latest, latest) } }

  package func end(_ why: LiveEnd) { wake { $0.ending = $0.ending ?? why } }

  /// Once a second: time for a sign of life, or to give up a reader that takes nothing.
  func tick(at now: ContinuousClock.Instant, _ limits: LiveLimits) {
    let line = state.withLock { state -> (any LiveLine)? in
      guard let since = state.busySince, now - since >= limits.patience else { return nil }
      state.ending = state.ending ?? .slow
      return state.reach?.line
    }
    if let line {
      // Its place is free although what it reads may take for ever.
      hub.leave(self)
      return line.cut()
    }
    let isQuiet = state.withLock { $0.busySince == nil && now - $0.lastWrite >= limits.heartbeat }
    if isQuiet { wake { $0.isBeatDue = true } }
  }

  /// Goes on, unless it is at work: then what is new is told afterwards.
  private func wake(_ change: (inout State) -> Void) {
    let isDue = state.withLock { state in
      change(&state)
      guard state.reach != nil, state.busySince == nil, state.hasWork else { return false }
      state.busySince = .now
      return true
    }
    if isDue { go() }
  }
}

extension LiveStream.State {
  fileprivate var hasWork: Bool { !isGreeted || ending != nil || mustReset || latest > sent || isBeatDue }

  fileprivate mutating func begin() -> (LiveStream.Step, LiveStream.Reach)? {
    guard let reach, let step = step(isOnce: false) else { return nil }
    return (step, reach)
  }

  /// What is to be done next; nil when there is nothing.
  fileprivate mutating func step(isOnce: Bool) -> LiveStream.Step? {
    busySince = .now
    if !isGreeted {
      isGreeted = true
      return .said("retry: \(Int.random(in: 2_000...3_000))\n: forbundet\n\n")
    }
    if let ending { return .end(ending) }
    if mustReset {
      mustReset = false
      return .said("id: \(sent)\nevent: reset\ndata: hent\n\n")
    }
    isBeatDue = isBeatDue && latest <= sent
    if latest > sent { return .news(sent: sent, latest: latest) }
    if isOnce { return .end(.done) }
    if isBeatDue {
      isBeatDue = false
      return .said("event: puls\ndata: 1\n\n")
    }
    busySince = nil
    return nil
  }
}
