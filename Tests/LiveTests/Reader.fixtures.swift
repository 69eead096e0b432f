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
  private let ear = Ear()
  private let ending = Mutex<LiveEnd?>(nil)

  /// Reads a log where message n is "nr n", unless `messages` says otherwise.
  init(
    _ pass: LivePass = .mette, in hub: LiveHub, position: Int? = nil, head: Int = 0,
    messages: @escaping LiveStream.Messages = { .init("nyt", sequence: $1, data: Array("nr \($1)".utf8)) }
  ) {
    stream = LiveStream(pass, in: hub, position: position, head: head, messages: messages)
    stream.begin(on: ear) { [self] end in ending.withLock { $0 = end } }
  }

  var heard: String { ear.heard }
  var isCut: Bool { ear.isCut }

  func hears(_ text: String) async throws { try await until { heard.contains(text) } }

  /// Why the line ended; nil when it does not.
  var end: LiveEnd? {
    get async throws {
      try await until { ending.withLock { $0 != nil } }
      return ending.withLock { $0 }
    }
  }

  /// Takes nothing more, as a phone in a tunnel.
  func freeze() { ear.freeze() }
  func thaw() { ear.thaw() }
}

/// Remembers what was written, and can stop taking.
private final class Ear: LiveLine {
  private struct State {
    var heard = ""
    var isCut = false
    var isStuck = false
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  var heard: String { state.withLock { $0.heard } }
  var isCut: Bool { state.withLock { $0.isCut } }

  func freeze() { state.withLock { $0.isStuck = true } }

  func thaw() { letGo { $0.isStuck = false } }

  func cut() { letGo { $0.isCut = true } }

  func write(_ bytes: [UInt8], taken: @escaping @Sendable (Bool) -> Void) {
    let take: @Sendable () -> Void = { [self] in
      let isWhole = state.withLock { state in
        if !state.isCut { state.heard += String(decoding: bytes, as: UTF8.self) }
        return !state.isCut
      }
      taken(isWhole)
    }
    let isFree = state.withLock { state in
      if state.isStuck { state.waiting.append(take) }
      return !state.isStuck
    }
    if isFree { take() }
  }

  func end(_ words: [UInt8]) { write(words) { _ in } }

  private func letGo(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    for take in waiting { take() }
  }
}

/// Waits until it is so; the expectation that follows tells when it never became so.
func until(_ condition: () -> Bool) async throws {
  for _ in 0..<1_000 where !condition() { try await Task.sleep(for: .milliseconds(2)) }
}
