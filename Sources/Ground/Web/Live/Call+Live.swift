import Live
import Values

extension Call {
  /// What a stream opened by this request is asked about while it is open.
  package enum Shown: Sendable {
    /// The session of somebody who is signed in.
    case session
    /// The pass of somebody without an account.
    case pass
  }

  /// The answer that never ends: tells the reader what happens to the topic until one of us goes away.
  ///
  /// `head` is how far the topic has come by the same transaction that found out that the reader may follow it. The
  /// position is what the browser says it has seen; with `?nu=1` it is told what it lacks, and the answer ends.
  /// The feature must have a `LiveWatch` for the topic's kind, or the stream is cut within a second.
  package func stream(
    _ topic: LiveTopic, by shown: Shown, head: Int, messages: @escaping LiveStream.Messages
  ) throws -> Answer {
    let hub = house.live
    guard let credential = credential(shown) else { throw Refusal.notAllowed }
    if hub.isFull, !isOnce { throw Refusal.busy(retryAfter: .random(in: 8...20)) }
    return .stream(
      LiveStream(
        LivePass(topic, credential), in: hub, position: position, head: head, once: isOnce, messages: messages))
  }

  private var isOnce: Bool { query.text("nu") == "1" }

  /// A browser that lost the line says in a header what it had seen; a page that opens one says it in the address.
  private var position: Int? {
    [header("Last-Event-ID"), query.text("since")].compactMap { $0.flatMap(Int.init) }.filter { $0 >= 0 }.max()
  }

  private func credential(_ shown: Shown) -> LivePass.Credential? {
    switch shown {
    case .session: session.map { .session(hash: $0.hash) }
    case .pass: pass.map { .pass(hash: $0.hash) }
    }
  }
}
