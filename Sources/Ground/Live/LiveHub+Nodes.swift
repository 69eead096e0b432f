import Storage

extension LiveHub {
  /// Hears what other servers on the same database publish, until the task is cancelled.
  ///
  /// `heads` tells how far topics have come. It is asked after every interruption, since what was said meanwhile
  /// reached nobody.
  package func listen(to store: Store, heads: @Sendable (Set<LiveTopic>) async throws -> [LiveTopic: Int]) async {
    for await heard in store.listen(LiveTopic.channel) {
      switch heard {
      case .said(let text):
        if let (topic, sequence) = LiveTopic.told(text) { publish(topic, upTo: sequence) }
      case .interrupted: try? await catchUp(heads)
      }
    }
  }

  /// Asks the database how far the topics that somebody follows have come.
  package func catchUp(_ heads: (Set<LiveTopic>) async throws -> [LiveTopic: Int]) async throws {
    let followed = topics
    guard !followed.isEmpty else { return }
    for (topic, head) in try await heads(followed) { publish(topic, upTo: head) }
  }
}
