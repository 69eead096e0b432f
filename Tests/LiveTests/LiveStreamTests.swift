import Live
import Synchronization
import Testing
import Values

@Suite struct LiveStreamTests {
  @Test func `a reader is told what happens after it came, and where it stands`() async throws {
    let hub = LiveHub()
    let reader = Reader(in: hub, head: 4)
    try await until { hub.count == 1 }
    hub.publish(.strandby, upTo: 5)
    try await reader.hears("nr 5")
    #expect(reader.heard.contains("id: 5\nevent: nyt\ndata: nr 5\n\n"))
    #expect(!reader.heard.contains("id: 4"))
    #expect(reader.heard.hasPrefix("retry: 2") || reader.heard.hasPrefix("retry: 3000"))
  }

  @Test func `a reader that comes back is told what it missed at once, and only that`() async throws {
    let hub = LiveHub()
    let asked = Mutex<[[Int]]>([])
    let reader = Reader(in: hub, position: 3, head: 9) { sent, latest in
      asked.withLock { $0.append([sent, latest]) }
      return LiveMessage("nyt", sequence: latest, data: Array("nr \(latest)".utf8))
    }
    try await reader.hears("nr 9")
    hub.publish(.strandby, upTo: 10)
    try await reader.hears("nr 10")
    #expect(asked.withLock { $0 } == [[3, 9], [9, 10]])
    _ = reader
  }

  @Test func `a position ahead of the log, after a backup was put back, is told to fetch everything anew`() async throws
  {
    let hub = LiveHub()
    let reader = Reader(in: hub, position: 70, head: 9)
    try await reader.hears("reset")
    #expect(reader.heard.contains("id: 9\nevent: reset\ndata: hent\n\n"))
    hub.publish(.strandby, upTo: 10)
    try await reader.hears("nr 10")
    #expect(reader.heard.contains("id: 10\n"))
  }

  @Test func `what was published between the reading of the head and the opening of the stream is told`() async throws {
    let hub = LiveHub()
    hub.publish(.strandby, upTo: 6)
    let reader = Reader(in: hub, position: 5, head: 5)
    try await reader.hears("nr 6")
    #expect(reader.heard.contains("id: 6\n"))
  }

  @Test func `a hundred things that happen while a reader is slow become one message, the latest`() async throws {
    let hub = LiveHub()
    let reader = Reader(in: hub)
    let quick = Reader(.guest, in: hub)
    try await until { hub.count == 2 }
    hub.publish(.strandby, upTo: 1)
    try await reader.hears("nr 1")
    reader.freeze()
    hub.publish(.strandby, upTo: 2)
    try await quick.hears("nr 2")
    for number in 3...102 { hub.publish(.strandby, upTo: number) }
    // The other one is not kept waiting.
    try await quick.hears("nr 102")
    #expect(quick.heard.contains("nr 102"))
    reader.thaw()
    try await reader.hears("nr 102")
    #expect(reader.stream.written == 3)
    #expect(["nr 1\n", "nr 2\n", "nr 102\n"].allSatisfy { reader.heard.contains($0) })
  }

  @Test func `what is not for this reader moves the position and writes nothing`() async throws {
    let hub = LiveHub()
    let reader = Reader(in: hub) { sent, latest in
      latest == 1 ? nil : LiveMessage("nyt", sequence: latest, data: Array("efter \(sent)".utf8))
    }
    try await until { hub.count == 1 }
    hub.publish(.strandby, upTo: 1)
    try await Task.sleep(for: .milliseconds(50))
    hub.publish(.strandby, upTo: 2)
    try await reader.hears("efter")
    #expect(reader.heard.contains("data: efter 1\n"))
    #expect(!reader.heard.contains("id: 1\n"))
  }

  @Test func `an old number wakes nobody, and another topic's is not heard`() async throws {
    let hub = LiveHub()
    let reads = Mutex(0)
    let reader = Reader(in: hub, head: 8) { _, _ in
      reads.withLock { $0 += 1 }
      return nil
    }
    try await until { hub.count == 1 }
    hub.publish(.strandby, upTo: 8)
    hub.publish(.strandby, upTo: 3)
    hub.publish(.mols, upTo: 900)
    try await Task.sleep(for: .milliseconds(60))
    #expect(reads.withLock { $0 } == 0)
    _ = reader
  }

  @Test func `a reading that fails ends the line, so that the browser comes back with its position`() async throws {
    struct Unreadable: Error {}
    let hub = LiveHub()
    let reader = Reader(in: hub, position: 1, head: 2) { _, _ in throw Unreadable() }
    #expect(try await reader.end == .broken)
    #expect(reader.isCut && hub.count == 0)
  }

  @Test func `asked once, it tells what is lacking and ends, without taking a place`() async throws {
    let hub = LiveHub()
    func told(since position: Int) async throws -> String {
      let stream = LiveStream(.mette, in: hub, position: position, head: 9, once: true) {
        .init("nyt", sequence: $1, data: Array("nr \($1)".utf8))
      }
      var heard: [UInt8] = []
      try await stream.tellOnce { heard += $0 }
      return String(decoding: heard, as: UTF8.self)
    }
    #expect(try await told(since: 3).contains("nr 9") && hub.count == 0)
    #expect(!(try await told(since: 9).contains("id:")))
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\n\n\nevent: falsk\ndata: b", "", "\n", "æ\u{2028}ø"])
  func `a message is one message, whatever line breaks it holds`(text: String) {
    let wire = String(decoding: LiveMessage("nyt", sequence: 1, data: Array(text.utf8)).wire, as: UTF8.self)
    let lines = wire.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["id: 1", "event: nyt"])
    #expect(lines.dropFirst(2).dropLast(2).allSatisfy { $0.hasPrefix("data: ") })
    #expect(wire.hasSuffix("\n\n") && wire.components(separatedBy: "\n\n").count == 2)
  }
}
