import Live
import Storage
import Synchronization
import TestSupport
import Testing
import Values

/// Two servers on one PostgreSQL.
@Suite struct NodesTests {
  @Test(.timeLimit(.minutes(1))) func `what one server publishes is heard on the other, when it is kept`() async throws
  {
    try await withPostgreSQLAddress { address in
      let here = try Store.open(address)
      let there = try Store.open(address)
      let hub = LiveHub()
      let heads = Mutex<[LiveTopic: Int]>([:])
      let listening = Task { await hub.listen(to: there) { _ in heads.withLock { $0 } } }
      let reader = Reader(in: hub)
      try await until { hub.count == 1 }
      heads.withLock { $0 = [.strandby: 3] }
      // The ear is open when what was missed before has been asked for.
      try await reader.hears("nr 3")

      struct Regret: Error {}
      try? await here.write { tx in
        try LiveTopic.strandby.tell(upTo: 4, in: tx)
        throw Regret()
      }
      try await here.write { try LiveTopic.strandby.tell(upTo: 5, in: $0) }
      try await reader.hears("nr 5")
      #expect(reader.heard.contains("nr 5") && !reader.heard.contains("nr 4"))
      listening.cancel()
      try await here.close()
      try await there.close()
    }
  }

  @Test func `what anybody else says on the channel moves nothing`() async throws {
    try await withPostgreSQLAddress { address in
      let store = try Store.open(address)
      let hub = LiveHub()
      let listening = Task { await hub.listen(to: store) { _ in [.strandby: 1] } }
      let reader = Reader(in: hub)
      try await reader.hears("nr 1")
      try await store.write { tx in
        for text in ["", "meeting/fjordby/strandby", "meeting/fjordby/strandby/x", "a/b/c/d/9"] {
          try tx.notify(LiveTopic.channel, text)
        }
        try LiveTopic.strandby.tell(upTo: 2, in: tx)
      }
      try await reader.hears("nr 2")
      #expect(reader.stream.written == 2)
      listening.cancel()
      try await store.close()
    }
  }
}
