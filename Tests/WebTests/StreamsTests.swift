import Foundation
import Hummingbird
import HummingbirdTesting
import Live
import Storage
import Synchronization
import Testing
import Values
import Web

/// A small town square where something is told now and then.
private final class Square: Sendable {
  static let topic = LiveTopic("torv", "1", of: Visitor.mette.municipality)
  let head = Mutex(3)
  let shownOut = Mutex<Set<LivePass.Credential>>([])
  let lostRole = Mutex<Set<ID<Account>>>([])

  var feature: Feature {
    let watch = LiveWatch("torv") { topics, _ in
      Dictionary(uniqueKeysWithValues: topics.map { ($0, self.head.withLock { $0 }) })
    } refused: { readers, _, _ in
      let out = self.shownOut.withLock { $0 }
      let lost = self.lostRole.withLock { $0 }
      return Set(
        readers.filter { out.contains($0.pass.credential) || $0.visitor.map { lost.contains($0.person) } ?? false }
          .map(\.pass))
    }
    return Feature(name: "torv", live: [watch]) { routes, house in
      routes.get("/torv/nyt", .signedIn) { call, _ in
        try call.stream(Square.topic, by: .session, head: self.head.withLock { $0 }) { sent, latest in
          LiveMessage("nyt", sequence: latest, data: Array("<p id=\"tal\">\(sent) til \(latest)</p>".utf8))
        }
      }
      routes.get("/torv/gaest", .anyone) { call, _ in
        try call.stream(Square.topic, by: .pass, head: self.head.withLock { $0 }) { _, latest in
          LiveMessage("nyt", sequence: latest, data: Array("gæst \(latest)".utf8))
        }
      }
      routes.post("/torv", .signedIn) { _, _ in
        try await Task.sleep(for: .milliseconds(400))
        let sequence = self.happen(house.live)
        return .bytes(Array("\(sequence)".utf8), type: "text/plain; charset=utf-8")
      }
    }
  }

  /// On a real port, with Mette's session as a cookie.
  static func open(
    _ settings: Settings = Settings(),
    _ body: @escaping @Sendable (Square, LiveHub, String, any TestClientProtocol) async throws -> Void
  ) async throws {
    let square = Square()
    let test = try await TestHouse(settings: settings)
    let cookie = try await test.cookie(for: .mette)
    let hub = test.house.live
    try await test.test(square.feature, live: true) { client in try await body(square, hub, cookie, client) }
  }

  @discardableResult
  func happen(_ hub: LiveHub) -> Int {
    let sequence = head.withLock { head in
      head += 1
      return head
    }
    hub.publish(Square.topic, upTo: sequence)
    return sequence
  }
}

