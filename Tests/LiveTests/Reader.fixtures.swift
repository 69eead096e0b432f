import Live
import Synchronization
import Values

extension LiveTopic {
  static let strandby = LiveTopic("meeting", "strandby", of: ID("fjordby"))
  static let mols = LiveTopic("meeting", "mols", of: ID("fjordby"))
}

extension LivePass {
  static let mette = LivePass(.strandby, .session(hash: "mette"))
  static let guest = LivePass(.strandby, .pass(hash: "guest"))
}

/// Somebody at the other end of a stream.
final class Reader: Sendable {
  let stream: LiveStream
  let task: Task<LiveEnd, any Error>
  private let ear = Ear()

  /// Reads a log where message n is "nr n", unless `messages` says otherwise.
  init(
    _ pass: LivePass = .mette, in hub: LiveHub, position: Int? = nil, head: Int = 0, once: Bool = false,
    messages: @escaping LiveStream.Messages = { .init("nyt", sequence: $1, data: Array("nr \($1)".utf8)) }
  ) {
    let stream = LiveStream(pass, in: hub, position: position, head: head, once: once, messages: messages)
    let ear = ear
    self.stream = stream
    task = Task { try await stream.run(cut: { ear.cut() }) { try await ear.take($0) } }
  }

  var heard: String { ear.heard }
  var isCut: Bool { ear.isCut }

  func hears(_ text: String) async throws { try await until { heard.contains(text) } }

  /// Takes nothing more, as a phone in a tunnel.
  func freeze() { ear.freeze() }
  func thaw() { ear.thaw() }
}

/// Remembers what was written, and can stop taking.
private final class Ear: Sendable {
  private struct State {
    var heard = ""
    var isCut = false
    var isStuck = false
    var waiting: [CheckedContinuation<Void, any Error>] = []
  }

  private let state = Mutex(State())

  var heard: String { state.withLock { $0.heard } }
  var isCut: Bool { state.withLock { $0.isCut } }

  func freeze() { state.withLock { $0.isStuck = true } }

  func thaw() { letGo { $0.isStuck = false }.forEach { $0.resume() } }

  func cut() { letGo { $0.isCut = true }.forEach { $0.resume(throwing: CancellationError()) } }

  func take(_ bytes: [UInt8]) async throws {
    try await withCheckedThrowingContinuation { (one: CheckedContinuation<Void, any Error>) in
      let isFree = state.withLock { state in
        if state.isStuck { state.waiting.append(one) }
        return !state.isStuck
      }
      if isFree { one.resume() }
    }
    state.withLock { $0.heard += String(decoding: bytes, as: UTF8.self) }
  }

  private func letGo(_ change: (inout State) -> Void) -> [CheckedContinuation<Void, any Error>] {
    state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
  }
}

/// Waits until it is so; the expectation that follows tells when it never became so.
func until(_ condition: () -> Bool) async throws {
  for _ in 0..<1_000 where !condition() { try await Task.sleep(for: .milliseconds(2)) }
}
