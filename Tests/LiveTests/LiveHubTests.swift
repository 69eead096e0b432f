import Live
import Synchronization
import Testing
import Values

@Suite struct LiveHubTests {
  @Test func `a quiet stream gives a sign of life every three seconds, without a number`() async throws {
    let hub = LiveHub()
    let reader = Reader(in: hub)
    try await reader.hears("forbundet")
    try await until { hub.count == 1 }
    try await Task.sleep(for: .milliseconds(20))
    hub.tick(at: .now + .seconds(2))
    try await Task.sleep(for: .milliseconds(20))
    #expect(!reader.heard.contains("puls"))
    hub.tick(at: .now + .seconds(3))
    try await reader.hears("puls")
    #expect(reader.heard.hasSuffix("\n\nevent: puls\ndata: 1\n\n"))
    #expect(!reader.heard.contains("id:"))
  }

  @Test func `a reader that takes nothing for half a minute is cut off, and its place is free`() async throws {
    let hub = LiveHub()
    let stuck = Reader(in: hub)
    let other = Reader(.guest, in: hub)
    try await until { hub.count == 2 }
    try await stuck.hears("forbundet")
    stuck.freeze()
    hub.publish(.strandby, upTo: 1)
    try await other.hears("nr 1")
    // It has heard it and waits again.
    try await Task.sleep(for: .milliseconds(20))
    hub.tick(at: .now + .seconds(25))
    #expect(!stuck.isCut)
    hub.tick(at: .now + .seconds(31))
    #expect(try await stuck.end == .slow)
    #expect(stuck.isCut && hub.count == 1)
    #expect(!other.isCut)
  }

  @Test func `a stream that is read for too long is cut as well`() async throws {
    let hub = LiveHub()
    let (read, reading) = AsyncStream.makeStream(of: Void.self)
    let reader = Reader(in: hub, position: 0, head: 1) { _, _ in
      for await _ in read {}
      return nil
    }
    try await reader.hears("forbundet")
    try await Task.sleep(for: .milliseconds(30))
    hub.tick(at: .now + .seconds(31))
    #expect(reader.isCut && hub.count == 0)
    reading.finish()
    #expect(try await reader.end == .slow)
    #expect(hub.count == 0)
  }

  @Test func `what is slow to read keeps back neither another meeting nor the signs of life of its own`() async throws {
    let hub = LiveHub()
    let (read, reading) = AsyncStream.makeStream(of: Void.self)
    let readers = (0..<60).map { number in
      Reader(LivePass(.strandby, .pass(hash: "\(number)")), in: hub, position: 0, head: number < 40 ? 1 : 0) { _, _ in
        for await _ in read {}
        return nil
      }
    }
    let other = Reader(LivePass(.mols, .session(hash: "jonas")), in: hub)
    try await other.hears("forbundet")
    for reader in readers { try await reader.hears("forbundet") }
    hub.publish(.mols, upTo: 1)
    try await other.hears("nr 1")
    #expect(other.heard.contains("nr 1"))
    hub.tick(at: .now + .seconds(4))
    for reader in readers.dropFirst(40) {
      try await reader.hears("puls")
      #expect(reader.heard.contains("puls"))
    }
    reading.finish()
  }

  @Test func `those whose pass holds no more are told to go, and nobody else`() async throws {
    let hub = LiveHub()
    let mette = Reader(in: hub)
    let secondTab = Reader(in: hub)
    let guest = Reader(.guest, in: hub)
    try await until { hub.count == 3 }
    #expect(hub.passes == [.mette, .guest])
    hub.end([.mette])
    #expect(try await mette.end == .refused)
    #expect(try await secondTab.end == .refused)
    #expect(mette.heard.contains("event: slut\n"))
    hub.publish(.strandby, upTo: 1)
    try await guest.hears("nr 1")
    #expect(guest.heard.contains("nr 1") && !mette.heard.contains("nr 1"))
    #expect(hub.passes == [.guest])
  }