@Suite(.serialized) struct StreamsTests {
  @Test func `what happens is told as it happens, and nothing on the way may keep it back`() async throws {
    try await Square.open { square, hub, cookie, client in
      let line = try EventLine(
        port: client.port!, "/torv/nyt?since=3", ["Cookie: \(cookie)", "Accept-Encoding: gzip"])
      try await line.hears("forbundet")
      let head = line.heard.lowercased()
      for header in [
        "http/1.1 200 ", "content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no",
        "x-content-type-options: nosniff", "content-security-policy: default-src 'none'",
      ] { #expect(head.contains(header), "\(header): \(head)") }
      for header in ["content-length", "content-encoding"] { #expect(!head.contains(header)) }
      try await until { hub.count == 1 }
      square.happen(hub)
      try await line.hears("3 til 4")
      #expect(line.heard.contains("id: 4\nevent: nyt\ndata: <p id=\"tal\">3 til 4</p>\n\n"))
      line.leave()
    }
  }

  @Test(
    arguments: [
      // Last-Event-ID, ?since=, told
      (nil, "1", "1 til 3"), ("2", "1", "2 til 3"), ("1", "2", "2 til 3"), ("2", nil, "2 til 3"),
      ("9", "1", "event: reset\n"), (nil, "9", "id: 3\nevent: reset\n"),
    ] as [(String?, String?, String)])
  func `the position is the furthest of the two the browser gives`(header: String?, query: String?, told: String)
    async throws
  {
    try await Square.open { square, _, cookie, client in
      let line = try EventLine(
        port: client.port!, "/torv/nyt" + (query.map { "?since=\($0)" } ?? ""),
        ["Cookie: \(cookie)"] + (header.map { ["Last-Event-ID: \($0)"] } ?? []))
      try await line.hears(told)
      #expect(line.heard.contains(told))
      line.leave()
    }
  }

  @Test func `a position that is no number, or none, is told from now on`() async throws {
    try await Square.open { square, hub, cookie, client in
      let lines = try ["?since=abc", "?since=-4", ""].map {
        try EventLine(port: client.port!, "/torv/nyt" + $0, ["Cookie: \(cookie)"])
      }
      try await until { hub.count == 3 }
      square.happen(hub)
      for line in lines {
        try await line.hears("3 til 4")
        #expect(line.heard.contains("3 til 4") && !line.heard.contains("reset"))
        line.leave()
      }
    }
  }

  @Test func `neither the time of a request nor that of an idle line ends a stream`() async throws {
    var settings = Settings()
    settings.limits.request = .milliseconds(200)
    settings.limits.idle = .milliseconds(300)
    settings.limits.headerTime = .milliseconds(300)
    settings.limits.bodyGrace = .milliseconds(300)
    try await Square.open(settings) { square, hub, cookie, client in
      let line = try EventLine(port: client.port!, "/torv/nyt", ["Cookie: \(cookie)"])
      try await line.hears("forbundet")
      try await Task.sleep(for: .milliseconds(1500))
      #expect(!line.isClosed && hub.count == 1)
      square.happen(hub)
      try await line.hears("3 til 4")
      #expect(line.heard.contains("3 til 4"))
      line.leave()
    }
  }

  @Test func `a reader that leaves is noticed at once and everything is freed`() async throws {
    let square = Square()
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let hub = test.house.live
    try await test.test(square.feature, live: true) { client in
      for _ in 0..<3 {
        let line = try EventLine(port: client.port!, "/torv/nyt", ["Cookie: \(cookie)"])
        try await line.hears("forbundet")
        try await until { hub.count == 1 }
        #expect(hub.count == 1)
        let began = ContinuousClock.now
        line.leave()
        try await until { hub.count == 0 }
        #expect(hub.count == 0 && ContinuousClock.now - began < .seconds(1))
      }
    }
    #expect(test.diary.lines(about: "stream-ended").count == 3)
    #expect(test.diary.lines(about: "stream-ended").allSatisfy { $0.contains("why=gone") })
  }

  @Test func `asked for the headers alone, or for what is there now, it ends`() async throws {
    try await Square.open { square, hub, cookie, client in
      let port = client.port!
      let head = try await Wire(port: port).send(
        ["HEAD /torv/nyt?since=1 HTTP/1.1\r\nHost: x\r\nCookie: \(cookie)\r\n\r\n"])
      #expect(head.status == 200 && head.isClosed && head.text.hasSuffix("\r\n\r\n"))
      let now = try await Wire(port: port).send(
        ["GET /torv/nyt?since=1&nu=1 HTTP/1.1\r\nHost: x\r\nCookie: \(cookie)\r\n\r\n"])
      #expect(now.isClosed && now.text.contains("1 til 3"))
      // As an old proxy asks: it must at least be told what there is, and be let go of when it leaves.
      let old = try await Wire(port: port).send(
        ["GET /torv/nyt?since=1 HTTP/1.0\r\nHost: x\r\nConnection: close\r\nCookie: \(cookie)\r\n\r\n"], patience: 1)
      #expect(old.text.contains("1 til 3"))
      try await until { hub.count == 0 }
      #expect(hub.count == 0)
    }
  }

  @Test func `who wants the line closed afterwards is told until they leave, and so is who asks more`() async throws {
    try await Square.open { square, hub, cookie, client in
      let port = client.port!
      let more = ["", "GET /torv/nyt HTTP/1.1", "Host: x", "Cookie: \(cookie)"]
      let lines = try [["Connection: close"], more].map {
        try EventLine(port: port, "/torv/nyt", ["Cookie: \(cookie)"] + $0)
      }
      try await until { hub.count == 2 }
      square.happen(hub)
      for line in lines {
        try await line.hears("3 til 4")
        #expect(line.heard.contains("3 til 4") && line.heard.components(separatedBy: "HTTP/1.1").count == 2)
      }
      #expect(hub.count == 2)
      for line in lines { line.leave() }
      try await until { hub.count == 0 }
      #expect(hub.count == 0)
    }
  }

  @Test func `a stranger gets no stream, with or without a made-up pass`() async throws {
    let square = Square()
    let test = try await TestHouse()
    try await test.test(square.feature) { client in
      expect(try await client.get("/torv/nyt").status, is: .seeOther)
      expect(try await client.get("/torv/gaest").status, is: .forbidden)
    }
  }

  @Test func `when all places are taken the next is told when to try again`() async throws {
    var settings = Settings()
    settings.live.streams = 1
    try await Square.open(settings) { square, hub, cookie, client in
      let line = try EventLine(port: client.port!, "/torv/nyt", ["Cookie: \(cookie)"])
      try await until { hub.count == 1 }
      let next = try await client.get("/torv/nyt", [("Cookie", cookie)])
      #expect(next.status == .tooManyRequests && next.headers[.retryAfter] != nil)
      // Those who ask now and then instead are served.
      let now = try await client.get("/torv/nyt?since=1&nu=1", [("Cookie", cookie)])
      #expect(now.status == .ok && now.text.contains("1 til 3"))
      line.leave()
    }
  }
}

/// Each of the ways somebody may lose the right to follow.
@Suite(.serialized) struct RevocationTests {
  private enum Loss: CaseIterable {
    case signedOut, allSessionsEnded, ranOut, roleRemoved, shownOut
  }

  @Test(arguments: 0..<5) func `whoever loses the right to follow is cut off within a second`(number: Int) async throws
  {
    let square = Square()
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let kept = try await test.cookie(for: .jonas)
    let store = test.house.store
    let hub = test.house.live
    try await test.test(square.feature, live: true) { client in
      let port = client.port!
      let guest = try EventLine(port: port, "/torv/gaest", ["Cookie: pass=\(cookie.dropFirst(8))"])
      let own = try EventLine(port: port, "/torv/nyt", ["Cookie: \(cookie)"])
      let other = try EventLine(port: port, "/torv/nyt", ["Cookie: \(kept)"])
      try await until { hub.count == 3 }
      var lost = own
      switch Loss.allCases[number] {
      case .signedOut:
        _ = try await store.write { try $0.run("DELETE FROM session WHERE person = 'mette'") }
      case .allSessionsEnded:
        try await store.write { tx in
          try SignIn.endAll(of: Visitor.mette.person, of: Visitor.mette.municipality, in: tx)
        }
      case .ranOut:
        _ = try await store.write { try $0.run("UPDATE session SET seen = 1, created = 1 WHERE person = 'mette'") }
      case .roleRemoved: square.lostRole.withLock { _ = $0.insert(Visitor.mette.person) }
      case .shownOut:
        let hash = hub.passes.map(\.credential).first { if case .pass = $0 { true } else { false } }
        square.shownOut.withLock { $0 = [hash!] }
        lost = guest
      }
      let began = ContinuousClock.now
      try await lost.closes()
      #expect(lost.isClosed && ContinuousClock.now - began < .milliseconds(1300))
      #expect(lost.heard.contains("event: slut\n"))
      #expect(!other.isClosed && hub.count == 2)
      for line in [guest, own, other] { line.leave() }
    }
  }

  @Test func `a stream of a kind that nobody watches over is cut`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let feature = Feature(name: "uden opsyn") { routes, _ in
      routes.get("/torv/nyt", .signedIn) { call, _ in
        try call.stream(Square.topic, by: .session, head: 0) { _, _ in nil }
      }
    }
    try await test.test(feature, live: true) { client in
      let line = try EventLine(port: client.port!, "/torv/nyt", ["Cookie: \(cookie)"])
      try await line.closes()
      #expect(line.isClosed && line.heard.contains("event: slut\n"))
    }
  }

  @Test func `a database that cannot be read cuts nobody off, and is told about`() async throws {
    let square = Square()
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let hub = test.house.live
    let feature = Feature(
      name: "syg",
      live: [LiveWatch("torv", heads: { _, _ in [:] }, refused: { _, _, _ in throw StoreError.busy })],
      routes: square.feature.routes)
    try await test.test(feature, live: true) { client in
      let line = try EventLine(port: client.port!, "/torv/nyt", ["Cookie: \(cookie)"])
      try await until { !test.diary.lines(about: "live-check-failed").isEmpty }
      #expect(!line.isClosed && hub.count == 1)
      line.leave()
    }
    #expect(!test.diary.lines(about: "live-check-failed").isEmpty)
  }
}

@Suite(.serialized) struct StoppingStreamsTests {
  @Test func `a server that stops ends its streams in a second, and the command under way is carried out`() async throws
  {
    let square = Square()
    let test = try await TestHouse(settings: Settings(port: 0))
    let cookie = try await test.cookie(for: .mette)
    let hub = test.house.live
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let group = Server.group(test.house, [square.feature]) { found.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await ports.first { _ in true })
      let lines = try (0..<3).map { _ in try EventLine(port: port, "/torv/nyt", ["Cookie: \(cookie)"]) }
      try await until { hub.count == 3 }
      let command = try EventLine(
        port: port, "/torv", ["Cookie: \(cookie)", "Sec-Fetch-Site: same-origin", "Content-Length: 0"], method: "POST")
      try await Task.sleep(for: .milliseconds(100))
      let began = ContinuousClock.now
      await group.triggerGracefulShutdown()
      for line in lines {
        try await line.closes()
        // A last word with a time, and the end of the body as HTTP wants it.
        #expect(line.isClosed && line.heard.components(separatedBy: "retry: ").count == 3)
        #expect(line.heard.hasSuffix("\r\n0\r\n\r\n"))
      }
      #expect(ContinuousClock.now - began < .seconds(1))
      try await tasks.waitForAll()
      #expect(ContinuousClock.now - began < .seconds(2))
      // The answer was sent before the server ended; it may be on its way still.
      try await command.closes()
      #expect(command.heard.hasSuffix("\r\n\r\n4") && square.head.withLock { $0 } == 4)
    }
  }
}
