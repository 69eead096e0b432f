import Synchronization

/// One reader's line. It holds a position and no queue: what came while it was writing is told as one message, the
/// latest, so a slow reader can never make the server remember more for it.
package final class LiveStream: Sendable {
  /// Reads what this reader should know, having seen everything up to and with `sent`, now that the topic is at
  /// `latest`. Nil when none of it is for this reader. Whatever is thrown ends the line; the browser comes back.
  package typealias Messages = @Sendable (_ sent: Int, _ latest: Int) async throws -> LiveMessage?

  package let pass: LivePass
  let hub: LiveHub
  private let messages: Messages
  private let isOnce: Bool
  private let state: Mutex<State>

  fileprivate struct State {
    var sent: Int
    var latest: Int
    var mustReset: Bool
    var isBeatDue = false
    var ending: LiveEnd?
    /// Since when it has been reading or writing; nil while it waits.
    var busySince: ContinuousClock.Instant?
    var lastWrite: ContinuousClock.Instant
    var waiter: UnsafeContinuation<Void, Never>?
    var cut: (@Sendable () -> Void)?
    var written = 0
  }

  /// `head` is how far the topic has come, as the database says; `position` what the browser has seen, nil when it
  /// says nothing. With `once` it is told what it lacks, and the line ends.
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

  /// Tells until there is a reason to stop. `write` waits while the reader's end is full; `cut` breaks the line from
  /// outside when that takes too long.
  package func run(cut: @escaping @Sendable () -> Void, write: ([UInt8]) async throws -> Void) async throws -> LiveEnd {
    state.withLock { $0.cut = cut }
    defer {
      hub.leave(self)
      state.withLock { $0.cut = nil }
    }
    if let refusal = isOnce ? nil : hub.enter(self) { end(refusal) }
    return try await withTaskCancellationHandler {
      try await tell(write)
    } onCancel: {
      end(.gone)
    }
  }

  private func tell(_ send: ([UInt8]) async throws -> Void) async throws -> LiveEnd {
    func write(_ bytes: [UInt8]) async throws {
      try await send(bytes)
      state.withLock { $0.lastWrite = .now }
    }
    try await write(Array("retry: \(Int.random(in: 2_000...3_000))\n: forbundet\n\n".utf8))
    while true {
      switch await next() {
      case .reset(let head):
        try await write(Array("id: \(head)\nevent: reset\ndata: hent\n\n".utf8))
      case .news(let sent, let latest):
        guard let message = try await read(sent, latest) else {
          move(to: latest)
          continue
        }
        // Refused while it was read: it must not be seen.
        if state.withLock({ $0.ending != nil }) { continue }
        try await write(message.wire)
        move(to: max(latest, message.sequence))
        state.withLock { $0.written += 1 }
      case .beat: try await write(Array("event: puls\ndata: 1\n\n".utf8))
      case .end(let why):
        if !why.words.isEmpty { try await write(Array(why.words.utf8)) }
        return why
      }
    }
  }

  /// In a task of its own, which gives back the memory of its deepest moment: the stream's lives for hours.
  private func read(_ sent: Int, _ latest: Int) async throws -> LiveMessage? {
    async let message = messages(sent, latest)
    return try await message
  }

  private func move(to sequence: Int) { state.withLock { $0.sent = sequence } }

  fileprivate enum Step {
    case reset(Int)
    case news(sent: Int, latest: Int)
    case beat
    case end(LiveEnd)
  }

  /// What is to be done next; waits until there is something. Costs no task and no timer while it waits.
  private func next() async -> Step {
    while true {
      if let step = state.withLock({ $0.step(isOnce: isOnce) }) { return step }
      await withUnsafeContinuation { (waiter: UnsafeContinuation<Void, Never>) in
        let isNeeded = state.withLock { state in
          if state.hasWork { return true }
          state.waiter = waiter
          return false
        }
        if isNeeded { waiter.resume() }
      }
    }
  }

  func raise(to latest: Int) { wake { $0.latest = max($0.latest, latest) } }

  package func end(_ why: LiveEnd) { wake { $0.ending = $0.ending ?? why } }

  /// Once a second: time for a sign of life, or to give up a reader that takes nothing.
  func tick(at now: ContinuousClock.Instant, _ limits: LiveLimits) {
    let cut = state.withLock { state -> (@Sendable () -> Void)? in
      guard let since = state.busySince, now - since >= limits.patience else { return nil }
      state.ending = state.ending ?? .slow
      return state.cut
    }
    if let cut { return cut() }
    let isQuiet = state.withLock { $0.busySince == nil && now - $0.lastWrite >= limits.heartbeat }
    if isQuiet { wake { $0.isBeatDue = true } }
  }

  private func wake(_ change: (inout State) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }
}

extension LiveStream.State {
  fileprivate var hasWork: Bool { ending != nil || mustReset || latest > sent || isBeatDue }

  fileprivate mutating func step(isOnce: Bool) -> LiveStream.Step? {
    busySince = .now
    if let ending { return .end(ending) }
    if mustReset {
      mustReset = false
      return .reset(sent)
    }
    isBeatDue = isBeatDue && latest <= sent
    if latest > sent { return .news(sent: sent, latest: latest) }
    if isOnce { return .end(.done) }
    if isBeatDue {
      isBeatDue = false
      return .beat
    }
    busySince = nil
    return nil
  }
}
