import Synchronization

/// Those who read for the streams of a topic: a few tasks that take them in turn. A task for each of a thousand streams
/// would be ten kilobytes for each of them, all at the moment something happens.
final class LiveTellers: Sendable {
  private struct State {
    var waiting: ArraySlice<LiveStream> = []
    var atWork = 0
  }

  private let state = Mutex(State())
  private let most: Int

  /// `most` is how many streams are read for at once.
  init(most: Int = 8) { self.most = most }

  func add(_ stream: LiveStream) {
    let isNeeded = state.withLock { state in
      state.waiting.append(stream)
      guard state.atWork < most else { return false }
      state.atWork += 1
      return true
    }
    // Detached from whoever made something happen, who does not wait for it to be told.
    if isNeeded { Task.detached { [self] in while let stream = next() { await stream.tell() } } }
  }

  private func next() -> LiveStream? {
    state.withLock { state in
      if let stream = state.waiting.popFirst() { return stream }
      // A slice remembers what was taken from it.
      state.waiting = []
      state.atWork -= 1
      return nil
    }
  }
}
