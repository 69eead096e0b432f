import Synchronization
import Values

/// Where everybody who follows something waits, and where it is told that something happened.
///
/// Only numbers pass through: `publish` raises how far a topic has come and wakes those who wait for it, and each of
/// them reads for itself what it may see. So nothing can be lost between two servers, by a slow reader or at a
/// restart: a reader that comes with its position is told the state as it is. Why: docs/decisions/0021-live.md.
package final class LiveHub: Sendable {
  private struct Topic {
    var latest = 0
    var raised = ContinuousClock.now
    var streams: [ObjectIdentifier: LiveStream] = [:]
    /// Its own, so that what is slow to read in one meeting keeps no other waiting.
    let tellers = LiveTellers()
  }

  private struct State {
    var topics: [LiveTopic: Topic] = [:]
    /// The oldest first.
    var ofOne: [LivePass.Credential: [LiveStream]] = [:]
    var count = 0
    var isStopping = false
  }

  private let state = Mutex(State())
  package let limits: LiveLimits

  package init(_ limits: LiveLimits = LiveLimits()) { self.limits = limits }

  /// Call it after the commit. Costs a wake-up for each stream that waits, and nothing when nobody does.
  package func publish(_ topic: LiveTopic, upTo sequence: Int) {
    let waiting = state.withLock { state -> [ObjectIdentifier: LiveStream] in
      guard sequence > state.topics[topic]?.latest ?? 0 else { return [:] }
      state.topics[topic, default: Topic()].latest = sequence
      // Kept for a while although nobody follows it: somebody may just now be on the way in with an older number.
      state.topics[topic, default: Topic()].raised = .now
      return state.topics[topic]?.streams ?? [:]
    }
    for stream in waiting.values { stream.raise(to: sequence) }
  }

  package func publish(_ news: LiveNews?) {
    if let news { publish(news.topic, upTo: news.sequence) }
  }

  /// How many streams are open.
  package var count: Int { state.withLock { $0.count } }

  package var isFull: Bool { state.withLock { $0.count >= limits.streams } }

  /// What the open streams were opened with, each once.
  package var passes: Set<LivePass> {
    let topics = state.withLock { $0.topics }
    return Set(topics.values.flatMap(\.streams.values).map(\.pass))
  }

  /// The topics somebody follows.
  package var topics: Set<LiveTopic> { Set(state.withLock { $0.topics }.filter { !$0.value.streams.isEmpty }.keys) }

  /// Ends the streams that were opened with any of these.
  package func end(_ passes: Set<LivePass>, _ why: LiveEnd = .refused) {
    guard !passes.isEmpty else { return }
    for stream in all where passes.contains(stream.pass) { stream.end(why) }
  }

  /// Once a second, for all of them: signs of life, and an end to those that take nothing.
  package func tick(at now: ContinuousClock.Instant) {
    for stream in all { stream.tick(at: now, limits) }
    state.withLock { state in
      state.topics = state.topics.filter { !$0.value.streams.isEmpty || now - $0.value.raised < .seconds(60) }
    }
  }

  /// Everybody is told to come back in a moment, and nobody new is let in.
  package func stop() {
    state.withLock { $0.isStopping = true }
    for stream in all { stream.end(.restart) }
  }

  package func start() { state.withLock { $0.isStopping = false } }

  private var all: [LiveStream] { state.withLock { $0.topics }.values.flatMap(\.streams.values) }

  /// Nil: welcome. Otherwise why not.
  func enter(_ stream: LiveStream) -> LiveEnd? {
    let (refusal, latest, oldest) = state.withLock { state -> (LiveEnd?, Int, LiveStream?) in
      if state.isStopping { return (.restart, 0, nil) }
      if state.count >= limits.streams { return (.full, 0, nil) }
      state.count += 1
      state.topics[stream.pass.topic, default: Topic()].streams[ObjectIdentifier(stream)] = stream
      state.ofOne[stream.pass.credential, default: []].append(stream)
      let own = state.ofOne[stream.pass.credential] ?? []
      let oldest = own.count > limits.streamsOfOne ? own[own.count - limits.streamsOfOne - 1] : nil
      return (nil, state.topics[stream.pass.topic]?.latest ?? 0, oldest)
    }
    // What was published between the reading of the head and this moment.
    stream.raise(to: latest)
    // The newest is what the person is looking at; closing that one instead would show nothing where it matters.
    oldest?.end(.displaced)
    return refusal
  }

  /// There is something to read for it: one of its topic's tellers will.
  func read(for stream: LiveStream) {
    state.withLock { $0.topics[stream.pass.topic]?.tellers }?.add(stream)
  }

  func leave(_ stream: LiveStream) {
    state.withLock { state in
      guard state.topics[stream.pass.topic]?.streams.removeValue(forKey: ObjectIdentifier(stream)) != nil else {
        return
      }
      state.count -= 1
      state.ofOne[stream.pass.credential]?.removeAll { $0 === stream }
      if state.ofOne[stream.pass.credential]?.isEmpty == true { state.ofOne[stream.pass.credential] = nil }
    }
  }
}

/// How many streams there may be, and how long they may keep us waiting.
package struct LiveLimits: Sendable {
  /// In all, on this server.
  package var streams = 2_000
  /// For one session or pass: a person with several tabs.
  package var streamsOfOne = 4
  /// After so long without a message a sign of life is sent. It is an event and no comment, which scripts never see:
  /// a browser that hears none for five seconds knows that the net is gone, long before TCP does.
  package var heartbeat: Duration = .seconds(3)
  /// How long one message may take to read and to write.
  package var patience: Duration = .seconds(30)

  package init() {}
}