  @Test func `nothing is told to somebody who was refused while it was being read`() async throws {
    let hub = LiveHub()
    let (gates, gate) = AsyncStream.makeStream(of: Void.self)
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let reader = Reader(in: hub, position: 0, head: 1) { _, latest in
      beginning.yield()
      for await _ in gates { break }
      return LiveMessage("nyt", sequence: latest, data: Array("hemmeligt".utf8))
    }
    for await _ in begun { break }
    hub.end([.mette])
    gate.yield()
    #expect(try await reader.end == .refused)
    #expect(!reader.heard.contains("hemmeligt"))
  }

  @Test func `a fifth stream of one session takes the place of the oldest, and others keep theirs`() async throws {
    let hub = LiveHub()
    let guest = Reader(.guest, in: hub)
    try await until { hub.count == 1 }
    var tabs: [Reader] = []
    for number in 1...5 {
      tabs.append(Reader(in: hub))
      if number < 5 { try await until { hub.count == number + 1 } }
    }
    #expect(try await tabs[0].end == .displaced)
    #expect(tabs[0].heard.contains("event: hvil\n"))
    try await until { hub.count == 5 }
    #expect(hub.count == 5)
    hub.publish(.strandby, upTo: 1)
    for tab in tabs.dropFirst() + [guest] {
      try await tab.hears("nr 1")
      #expect(tab.heard.contains("nr 1"))
    }
  }

  @Test func `when all places are taken the next is sent away, to come back later`() async throws {
    var limits = LiveLimits()
    limits.streams = 2
    let hub = LiveHub(limits)
    let first = Reader(in: hub)
    let second = Reader(.guest, in: hub)
    try await until { hub.count == 2 }
    #expect(hub.isFull)
    let third = Reader(LivePass(.mols, .session(hash: "jonas")), in: hub)
    #expect(try await third.end == .full)
    #expect(hub.count == 2)
    first.stream.end(.gone)
    #expect(try await first.end == .gone)
    #expect(hub.count == 1)
    _ = second
  }

  @Test func `a server that stops sends everybody home with a time to come back, not all at once`() async throws {
    let hub = LiveHub()
    let readers = (0..<40).map { Reader(LivePass(.strandby, .pass(hash: "\($0)")), in: hub) }
    try await until { hub.count == 40 }
    hub.stop()
    var times: Set<Substring> = []
    for reader in readers {
      #expect(try await reader.end == .restart)
      times.insert(try #require(reader.heard.split(separator: "retry: ").last))
    }
    #expect(times.count > 20)
    #expect(hub.count == 0)
    #expect(try await Reader(in: hub).end == .restart)
    hub.start()
    let again = Reader(in: hub, position: 0, head: 1)
    try await again.hears("nr 1")
    #expect(again.heard.contains("nr 1"))
  }

  @Test func `two thousand wait on one topic, and all hear of it`() async throws {
    let hub = LiveHub()
    let shared = LiveShared<Int, LiveMessage?>()
    let reads = Mutex(0)
    let readers = (0..<2_000).map { number in
      Reader(LivePass(.strandby, .pass(hash: "\(number)")), in: hub) { _, latest in
        try await shared.value(latest) {
          reads.withLock { $0 += 1 }
          return LiveMessage("nyt", sequence: latest, data: Array("nr \(latest)".utf8))
        }
      }
    }
    try await until { hub.count == 2_000 }
    let began = ContinuousClock.now
    hub.publish(.strandby, upTo: 1)
    #expect(ContinuousClock.now - began < .milliseconds(500))
    try await until { readers.allSatisfy { $0.heard.contains("nr 1\n") } }
    #expect(readers.allSatisfy { $0.heard.contains("nr 1\n") })
    // Read once for all of them.
    #expect(reads.withLock { $0 } == 1)
  }

  @Test func `a reading for many that fails is tried again by the next`() async throws {
    struct Unreadable: Error {}
    let shared = LiveShared<Int, LiveMessage?>()
    await #expect(throws: Unreadable.self) { try await shared.value(1) { throw Unreadable() } }
    let message = try await shared.value(1) { LiveMessage("nyt", sequence: 1, data: []) }
    #expect(message?.sequence == 1)
  }
}
