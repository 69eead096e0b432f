import Foundation
import Hummingbird
import HummingbirdTesting
import ServiceLifecycle
import Synchronization
import Testing
import Values
import Web

@Suite(.serialized) struct ServerTests {
  @Test func `a stopping server finishes the answer it is giving, and takes no new one`() async throws {
    let slow = Feature(name: "slow") { routes, _ in
      routes.get("/langsom", .anyone) { _, _ in
        try await Task.sleep(for: .milliseconds(600))
        return .bytes(Array("færdig".utf8), type: "text/plain; charset=utf-8")
      }
    }
    let test = try await TestHouse(settings: Settings(port: 0))
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let group = Server.group(test.house, [slow]) { found.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await ports.first { _ in true })
      async let heard = Wire(port: port).send(["GET /langsom HTTP/1.1\r\nHost: x\r\n\r\n"], patience: 5)
      try await Task.sleep(for: .milliseconds(200))
      let began = ContinuousClock.now
      await group.triggerGracefulShutdown()
      #expect(try await heard.text.hasSuffix("færdig"))
      #expect(try await heard.isClosed)
      try await tasks.waitForAll()
      #expect(ContinuousClock.now - began < .seconds(3))
      await #expect(throws: (any Error).self) {
        try await Wire(port: port).send(["GET / HTTP/1.1\r\n\r\n"], patience: 0.5)
      }
    }
  }

  @Test func `a taken port is told in one clear sentence`() async throws {
    let first = try await TestHouse(settings: Settings(port: 0))
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let group = Server.group(first.house, []) { found.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await ports.first { _ in true })
      let second = try await TestHouse(settings: Settings(port: port))
      await #expect(throws: ServerFailure.portTaken(port)) { try await Server.run(second.house, []) }
      #expect(ServerFailure.portTaken(port).words.contains("Port \(port) er optaget"))
      #expect(ServerFailure.portTaken(port).exitCode != 0)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test func `jobs run while the server runs, and one that fails does not stop it`() async throws {
    let runs = Mutex(0)
    let feature = Feature(
      name: "working",
      jobs: [
        Job(name: "good", every: .milliseconds(50), first: .zero) { _ in runs.withLock { $0 += 1 } },
        Job(name: "bad", every: .milliseconds(50), first: .zero) { _ in throw Unforeseen() },
      ])
    let test = try await TestHouse(settings: Settings(port: 0))
    let group = Server.group(test.house, [feature])
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for _ in 0..<100 where runs.withLock({ $0 }) < 3 || test.diary.lines(about: "job-failed").count < 2 {
        try await Task.sleep(for: .milliseconds(50))
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(runs.withLock { $0 } >= 3)
    #expect(test.diary.lines(about: "job-failed").count >= 2)
  }

  @Test func `figures are served on a port of their own`() async throws {
    let port = Int.random(in: 20_000..<30_000)
    let test = try await TestHouse(settings: Settings(port: 0, metricsPort: port))
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let group = Server.group(test.house, [.hall]) { found.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let own = try #require(await ports.first { _ in true })
      _ = try await Wire(port: own).send(["GET /navn HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])
      let there = try await Wire(port: port).send(["GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])
      #expect(there.text.contains("faelled_requests_total{method=\"GET\",route=\"/navn\",status=\"200\"} 1"))
      #expect(there.text.contains("process_resident_memory_bytes "))
      let here = try await Wire(port: own).send(["GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])
      #expect(here.status == 404)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test func `health is told without sign-in and without details, also when the database is gone`() async throws {
    let test = try await TestHouse()
    let application = Server.application(test.house, [])
    try await application.test(.router) { client in
      let well = try await client.get("/sundhed")
      #expect(well.status == .ok && well.text == "{\"ok\":true,\"database\":true}\n")
      try await test.house.store.close()
      let ill = try await client.get("/sundhed")
      #expect(ill.status == .serviceUnavailable && ill.text == "{\"ok\":false,\"database\":false}\n")
    }
  }

  @Test(
    arguments: [
      // proxy, X-Forwarded-For, counted as
      (nil, "203.0.113.9", "127.0.0.1"), ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
      ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"), ("10.0.0.1", "203.0.113.9", "127.0.0.1"),
      ("127.0.0.1", "<script>", "127.0.0.1"),
    ] as [(String?, String, String)])
  func `only the configured proxy may say who is behind it`(proxy: String?, claim: String, counted: String) async throws
  {
    let test = try await TestHouse(settings: Settings(proxy: proxy))
    try await test.test(.hall) { client in
      let response = try await client.get("/navn", [("X-Forwarded-For", claim), ("X-Forwarded-Proto", "https")])
      #expect((response.headers[.strictTransportSecurity] != nil) == (proxy == "127.0.0.1"))
    }
    #expect(test.diary.lines(about: "request").first?.contains("from=\(counted)") == true)
  }

  @Test func `reports of broken policy are noted, ten a minute`() async throws {
    let test = try await TestHouse()
    try await test.test(.hall) { client in
      for number in 1...12 {
        let response = try await client.executeRequest(
          uri: "/csp-rapport", method: .post, headers: .init([("Content-Type", "application/csp-report")]),
          body: .init(string: "{\"csp-report\":{\"blocked-uri\":\"inline\n\"}}"))
        #expect(response.status.code == (number <= 10 ? 204 : 429))
      }
    }
    #expect(test.diary.lines(about: "csp-report").count == 10)
  }

  @Test func `a page's own script has the nonce that its answer allows`() async throws {
    let feature = Feature(name: "script") { routes, _ in
      routes.get("/ur", .anyone) { _, _ in .page(Page(title: "Ur", scripts: ["ur.js"], main: "<h1>Ur</h1>")) }
    }
    try await TestHouse(assets: ["ur.js": "1"]).test(feature) { client in
      let response = try await client.get("/ur")
      let policy = try #require(response.headers[.contentSecurityPolicy])
      let nonce = try #require(policy.split(separator: "'nonce-").last?.split(separator: "'").first)
      #expect(nonce.count >= 22)
      #expect(response.text.contains("nonce=\"\(nonce)\"") && response.text.contains("/ur.js?v="))
    }
  }
}
